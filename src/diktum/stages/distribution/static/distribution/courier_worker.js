/* Keep the courier's page and what it needs, so that it opens without a link. Nothing is sent from here. */
const CACHE = `diktum-kurir-${VERSION}`;
const PAGE = "/kurir/";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([PAGE, ...KEPT])).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("diktum-kurir-") && name !== CACHE;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))).then(() => self.clients.claim()));
});

/* The newest page wins; without a link the last one that was seen. Whoever is logged out leaves nothing behind. */
const page = async (request) => {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await cache.put(PAGE, answer.clone());
    else if (answer.redirected || answer.type === "opaqueredirect" || answer.status === 403) await cache.delete(PAGE);
    return answer;
  } catch (error) {
    const kept = await cache.match(PAGE);
    if (kept) return kept;
    throw error;
  }
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const path = new URL(request.url).pathname;
  if (path === PAGE && (request.mode === "navigate" || request.headers.get("X-Diktum-Keep"))) event.respondWith(page(request));
  else if (KEPT.includes(path)) event.respondWith(caches.match(path).then((kept) => kept || fetch(request)));
});
