// Lines, not seconds: back is this line again, and asked twice the one before.
const TWICE = 2500;     // milliseconds in which a second press means the line before
let repeated = { line: -1, at: -Infinity };

const currentLine = () => lineBefore(player.episode, cueAt(player.episode, position()).at);

function toLine(line, episode = player.episode) {
  const cue = episode.cues[line];
  if (!cue) return;
  player.pausedAt = 0;
  if (episode === player.episode) seek(cue.start + INSIDE);
  else load(episode, cue.start + INSIDE);
}

function toLineStart() {
  const line = currentLine();
  if (line >= 0 && player.episode.cues[line].start <= position()) toLine(line);
}

function again() {
  leaveSleep();
  let line = currentLine();
  const twice = repeated.line === line && now() - repeated.at < TWICE;
  if (twice && line > 0) line = lineBefore(player.episode, line - 1);
  repeated = { line, at: now() };
  toLine(line);
  play();
}

function nextLine() {
  leaveSleep();
  const line = lineAfter(player.episode, cueAt(player.episode, position()).at);
  repeated = { line: -1, at: -Infinity };
  if (line >= 0) {
    toLine(line);
    play();
  } else {
    nextEpisode();
  }
}

function nextEpisode() {
  const episode = episodes[player.episode.nth + 1];
  if (!episode) {
    pause();
    tell(words.over);
    return;
  }
  load(episode);
  play();
  announce(episode.title);
}

on(audio, 'ended', () => {
  if (player.mode === 'asleep') {
    asleep();
  } else if (timerEndsWith(player.episode)) {
    fallAsleep();
  } else if (settings.onward && player.episode.kind !== 'bedtime') {
    nextEpisode();
  } else {
    player.wanted = false;
    showPlaying();
  }
});

// "Wait after every line": the sound stands still where the line has ended, until it is asked on.
let waitedFor = -1;
watchers.push((time, cue) => {
  if (cue.kind === 'l' && waitedFor === cue.at) waitedFor = -1;
  const ended = cue.at - 1;
  if (!settings.wait || cue.kind !== 'p' || audio.paused || player.held) return;
  if (player.episode.cues[ended]?.kind !== 'l' || waitedFor === ended) return;
  waitedFor = ended;
  pause();
});
