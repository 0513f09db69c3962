// What is heard now, large: the line, a silence with its length as a slow ring, or a breath as a
// circle that grows and shrinks. Under reduced motion ring and circle are a bar that fills.
const stage = part('stage');
const SHOWN = 2.95;     // seconds from which a silence is shown as one

watchers.push((time, cue) => {
  if (cue.kind === 'b' || isBreathWord(cue)) showBreath(time, cue);
  else if (cue.kind === 'p' && wantedOf(cue) >= SHOWN) showQuiet(time, cue);
  else showLine(cue);
  showFacts(time);
});

const isBreathWord = (cue) => cue.kind === 'l' && player.episode.cues[cue.at + 1]?.kind === 'b';

function show(kind, text) {
  if (stage.dataset.shows !== kind) stage.dataset.shows = kind;
  put(stage.querySelector('p'), text);
}

function showLine(cue) {
  if (cue.kind === 's') show('line', cue.sound);
  else if (player.started) show('line', lineText(player.episode, lineBefore(player.episode, cue.at)));
  else show('line', '');
}

function showQuiet(time, cue) {
  const whole = wantedOf(cue);
  show('quiet', `${data.time.quiet}, ${duration(whole)}`);
  stage.style.setProperty('--done', Math.min(1, heardOf(time) / whole).toFixed(3));
}

function showBreath(time, cue) {
  const { cues } = player.episode;
  const breath = cue.kind === 'b' ? cue : cues[cue.at + 1];
  const begin = cues[breath.at - 1]?.kind === 'l' ? cues[breath.at - 1].start : breath.start;
  const done = Math.min(1, Math.max(0, (time - begin) / (breath.end - begin)));
  const fullness = { in: done, hold: 1, out: 1 - done, rest: 0 }[breath.phase] ?? 0;
  show('breath', breath.text);
  stage.style.setProperty('--done', done.toFixed(3));
  stage.style.setProperty('--lung', (0.35 + 0.65 * fullness).toFixed(3));
}

function showFacts(time) {
  const { episode } = player;
  put(part('now-over'), fill('episode', { number: episode.number }));
  put(part('now-title'), episode.title);
  put(part('now-chapter'), chapterAt(episode, time));
  put(part('now-left'), minutes('left', secondsLeft(episode, time)));
}

// Circle and ring move with the clock while they are seen, ten times a second; the style smooths it.
setInterval(() => {
  if (!audio.paused && stage.dataset.shows !== 'line' && !document.hidden) derive();
}, 100);
