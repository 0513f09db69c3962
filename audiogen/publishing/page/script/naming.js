// What a control says of itself when it is focused or touched, and after it was pressed: its name
// and its state, each a phrase of the recording.
let naming = 0;
let named = { control: null, at: -Infinity };
const CONTROLS = 'button, [role=button], a[href], input, summary';

function namesOf(control) {
  if (plays.includes(control)) return playNames();
  if (control === part('continue')) return [control.dataset.says, player.episode.title];
  if (control === part('shorter') || control === part('longer')) return [control.textContent, silenceText()];
  if (control.matches('.door')) return doorNames(episodes[control.dataset.episode]);
  if (control.matches('.chapter')) return [control.textContent];
  if (control.matches('.line')) return [words.line];
  if (control.matches('[type=radio]')) return [control.getAttribute('aria-label'), control.checked ? words.chosen : ''];
  if (control.matches('[type=checkbox]')) return [words[`${control.name}_${control.checked ? 'on' : 'off'}`]];
  if (control.matches('summary')) return [words.all_episodes];
  if (control === part('keep')) return [words.keep];
  return [control.textContent.trim()];
}

function playNames() {
  const { episode } = player;
  return [player.wanted ? words.pause : words.play, episode.title, minutes('left', secondsLeft(episode, position()))];
}

function doorNames(episode) {
  return [fill('episode', { number: episode.number }), episode.when, episode.title, minutes('long', episode.seconds)].filter(Boolean);
}

// A quick tap is over before its name begins; a finger that rests, or the Tab key, hears it.
function nameSoon(control, wait) {
  if (!voice.on || !control || (named.control === control && now() - named.at < 500)) return;
  named = { control, at: now() };
  clearTimeout(naming);
  naming = setTimeout(() => say(namesOf(control).filter(Boolean)), wait);
}

on(document, 'focusin', ({ target }) => {
  if (target.matches(CONTROLS)) nameSoon(target, target.matches(':focus-visible') ? 40 : 160);
});
on(document, 'pointerdown', ({ target }) => nameSoon(target.closest(CONTROLS), 160));

// After a press: the new state. What plays is its own answer.
on(document, 'click', ({ target }) => {
  const control = target.closest(CONTROLS);
  if (!voice.on || !control) return;
  clearTimeout(naming);
  const texts = afterPress(control);
  if (texts.length) say(texts);
  else if (player.held && !voice.speaking.length) release();
});

function afterPress(control) {
  if (plays.includes(control)) return player.wanted ? [] : [words.paused];
  if (control === part('shorter') || control === part('longer')) return [silenceText()];
  if (control.matches('[type=radio], [type=checkbox]')) return namesOf(control);
  return [];
}
