"""`audiogen say`: a line or a section, heard now."""

import sys
import tempfile
from pathlib import Path
from typing import Any

import click

from audiogen import audio
from audiogen.building.excerpting import Excerpt, Spot, excerpted, spot_of
from audiogen.building.rendering import judge, save
from audiogen.building.sources import formed
from audiogen.cli import options
from audiogen.cli.terminal import answer, say
from audiogen.messages import named
from audiogen.slugs import slug_of
from audiogen.units import clock

LONGEST = 80
"""Characters of what is said that are shown."""


class Teller:
    """Tells of the choice of a voice."""

    def note(self, text: str) -> None:
        """Nothing: the voice is named with what it said."""

    def warn(self, text: str) -> None:
        """Something that nobody may miss."""
        say(text)


@click.command("say", epilog="""\b
Examples:
  audiogen say content/guide/co-regulation.md:24
  audiogen say content/guide/co-regulation.md#opening
  audiogen say notes.md:7 -o line.wav --voice espeak
  echo "Take your time." | audiogen say""")
@click.argument("spot", required=False, metavar="[FILE:LINE | FILE#CHAPTER]")
@click.option("-o", "--output", type=options.Name("file"), metavar="FILE",
              help="Write this .mp3 or .wav file, and play nothing.")
@options.shaping
@options.form
def command(spot: str | None, output: Path | None, form: str, **shaping: Any) -> None:
    """Hear one line or section now, as an episode has it, with its pauses.

    A chapter goes by its title, the beginning of it, or its number. Without a name, or with "-",
    the text on standard input is said. Where this machine can't play, a file is written.
    """
    if output is not None:
        judge(output)
    if spot is None and sys.stdin.isatty():
        raise click.UsageError("Name what to say, as FILE:LINE or FILE#CHAPTER.")
    wanted = spot_of(spot or "-")
    asked = formed((wanted.file,), form)[0]
    if len(asked.names) != 1:
        raise click.UsageError(f"{named(wanted.file)} is a folder; name a text, as FILE:LINE.")
    with excerpted(asked, wanted, options.flags(**shaping), Teller()) as excerpt:
        if output is not None:
            save(output, excerpt.stream)
        else:
            output = _played(excerpt, wanted)
    where = f"{output}: " if output else ""
    answer(where + _told(excerpt))


def _played(excerpt: Excerpt, spot: Spot) -> Path | None:
    """Plays it; where nothing can, the file that was written instead."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "excerpt.mp3")
        save(file, excerpt.stream)
        if audio.play(file):
            return None
        part = slug_of(spot.chapter) if spot.chapter else str(spot.line or "")
        kept = Path("-".join(filter(None, (Path(spot.file).stem.strip("-") or "said", part)))
                    + ".mp3")
        say("Nothing here can play sound, so it is written to a file.")
        with file.open("rb") as stream:
            save(kept, iter(lambda: stream.read(1 << 20), b""))
        return kept


def _told(excerpt: Excerpt) -> str:
    """What was said, by whom and for how long."""
    text = " ".join(line.text for line in excerpt.lines)
    short = text if len(text) <= LONGEST else text[:LONGEST - 1].rstrip() + "…"
    return f"“{short}” {clock(excerpt.seconds)}, {', '.join(excerpt.voices)}"
