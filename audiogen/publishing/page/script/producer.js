// The producer's view, which `audiogen serve` opens: where each line is written, what is to be
// mended or considered there, and the new page once something was saved, at the same place.
const desk = { told: null, made: '', waiting: null };
const RENEWED = `${shelf}producer`;

function startProducing() {
  if (!producing) return;
  root.classList.add('producing');
  navigator.serviceWorker?.getRegistrations().then((all) => all.forEach((each) => each.unregister()));
  // Which page this is, told with it: by now another one may stand there.
  desk.made = performance.getEntriesByType('navigation')[0]?.serverTiming?.find(({ name }) => name === 'page')?.description ?? '';
  goOn();
  loadHooks.push(annotate);
  const stream = new EventSource('page/events');
  on(stream, 'message', ({ data: text }) => take(JSON.parse(text)));
  on(stream, 'error', () => { if (desk.told) put(part('desk-state'), desk.told.words.lost); });
}

function take(told) {
  desk.told = told;
  desk.made ||= told.page;
  if (told.page && told.page !== desk.made) renew();
  else annotate();
}

// Of all that is seen, the line with the focus, or else the one that is heard, is to stay where it
// is: its name and its distance from the upper edge.
function anchor() {
  const inSight = (each) => open.buttons.includes(each) && each.getBoundingClientRect().bottom > 0 && each.getBoundingClientRect().top < innerHeight;
  const seen = [document.activeElement, open.current, ...(scrollY > 0 ? open.buttons : [])].find(inSight);
  return seen ? [nameOf(seen), seen.getBoundingClientRect().top] : null;
}

function keepInSight(seen, otherwise = scrollY) {
  const found = seen && document.querySelector(seen[0]);
  scrollTo({ top: found ? scrollY + found.getBoundingClientRect().top - seen[1] : otherwise, behavior: 'instant' });
}

// What is seen, what has the focus and what is open, found again by names that survive an edit.
function renew() {
  const line = currentLine();
  rememberPlace(player.episode, line, position() - player.episode.cues[line].start, false);
  sessionStorage.setItem(RENEWED, JSON.stringify({
    plays: player.wanted, started: player.started, offered: !part('continue').hidden, following,
    more: more.open, scrolled: [more, document.querySelector('.side')].map((each) => each.scrollTop),
    open: [...document.querySelectorAll('details')].map((each) => each.open),
    focus: nameOf(document.activeElement), nth: open.buttons.indexOf(document.activeElement),
    top: scrollY, seen: anchor(), told: desk.told,
  }));
  history.scrollRestoration = 'manual';
  history.replaceState(null, '', location.pathname + location.search);
  location.reload();
}

function nameOf(element) {
  if (element.id) return `#${CSS.escape(element.id)}`;
  for (const name of ['data-line', 'data-episode', 'value']) {
    if (element.hasAttribute(name)) return `${element.name ? `[name="${element.name}"]` : ''}[${name}="${CSS.escape(element.getAttribute(name))}"]`;
  }
  return element.name ? `[name="${element.name}"]` : '';
}

function goOn() {
  const text = sessionStorage.getItem(RENEWED);
  sessionStorage.removeItem(RENEWED);
  nameLines();
  history.scrollRestoration = text ? 'manual' : 'auto';     // not by what the old page measured
  if (!text) return;
  const kept = JSON.parse(text);
  part('continue').hidden = !kept.offered;
  player.started = kept.started;
  if (!kept.following) stopFollowing();
  if (kept.more) more.showModal();
  [desk.waiting, desk.told] = [kept, kept.told];
  annotate();
  if (kept.plays) playOn();
  else derive();
}

// The new layout may stand elsewhere: what was seen goes where it was.
function settle() {
  const { open: opened, scrolled, seen, top, focus, nth } = desk.waiting;
  [...document.querySelectorAll('details')].forEach((each, at) => { each.open = opened[at] ?? each.open; });
  (document.querySelector(focus || ':not(*)') ?? open.buttons[Math.min(nth, open.buttons.length - 1)])?.focus({ preventScroll: true });
  keepInSight(seen, top);
  [more, document.querySelector('.side')].forEach((each, at) => { each.scrollTop = scrolled[at]; });
}

// A browser that lets no page begin to sound by itself leaves it to one press.
function playOn() {
  player.wanted = true;
  audio.play().catch(({ name }) => {
    if (name === 'AbortError') return;
    player.wanted = false;
    part('continue').hidden = false;
  }).finally(showPlaying);
}

const make = (tag, wishes, ...inside) => {
  const element = Object.assign(document.createElement(tag), { lang: 'en', dir: 'ltr' }, wishes);
  element.append(...inside);
  return element;
};

const cueOf = (button) => player.episode.cues[button.dataset.cue ?? -1];

function nameLines() {
  for (const button of open.buttons) if (cueOf(button)) button.dataset.line = cueOf(button).id;
}

const remark = ([kind, text, place]) => make('span', { className: `remark ${kind}` },
  make('b', {}, desk.told.words[kind]), ` ${text} `, make('code', {}, place));

// Puts up what is told, at its line; what belongs to none stands above them all.
function annotate() {
  if (!desk.told) return;
  const { words: said, busy, failed, remarks, episodes: all } = desk.told;
  const focused = nameOf(document.activeElement);
  const seen = anchor();
  document.querySelectorAll('.noted').forEach((each) => each.remove());
  if (!part('desk')) {
    part('choosing').before(make('section', { id: 'desk' }, make('h2', {}, said.desk),
      make('p', { id: 'desk-state', role: 'status' }), make('div', { id: 'desk-remarks', className: 'remarks' })));
    part('desk').setAttribute('aria-label', said.desk);
  }
  put(part('desk-state'), said[busy ? 'busy' : failed ? 'failed' : 'ready']);
  const elsewhere = Object.entries(all).filter(([slug]) => slug !== player.episode.slug)
    .flatMap(([, each]) => Object.values(each.remarks).flat()).filter(([kind]) => kind === 'fault');
  const own = all[player.episode.slug] ?? { lines: {}, remarks: {}, misses: [] };
  const faults = Object.values(own.remarks).flat().filter(([kind]) => kind === 'fault');
  part('desk-remarks').replaceChildren(...[...remarks, ...faults, ...elsewhere].map(remark));
  nameLines();
  const left = Object.fromEntries(Object.entries(own.remarks).map(([id, rows]) => [id, [...rows]]));
  for (const [text, at] of own.misses) {
    const id = at < 0 ? '' : player.episode.cues[lineBefore(player.episode, cueAt(player.episode, at).at)].id;
    (left[id] ??= []).push(['sound', text, own.lines[id] ?? '']);
  }
  for (const button of open.buttons) {
    const ids = idsOf(button);
    const place = own.lines[ids[0]];
    const rows = ids.flatMap((id) => left[id] ?? []);
    ids.forEach((id) => delete left[id]);
    if (!place && !rows.length) continue;
    const listen = make('button', { type: 'button', tabIndex: -1 }, said.from_here);
    on(listen, 'click', () => button.click());
    (button.closest('h4') ?? button).after(make('span', { className: 'noted' },
      make('span', { className: 'written' }, listen, ' ', make('code', {}, place ?? '')), ...rows.map(remark)));
  }
  const head = make('div', { className: 'noted remarks' }, ...Object.values(left).flat().map(remark));
  if (own.picture) head.append(make('details', { id: 'picture' }, make('summary', {}, said.picture), make('img', { src: own.picture, alt: said.picture })));
  open.article.querySelector('.words').before(head);
  if (desk.waiting) settle();
  else keepInSight(seen);
  desk.waiting = null;
  if (focused && document.activeElement === document.body) document.querySelector(focused)?.focus({ preventScroll: true });
}

function idsOf(button) {
  const first = Number(button.dataset.cue ?? -1);
  return player.episode.cues.slice(first < 0 ? Infinity : first, Number(button.dataset.last ?? first) + 1).map(({ id }) => id).filter(Boolean);
}
