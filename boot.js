// Chooses the language, starts the page's WebAssembly, starts it again when it breaks, and says what
// happened. A file of its own, because the content security policy allows no inline script; run before
// anything is painted, so that nobody sees the wrong language or the answer to another link.
(() => {
  "use strict";

  const { js, wasm, worker } = document.currentScript.dataset;
  /** Where everything is one file (`single.js`): the parts of the app stand in it, and every language. */
  const inside = globalThis.ecsReachInside;
  const page = document.documentElement;
  const app = () => document.getElementById("app");
  const address = (path) => new URL(path, document.baseURI).href;

  // ------------------------------------------------------------------------------------------------
  // The language

  const KEPT = "ecs-reach-language";

  /** The address of this design in a language that the reader wants more than this page's, if any. */
  function elsewhere() {
    const pages = [...document.querySelectorAll("link[rel=alternate]")];
    const known = (code) => pages.find(({ hreflang }) => code && hreflang === code);
    const here = new URL(location);
    const named = here.searchParams.get("language");
    let kept = null;
    try {
      if (known(named)) localStorage.setItem(KEPT, named);
      kept = localStorage.getItem(KEPT);
    } catch {
      // Where nothing may be kept, the address goes on naming the language.
    }
    if (!inside && named === page.lang && named === kept) {
      here.searchParams.delete("language");
      history.replaceState(null, "", here);
    }
    // A folder names its language; only the root leaves it to the reader.
    const own = known(page.lang)?.href;
    if (!inside && known("x-default")?.href !== own) return;
    const wanted = [named, kept, ...navigator.languages];
    const first = wanted.map((tag) => known(tag?.toLowerCase().split("-")[0])).find(Boolean);
    if (!first || first.hreflang === page.lang) return;
    if (inside) return void inside.speak(first.hreflang);
    // From here on, and not where the site stands by its own account: that may be another copy of it.
    const there = new URL(first.href.slice(own.length), document.baseURI);
    there.search = here.search;
    there.hash = here.hash;
    return there.href;
  }

  const other = elsewhere();
  if (other) {
    page.hidden = true;
    location.replace(other);
    return;
  }

  // Search engines want whole addresses; a page that may stand anywhere learns its own only now. None looks into a
  // file, and who saves one again would save where it stood.
  if (!inside) for (const link of document.querySelectorAll("link[hreflang]")) link.href = new URL(link.href).href;

  // The links to the other languages take the design along.
  for (const kind of ["pointerdown", "focusin", "click"]) {
    addEventListener(kind, ({ target }) => {
      const link = target.closest?.("a[hreflang]");
      if (!link) return;
      if (inside) link.href = "?language=" + link.hreflang;
      link.hash = location.hash;
    });
  }

  // ------------------------------------------------------------------------------------------------
  // The theme, which the app changes

  try {
    const kept = localStorage.getItem("ecs-reach-theme");
    page.dataset.theme = ["light", "dark"].includes(kept) ? kept : "";
  } catch {
    // Where nothing may be kept, it is the reader's system's.
  }

  // What the browser draws around the page follows the theme: the colours are those of the two schemes.
  const schemes = [...document.querySelectorAll("meta[name=theme-color]")].map((meta) => [meta, meta.media]);
  const follow = () => {
    const { theme } = page.dataset;
    for (const [meta, media] of schemes) meta.media = !theme ? media : media.includes(theme) ? "all" : "not all";
  };
  follow();
  new MutationObserver(follow).observe(page, { attributeFilter: ["data-theme"] });

  // ------------------------------------------------------------------------------------------------
  // The start

  const parsed = new Promise((done) => addEventListener("DOMContentLoaded", done, { once: true }));
  // Not half of the document: it is painted once, as a whole. (rel=expect gives up on a slow machine.)
  page.classList.add("half");
  parsed.then(() => page.classList.remove("half"));

  /** How often the app was started before: each start has JavaScript of its own, with no memory. */
  let starts = 0;
  let module = painted().then(compiled);
  let glue = painted().then(loaded);
  /** It has run before: what follows the first start is done. */
  let opened = false;
  /** The app has drawn all of the page: the answers come first. */
  let whole;
  // A failure is told where it is waited for.
  module.catch(() => {});
  glue.catch(() => {});

  /** The answer stands on the screen: until then its style sheet has the network for itself. */
  async function painted() {
    // It is not that to a link, and in a tab that nobody sees nothing is painted.
    if (inside || location.hash || document.hidden) return;
    await parsed;
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  }

  async function compiled() {
    if (inside) return parsed.then(inside.compiled);
    const response = await fetch(address(wasm));
    if (!response.ok) throw new Error(response.status + " " + response.url);
    // Some hosts do not know wasm by its type.
    const typed = response.headers.get("content-type") === "application/wasm";
    return typed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
  }

  async function loaded() {
    return inside ? inside.loaded() : import(address(js) + (starts ? "?start=" + starts : ""));
  }

  // What is jumped to stands below the strip of answers, however high that is.
  const height = new CSSStyleSheet();
  document.adoptedStyleSheets.push(height);
  const strip = new ResizeObserver(([{ target }]) => height.replaceSync(`html { --strip: ${target.offsetHeight}px }`));

  /** Starts the app in its element; true where it runs. */
  async function start() {
    try {
      const [wasm, { default: run, answer, page: mount }] = await Promise.all([module, glue]);
      await parsed;
      // Whoever does something meanwhile need not wait for all of it.
      const next = () => new Promise((done) => setTimeout(done));
      await run({ module_or_path: wasm });
      await next();
      const answered = answer();
      await next();
      let drawn;
      whole = new Promise((done) => { drawn = done; });
      // What it throws is caught below: in there it would be the promise's.
      mount(app(), answered, drawn);
      whole.then(() => {
        strip.disconnect();
        strip.observe(document.getElementById("verdicts"));
      });
      page.classList.remove("opening");
      if (!opened) {
        opened = true;
        whole.then(takeUp).then(keep);
      }
      return true;
    } catch (error) {
      page.classList.remove("opening");
      await parsed;
      broken = false;
      if (!stopped(error)) {
        console.error(error);
        const type = await mistyped();
        if (type) tell("mistyped", error, type);
        else tell("not-started", error);
      }
      return false;
    }
  }

  /** The type that the host gives our JavaScript, where no browser runs it as a module; trying again does not help. */
  async function mistyped() {
    if (inside) return;
    try {
      const { ok, headers } = await fetch(address(js));
      const type = headers.get("content-type") ?? "?";
      return ok && !/(java|ecma)script/i.test(type) ? type : undefined;
    } catch {
      // It does not arrive at all.
    }
  }

  // The answer that stands in the page is not that to a link.
  if (location.hash) page.classList.add("opening");
  start();

  // Until the app does it: a jump within the page that leaves the design in the address.
  addEventListener("click", (event) => {
    const link = event.target.closest?.("#app a[href^='#']");
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    const target = document.querySelector(link.hash);
    target.scrollIntoView();
    target.focus();
  });

  // ------------------------------------------------------------------------------------------------
  // Without a network

  /** Where what stands in fields waits for the next version of the page. */
  const LEFT = "ecs-reach-left";
  /** Whoever comes back to an open page looks for a newer one, at most so often, in milliseconds. */
  const LOOK = 3600000;

  /** Has the worker keep the page for visits without a network, now that nothing waits for the network. */
  async function keep() {
    // What it keeps is more than one visit needs.
    if (!worker || navigator.connection?.saveData) return;
    const only = address(worker);
    let kept;
    try {
      const policy = globalThis.trustedTypes?.createPolicy("ecs-reach-worker", { createScriptURL: () => only });
      kept = await navigator.serviceWorker.register(policy?.createScriptURL("") ?? only);
    } catch {
      // Not every address and window has workers; the page does without.
      return;
    }
    kept.active?.postMessage("opened");
    if (kept.waiting) offer(kept);
    kept.addEventListener("updatefound", () => {
      const next = kept.installing;
      next.addEventListener("statechange", () => {
        // The first one renews nothing.
        if (next.state === "installed" && kept.active) offer(kept);
      });
    });
    let looked = performance.now();
    document.addEventListener("visibilitychange", () => {
      if (document.hidden || performance.now() - looked < LOOK) return;
      looked = performance.now();
      kept.update().catch(() => {});
    });
  }

  /** Offers the version that waits; it comes when the reader wants it, or with the next visit. */
  function offer(kept) {
    const place = document.getElementById("newer");
    const wanted = {
      later: () => place.replaceChildren(),
      renew: () => {
        try {
          sessionStorage.setItem(LEFT, JSON.stringify({ ...left(), place: scrollY }));
        } catch {
          // The design is in the address; only what is half typed goes.
        }
        const next = kept.waiting;
        // Another tab may have let it in.
        if (!next) return location.reload();
        next.addEventListener("statechange", () => {
          if (next.state !== "activating") location.reload();
        });
        next.postMessage("activate");
      },
    };
    place.replaceChildren(document.getElementById("renewed").content.cloneNode(true));
    place.onclick = ({ target }) => wanted[target.dataset.does]?.();
  }

  /** Takes up what the version before has left. */
  async function takeUp() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(LEFT));
      sessionStorage.removeItem(LEFT);
      if (!kept) return;
      await giveBack(kept);
      scrollTo(0, kept.place);
    } catch {
      // Nothing may be kept, so nothing was.
    }
  }

  // ------------------------------------------------------------------------------------------------
  // When it breaks

  /** As many new starts within so many milliseconds; then it is given up. */
  const MOST = 3;
  const WITHIN = 30000;

  const breaks = [];
  /** It has broken and does not run yet again: what fails until then is an echo. */
  let broken = false;
  let notice = null;

  /** Shows the message of a template in place of the last one; `{}` in it is what there is more to say. */
  function tell(id, error, more) {
    const part = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);
    notice?.remove();
    notice = part(id);
    if (more) notice.firstElementChild.lastChild.data = notice.firstElementChild.lastChild.data.replace("{}", () => more);
    const report = part("report");
    const text = report.querySelector("pre");
    const cause = app().dataset.panic ?? error.name + ": " + error.message;
    // What is copied of it tells nobody of the reader's disk (`single.js`).
    const here = (page.dataset.home ?? location.href.split("#")[0]) + location.hash;
    text.append("\n" + [here, navigator.userAgent, cause].join("\n"));
    notice.append(report);
    notice.addEventListener("click", ({ target }) => does[target.dataset.does]?.(report, text));
    document.body.prepend(notice);
  }

  const does = {
    dismiss: () => notice.remove(),
    reload: () => location.reload(),
    retry: () => {
      notice.remove();
      again();
      module = compiled();
      start();
    },
    copy: async (report, text) => {
      const status = report.querySelector("[data-done]");
      try {
        await navigator.clipboard.writeText(text.textContent);
        status.textContent = status.dataset.done;
      } catch {
        getSelection().selectAllChildren(text);
      }
    },
  };

  function again() {
    starts += 1;
    glue = loaded();
  }

  /**
   * Starts the app anew after an error that leaves its memory in doubt: a panic ends in a RuntimeError,
   * an endless recursion in a RangeError. False for any other error.
   */
  function stopped(error) {
    const traps = [globalThis.WebAssembly?.RuntimeError, RangeError];
    if (!traps.some((trap) => trap && error instanceof trap)) return false;
    if (broken) return true;
    broken = true;
    const now = performance.now();
    const recent = breaks.filter((then) => now - then < WITHIN).length;
    breaks.push(now);
    if (recent >= MOST) {
      tell("stopped", error);
      scrollTo(0, 0);
      return true;
    }
    tell("restarted", error);
    // What was typed may be what broke it: it is given back once.
    restart(recent ? null : left());
    return true;
  }

  async function restart(kept) {
    const place = scrollY;
    const old = app();
    // Listeners stay with the old element.
    const fresh = old.cloneNode(false);
    for (const name of Object.keys(fresh.dataset)) delete fresh.dataset[name];
    old.replaceWith(fresh);
    again();
    if (!(await start())) return;
    broken = false;
    await whole;
    if (kept) await giveBack(kept);
    scrollTo(0, place);
  }

  /** What the address does not hold: open panels, by their place, and what stands in fields. */
  function left() {
    const all = (css) => [...app().querySelectorAll(css)];
    const open = all("details").flatMap((panel, place) => (panel.open ? [place] : []));
    const fields = all("input[type=text], textarea").map(({ id, value }) => [id, value]);
    return { open, fields, focused: document.activeElement?.id };
  }

  async function giveBack({ open, fields, focused }) {
    for (const place of open) {
      const panel = app().querySelectorAll("details")[place];
      if (!panel || panel.open) continue;
      // The app draws what is in it once it has heard of it.
      const drawn = new Promise((done) => panel.addEventListener("toggle", () => setTimeout(done), { once: true }));
      panel.open = true;
      await drawn;
    }
    for (const [id, value] of fields) {
      const field = document.getElementById(id);
      if (!field || field.value === value) continue;
      field.value = value;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  addEventListener("error", ({ error }) => stopped(error));
  addEventListener("unhandledrejection", ({ reason }) => stopped(reason));

  // An app that has broken down must not be called any more: what it listens for at the window, and what it
  // waits for, ends with it. What it listens for within the page goes with its element.
  for (const [name, place] of [["addEventListener", 1], ["setTimeout", 0], ["requestAnimationFrame", 0]]) {
    const ask = window[name].bind(window);
    window[name] = (...what) => {
      const [then, asked] = [what[place], starts];
      what[place] = (...given) => (asked === starts ? then(...given) : undefined);
      return ask(...what);
    };
  }
})();
