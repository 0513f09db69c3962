// What everything else uses: the page's parts, its data, and small words for common things.
const part = (id) => document.getElementById(id);
const data = JSON.parse(part('data').textContent);
const root = document.documentElement;
const audio = part('audio');
const hosted = location.protocol.startsWith('http');
const producing = hosted && new URLSearchParams(location.search).has('producer');
const calm = matchMedia('(prefers-reduced-motion: reduce)');

const on = (target, names, handler, options) =>
  names.split(' ').forEach((name) => target?.addEventListener(name, handler, options));
const now = () => performance.now();

// Text changes only where it differs, so that nothing is announced or drawn twice.
function put(element, text) {
  if (element && element.textContent !== text) element.textContent = text;
}

// The one live region: empty at the start, polite, and patient, so that a burst is one sentence.
// It tells only what happened without the control that has the focus.
let announcing = 0;
function announce(text) {
  clearTimeout(announcing);
  announcing = setTimeout(() => {
    put(part('status'), text);
    announcing = setTimeout(() => put(part('status'), ''), 7000);
  }, 300);
}
