// What stands before `boot.js` where the whole page is one file: the parts of the app in every language.
// The build puts each language's JavaScript in place of the mark (`xtask/src/single_file.rs`).
globalThis.ecsReachInside = (() => {
  "use strict";

  const page = document.documentElement;
  // What is said where this does not run is untrue now.
  page.classList.add("runs");
  // On a disk the address of this file leads nobody else anywhere, and tells where its reader keeps it: what is shared
  // has that of the page, where the build knows it (`xtask/src/release.rs`), and else none.
  if (/^https?:$/.test(location.protocol)) delete page.dataset.home;
  else page.dataset.home ??= "";
  const loads = {glue};

  // The licences of others stand in the file, too: the link to them need not leave it.
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("a[href$='licenses.html']")) return;
    event.preventDefault();
    const licences = document.getElementById("licences");
    licences.open = true;
    licences.scrollIntoView();
    licences.querySelector("summary").focus();
  });

  return {
    /** Puts the page of another language in place of the one that stands in the file. */
    speak(language) {
      page.lang = language;
      page.hidden = true;
      const put = () => {
        const other = document.getElementById("page-" + language);
        document.title = other.title;
        const kept = ["licences", "wasm-" + language].map((id) => document.getElementById(id));
        document.body.replaceChildren(other.content, ...kept);
        page.hidden = false;
      };
      addEventListener("DOMContentLoaded", put, { once: true });
    },
    /** Each start gets JavaScript with a memory of its own. */
    loaded: () => loads[page.lang](),
    async compiled() {
      const text = document.getElementById("wasm-" + page.lang).textContent;
      // A loop, because a call for each of its letters would take ten times as long.
      const letters = atob(text);
      const packed = new Uint8Array(letters.length);
      for (let at = 0; at < letters.length; at += 1) packed[at] = letters.charCodeAt(at);
      const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
      return WebAssembly.compile(await new Response(stream).arrayBuffer());
    },
  };
})();
