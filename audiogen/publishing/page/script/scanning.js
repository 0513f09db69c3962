// "One key for everything": while nothing plays, a frame goes from control to control, and any key,
// click or tap presses the one that is framed. While something plays, the first press pauses it.
const PACE = 2600;      // milliseconds that a control stays framed
const scanner = { ticking: 0, controls: [], nth: -1 };

function scan() {
  clearInterval(scanner.ticking);
  framed()?.classList.remove('scanned');
  scanner.nth = -1;
  if (!settings.scan) return;
  if (more.open) more.close();
  scanBy(['play', 'again', 'next', 'shorter', 'longer', 'where', 'all-episodes'].map(part));
}

const framed = () => scanner.controls[scanner.nth];

function scanBy(controls) {
  clearInterval(scanner.ticking);
  framed()?.classList.remove('scanned');
  scanner.controls = controls;
  scanner.nth = -1;
  step();
  scanner.ticking = setInterval(step, PACE);
}

function step() {
  if (player.wanted || voice.speaking.length) return;
  framed()?.classList.remove('scanned');
  scanner.nth = (scanner.nth + 1) % scanner.controls.length;
  framed().classList.add('scanned');
  framed().scrollIntoView({ block: 'nearest', behavior: 'instant' });
  if (voice.on) say(namesOf(framed()).filter(Boolean));
}

function pressFramed() {
  const control = framed();
  if (player.wanted) {
    pause();
    scan();
  } else if (control === part('all-episodes')) {
    scanBy([...document.querySelectorAll('.door')]);
  } else {
    control?.click();
    if (player.wanted) scan();
  }
}

for (const name of ['keydown', 'pointerdown']) {
  on(window, name, (event) => {
    if (!settings.scan || more.open || event.key === 'Tab') return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.key === 'Escape') {
      set('scan', false);
      showSettings();
      scan();
      tell(words.scan_off);
    } else if (!event.repeat) {
      pressFramed();
    }
  }, { capture: true });
}
// A press that was taken as the switch presses nothing else.
on(window, 'click', (event) => {
  if (settings.scan && !more.open && event.isTrusted) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, { capture: true });
