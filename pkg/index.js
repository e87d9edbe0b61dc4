// The entry for browsers and bundlers: the functions work as soon as this module is imported.

import start from "./core.js";

await start({ module_or_path: new URL("./core_bg.wasm", import.meta.url) });

export { {{functions}} } from "./core.js";
