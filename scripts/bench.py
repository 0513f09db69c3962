"""How fast, as ratios within one run against stated baselines; nothing here is a test.

usage: python scripts/bench.py [--lines 1000] [--long] [--jobs 2]

Baselines, made here from the same packages, at the same rate (22.05 kHz), bit rate (64 kbit/s)
and encoder quality as ours:
  floor    the least that must be done: eSpeak NG in process into one streaming LAME encoder, the
           lines dealt out to as many processes as we use; no cache, no mastering, no checks
  neural   the same with the natural voice: hibari, resampled to 44.1 kHz, into LAME at 96 kbit/s
  obvious  what one would write first: the espeak-ng command per line, clips added up with pydub,
           one export (needs the espeak-ng and ffmpeg commands)
  shell    the whole text as one SSML document through espeak-ng into lame (needs both commands)
"""

import argparse
import os
import random
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import environment

STARTS = ("Now", "Gently", "Slowly", "For a moment", "Again", "Here", "In your own time")
DEEDS = ("notice", "let", "allow", "follow", "soften", "return to", "welcome", "listen to")
THINGS = ("the breath", "the weight of your hands", "the sound of the room", "the floor below you",
          "a quiet warmth", "each small movement", "the light on the wall", "the pause after it")
ENDS = ("and stay a while", "as it comes and goes", "with nothing to change",
        "and let it be enough", "one moment at a time", "while the body settles",
        "and then begin again")
GAP = 1.2
"""Seconds of silence after each line, in every contestant."""

FLOOR = """
import os, sys, ctypes as C, espeakng_loader, lameenc
lines = open(sys.argv[1], encoding="utf-8").read().splitlines(); jobs = int(sys.argv[3])
def work(part, out):
    lib = C.CDLL(espeakng_loader.get_library_path()); chunks = []
    lib.espeak_Initialize.argtypes = [C.c_int, C.c_int, C.c_char_p, C.c_int]
    lib.espeak_Synth.argtypes = [C.c_char_p, C.c_size_t, C.c_uint, C.c_int, C.c_uint, C.c_uint,
                                 C.c_void_p, C.c_void_p]
    rate = lib.espeak_Initialize(2, 0, espeakng_loader.get_data_path().encode(), 0)
    kind = C.CFUNCTYPE(C.c_int, C.POINTER(C.c_short), C.c_int, C.c_void_p)
    call = kind(lambda wav, n, _: (chunks.append(C.string_at(wav, 2 * n)) if n else 0) or 0)
    lib.espeak_SetSynthCallback(call); lib.espeak_SetVoiceByName(b"en")
    lib.espeak_SetParameter(1, 120, 0)
    coder = lameenc.Encoder(); coder.silence(); coder.set_channels(1)
    coder.set_in_sample_rate(rate); coder.set_quality(5); coder.set_bit_rate(64)
    gap = bytes(2 * int(float(sys.argv[4]) * rate))
    with open(out, "wb") as file:
        for line in part:
            chunks.clear(); data = line.encode()
            lib.espeak_Synth(data, len(data) + 1, 0, 1, 0, 1, None, None)
            file.write(coder.encode(b"".join(chunks))); file.write(coder.encode(gap))
        file.write(coder.flush())
children = []
for job in range(jobs):
    child = os.fork()
    if not child:
        work(lines[job::jobs], f"{sys.argv[2]}.{job}"); os._exit(0)
    children.append(child)
for child in children: os.waitpid(child, 0)
"""

NEURAL = """
import os, sys
lines = open(sys.argv[1], encoding="utf-8").read().splitlines(); jobs = int(sys.argv[3])
def work(part, out):
    import lameenc, numpy, soxr
    from hibari import Hibari
    voice = Hibari(threads=1); coder = lameenc.Encoder(); coder.silence(); coder.set_channels(1)
    coder.set_in_sample_rate(44100); coder.set_quality(5); coder.set_bit_rate(96)
    gap = bytes(2 * int(float(sys.argv[4]) * 44100))
    with open(out, "wb") as file:
        for line in part:
            sound = soxr.resample(voice(line, speed=float(sys.argv[5]), seed=0), 24000, 44100)
            file.write(coder.encode((sound * 32767).astype(numpy.int16).tobytes()))
            file.write(coder.encode(gap))
        file.write(coder.flush())
children = []
for job in range(jobs):
    child = os.fork()
    if not child:
        work(lines[job::jobs], f"{sys.argv[2]}.{job}"); os._exit(0)
    children.append(child)
for child in children: os.waitpid(child, 0)
"""
SPEED, PACE = "0.5", 122
"""hibari's own speed, and the pace for which we choose it: both say the same words a minute."""

OBVIOUS = """
import subprocess, sys, tempfile, os
from pydub import AudioSegment
out = AudioSegment.empty()
with tempfile.TemporaryDirectory() as folder:
    for number, line in enumerate(open(sys.argv[1], encoding="utf-8")):
        wav = os.path.join(folder, f"{number}.wav")
        subprocess.run(["espeak-ng", "-v", "en", "-s", "120", "-w", wav, line.strip()], check=True)
        out += AudioSegment.from_wav(wav)
        out += AudioSegment.silent(duration=int(float(sys.argv[3]) * 1000), frame_rate=22050)
out.export(sys.argv[2], format="mp3", bitrate="64k")
"""

NETWORK = """
import sys, time
from concurrent.futures import ThreadPoolExecutor
import gtts.tts
from audiogen.errors import Place
from audiogen.scripting.model import Span
from audiogen.voicing.engines.gtts.engine import Gtts
from audiogen.voicing.model import Utterance, VoiceSpec
from tests.voicing.google import Google
class Far(Google):
    def answer(self, request):
        time.sleep(0.3)
        super().answer(request)
google = Far()
gtts.tts._translate_url = google.url
def spent(at_once):
    voice, spec = Gtts(), VoiceSpec("gtts", "", "en", 110)
    lines = [Utterance((Span(f"This is line {number}."),), "", Place("the bench", number))
             for number in range(64)]
    start = time.perf_counter()
    with ThreadPoolExecutor(at_once) as threads:
        list(threads.map(lambda line: voice.say(line, spec), lines))
    return time.perf_counter() - start
one, several = spent(1), spent(Gtts.concurrency)
google.close()
print(one, several)
"""
"""64 lines of Google's voice, from a server on this machine that takes 300 ms a request."""

SHELL = """{ echo '<speak>'; sed "s|$|<break time=\\"$3ms\\"/>|" "$1"
echo '</speak>'; } > "$2.ssml"
espeak-ng -v en -s 120 -m -f "$2.ssml" --stdout | lame --quiet -m m -b 64 -q 5 - "$2" """


def text(count: int) -> list[str]:
    """Distinct calm lines, the same ones each time."""
    chance = random.Random(11)
    return [f"{chance.choice(STARTS)}, {chance.choice(DEEDS)} {chance.choice(THINGS)} "
            f"{chance.choice(ENDS)}, {number}." for number in range(count)]


ROBOT = 'voice = "espeak"\nquality = "small"\n[pace]\npreset = "steady"\nwords_per_minute = 160\n'
NATURAL = ('voice = "hibari"\nloudness = "podcast"\n[pace]\npreset = "steady"\n'
           f"words_per_minute = {PACE}\n")
"""Settings that make our build do what the floors do."""


def collection(folder: Path, lines: list[str], settings: str = ROBOT) -> Path:
    """A collection of one episode with these lines, at the contestants' rate and pauses."""
    folder.mkdir(parents=True)
    (folder / "audiogen.toml").write_text(
        f"{settings}[pauses]\nparagraph = {GAP}\n", encoding="utf-8")
    (folder / "long.md").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    return folder


def timed(run: Callable[[], object]) -> float:
    """Seconds of wall time."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def peak(process: "subprocess.Popen[bytes]") -> int:
    """The greatest resident size, in MB, of a process and of every process that it started."""
    most = 0
    while process.poll() is None:
        family, found = {process.pid}, True
        while found:
            found = False
            for status in Path("/proc").glob("[0-9]*/stat"):
                try:
                    fields = status.read_text().rsplit(")", 1)[1].split()
                except OSError:
                    continue
                if int(fields[1]) in family and int(status.parent.name) not in family:
                    family.add(int(status.parent.name))
                    found = True
        for number in family:
            try:
                lines = Path(f"/proc/{number}/status").read_text().splitlines()
            except OSError:
                continue
            sizes = [int(line.split()[1]) for line in lines if line.startswith("VmHWM")]
            most = max([most, *sizes])
        time.sleep(0.05)
    return most // 1024


class Bench:
    """One run: a folder of its own, the environment's Python, and our command."""

    def __init__(self, folder: Path, python: Path, jobs: int) -> None:
        self.folder, self.python, self.jobs = folder, python, jobs
        self.store = folder / "store"

    def audiogen(self, *words: str, watch: bool = False) -> int:
        """Runs our command; gives back its peak memory in MB where it is watched."""
        process = subprocess.Popen(
            [str(self.python), "-m", "audiogen", *words], stdout=subprocess.DEVNULL,
            env={**os.environ, "AUDIOGEN_CACHE_DIR": str(self.store)})
        found: list[int] = []
        if watch:
            watcher = threading.Thread(target=lambda: found.append(peak(process)))
            watcher.start()
            watcher.join()
        if process.wait():
            raise SystemExit(f"audiogen {' '.join(words)} failed")
        return found[0] if found else 0

    def build(self, source: Path, watch: bool = False) -> int:
        """A build of a collection beside itself."""
        return self.audiogen("build", str(source), "-o", f"{source}-out", "-q",
                             "--jobs", str(self.jobs), watch=watch)

    def python_script(self, code: str, *words: str) -> None:
        """One of the contestants that are written in Python."""
        subprocess.run([str(self.python), "-c", code, *words], check=True,
                       stdout=subprocess.DEVNULL)

    def contest(self, count: int) -> None:
        """Cold, edited and unchanged builds against the baselines."""
        lines = text(count)
        script = self.folder / "script.txt"
        script.write_text("\n".join(lines) + "\n", encoding="utf-8")
        out = str(self.folder / "baseline.mp3")
        source = collection(self.folder / "cold", lines)
        floor = min(timed(lambda: self.python_script(
            FLOOR, str(script), out, str(self.jobs), str(GAP))) for _ in range(2))
        cold = timed(lambda: self.build(source))
        row(f"cold build of {count} lines against the floor", cold / floor, "<= 1.4", cold)
        if shutil.which("espeak-ng") and shutil.which("ffmpeg"):
            obvious = timed(lambda: self.python_script(OBVIOUS, str(script), out, str(GAP)))
            row("the obvious script against ours", obvious / cold, ">= 6", obvious)
        if shutil.which("espeak-ng") and shutil.which("lame"):
            shell = timed(lambda: subprocess.run(
                ["sh", "-c", SHELL, "sh", str(script), out, str(int(GAP * 1000))], check=True))
            row("the shell pipeline against ours", shell / cold, ">= 1", shell)
        lines[count // 2] = "This line is another one now."
        (source / "long.md").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
        edited = timed(lambda: self.build(source))
        row("one edited line against the cold build", edited / cold, "<= 0.08", edited)
        nothing = min(timed(lambda: self.build(source)) for _ in range(3))
        row("nothing to do against the cold build", nothing / cold, "", nothing)

    def natural(self, count: int) -> None:
        """The natural voice against its own floor; and what another loudness costs."""
        lines = text(count)
        script = self.folder / "natural.txt"
        script.write_text("\n".join(lines) + "\n", encoding="utf-8")
        source = collection(self.folder / "natural", lines, NATURAL)
        floor = min(timed(lambda: self.python_script(
            NEURAL, str(script), str(self.folder / "neural.mp3"), str(self.jobs), str(GAP), SPEED))
            for _ in range(2))
        cold = timed(lambda: self.build(source))
        row(f"natural voice, {count} lines against its floor", cold / floor, "<= 1.25", cold)
        settings = source / "audiogen.toml"
        settings.write_text(settings.read_text("utf-8").replace("podcast", "calm"), "utf-8")
        louder = timed(lambda: self.build(source))
        row("another loudness against the cold build", louder / cold, "<= 0.65", louder)

    def distant(self) -> None:
        """Requests to a network voice side by side, against one after the other."""
        done = subprocess.run([str(self.python), "-c", NETWORK], check=True, capture_output=True,
                              text=True, cwd=environment.ROOT)
        one, several = map(float, done.stdout.split())
        row("64 lines one at a time against four at once, 300 ms each", one / several, ">= 3.5",
            several)

    def growth(self) -> None:
        """Time and memory as the episode grows."""
        times, sizes = {}, {}
        for count in (500, 1000, 5000):
            source = collection(self.folder / f"grow{count}", text(count))
            shutil.rmtree(self.store, ignore_errors=True)
            times[count] = timed(lambda source=source, count=count: sizes.update(  # type: ignore[misc]
                {count: self.build(source, watch=True)}))
        row("5000 lines against 1000", times[5000] / times[1000], "<= 5.3", times[5000])
        row("peak memory of a process, 5000 lines against 500", sizes[5000] / sizes[500], "<= 1.2")
        print(f"{'':55}{sizes[5000]:8} MB    wanted <= 150")

    def start(self) -> None:
        """What a person waits for before anything happens."""
        bare = min(timed(lambda: self.python_script("pass")) for _ in range(5))
        helped = min(timed(lambda: self.audiogen("--help")) for _ in range(5))
        row("audiogen --help against a bare Python", helped / bare, "<= 0.25 s", helped)
        out = self.folder / "shipped"
        command = ("build", str(environment.ROOT / "content"), "-o", str(out),
                   "--voice", "espeak", "-q")
        self.audiogen(*command)
        nothing = min(timed(lambda: self.audiogen(*command)) for _ in range(5))
        row("shipped collection, nothing to do, against a bare Python", nothing / bare,
            "<= 0.3 s", nothing)


def row(what: str, ratio: float, wanted: str, wall: float | None = None) -> None:
    """One line of the table."""
    seconds = "" if wall is None else f"{wall:8.2f} s"
    aim = f"wanted {wanted}" if wanted else ""
    print(f"{what:60}{ratio:8.2f} x {seconds:>11}    {aim}", flush=True)


def main() -> None:
    """Prints the table."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--lines", type=int, default=1000)
    options.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options.add_argument("--long", action="store_true", help="also growth up to 5000 lines")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), environment.ensure(), given.jobs)
        bench.contest(given.lines)
        bench.natural(given.lines)
        bench.distant()
        bench.start()
        if given.long:
            bench.growth()


if __name__ == "__main__":
    main()
