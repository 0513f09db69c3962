"""`audiogen voices`: what can speak here, and samples of it."""

from pathlib import Path

import click

from audiogen.building.fetching import Weights, bring, offered
from audiogen.building.sampling import Standing, file_name, sample, sample_all, standings
from audiogen.cli import options
from audiogen.cli.terminal import answer, answer_json, say
from audiogen.messages import named

SHOWN = 8
"""Voices of an engine that the page for people lists."""


@click.group("voices", invoke_without_command=True, epilog="""\b
Examples:
  audiogen voices
  audiogen voices --language pt-BR
  audiogen voices sample espeak:en-gb+f2 -o alba.mp3
  audiogen voices sample --all samples
  audiogen voices get hibari:emma""")
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
            "license": one.license, "size": one.size, "speed": one.speed, "sends_to": one.sends,
            "to_get": [each.voice for each in one.to_get],
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
    lines += [f"{'':<9} {text}" for text in (
        f"What is said is sent to {one.sends}." if one.sends else "Nothing leaves this machine.",
        "; ".join(filter(None, (one.license and f"Licence: {one.license}", one.size, one.speed))),
        *(f"Also: {each.voice}, {each.about} ({each.size_to_fetch / 1e6:.1f} MB): "
          f"audiogen voices get {each.voice}" for each in one.to_get[:SHOWN]),
        _more([each.voice for each in one.to_get[SHOWN:]])) if text]
    return "\n".join(lines)


def _more(voices: list[str]) -> str:
    """The voices that are only named."""
    return f"And: {', '.join(voices)}" if voices else ""


@command.command("sample", epilog="""\b
Examples:
  audiogen voices sample espeak
  audiogen voices --language de sample espeak -o probe.wav
  audiogen voices sample gtts:co.uk --text "Take your time."
  audiogen voices sample --all samples""")
@click.argument("voice", required=False)
@click.option("-o", "--output", type=options.Name("file"), metavar="FILE",
              help="An .mp3 or .wav file; sample-VOICE.mp3 if left out.")
@click.option("--all", "folder", type=options.Name("folder"), metavar="DIR",
              help="Every voice that speaks here and sends nothing away, into numbered files.")
@click.option("--text", default="", metavar="TEXT", help="What it is to say.")
@click.pass_obj
def sample_command(language: str, voice: str | None, output: Path | None, folder: Path | None,
                   text: str) -> None:
    """Write a short MP3 or WAV file in which VOICE speaks, as it would in an episode."""
    if (voice is None) == (folder is None):
        raise click.UsageError("Name one VOICE, or a folder with --all.")
    if folder is not None:
        sample_all(language, text, folder, lambda file, spoken: answer(f"{file}: {spoken}"))
        return
    file = output or Path(f"sample-{file_name(voice or '')}.mp3")
    spoken = sample(voice or "", language, text, file)
    answer(f"{file}: {spoken}")


@command.command("get", epilog="""\b
Examples:
  audiogen voices get hibari:emma
  audiogen voices get kokoro:ef_dora
Fetched voices lie in AUDIOGEN_DATA_DIR, or where this system keeps data.""")
@click.argument("name")
def get_command(name: str) -> None:
    """Fetch the voice NAME; nothing else of audiogen ever downloads anything."""
    weights = offered(name)
    shown = [-1]

    def progress(done: int, total: int) -> None:
        tenth = 10 * done // total
        if tenth > shown[0]:
            shown[0] = tenth
            say(f"{done / 1e6:.1f} of {total / 1e6:.1f} MB")

    def about(each: Weights, lacking: int) -> None:
        share = "" if lacking == each.size else f", of which {lacking / 1e6:.1f} MB aren't here yet"
        say(f"{each.voice}: {each.about}, {each.language}; {each.size / 1e6:.1f} MB{share}; "
            f"licence {each.license}; from {' and '.join(file.source for file in each.files)}")

    places, fetched = bring(weights, about, progress)
    answer(f"{weights.voice} {'is here now' if fetched else 'was here already'}: "
           f"{', '.join(map(str, places))}")
