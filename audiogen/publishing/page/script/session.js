// Lock screens, headsets and keyboards: previous and next are line back and line on. With handlers
// for seeking, phones would show those in place of previous and next.
const session = navigator.mediaSession;

const handlers = {
  play: () => { if (player.mode === 'asleep' || !player.wanted) toggle(); },
  pause: () => { if (player.mode === 'asleep' || player.wanted) toggle(); },
  previoustrack: again,
  nexttrack: nextLine,
  seekto: ({ seekTime }) => { leaveSleep(); seek(seekTime); },
  seekbackward: null,
  seekforward: null,
};

function showSession() {
  if (!session) return;
  session.metadata = new MediaMetadata({
    title: player.episode.title, artist: data.author, album: data.title,
    artwork: hosted ? [{ src: new URL(data.cover, location).href, type: data.mime }] : [],
  });
  for (const [name, handler] of Object.entries(handlers)) {
    try {
      session.setActionHandler(name, handler);
    } catch { /* this browser has no such key */ }
  }
  showPosition();
}

function showPosition() {
  if (!session?.setPositionState || player.mode !== 'episode') return;
  const { duration, currentTime, playbackRate } = audio;
  if (!Number.isFinite(duration) || duration <= 0 || !(playbackRate > 0)) return;
  session.setPositionState({ duration, playbackRate, position: Math.min(Math.max(currentTime, 0), duration) });
}

// Set again each time, since a page that was put aside may have lost them to another.
on(audio, 'playing', showSession);
on(audio, 'seeked ratechange', showPosition);
