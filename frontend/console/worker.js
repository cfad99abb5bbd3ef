// Lets the console open without a signal. It keeps what the build has made, and nothing of the API: what people write is kept by the
// console itself, and what the server says is never older than its answer.

/** The build that it was registered for; another one is another worker, which waits until no tab of this one is open. */
const VERSION = new URL(location.href).searchParams.get('v');
const KEPT = `console ${VERSION}`;
const PAGE = '/console/';
const MANIFEST = '/assets/manifest.json';
const SLOW_MS = 3000;

self.addEventListener('install', (event) => event.waitUntil(keep()));
self.addEventListener('activate', (event) => event.waitUntil(forgetOthers()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) {
    return;
  }
  if (request.mode === 'navigate' && pathname.startsWith(PAGE)) {
    event.respondWith(page(request));
  } else if (pathname.startsWith('/assets/')) {
    event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
  }
});

async function keep() {
  const manifest = await (await fetch(MANIFEST, { cache: 'no-cache' })).json();
  const cache = await caches.open(KEPT);
  await cache.addAll([...filesOf(manifest)].map((file) => `/assets/${file}`));
  await cache.put(PAGE, await fetch(PAGE, { cache: 'no-cache' }));
}

/** Every screen of the console with its styles and letters, and the picture in its head. */
function filesOf(manifest) {
  const files = new Set();
  const add = (key) => {
    const { file, css = [], assets = [], imports = [], dynamicImports = [] } = manifest[key];
    if (!files.has(file)) {
      [file, ...css, ...assets].forEach((one) => files.add(one));
      [...imports, ...dynamicImports].forEach(add);
    }
  };
  ['console/main.ts', 'site/pictures/logo.svg', 'tokens/fonts/regular.woff2', 'tokens/fonts/bold.woff2']
    .filter((key) => key in manifest)
    .forEach(add);
  return files;
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith('console ') && name !== KEPT).map((name) => caches.delete(name)),
  );
  await self.clients.claim();
}

/** The server's page; the kept one where it does not come in time. */
async function page(request) {
  const kept = await caches.match(PAGE);
  const fresh = fetch(request);
  if (!kept) {
    return fresh;
  }
  const late = new Promise((resolve) => setTimeout(() => resolve(kept), SLOW_MS));
  return Promise.race([fresh.catch(() => kept), late]);
}
