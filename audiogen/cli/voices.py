"""`audiogen voices`: what can speak here, and samples of it."""

import re
from pathlib import Path

import click

from audiogen.building.sampling import Standing, sample, standings
from audiogen.cli import options
from audiogen.cli.terminal import answer, answer_json
from audiogen.messages import named

SHOWN = 8
"""Voices of an engine that the page for people lists."""


@click.group("voices", invoke_without_command=True, epilog="""\b
Examples:
  audiogen voices
  audiogen voices --language pt-BR
  audiogen voices sample espeak:en-gb+f2 -o alba.mp3""")
@click.option("--language", default="en", show_default=True, metavar="CODE",
              help="The language that is to be spoken.")
@click.option("--json", "as_json", is_flag=True, help="Print the table as JSON, with all voices.")
@click.pass_context
def command(context: click.Context, language: str, as_json: bool) -> None:
    """Show what can speak here, and what the others lack."""
    context.obj = language
    if context.invoked_subcommand is not None:
        return
    found = standings(language)
    if as_json:
        answer_json([{
            "name": one.name, "summary": one.summary, "speaks": not one.lacks, "lacks": one.lacks,
            "default": one.voices[0] if one.voices else None, "voices": list(one.voices),
        } for one in found])
    else:
        answer("\n".join([*(_row(one, language) for one in found), _first(found, language)]))


def _first(found: tuple[Standing, ...], language: str) -> str:
    """Which voice to try first."""
    standing = next((one for one in found if not one.lacks and one.voices), None)
    if standing is None:
        return f"Nothing here speaks the language {named(language)} yet."
    return f"Try first: audiogen voices --language {language} sample {standing.voices[0]}"


def _row(one: Standing, language: str) -> str:
    """An engine in a few lines."""
    lines = [f"{one.name:<9} {one.summary}",
             f"{'':<9} {f'Not now: {one.lacks}' if one.lacks else 'Speaks here.'}"]
    if not one.voices:
        lines.append(f"{'':<9} No voice for the language {named(language)}.")
    else:
        others = ", ".join(one.voices[1:SHOWN])
        more = len(one.voices) - SHOWN
        lines.append(f"{'':<9} Default {one.voices[0]}"
                     + (f"; also {others}" if others else "")
                     + (f" and {more} more" if more > 0 else ""))
    return "\n".join(lines)


@command.command("sample", epilog="""\b
Examples:
  audiogen voices sample espeak
  audiogen voices --language de sample espeak -o probe.wav
  audiogen voices sample gtts:co.uk --text "Take your time." """)
@click.argument("voice")
@click.option("-o", "--output", type=options.Name("file"), metavar="FILE",
              help="An .mp3 or .wav file; sample-VOICE.mp3 if left out.")
@click.option("--text", default="", metavar="TEXT", help="What it is to say.")
@click.pass_obj
def sample_command(language: str, voice: str, output: Path | None, text: str) -> None:
    """Write a short MP3 or WAV file in which VOICE speaks, as it would in an episode."""
    name = re.sub(r"[^\w.+-]+", "-", voice).strip("-") or "voice"
    file = output or Path(f"sample-{name}.mp3")
    spoken = sample(voice, language, text, file)
    answer(f"{file}: {spoken}")
