// The entry in one file, for wherever a second one is in the way: the WebAssembly stands at the end as text, and
// nothing is waited for.

{{glue}}

initSync({ module: Uint8Array.from(atob("{{wasm}}"), (letter) => letter.charCodeAt(0)) });
