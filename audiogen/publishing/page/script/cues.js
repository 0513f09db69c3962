// Episodes and their cues. A cue lasts until the next begins; times are seconds of the sound.
const kinds = { l: 'line', p: 'silence', b: 'breath', s: 'sound' };

const episodes = data.episodes.map((episode, nth) => ({
  ...episode,
  nth,
  cues: episode.cues.map(([kind, start, name, text], at, all) => ({
    kind, start, end: all[at + 1]?.[1] ?? episode.seconds, at,
    id: kind === 'l' ? name : '', phase: kind === 'b' ? name : '', text: text ?? '',
    sound: kind === 's' ? name : '',
  })),
}));

// The cue that is heard at a time.
function cueAt(episode, time) {
  const { cues } = episode;
  let [low, high] = [0, cues.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (cues[middle].start <= time) low = middle;
    else high = middle - 1;
  }
  return cues[low];
}

// The line at a cue or the last one before it; the first line where none is.
function lineBefore(episode, at) {
  for (let nth = at; nth >= 0; nth -= 1) if (episode.cues[nth].kind === 'l') return nth;
  return lineAfter(episode, -1);
}

// The next line after a cue; -1 where none is.
function lineAfter(episode, at) {
  return episode.cues.findIndex((cue) => cue.at > at && cue.kind === 'l');
}

function chapterAt(episode, time) {
  return episode.chapters.findLast(([start]) => start <= time + 0.05)?.[1] ?? '';
}

// Silences that can be made shorter or longer: none so short that a word could suffer.
const LEAST = 1.5;
const stretches = (cue) => cue.kind === 'p' && cue.end - cue.start >= LEAST;

// Seconds that are left as this listener hears them, silences and speed included.
function secondsLeft(episode, time) {
  let left = 0;
  for (const cue of episode.cues) {
    if (cue.end <= time) continue;
    const length = cue.end - Math.max(cue.start, time);
    left += stretches(cue) ? length * settings.silence : length;
  }
  return left / settings.speed;
}
