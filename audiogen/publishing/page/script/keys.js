// Keys. The space bar plays and pauses unless a control has the focus, which then keeps it. Single
// letters work everywhere but in fields, and can be turned off.
let typed = '';
let typing = 0;

const letters = {
  a: again,
  n: nextLine,
  s: () => { changeSilence(-1); tell(silenceText()); },
  l: () => { changeSilence(1); tell(silenceText()); },
  t: talk,
  w: where,
  m: () => (more.open ? more.close() : more.showModal()),
  z: nextTimer,
  f: () => part('follow').click(),
  ',': () => { changeSpeed(-1); tell(speedText()); },
  '.': () => { changeSpeed(1); tell(speedText()); },
  '?': () => tell(words.key_help),
};

function nextTimer() {
  const kinds = [...more.querySelectorAll('[name=timer]')].map((input) => input.value);
  chooseTimer(kinds[(kinds.indexOf(timer.kind) + 1) % kinds.length]);
  tell(timerText(timer.kind));
}

function typeDigit(digit) {
  clearTimeout(typing);
  typing = setTimeout(() => { typed = ''; }, 4000);
  typed = `${typed}${digit}`.slice(-3);
  const episode = episodes.find((each) => each.number === Number(typed));
  if (episode) tell(...doorNames(episode));
}

function enterNumber() {
  const episode = episodes.find((each) => each.number === Number(typed));
  typed = '';
  if (!episode) return false;
  if (more.open) more.close();
  choose(episode);
  return true;
}

const isField = (target) => target.matches('textarea, select, [contenteditable], input:not([type=radio]):not([type=checkbox])');
const isControl = (target) => Boolean(target.closest('button, [role=button], a[href], input, summary, audio'));

on(document, 'keydown', (event) => {
  const { key, target } = event;
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isField(target)) return;
  const handler = handlerOf(key, target, event.repeat);
  if (handler && handler() !== false) event.preventDefault();
});

function handlerOf(key, target, repeated) {
  if (key === ' ') return spaceOn(target);
  if (key === 'Enter') return typed ? enterNumber : null;
  if (/^Arrow(Left|Right)$/.test(key) && !target.matches('input, audio')) {
    return (key === 'ArrowRight') === (root.dir === 'ltr') ? nextLine : again;
  }
  if (!settings.keys || repeated) return null;
  if (/^\d$/.test(key)) return () => typeDigit(key);
  return letters[key.toLowerCase()] ?? null;
}

// A door is a link, yet the space bar opens it too: so it can be used with one switch.
function spaceOn(target) {
  const door = target.closest('.door');
  if (door) return () => door.click();
  return isControl(target) ? null : toggle;
}
