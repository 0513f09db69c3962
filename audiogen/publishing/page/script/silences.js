// Silences made shorter or longer while they are heard, in the one audio element: shorter seeks on
// to what shall be heard of the rest, longer seeks back shortly before the end. A look that comes
// late finds less to skip or no time to go back, and leaves the silence as it was made: no word is
// ever cut.
const LETTING = 0.3;    // seconds at a silence's beginning in which the voice's room dies away
const KEPT = 0.25;      // seconds before the next word that are never skipped
const NEARLY = 0.15;    // seconds before the end in which nothing is done any more

let silence = { at: -1, before: 0, mark: 0, own: false };

// Seconds of a silence that were heard, those heard twice counted twice.
const heardOf = (time) => silence.before + Math.max(0, time - silence.mark);
const wantedOf = (cue) => (cue.end - cue.start) * (stretches(cue) ? settings.silence : 1);

function jumpInside(time, goal) {
  silence = { ...silence, before: heardOf(time), mark: goal, own: true };
  audio.currentTime = goal;
}

watchers.push((time, cue) => {
  if (cue.kind !== 'p') {
    silence = { at: -1, before: 0, mark: 0, own: false };
    return;
  }
  if (silence.at !== cue.at) silence = { at: cue.at, before: time - cue.start, mark: time, own: false };
  if (audio.paused || audio.seeking || !stretches(cue)) return;
  const wanted = wantedOf(cue) - heardOf(time);
  const left = cue.end - time;
  if (wanted < left - 0.05) shorten(time, cue, wanted);
  else if (wanted > left + 0.1) lengthen(time, cue, wanted - left);
});

function shorten(time, cue, wanted) {
  if (time < cue.start + LETTING) {
    refineAt(cue.start + LETTING);
    return;
  }
  const goal = cue.end - Math.max(KEPT, wanted);
  if (goal > time + NEARLY) jumpInside(time, goal);
}

function lengthen(time, cue, missing) {
  // A tab that is not seen is woken once a second at best, so long silences turn earlier.
  const edge = cue.end - (cue.end - cue.start >= 4 ? 1.2 : 0.45);
  if (time < edge) {
    refineAt(edge);
  } else if (time < cue.end - NEARLY) {
    jumpInside(time, Math.max(cue.start + LETTING, time - missing));
  }
}

// A listener who seeks begins the silence where they land; our own seeks go on counting.
on(audio, 'seeking', () => {
  if (silence.own) silence.own = false;
  else silence.at = -1;
});

function setSilence(factor) {
  set('silence', factor);
  showSettings();
  derive();
}

function changeSilence(step) {
  const factors = [0.5, 1, 1.5, 2];
  const nth = factors.indexOf(settings.silence) + step;
  setSilence(factors[Math.min(Math.max(nth, 0), factors.length - 1)]);
}
