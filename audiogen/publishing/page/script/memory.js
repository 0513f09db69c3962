// What this device remembers: the place and the settings of this collection, and nothing elsewhere.
// Where storage is closed (private windows, some disks) the page works without it.
const shelf = `audiogen/${data.key}${location.pathname.replace(/[^/]*$/, '')}`;

function recall(name) {
  try {
    return JSON.parse(localStorage.getItem(`${shelf}${name}`)) ?? {};
  } catch {
    return {};
  }
}

function remember(name, value) {
  try {
    localStorage.setItem(`${shelf}${name}`, JSON.stringify(value));
  } catch { /* full or forbidden: the listener loses a bookmark, not the sound */ }
}

const settings = {
  speed: 1, silence: 1, timer: 'off', timer_again: false, wait: false, onward: true,
  colours: 'device', size: 'normal', spacing: 'normal', keys: true, scan: false, ...recall('settings'),
};

function set(name, value) {
  settings[name] = value;
  remember('settings', settings);
}

// FNV-1a: short, and the same on every device.
function hash(text) {
  let sum = 0x811c9dc5;
  for (const sign of text) sum = Math.imul(sum ^ sign.codePointAt(0), 0x01000193) >>> 0;
  return sum.toString(36);
}

// A place is a line and seconds inside it, since lines survive a rebuild and seconds don't.
function rememberPlace(episode, line, offset, slept) {
  const cue = episode.cues[line];
  remember('place', {
    slug: episode.slug, line: cue?.id ?? '', text: hash(lineText(episode, line)), nth: line,
    offset: Math.max(0, offset), slept, at: Date.now(),
  });
}

// The place as this build has it: the same line, else one with the same words, else one near by.
function recallPlace() {
  const place = recall('place');
  const episode = episodes.find((each) => each.slug === place.slug);
  if (!episode) return null;
  const same = (cue) => cue.kind === 'l' && cue.id === place.line;
  let line = episode.cues.findIndex(same);
  if (line < 0) line = episode.cues.findIndex((cue, nth) => cue.kind === 'l' && hash(lineText(episode, nth)) === place.text);
  if (line < 0) line = lineBefore(episode, Math.min(place.nth ?? 0, episode.cues.length - 1));
  // Whoever comes back at once goes on where they were; later, the line begins again.
  const offset = Date.now() - (place.at ?? 0) < AWHILE ? place.offset ?? 0 : 0;
  return { episode, line, offset, slept: Boolean(place.slept) };
}
