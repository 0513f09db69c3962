// Doors: choosing an episode, by touch, by number, or by a link to an episode, chapter or line.
function choose(episode, { play: sounds = true, time = 0 } = {}) {
  leaveSleep();
  load(episode, time);
  if (sounds) {
    play();
    scrollTo({ top: 0, behavior: calm.matches ? 'instant' : 'smooth' });
  }
}

loadHooks.push((episode) => {
  openWords(episode);
  for (const door of document.querySelectorAll('.door')) {
    if (Number(door.dataset.episode) === episode.nth) door.setAttribute('aria-current', 'true');
    else door.removeAttribute('aria-current');
  }
  part('sound-file').href = episode.file;
  part('transcript').href = episode.file.replace(/mp3$/, 'html');
  part('continue').hidden = true;
  showSession();
});

on(document.querySelector('.doors'), 'click', (event) => {
  const door = event.target.closest('.door');
  if (!door || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  choose(episodes[door.dataset.episode]);
});

// "?line=ID", "#line-ID", "#episode-SLUG", "#SLUG", "#chapter-2-of-SLUG".
function linked() {
  const hash = decodeURIComponent(location.hash.slice(1));
  const line = /^line-(.+)$/.exec(hash)?.[1] ?? new URLSearchParams(location.search).get('line');
  const [, chapter, of] = /^chapter-(\d+)-of-(.+)$/.exec(hash) ?? [];
  const slug = of ?? hash.replace(/^episode-/, '');
  const episode = episodes.find((each) => each.slug === slug || each.slug === hash);
  if (episode) return { episode, time: chapter > 1 ? (episode.chapters[chapter - 1]?.[0] ?? 0) + INSIDE : 0 };
  for (const each of line ? episodes : []) {
    const cue = each.cues.find(({ id }) => id === line);
    if (cue) return { episode: each, time: cue.start + INSIDE };
  }
  return null;
}

on(window, 'hashchange', () => {
  const link = linked();
  if (link) choose(link.episode, { play: player.wanted, time: link.time });
});

// The last place, for one press.
function offerContinue(place) {
  const button = part('continue');
  const told = place.slept ? words.continue_slept : words.continue;
  button.dataset.says = told;
  button.textContent = told;
  const small = document.createElement('small');
  small.textContent = `${place.episode.title}: “${lineText(place.episode, place.line)}”`;
  button.append(small);
  button.hidden = false;
}

on(part('continue'), 'click', () => {
  part('play').focus({ preventScroll: true });
  part('continue').hidden = true;
  if (settings.timer_again) arm(lastTimer);
  play();
});
