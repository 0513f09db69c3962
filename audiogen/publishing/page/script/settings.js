// What stands behind "More": native choices, whose state is remembered on this device.
const more = part('more');

const changes = {
  timer: chooseTimer,
  speed: (value) => setSpeed(Number(value)),
  silence: (value) => setSilence(Number(value)),
  colours: (value) => setLook('colours', value),
  size: (value) => setLook('size', value),
  spacing: (value) => setLook('spacing', value),
};

function setSpeed(speed) {
  set('speed', speed);
  audio.defaultPlaybackRate = speed;
  if (player.mode === 'episode') audio.playbackRate = speed;
  showSettings();
  derive();
}

function changeSpeed(step) {
  const speeds = data.speeds.map(([speed]) => speed);
  const nth = speeds.indexOf(settings.speed) + step;
  setSpeed(speeds[Math.min(Math.max(nth, 0), speeds.length - 1)]);
}

function setLook(name, value) {
  set(name, value);
  showLook(name);
}

function showLook(name) {
  const plain = { colours: 'device', size: 'normal', spacing: 'normal' }[name];
  if (settings[name] === plain) delete root.dataset[name];
  else root.dataset[name] = settings[name];
  dock();
}

function showSettings() {
  const chosen = { ...settings, timer: timer.kind };
  for (const input of more.querySelectorAll('input')) {
    if (input.type === 'radio') input.checked = input.value === String(chosen[input.name]);
    else showSwitch(input, chosen[input.name]);
  }
  put(part('silences-are'), silenceText());
}

function showSwitch(input, state) {
  input.checked = state;
  const told = input.parentElement.querySelector('b');
  put(told, state ? told.dataset.on : told.dataset.off);
}

on(more, 'change', ({ target }) => {
  if (target.type === 'radio') changes[target.name](target.value);
  else set(target.name, target.checked);
  showSettings();
  if (target.name === 'scan') scan();
});
on(part('open-more'), 'click', () => more.showModal());
on(part('close-more'), 'click', () => more.close());
on(more, 'click', ({ target }) => { if (target === more) more.close(); });
on(part('shorter'), 'click', () => changeSilence(-1));
on(part('longer'), 'click', () => changeSilence(1));
for (const button of plays) on(button, 'click', toggle);
on(part('again'), 'click', again);
on(part('next'), 'click', nextLine);

// On large screens the player stands beside the rest; on small ones the controls lie at the lower
// edge, where the thumb is, unless large letters make them take too much of the screen. Measured in
// letters, and again whenever something grows, so that large text counts as a small screen.
const BESIDE = 62;      // rem from which there is room for two columns
function dock() {
  const wide = innerWidth >= BESIDE * parseFloat(getComputedStyle(root).fontSize);
  const { classList } = document.body;
  classList.toggle('wide', wide);
  if (classList.contains('docked') === wide) classList.toggle('docked', !wide);
  if (!wide && part('controls').offsetHeight > innerHeight * 0.42) classList.remove('docked');
  const lowest = classList.contains('docked') ? part('controls') : part('sight');
  const height = lowest ? lowest.offsetHeight : 0;
  root.style.setProperty('--dock', `${height}px`);
}
on(window, 'resize', dock);
new ResizeObserver(dock).observe(document.body);
