// What the bundlers bundle: both entries answer, and the page shows what they say.

import { assess } from "ecs-reach";
import { assess as assessInline } from "ecs-reach/inline";

const design = JSON.parse(document.querySelector("#design").textContent);
const answers = [assess, assessInline].map((assess) => JSON.stringify(assess(design)));
document.querySelector("output").textContent = JSON.stringify(answers);
