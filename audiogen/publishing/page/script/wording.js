// Words, and numbers put into them. Each sentence is one that the page's voice can say whole.
const words = data.words;
const steps = [...Array.from({ length: 20 }, (_, nth) => nth + 1), 25, 30, 35, 40, 45, 50, 55, 60, 70, 80, 90, 100, 110, 120];

const fill = (key, values) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
const sentence = (text) => (/[.!?…。؟]$/.test(text) ? text : `${text}.`);

function minutes(kind, seconds) {
  const whole = Math.round(seconds / 60);
  if (whole < 1) return words[`${kind}_moment`];
  if (whole === 1) return words[`${kind}_minute`];
  if (whole > 120) return words[`${kind}_hours`];
  const near = kind === 'left' ? steps.reduce((best, step) => (Math.abs(step - whole) < Math.abs(best - whole) ? step : best)) : whole;
  return fill(`${kind}_minutes`, { number: near });
}

const silenceNames = { 0.5: 'silences_half', 1: 'silences_made', 1.5: 'silences_more', 2: 'silences_double' };
const silenceText = () => words[silenceNames[settings.silence]];
const speedText = () => fill('speed_is', { speed: data.speeds.find(([speed]) => speed === settings.speed)?.[1] ?? settings.speed });

function timerText(kind) {
  return /^\d+$/.test(kind) ? fill('timer_minutes', { number: kind }) : words[`timer_${kind}`];
}

// "quiet, 12 seconds", in the words of the transcript.
function duration(seconds) {
  const whole = Math.round(seconds);
  const [minute, rest] = [Math.floor(whole / 60), whole % 60];
  const told = [];
  if (minute) told.push(`${minute} ${minute === 1 ? data.time.minute : data.time.minutes}`);
  if (rest || !minute) told.push(`${rest} ${rest === 1 ? data.time.second : data.time.seconds}`);
  return told.join(' ');
}
