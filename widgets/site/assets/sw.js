// Keeps the workbook on the device, so that it can be read and answered without a connection. Pages come from the web space
// while there is one, since what they say may have changed; everything else has its version in its address.

const THIS = "VERSION";
const FILES = ["FILES"];
const ROOT = new URL("./", location.href);
const WITHOUT = /plotly/; // of all files the largest; where it is missing, a chart shows its rows and its table
const WORKER = /worker\.js$/;
const POLICY = "POLICY";
const PATIENCE = 5000; // milliseconds for a page, where a copy is here

const isOurs = (request) => request.method === "GET" && request.url.startsWith(ROOT.href);
const isPage = (request) => request.mode === "navigate";

async function fromNet(request, cache) {
  const response = await fetch(request);
  if (response.ok && !response.redirected) await cache.put(request, response.clone());
  return response;
}

/** Return what there is without a connection, in place of a page that is not kept under this address. */
async function instead({ url }) {
  const folder = `${url.replace(/[?#].*/, "")}/`;
  for (const address of [folder, new URL("welcome/", ROOT).href]) {
    if (await caches.match(address)) return Response.redirect(address);
  }
  return Response.error();
}

/** Return a page as it is now; the copy, if there is no connection or it is slow. */
async function page(request) {
  const cache = await caches.open(THIS);
  const coming = fromNet(request, cache);
  const kept = await cache.match(request, { ignoreSearch: true }) ?? await caches.match(request, { ignoreSearch: true });
  if (!kept) return coming.catch(() => instead(request));
  coming.catch(() => {}); // the copy is shown
  const late = new Promise((resolve) => { setTimeout(resolve, PATIENCE, kept); });
  return Promise.race([coming.catch(() => kept), late]);
}

async function file(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const coming = fromNet(request, await caches.open(THIS));
  return coming.catch(async () => (await caches.match(request, { ignoreSearch: true })) ?? Response.error());
}

/** Return the script of Python's worker with a policy, as a web space that knows nothing of us sends none: a worker that
 *  pages share inherits none of theirs. */
async function bound(request) {
  const response = await file(request);
  if (!response.ok) return response;
  const headers = new Headers(response.headers);
  headers.set("Content-Security-Policy", POLICY);
  return new Response(response.body, { headers });
}

/** Keep all that is not here yet. Only then does the copy of an older version go: there is always one that is whole. */
async function keepAll() {
  const cache = await caches.open(THIS);
  for (const name of FILES.filter((one) => !WITHOUT.test(one))) {
    const address = new URL(name, ROOT);
    // One that is missing keeps no other away; it is asked for when it is needed.
    if (!(await cache.match(address))) await cache.add(address).catch(() => {});
  }
  for (const name of await caches.keys()) if (name !== THIS) await caches.delete(name);
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil((async () => {
  const isUpdate = (await caches.keys()).some((name) => name !== THIS);
  await clients.claim();
  for (const client of await clients.matchAll()) client.postMessage({ version: THIS });
  if (isUpdate) await keepAll(); // whoever had a copy of all has one of the new version, too
})()));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (!isOurs(request)) return;
  const answer = isPage(request) ? page : WORKER.test(request.url) ? bound : file;
  event.respondWith(answer(request));
});
addEventListener("message", (event) => {
  if (event.data === "keep") event.waitUntil(keepAll());
});
