// The service worker: keeps one version of the page, whole, for visits without a network. The build fills in
// which (`xtask/src/offline.rs`). A newer version waits beside it until no page of the old one is open or
// its reader asks for it, so that old and new never mix.
"use strict";

/** The files by their address below this one, each with its checksum. */
const FILES = new Map({files});

const ROOT = registration.scope;
/** Of several pages on one host, each has caches of its own. */
const OWN = "ecs-reach " + ROOT + " ";
/** It changes with every file. */
const NAME = OWN + "{version}";
/** Below this name the new version's cache holds which windows were open when it came. */
const BEFORE = ROOT + "windows-of-before";

/** A name that changes with the content: whoever asks for it gets that content or none. */
const FOR_GOOD = /-[0-9a-f]{16}\.\w+$/;

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", (event) => {
  if (event.data === "activate") skipWaiting();
  if (event.data === "opened") event.waitUntil(tidy());
});

async function install() {
  const cache = await caches.open(NAME);
  const wanted = [...FILES].map(async ([file, integrity]) => {
    // What the page itself has just loaded is not loaded again. The checksum keeps out what a host sends
    // that still has, or already has, another version.
    const from = FOR_GOOD.test(file) ? "force-cache" : "no-cache";
    const response = await fetch(ROOT + file, { cache: from, integrity });
    if (!response.ok) throw new TypeError(response.status + " " + file);
    // Some hosts lead from /frame.html to /frame. A response that was led on may open no page, one made anew may.
    return [ROOT + file, new Response(response.body, response)];
  });
  // All of them or none.
  for (const [address, response] of await Promise.all(wanted)) await cache.put(address, response);
}

const windows = () => clients.matchAll({ type: "window", includeUncontrolled: true });

async function activate() {
  const open = (await windows()).map(({ id }) => id);
  const cache = await caches.open(NAME);
  await cache.put(BEFORE, new Response(JSON.stringify(open)));
  await tidy();
}

/** Deletes older versions once no page of theirs is open. */
async function tidy() {
  const kept = await (await caches.open(NAME)).match(BEFORE);
  if (!kept) return;
  const before = await kept.json();
  if ((await windows()).some(({ id }) => before.includes(id))) return;
  const names = (await caches.keys()).filter((name) => name.startsWith(OWN) && name !== NAME);
  // One of them may be that of a newer version: it looks after the older ones when its time has come.
  if (registration.installing || registration.waiting) return;
  await Promise.all(names.map((name) => caches.delete(name)));
}

addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const address = url.split(/[?#]/)[0];
  if (method !== "GET" || !address.startsWith(ROOT)) return;
  const file = address.slice(ROOT.length).replace(/(^|\/)index\.html$/, "$1");
  // Other pages below the same address are the host's.
  if (FILES.has(file) && (mode === "navigate" || /[^/]$/.test(file))) event.respondWith(own(file, event.request));
  // A host leads to the slash, and without one so do we: what is relative counts from there.
  else if (FILES.has(file + "/") && mode === "navigate") {
    event.respondWith(Response.redirect(address + "/" + new URL(url).search));
  }
  else if (FOR_GOOD.test(file)) event.respondWith(older(address, event.request));
});

const AS_NAMED = { ignoreVary: true };

async function own(file, request) {
  return (await (await caches.open(NAME)).match(ROOT + file, AS_NAMED)) ?? fetch(request);
}

/** For a page of an older version that is still open. */
async function older(address, request) {
  return (await caches.match(address, AS_NAMED)) ?? fetch(request);
}
