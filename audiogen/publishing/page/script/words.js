// The words: buttons that follow what is heard. Only the episode that is open is made of buttons;
// the others stay plain text that can be found and printed.
const articles = [...document.querySelectorAll('#words article')];
let open = { article: null, buttons: [], byCue: new Map(), marks: [], current: null };
let following = true;

const lineText = (episode, line) =>
  articles[episode.nth]?.querySelector(`.line[data-cue="${line}"], .chapter[data-cue="${line}"]`)?.textContent ?? '';

function openWords(episode) {
  const article = articles[episode.nth];
  if (open.article === article) return;
  article.hidden = false;
  // The browser's own search finds the others and opens them, where it knows how.
  for (const other of articles) if (other !== article) other.setAttribute('hidden', 'until-found');
  const buttons = [...article.querySelectorAll('.line, .chapter')];
  open = { article, buttons, byCue: new Map(), marks: [...article.querySelectorAll('p[data-cue]')], current: null };
  buttons.forEach(becomeButton);
  follow();
}

// A button in all but its tag: text in a real one can't be selected in every browser, and wraps in
// none.
function becomeButton(line, nth) {
  line.setAttribute('role', 'button');
  line.tabIndex = nth === 0 ? 0 : -1;
  noteCues(line);
}

// A title may be said in several lines: each of them marks it.
function noteCues(button) {
  const first = Number(button.dataset.cue ?? -1);
  if (first < 0) return;
  for (let cue = first; cue <= Number(button.dataset.last ?? first); cue += 1) open.byCue.set(cue, button);
}

watchers.push((time, cue) => {
  const line = lineBefore(player.episode, cue.at);
  const current = player.started ? open.byCue.get(line) : null;
  for (const mark of open.marks) {
    mark.classList.toggle('heard', player.started && cue.at >= Number(mark.dataset.cue) && cue.at <= Number(mark.dataset.last));
  }
  if (!current || current === open.current) return;
  open.current?.removeAttribute('aria-current');
  current.setAttribute('aria-current', 'true');
  open.current = current;
  if (!open.buttons.includes(document.activeElement)) rove(current);
  if (following) bringIntoView(current);
});

// One Tab stop: just one of the buttons can be tabbed to, arrow keys go between them.
function rove(button) {
  for (const each of open.buttons) if (each.tabIndex === 0) each.tabIndex = -1;
  button.tabIndex = 0;
}

// Follows only who looks at the words: whoever looks at the player or the doors is left there.
function bringIntoView(button) {
  const below = innerHeight - (parseFloat(getComputedStyle(document.body).paddingBottom) || 0);
  const shown = open.article.getBoundingClientRect();
  if (shown.top < below * 0.6 && shown.bottom > 0) scrollToLine(button, below);
}

function scrollToLine(button, below) {
  const box = button.getBoundingClientRect();
  if (box.top > below * 0.12 && box.bottom < below * 0.8) return;
  scrollTo({ top: scrollY + box.top - below * 0.35, behavior: calm.matches ? 'instant' : 'smooth' });
}

function follow() {
  following = true;
  part('follow').hidden = true;
}

function stopFollowing() {
  if (!following || !player.started) return;
  following = false;
  part('follow').hidden = false;
}

on(window, 'wheel touchmove', stopFollowing, { passive: true });
on(document, 'selectionchange', () => { if (String(getSelection())) stopFollowing(); });
// To the current line, by the link beside the player or by "Follow again".
function toWords() {
  follow();
  const button = open.current ?? open.buttons[0];
  button?.focus({ preventScroll: true });
  if (button) scrollToLine(button, innerHeight);
}
on(part('follow'), 'click', toWords);
on(part('to-words'), 'click', (event) => {
  event.preventDefault();
  toWords();
});

on(part('words'), 'click', ({ target }) => {
  const button = target.closest('[role=button]');
  if (!open.buttons.includes(button) || String(getSelection())) return;
  leaveSleep();
  if (button.dataset.cue) toLine(Number(button.dataset.cue));
  else seek(Number(button.dataset.time) + INSIDE);
  rove(button);
  play();
});

on(part('words'), 'keydown', (event) => {
  if ((event.key === 'Enter' || event.key === ' ') && open.buttons.includes(event.target) && !typed) {
    event.preventDefault();
    event.target.click();
    return;
  }
  const nth = open.buttons.indexOf(event.target);
  const goal = { ArrowDown: nth + 1, ArrowUp: nth - 1, Home: 0, End: open.buttons.length - 1 }[event.key];
  if (nth < 0 || goal === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  stopFollowing();
  const button = open.buttons[Math.min(Math.max(goal, 0), open.buttons.length - 1)];
  rove(button);
  button.focus();
});
// An arrow key anywhere else scrolls the page: then it follows no more.
on(document, 'keydown', ({ key }) => { if (/^(Arrow(Up|Down)|Page(Up|Down))$/.test(key)) stopFollowing(); });

on(part('words'), 'beforematch', ({ target }) => {
  const article = target.closest('article');
  if (article) choose(episodes[Number(article.dataset.episode)], { play: false });
});
