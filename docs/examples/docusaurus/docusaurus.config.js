// The part of the configuration that is about ECS Reach.
export default {
  title: "Our network",
  url: "https://example.org",
  baseUrl: "/",
  // The folder static/ecs-reach/ is a copy of ECS Reach's dist/.
  scripts: [{ src: "/ecs-reach/embed.js", type: "module" }],
  presets: [["classic", { docs: { routeBasePath: "/" }, blog: false }]],
};
