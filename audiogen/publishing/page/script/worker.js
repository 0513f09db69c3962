// Answers from what was kept on this device. Whole files are stored; a range that is asked for is
// cut here, since some browsers play nothing without a true 206.
'use strict';

// First and last byte for a Range header; null where it can't be met, undefined where there is none.
function rangeOf(header, size) {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!found || (!found[1] && !found[2])) return undefined;
  const first = found[1] ? Number(found[1]) : Math.max(0, size - Number(found[2]));
  const last = found[1] && found[2] ? Math.min(Number(found[2]), size - 1) : size - 1;
  return first > last || first >= size ? null : [first, last];
}

async function cut(answer, header) {
  const whole = await answer.blob();
  const range = rangeOf(header, whole.size);
  const headers = { 'accept-ranges': 'bytes', 'content-type': answer.headers.get('content-type') ?? '' };
  if (range === null) {
    return new Response(null, { status: 416, headers: { ...headers, 'content-range': `bytes */${whole.size}` } });
  }
  if (range === undefined) return new Response(whole, { headers: { ...headers, 'content-length': whole.size } });
  const [first, last] = range;
  return new Response(whole.slice(first, last + 1), {
    status: 206,
    headers: { ...headers, 'content-length': last - first + 1, 'content-range': `bytes ${first}-${last}/${whole.size}` },
  });
}

// Pages come fresh where the net is there; everything else from the device first.
async function answerTo(request) {
  const address = new URL(request.url);
  const name = address.pathname.endsWith('/') ? `${address.origin}${address.pathname}index.html` : address.origin + address.pathname;
  if (request.mode === 'navigate') {
    try {
      return await fetch(request);
    } catch { /* no net: as it was kept */ }
  }
  const kept = await caches.match(name);
  return kept ? cut(kept, request.headers.get('range')) : fetch(request);
}

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  if (event.request.method === 'GET') event.respondWith(answerTo(event.request));
});
