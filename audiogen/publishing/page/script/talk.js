// The page's voice: whole phrases from one recording, decoded once, in a context that is started
// inside the listener's press. Never by itself, and never over the episode: that stands still while
// a clip speaks, and goes back to its line's start if a word was cut. The episode itself never goes
// through this context, which would silence it on a page from a disk.
const voice = { on: false, context: null, sound: null, clips: {}, loading: null, speaking: [], turn: 0, cut: false };
const BETWEEN = 0.12;   // seconds between two phrases

// Must be called inside a press: only there may a page begin to sound.
function wakeVoice() {
  if (navigator.audioSession) navigator.audioSession.type = 'playback';
  voice.context ??= new AudioContext();
  voice.context.resume();
  voice.loading ??= fetchVoice().catch(() => {
    voice.loading = null;
    throw new Error(words.no_voice);
  });
}

async function fetchVoice() {
  await new Promise((loaded, failed) => {
    const script = document.createElement('script');
    script.src = data.voice;
    script.onload = loaded;
    script.onerror = failed;
    document.head.append(script);
  });
  const { clips, sound: text } = window.audiogenVoice;
  const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  delete window.audiogenVoice;
  voice.sound = await voice.context.decodeAudioData(bytes.buffer);
  voice.clips = clips;
}

// Says phrases one after the other; what was being said before gives way.
async function say(texts) {
  if (!voice.on || player.mode !== 'episode') return;
  const turn = stopClips();
  hold();
  try {
    await voice.loading;
  } catch (problem) {
    voice.on = false;
    showTalking();
    announce(problem.message);
    release();
  }
  if (turn !== voice.turn || !voice.sound) return;
  const last = speak(texts);
  if (last) last.onended = () => { if (turn === voice.turn) release(); };
  else release();
}

function speak(texts) {
  let at = voice.context.currentTime + 0.03;
  for (const text of texts) {
    const clip = voice.clips[sentence(text)];
    if (!clip) {
      console.warn(`There is no clip for “${text}”.`);
      continue;
    }
    const source = voice.context.createBufferSource();
    source.buffer = voice.sound;
    source.connect(voice.context.destination);
    source.start(at, clip[0], clip[1] - clip[0]);
    voice.speaking.push(source);
    at += clip[1] - clip[0] + BETWEEN;
  }
  return voice.speaking.at(-1);
}

function stopClips() {
  for (const source of voice.speaking) {
    source.onended = null;
    source.stop();
  }
  voice.speaking = [];
  voice.turn += 1;
  return voice.turn;
}

// The episode stands still for a clip.
function hold() {
  if (!player.wanted || player.held) return;
  player.held = true;
  voice.cut = cueAt(player.episode, position()).kind === 'l';
  audio.pause();
}

// The clip is over: the episode goes on, from its line's start if a word was cut.
function release() {
  voice.speaking = [];
  if (!player.held) return;
  player.held = false;
  if (!player.wanted) return;
  if (voice.cut) toLineStart();
  sound();
}

// A clip gives way to what the listener does next.
function hush() {
  stopClips();
  clearTimeout(naming);
  player.held = false;
}

function talk() {
  if (!data.voice) return;
  if (voice.on) {
    say([words.talked]);
    voice.on = false;
  } else {
    voice.on = true;
    wakeVoice();
    say([words.talking]);
  }
  showTalking();
}

function showTalking() {
  part('talk')?.setAttribute('aria-pressed', String(voice.on));
  put(part('talk'), voice.on ? words.talk_stop : words.talk);
}

// What happened without the control that has the focus: shown, and said where the page talks.
function tell(...texts) {
  announce(texts.map(sentence).join(' '));
  say(texts);
}

function where() {
  const { episode } = player;
  const time = position();
  tell(...[episode.title, chapterAt(episode, time), minutes('left', secondsLeft(episode, time)),
    speedText(), silenceText()].filter(Boolean));
}

on(part('talk'), 'click', talk);
on(part('where'), 'click', where);
