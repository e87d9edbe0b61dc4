// The entry for Node: reads the module from the disk, which `fetch` there cannot.

import { readFileSync } from "node:fs";

import { initSync } from "./core.js";

initSync({ module: readFileSync(new URL("./core_bg.wasm", import.meta.url)) });

export { {{functions}} } from "./core.js";
