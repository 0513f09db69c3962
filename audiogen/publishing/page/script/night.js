// The sleep timer: a deadline that stands still while the sound does. The line is finished, then the
// room plays on for twenty seconds and fades (in the file itself, since some devices let no page
// change the volume). While it fades, play or pause mean "stay a little longer"; play within two
// minutes afterwards arms the same timer again.
const timer = { kind: 'off', left: 0, running: false, tick: 0, line: -1, last: 'off', sleptAt: -Infinity, episode: null, kept: -1, after: 0 };
const LONGER = '5';             // minutes that staying adds to a timer of minutes
const AFTERWARDS = 120000;      // milliseconds

function arm(kind) {
  timer.kind = kind;
  timer.left = Number(kind) * 60000 || 0;
  timer.tick = now();
  const cue = cueAt(player.episode, position());
  timer.line = cue.kind === 'l' ? cue.at : lineAfter(player.episode, cue.at);
  if (kind !== 'off') timer.last = kind;
  showSettings();
}

// In another episode, "end of this line" means the line that is heard there.
loadHooks.push(() => { if (timer.kind === 'line') arm('line'); });

// The listener's choice, which is also what tomorrow's "Continue" may use.
function chooseTimer(kind) {
  set('timer', kind);
  arm(kind);
  derive();
}

function countDown() {
  const at = now();
  if (timer.running) timer.left -= at - timer.tick;
  timer.tick = at;
}
on(audio, 'playing', () => { countDown(); timer.running = player.mode === 'episode'; });
on(audio, 'pause ended waiting', () => { countDown(); timer.running = false; });

watchers.push((time, cue) => {
  countDown();
  if (timer.kind === 'off' || audio.paused) return;
  const counts = timer.kind > 0;
  const due = counts ? timer.left <= 0 : timer.kind === 'line' && cue.at > timer.line && timer.line >= 0;
  if (counts && !due) refineAt(time + (timer.left / 1000) * audio.playbackRate);
  // Between words: in a silence, or where one breath ends and the next begins.
  if (due && (cue.kind === 'p' || (cue.phase === 'in' && time - cue.start < 0.6))) fallAsleep();
});

function timerEndsWith(episode) {
  return timer.kind === 'episode' || (timer.kind === 'collection' && episode.nth === episodes.length - 1)
    || (timer.kind > 0 && timer.left <= 0);
}

function fallAsleep() {
  timer.episode = player.episode;
  timer.after = audio.ended ? player.episode.seconds : position();
  timer.kept = currentLine();
  rememberPlace(player.episode, timer.kept, 0, true);
  if (!data.sleep) {
    audio.pause();
    asleep();
    return;
  }
  player.mode = 'asleep';
  show('line', words.sleeping);
  setSource(data.sleep);
  audio.playbackRate = 1;
  // Who stays up before the room was heard has put another source in, and isn't asleep.
  audio.play().catch(() => { if (player.mode === 'asleep') asleep(); });
}

on(audio, 'timeupdate', () => {
  if (player.mode === 'asleep' && audio.duration) audio.volume = Math.max(0, 1 - audio.currentTime / audio.duration);
});

// The room has faded: the place kept is the last line that was heard.
function asleep() {
  timer.sleptAt = now();
  arm('off');
  player.wanted = false;
  toPlaceBeforeSleep();
  showPlaying();
}

function toPlaceBeforeSleep() {
  player.mode = 'episode';
  load(timer.episode, (timer.episode.cues[timer.kept]?.start ?? 0) + INSIDE);
}

// Any other wish while the room fades ends the fading.
function leaveSleep() {
  if (player.mode === 'asleep') toPlaceBeforeSleep();
}

function stayLonger() {
  const kind = timer.last > 0 ? LONGER : timer.last;
  const ended = timer.after >= timer.episode.seconds - 0.05;
  const next = episodes[timer.episode.nth + 1];
  player.mode = 'episode';
  if (ended) load(next ?? timer.episode);
  else load(timer.episode, timer.after);
  arm(kind);
  play();
  announce(words.stayed);
}

// Play soon after falling asleep: the same timer again. Says whether it was that.
function armedAgain() {
  if (now() - timer.sleptAt > AFTERWARDS) return false;
  timer.sleptAt = -Infinity;
  play();
  arm(timer.last);
  return true;
}
