// What answers in a worker.

import { assess } from "ecs-reach/inline";

addEventListener("message", ({ data }) => postMessage(JSON.stringify(assess(data))));
