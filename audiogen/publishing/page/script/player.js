// The one audio element plays everything: episodes, and the room that fades at night. What is shown
// is derived from its clock whenever it tells something; timers only make that punctual.
const player = {
  episode: episodes[0],
  mode: 'episode',      // or 'asleep' while the room fades
  wanted: false,        // whether the listener wants to hear, though a clip may hold it up
  held: false,          // a clip of the page's voice is speaking
  started: false,       // whether this episode was ever heard here
  pausedAt: 0,
  goal: null,           // seconds to be reached once the file's length is known
};
const INSIDE = 0.05;    // seconds inside a line where a seek lands: coders may be out by less
const AWHILE = 10000;   // milliseconds after which a line is begun again

const watchers = [];    // functions of (time, cue), called whenever the clock was read
let refining = 0;

function derive() {
  clearTimeout(refining);
  if (player.mode !== 'episode') return;
  const time = position();
  const cue = cueAt(player.episode, time);
  for (const watch of watchers) watch(time, cue);
  if (!audio.paused) refineAt(cue.end);
}

// Looks again when the sound is at a time, if that is before the next look. Called by watchers too.
let refined = Infinity;
function refineAt(time) {
  const wait = Math.max(15, ((time - audio.currentTime) / audio.playbackRate) * 1000 + 12);
  const due = now() + wait;
  if (due > refined && refined > now()) return;
  refined = due;
  clearTimeout(refining);
  refining = setTimeout(() => { refined = Infinity; derive(); }, wait);
}

const position = () => player.goal ?? audio.currentTime;

function seek(time) {
  const goal = Math.min(Math.max(0, time), player.episode.seconds - 0.02);
  if (audio.readyState > 0) audio.currentTime = goal;
  else player.goal = goal;
  derive();
}

// Puts an episode under the needle. Nothing sounds until it is asked for.
function load(episode, time = 0) {
  player.episode = episode;
  player.mode = 'episode';
  player.goal = time;
  audio.volume = 1;
  setSource(episode.file);
  for (const hook of loadHooks) hook(episode);
  derive();
}
const loadHooks = [];

function setSource(address) {
  audio.src = address;
  // A new source falls back to this speed, so it is set with every one.
  audio.defaultPlaybackRate = settings.speed;
  audio.playbackRate = settings.speed;
  audio.preservesPitch = true;
}

// The listener's own word: a clip of the page's voice gives way to it.
function play() {
  hush();
  player.wanted = true;
  player.started = true;
  if (player.pausedAt && now() - player.pausedAt > AWHILE) toLineStart();
  player.pausedAt = 0;
  sound();
}

function sound() {
  audio.play().catch((problem) => {
    // Another source was put in, or a clip stopped it: both are our own doing.
    if (problem.name === 'AbortError') return;
    player.wanted = false;
    tell(words.broken);
    showPlaying();
  });
  mendRanges();
  showPlaying();
}

function pause() {
  hush();
  player.wanted = false;
  audio.pause();
  showPlaying();
}

function toggle() {
  if (player.mode === 'asleep') stayLonger();
  else if (player.wanted) pause();
  else if (!armedAgain()) play();
}

// The cover plays, and where it may be out of sight a second button below.
const plays = [part('play'), part('play-below')];

function showPlaying() {
  for (const button of plays) {
    button.toggleAttribute('data-playing', player.wanted);
    put(button.querySelector('.play-word'), player.wanted ? words.pause : words.play);
  }
}

on(audio, 'timeupdate seeked ratechange', derive);
on(audio, 'playing', () => { refined = Infinity; derive(); });
on(document, 'visibilitychange', derive);
on(audio, 'loadedmetadata', () => {
  if (player.mode !== 'episode') return;
  if (player.goal) audio.currentTime = player.goal;
  player.goal = null;
  audio.playbackRate = settings.speed;
  checkRanges();
});
// A call, an alarm or a headset stopped the sound: nothing starts again by itself.
on(audio, 'pause', () => {
  clearTimeout(refining);
  refined = Infinity;
  if (audio.ended || !audio.paused || player.mode !== 'episode') return;
  if (!player.held) {
    player.wanted = false;
    player.pausedAt = now();
  }
  showPlaying();
});
on(audio, 'error', () => {
  if (!audio.getAttribute('src') || !player.wanted) return;
  player.wanted = false;
  tell(words.broken);
  showPlaying();
});
