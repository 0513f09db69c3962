// Hosted pages: whole files kept on this device when asked, and hosts that can't jump inside a file.
const STORE = `audiogen ${shelf}`;
const keptFiles = [['index.html', 0, ''], ...data.keep];
const megabytes = Math.max(1, Math.round(data.keep.reduce((sum, [, size]) => sum + size, 0) / 1e6));

const addressOf = (name) => new URL(name, location.href.replace(/[?#].*$/, '').replace(/[^/]*$/, '')).href;
const canKeep = hosted && !producing && 'serviceWorker' in navigator && 'caches' in window;

async function startKeeping() {
  if (!canKeep) return;
  part('keeping').hidden = false;
  const link = document.createElement('link');
  Object.assign(link, { rel: 'manifest', href: data.manifest });
  document.head.append(link);
  await showKept();
  on(part('keep'), 'click', keep);
  on(part('forget'), 'click', forget);
}

// What is still there is looked up each time: a device may have thrown something away.
async function missing() {
  if (!(await caches.has(STORE))) return keptFiles;
  const store = await caches.open(STORE);
  const gaps = [];
  for (const file of keptFiles) {
    const answer = await store.match(addressOf(file[0]));
    if (answer?.headers.get('x-digest') !== file[2]) gaps.push(file);
  }
  return gaps;
}

async function showKept() {
  const whole = (await missing()).length === 0;
  put(part('keep'), whole ? words.kept : fill('keep_size', { size: megabytes }));
  part('keep').disabled = whole;
  part('forget').hidden = !(await caches.has(STORE));
  if (whole) await navigator.serviceWorker.register('worker.js');
}

async function keep() {
  part('keep').disabled = true;
  try {
    await navigator.serviceWorker.register('worker.js');
    await navigator.storage?.persist?.();
    const gaps = await missing();
    const store = await caches.open(STORE);
    for (const [nth, file] of gaps.entries()) {
      put(part('keep'), fill('keep_busy', { done: keptFiles.length - gaps.length + nth, total: keptFiles.length }));
      await keepFile(store, file);
    }
    await showKept();
    tell(words.kept);
  } catch {
    await showKept();
    tell(words.keep_failed);
  }
}

async function keepFile(store, [name, , digest]) {
  const answer = await fetch(addressOf(name), { cache: 'no-cache' });
  if (answer.status !== 200) throw new Error(name);
  const headers = { 'content-type': answer.headers.get('content-type') ?? '', 'x-digest': digest };
  await store.put(addressOf(name), new Response(await answer.blob(), { headers }));
}

async function forget() {
  // The focus goes where it can stay: this button is about to be hidden.
  part('keep').disabled = false;
  part('keep').focus();
  await caches.delete(STORE);
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
  await showKept();
  tell(words.forgotten);
}

// A host without byte ranges shows it: nothing can be sought. The file is then fetched whole.
const whole = new Map();
let unseekable = false;

function checkRanges() {
  const { seekable, duration } = audio;
  unseekable = hosted && !audio.src.startsWith('blob:') && Number.isFinite(duration)
    && (seekable.length === 0 || seekable.end(seekable.length - 1) < duration - 0.5);
  if (unseekable && player.wanted) mendRanges();
}

async function mendRanges() {
  if (!unseekable || player.mode !== 'episode') return;
  unseekable = false;
  const { episode } = player;
  const time = position();
  announce(words.whole_file);
  try {
    if (!whole.has(episode.file)) {
      const answer = await fetch(addressOf(episode.file));
      whole.set(episode.file, URL.createObjectURL(await answer.blob()));
    }
  } catch {
    tell(words.broken);
    return;
  }
  if (player.episode !== episode || player.mode !== 'episode') return;
  player.goal = Math.max(time, audio.currentTime);
  setSource(whole.get(episode.file));
  if (player.wanted && !player.held) audio.play().catch(() => {});
}
