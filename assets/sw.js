// Keeps on the device what looking up without a network needs, and nothing else. The server writes
// four names above this text: VERSION, which differs for every publication, the addresses PAGE and
// INDEX, and FILES, all that is kept. Pages and the bank come from the network when that answers.

const CACHE = `weegwijs-${VERSION}`;
// Longer than this without an answer is no network: a page that waits is no help in a cellar.
const SILENCE = 6_000;

self.addEventListener("install", (event) => event.waitUntil(keep()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

/** Keeps everything anew, without cookies: what belongs to a session is never kept. */
async function keep() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES.map((file) => new Request(file, { cache: "no-cache", credentials: "omit" })));
  await self.skipWaiting();
}

/** Leaves nothing of an earlier publication, and tells the pages that are open. */
async function takeOver() {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
  await self.clients.claim();
  for (const client of await self.clients.matchAll()) client.postMessage(VERSION);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") {
    if (pathname === "/symbolenbank" || pathname.startsWith("/symbolenbank/")) event.respondWith(orPage(request));
  } else if (pathname === INDEX) {
    event.respondWith(renewed(event));
  } else if (FILES.includes(pathname)) {
    event.respondWith(kept(pathname).then((file) => file ?? fetch(request)));
  }
});

async function kept(address) {
  const cache = await caches.open(CACHE);
  return cache.match(address);
}

/** The page that the network gives; when it gives none, the page for looking up without it. */
async function orPage(request) {
  const silence = new Promise((_, refuse) => setTimeout(refuse, SILENCE));
  try {
    return await Promise.race([fetch(request), silence]);
  } catch {
    return (await kept(PAGE)) ?? Response.error();
  }
}

/** The bank as the network has it now, which is also kept from then on if there is room. */
async function renewed(event) {
  const answer = await fetch(event.request);
  if (answer.ok) event.waitUntil(put(answer.clone()).catch(() => {}));
  return answer;
}

async function put(answer) {
  const cache = await caches.open(CACHE);
  await cache.put(INDEX, answer);
}
