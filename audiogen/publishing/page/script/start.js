// The beginning: what was remembered is shown, and nothing sounds.
const lastTimer = settings.timer;

for (const name of ['colours', 'size', 'spacing']) showLook(name);
showSettings();
showTalking();

const link = linked();
const place = recallPlace();
if (link) {
  load(link.episode, link.time);
} else if (place) {
  const line = place.episode.cues[place.line];
  load(place.episode, (line?.start ?? 0) + Math.max(INSIDE, place.offset));
  offerContinue(place);
} else {
  load(episodes[0]);
}
showPlaying();
dock();
scan();
startKeeping();
startProducing();

// The place is kept with every new line, and when the page is put aside.
let keptLine = -1;
watchers.push((time, cue) => {
  if (!player.wanted || cue.kind !== 'l' || cue.at === keptLine) return;
  keptLine = cue.at;
  rememberPlace(player.episode, cue.at, 0, false);
});
on(window, 'pagehide', keepPlace);
on(audio, 'pause', () => { if (player.mode === 'episode' && !player.held && player.pausedAt) keepPlace(); });

function keepPlace() {
  if (!player.started || player.mode !== 'episode' || now() - timer.sleptAt < AFTERWARDS) return;
  const line = currentLine();
  rememberPlace(player.episode, line, position() - player.episode.cues[line].start, false);
}
