import start from "./counter.js";

await start({ module_or_path: new URL("./counter_bg.wasm", import.meta.url) });
