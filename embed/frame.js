// A design in an `iframe`, for pages that allow no scripts of others: the address says which design and how it
// is shown. It tells the page around it how high it is and, where that page is named in the address, what design
// it shows; from that page alone it takes another one. docs/embedding.md describes the messages.

import "./embed.js";

const wanted = new URLSearchParams(location.search);
const element = document.querySelector("ecs-reach");

const bare = new CSSStyleSheet();
// As a root of flow it holds the margins of what is in it.
bare.replaceSync("body{display:flow-root;margin:0;overflow-wrap:anywhere}");
document.adoptedStyleSheets = [bare];

for (const name of ["view", "theme", "readonly"]) {
  if (wanted.has(name)) element.setAttribute(name, wanted.get(name));
}
element.setAttribute("scenario", location.hash);
addEventListener("hashchange", () => element.setAttribute("scenario", location.hash));

// ------------------------------------------------------------------------------------------------
// The page around it

/** The page that is talked with: an exact origin, or none. */
const origin = named(wanted.get("origin"));

function named(text) {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  // With a path it is no origin; a slash at the end is none.
  if (url && /^https?:$/.test(url.protocol) && url.origin === text.replace(/\/$/, "")) return url.origin;
  console.warn("ECS Reach: the parameter origin must be an origin such as https://docs.example.com, without a path");
  return null;
}

/** Tells the page around this one, if there is one. */
function tell(message, to) {
  if (to && parent !== self) parent.postMessage({ ecsReach: 1, ...message }, to);
}

// How high it is may be known to whoever shows it: they would see it anyway.
new ResizeObserver(() => {
  tell({ type: "height", height: Math.ceil(document.body.getBoundingClientRect().height) }, origin ?? "*");
}).observe(document.body);

// The design may not: only to the page that is named.
element.addEventListener("ecs-reach-change", ({ detail }) => tell({ type: "change", ...detail }, origin));
element.addEventListener("ecs-reach-error", ({ detail }) => tell({ type: "error", ...detail }, origin));

/** No link of ours is longer, in letters. */
const LONGEST = 20000;

addEventListener("message", ({ source, origin: from, data }) => {
  if (source !== parent || parent === self || !origin || from !== origin) return;
  const design = asked(data);
  if (design === undefined) return;
  if (typeof design === "string") element.link = design;
  else element.scenario = design;
});

/** The design that a message asks for; none where it is not a message of ours. */
function asked(data) {
  if (typeof data !== "object" || data?.ecsReach !== 1 || data.type !== "set") return;
  const { link, scenario } = data;
  if (scenario === undefined) return typeof link === "string" && link.length <= LONGEST ? link : undefined;
  // What is in it is read as any other document is, however large or deep.
  const document = typeof scenario === "object" && scenario && !Array.isArray(scenario);
  return document && link === undefined ? scenario : undefined;
}

// Last, because what is wrong with the address is told at once.
element.load().catch(() => {});
