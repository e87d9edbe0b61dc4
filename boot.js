// Starts the WebAssembly module and, when it cannot start or has stopped, says so in the page.
// A file of its own, because the content security policy allows no inline script.

const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const address = (path) => new URL(path, document.baseURI).href;

let told = false;

/** Shows the message of a template once: after a failure everything that follows is its echo. */
function tell(id, show) {
  if (told) return;
  told = true;
  const message = document.getElementById(id).content.cloneNode(true);
  message.querySelector("button").addEventListener("click", () => location.reload());
  show(message);
}

// A panic ends in a RuntimeError, an endless recursion in a RangeError; after either the module's
// memory cannot be trusted, so the page offers a reload instead of going on.
function stopped(error) {
  if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) {
    tell("stopped", (message) => {
      document.body.prepend(message);
      scrollTo(0, 0);
    });
  }
}
addEventListener("error", (event) => stopped(event.error));
addEventListener("unhandledrejection", (event) => stopped(event.reason));

try {
  const { default: start } = await import(address(js));
  await start({ module_or_path: address(wasm) });
} catch (error) {
  tell("not-started", (message) => document.getElementById("app").replaceChildren(message));
  throw error;
}
