// The part of the configuration that is about ECS Reach.
const baseUrl = "/";

export default {
  title: "Our network",
  url: "https://example.org",
  baseUrl,
  // The folder static/ecs-reach/ is a copy of ECS Reach's dist/. Docusaurus puts no `baseUrl` before these.
  scripts: ["ecs-reach/embed.js", "ecs-reach-theme.js"].map((file) => ({ src: baseUrl + file, type: "module" })),
  presets: [["classic", { docs: { routeBasePath: "/" }, blog: false }]],
};
