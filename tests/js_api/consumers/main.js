// What the bundlers bundle: both entries answer, and a worker, and the page shows what they say.

import { assess } from "ecs-reach";
import { assess as assessInline } from "ecs-reach/inline";

const design = JSON.parse(document.querySelector("#design").textContent);
const answers = [assess, assessInline].map((assess) => JSON.stringify(assess(design)));
const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
worker.addEventListener("message", ({ data }) => {
  document.querySelector("output").textContent = JSON.stringify([...answers, data]);
});
// At once: a worker that waits for something would miss it.
worker.postMessage(design);
