// Defines <ecs-reach>: a design of ECS Reach, with its answers, in any page. docs/embedding.md tells how to use
// it, embed.d.ts what it is to a program.
//
// Nothing is fetched before an element is near the screen, and then once for all elements of the page. What is
// inside an element is in a closed shadow tree: neither page's styles, ids and events meet the other's.

/** What the build has named: the style sheet, and for each language its files, its page and what we say. */
const { style, languages } = "{built}";

/** An address beside this file, which may come from another host than the page. */
const address = (name) => new URL(name, import.meta.url).href;

/** The views, and about how many pixels high each is: so much room is kept until it is there. */
const VIEWS = { full: 960, verdicts: 240, diagram: 480, bill: 400 };

/** An element is near when it is this far from the screen. */
const NEAR = "400px";

// ------------------------------------------------------------------------------------------------
// What all elements share

/** Something that went wrong, in words for whoever wrote the page. */
class Told extends Error {
  constructor(text, more) {
    super(text.replace("{}", () => more ?? ""));
  }
}

/** For elements that show nothing yet, or a message. */
const early = new CSSStyleSheet();
early.replaceSync(`:host{display:block;contain:inline-size;contain-intrinsic-inline-size:min(960px,90vw);min-inline-size:0;max-inline-size:100%;writing-mode:horizontal-tb}:host([hidden]){display:none}:host([theme=light]){color-scheme:light}:host([theme=dark]){color-scheme:dark}p{all:initial;display:block;margin:0 0 8px;padding:12px 16px;border-left:4px solid #b3261e;background:light-dark(#fdecea,#351715);color:light-dark(#16202c,#e7ebf0);color-scheme:inherit;font:14px/20px system-ui,sans-serif;overflow-wrap:anywhere}`);

const room = new CSSStyleSheet();
const high = ([view, height]) => `:host([view=${view}]),:host(:not([view])){min-height:${height}px}`;
room.replaceSync(Object.entries(VIEWS).reverse().map(high).join(""));

let look;

/** The style sheet, one for all. */
function styled() {
  look ??= fetched(style).then(async (response) => new CSSStyleSheet().replace(await response.text()));
  look.catch(() => (look = undefined));
  return look;
}

async function fetched(name) {
  const response = await fetch(address(name));
  if (!response.ok) throw new Error(response.status + " " + response.url);
  return response;
}

/** The app in each language that was asked for, whether it runs, and how often it was begun and has broken down. */
const apps = new Map();
const running = new Set();
const begins = new Map();
const breaks = new Map();

function app(language) {
  if (!apps.has(language)) {
    const started = begun(language);
    apps.set(language, started);
    // Asked for again, it is tried again.
    started.catch(() => apps.delete(language));
  }
  return apps.get(language);
}

async function begun(language) {
  const { js, wasm, texts } = languages[language];
  // The languages share a file, but each app has JavaScript of its own, with no memory, not even of having failed.
  const before = begins.get(language) ?? 0;
  begins.set(language, before + 1);
  const own = "?" + language + (before || "");
  try {
    const [module, glue] = await Promise.all([compiled(wasm), import(address(js) + own)]);
    await glue.default({ module_or_path: module });
    running.add(language);
    return glue;
  } catch (error) {
    const blocked = error instanceof EvalError || /content security policy|\bcsp\b/i.test(error.message);
    throw new Told(blocked ? texts.blocked : texts.notLoaded, error.message);
  }
}

async function compiled(wasm) {
  const response = await fetched(wasm);
  // Some hosts do not know wasm by its type.
  const typed = response.headers.get("content-type") === "application/wasm";
  return typed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/** The elements that show a design. */
const shown = new Set();

/** An app is started again so many times; then it is given up. */
const MOST = 3;

/** Starts an app anew after an error that leaves its memory in doubt. Errors of others are none of ours. */
function stopped(error) {
  const traps = [globalThis.WebAssembly?.RuntimeError, RangeError];
  if (!traps.some((trap) => trap && error instanceof trap)) return;
  const language = Object.keys(languages).find((one) => error.stack?.includes(languages[one].wasm));
  // What fails until it runs again is an echo.
  if (!running.delete(language)) return;
  const times = (breaks.get(language) ?? 0) + 1;
  breaks.set(language, times);
  apps.delete(language);
  for (const element of [...shown]) element[BROKEN](language, times > MOST);
}

addEventListener("error", ({ error }) => stopped(error));
addEventListener("unhandledrejection", ({ reason }) => stopped(reason));

/** What tells an element that its app has broken down: no method for others. */
const BROKEN = Symbol("broken");

const near = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) if (isIntersecting) target.load().catch(() => {});
  },
  { rootMargin: NEAR },
);

// ------------------------------------------------------------------------------------------------
// The element

/**
 * Attributes of the element that are no settings of a design; neither are those with a prefix. By name, and not by
 * what elements of this browser have: a newer one could have something by the name of a setting.
 */
const OTHERS = new Set(
  ("view lang theme readonly scenario link accesskey anchor autocapitalize autocorrect autofocus class classname " +
    "contenteditable dir draggable elementtiming enterkeyhint exportparts focusgroup headingoffset headingreset " +
    "height hidden id inert inputmode interestfor is itemid itemprop itemref itemscope itemtype key nonce part popover " +
    "ref role slot spellcheck style tabindex title translate virtualkeyboardpolicy width writingsuggestions"
  ).split(" "),
);
const PREFIXED = /^on|^[^.]*[-:@_]/;

/** The settings that are yes or no: named without a value, they are yes, as in HTML. */
const YES_OR_NO = new Set(
  ("allowloadbalancer assignpublicip compute crosszoneloadbalancing defaultsecuritygroup enitrunking exec freetier " +
    "hostpublicip nat64 natsourcedestcheck serviceconnect"
  ).split(" "),
);

/** The value that an attribute gives its setting. */
function value({ name, value }) {
  const small = name.toLowerCase();
  return YES_OR_NO.has(small) && ["", small].includes(value.toLowerCase()) ? "true" : value;
}

/** What a script holds by its type, without what may stand behind that; and what is no data. */
const kind = (script) => (script.getAttribute("type") ?? "").split(";")[0].trim().toLowerCase();
const CODE = /^(|module|importmap|speculationrules|(text|application)\/(x-)?(java|ecma|j|live)script[\d.]*)$/;

/** What a text holds: JSON, or a link. */
const held = (text) => (/^\s*\{/.test(text) ? { json: text } : { link: text });

/** A program may put half a character there. */
const encoded = (text) => encodeURIComponent(text.toWellFormed());

class EcsReach extends HTMLElement {
  #tree = this.attachShadow({ mode: "closed" });
  /** What it was mounted as last; each mounting has a turn of its own. */
  #turn = 0;
  #as = null;
  #embedded = null;
  /** What hears for what is mounted, each with what lets it go. */
  #ears = [];
  /** The design that was given to it, or that its reader made; none where its markup says which. */
  #given;
  /** The markup as it was when last looked at. */
  #read = null;
  #told = null;
  /** What whoever loads it waits for; none where it is not wanted. `#settle` says what came of it. */
  #loading = null;
  #settle = null;
  /** It ended with a message; asked for again, it is tried again. */
  #failed = false;
  #watch = new MutationObserver(() => this.#follow());

  /** All that were asked for; and what hears, for all of them, of another language of the text around them. */
  static #all = new Set();
  static #speech = new MutationObserver(() => {
    for (const one of [...EcsReach.#all]) one.#follow();
  });

  constructor() {
    super();
    this.#wait();
    // Set before there was an element of this kind, they hide those that do something.
    for (const name of ["view", "theme", "readonly", "scenario", "link"]) {
      if (!Object.hasOwn(this, name)) continue;
      const set = this[name];
      delete this[name];
      this[name] = set;
    }
  }

  connectedCallback() {
    if (!this.#loading) return near.observe(this);
    // It was moved; where it is now they may speak another language.
    this.#listen();
    this.#follow();
  }

  disconnectedCallback() {
    // Moved within the page it is there again by then.
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  /** Shows the design now, wherever the element is; resolves when the answers are there. */
  async load() {
    near.unobserve(this);
    if (!this.#loading || this.#failed) this.#again();
    return this.#loading;
  }

  get scenario() {
    return this.#part("scenario");
  }
  set scenario(scenario) {
    this.#give(scenario);
  }

  get link() {
    return this.#told?.link ?? null;
  }
  set link(link) {
    this.#give(link == null ? link : String(link));
  }

  get assessment() {
    return this.#part("assessment");
  }

  get problems() {
    return [...(this.#told?.problems ?? [])];
  }

  /** A part of what was told, the caller's to change. */
  #part(name) {
    return this.#told && JSON.parse(this.#told.json)[name];
  }

  get view() {
    return this.getAttribute("view") || "full";
  }
  set view(view) {
    this.#mark("view", view);
  }

  get theme() {
    const theme = this.getAttribute("theme");
    return theme === "light" || theme === "dark" ? theme : "auto";
  }
  set theme(theme) {
    this.#mark("theme", theme);
  }

  /** "false" is what frameworks write who have no other way to say no. */
  get readonly() {
    return !/^false$/i.test(this.getAttribute("readonly") ?? "false");
  }
  set readonly(readonly) {
    this.#mark("readonly", readonly ? "" : null);
  }

  /** Sets an attribute; nothing takes it away. */
  #mark(name, value) {
    if (value == null) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }

  #give(design) {
    this.#look();
    // Nothing leads back to what the markup says.
    this.#given = design ?? undefined;
    if (this.#embedded) this.#set();
    else if (this.#loading) this.#again();
  }

  /** Shows another design in what is mounted. */
  #set() {
    try {
      this.#embedded.give(this.#design());
    } catch (error) {
      if (!(error instanceof Told)) throw error;
      this.#fail(error);
    }
  }

  /** Hears of another language in each tree that it stands in. */
  #listen() {
    EcsReach.#all.add(this);
    for (let at = this; at; at = at.host) {
      at = at.getRootNode();
      EcsReach.#speech.observe(at, { subtree: true, attributeFilter: ["lang"] });
    }
  }

  /** The language of the element, else that of the text around it, else English. */
  #language() {
    let said;
    // Out of each shadow tree that it stands in, as the browser itself does.
    for (let at = this; at && !said; at = at.getRootNode().host) said = at.closest("[lang]");
    const code = said?.getAttribute("lang").toLowerCase().split("-")[0];
    return Object.hasOwn(languages, code ?? "") ? code : Object.keys(languages)[0];
  }

  /** What changes with the markup and takes another mounting. */
  #mounting() {
    return [this.#language(), this.view, this.readonly].join();
  }

  /**
   * The design as the markup has it: a JSON text inside, an attribute with a link or such a text, or attributes. Other
   * data inside may be meant for a design, too: it is not passed over.
   */
  #markup() {
    // However deep: what makes pages of Markdown puts paragraphs around it.
    const data = [...this.querySelectorAll("script")].filter((script) => !CODE.test(kind(script)));
    const inside = data.find((script) => kind(script) === "application/json");
    if (inside) return { json: inside.textContent };
    if (data.length) return { strange: data[0].getAttribute("type") };
    const whole = this.getAttribute("scenario") ?? this.getAttribute("link");
    if (whole !== null) return held(whole);
    const settings = [...this.attributes].filter(({ name }) => !OTHERS.has(name) && !PREFIXED.test(name));
    return { link: settings.map((one) => [one.name, value(one)].map(encoded).join("=")).join("&") };
  }

  /** Whether the markup is another one than when last looked at: then it counts, not what was given before. */
  #look() {
    const markup = JSON.stringify(this.#markup());
    if (markup === this.#read) return false;
    this.#read = markup;
    this.#given = undefined;
    return true;
  }

  #design() {
    this.#look();
    const given = this.#given;
    if (given !== undefined && typeof given !== "string") return given;
    const { json, link, strange } = given === undefined ? this.#markup() : held(given);
    const { texts } = languages[this.#language()];
    if (strange !== undefined) throw new Told(texts.strange, strange);
    if (json === undefined) return link;
    try {
      return JSON.parse(json);
    } catch (error) {
      throw new Told(texts.notJson, error.message);
    }
  }

  /** Follows a change of the markup. */
  #follow() {
    if (!this.#loading) return;
    const other = this.#look();
    if (this.#as !== this.#mounting()) return this.#again();
    if (!other) return;
    if (!this.#embedded) return this.#again();
    this.#set();
  }

  #again() {
    // Whoever still waits goes on waiting, for what comes in its place.
    if (!this.#settle) {
      this.#loading = new Promise((there, failed) => (this.#settle = { there, failed }));
      // Where nobody waits, it is told by the event.
      this.#loading.catch(() => {});
    }
    this.#show();
  }

  /** It has come to what whoever loads it waits for. */
  #settled(how, error) {
    const settle = this.#settle;
    this.#settle = null;
    settle?.[how](error);
  }

  async #show() {
    this.#turn += 1;
    this.#failed = false;
    const turn = this.#turn;
    const language = this.#language();
    const { page, texts } = languages[language];
    this.#as = this.#mounting();
    this.#listen();
    this.#watch.observe(this, { attributes: true, childList: true, characterData: true, subtree: true });
    try {
      const view = this.view;
      if (!Object.hasOwn(VIEWS, view)) throw new Told(texts.view, view);
      this.#design();
      const not = (error) => {
        throw new Told(texts.notLoaded, error.message);
      };
      const [{ embed }, sheet] = await Promise.all([app(language), styled().catch(not)]);
      if (turn !== this.#turn) return;
      const given = this.#design();
      const place = document.createElement("div");
      place.className = "ecs-reach embed";
      place.lang = language;
      this.#take();
      this.#hold(place);
      this.#tree.adoptedStyleSheets = [sheet];
      this.#tree.replaceChildren(place);
      const told = (...news) => {
        // The app must be left before others hear of it.
        queueMicrotask(() => {
          if (turn === this.#turn) this.#hear(...news);
        });
      };
      this.#embedded = embed(place, given, view, this.readonly, address(page), told);
      shown.add(this);
    } catch (error) {
      if (!(error instanceof Told)) stopped(error);
      const told = error instanceof Told ? error : new Told(texts.stopped);
      if (turn === this.#turn) this.#fail(told);
    }
  }

  #hear(link, json, problems) {
    this.#told = { link, json, problems };
    if (!problems.length) this.#given = link;
    this.#settled("there");
    const { scenario, assessment } = JSON.parse(json);
    this.#say("ecs-reach-change", { link, scenario, assessment, problems: this.problems });
  }

  #say(event, detail) {
    this.dispatchEvent(new CustomEvent(event, { bubbles: true, composed: true, detail }));
  }

  /** Shows what went wrong. */
  #fail(error) {
    this.#failed = true;
    this.#take();
    const said = document.createElement("p");
    said.setAttribute("role", "alert");
    said.textContent = error.message;
    this.#wait(said);
    this.#tree.adoptedStyleSheets = [early];
    this.#settled("failed", error);
    this.#say("ecs-reach-error", { message: error.message });
  }

  /** Shows what stands in the page for this case, for as long as there is nothing better. */
  #wait(...said) {
    this.#tree.adoptedStyleSheets = [early, room];
    this.#tree.replaceChildren(...said, document.createElement("slot"));
  }

  /**
   * Remembers what hears for a place. Yew never lets go of it, and with it of all that it knew of that place: some
   * kilobytes. What gives no options is our own, and goes by itself.
   */
  #hold(place) {
    place.addEventListener = (event, ear, options) => {
      EventTarget.prototype.addEventListener.call(place, event, ear, options);
      if (!options) return;
      this.#ears.push(() => {
        place.removeEventListener(event, ear, options);
        // By this wasm-bindgen gives the memory back.
        ear._wbg_cb_unref?.();
      });
    };
  }

  /** Ends what is mounted. */
  #take() {
    const embedded = this.#embedded;
    this.#embedded = null;
    shown.delete(this);
    embedded?.destroy();
    for (const gone of this.#ears.splice(0)) gone();
  }

  #end() {
    near.unobserve(this);
    if (!this.#loading) return;
    this.#turn += 1;
    this.#loading = null;
    this.#settled("failed", new DOMException("<ecs-reach> was removed before its answers were there", "AbortError"));
    this.#watch.disconnect();
    EcsReach.#all.delete(this);
    this.#take();
    this.#wait();
  }

  [BROKEN](language, forGood) {
    if (!this.#as?.startsWith(language + ",")) return;
    // Nothing of a broken app may be called any more.
    this.#embedded?.__destroy_into_raw();
    this.#embedded = null;
    this.#ears = [];
    shown.delete(this);
    if (!forGood) return this.#again();
    this.#turn += 1;
    this.#fail(new Told(languages[language].texts.stopped));
  }
}

// Loaded twice, the first one stays.
if (!customElements.get("ecs-reach")) customElements.define("ecs-reach", EcsReach);
