"""`audiogen inspect`: finished episodes, measured and drawn."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from audiogen.building.inspection import inspected
from audiogen.cli import options
from audiogen.cli.terminal import answer, answer_json, say
from audiogen.errors import AudiogenError
from audiogen.messages import located
from audiogen.mixing.model import Inspection
from audiogen.publishing.drawing import picture
from audiogen.publishing.files import ensure_folder, write_atomically
from audiogen.units import clock, seconds

SHOWN = 12
"""Misses of a file that the page for people lists."""


@click.command("inspect", epilog="""\b
Examples:
  audiogen inspect audio_out/01-rest.mp3
  audiogen inspect audio_out/01-rest.mp3 -o rest.svg
  audiogen inspect audio_out/*.mp3 -o pictures --json""")
@click.argument("episodes", nargs=-1, required=True, metavar="EPISODE.mp3...",
                type=click.Path(path_type=Path))
@click.option("-o", "--output", type=options.Name("file"), metavar="PICTURE",
              help="Draw it: an .svg file, or a folder for one picture each.")
@click.option("--json", "as_json", is_flag=True, help="Print all that was measured as JSON.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what is amiss.")
def command(episodes: tuple[Path, ...], output: Path | None, as_json: bool, quiet: bool) -> None:
    """Measure finished MP3s, and compare them with the cue sheets beside them.

    What is decoded is measured: loudness, peaks, every line and every pause. Exits with 1 where
    anything is not as it was written.
    """
    single = output is not None and output.suffix.lower() == ".svg"
    if single and len(episodes) > 1:
        raise click.UsageError("For several episodes, -o must name a folder.")
    pages: list[dict[str, Any]] = []
    amiss = False
    for mp3 in episodes:
        try:
            inspection = inspected(mp3)
        except AudiogenError as problem:
            say(str(problem))
            amiss = True
            continue
        amiss = amiss or bool(inspection.misses)
        pages.append({"file": str(mp3), **_page(inspection)})
        if not as_json:
            _show(mp3, inspection, quiet)
        if output is not None:
            target = output if single else output / f"{mp3.stem}.svg"
            ensure_folder(target.parent)
            write_atomically(target, (picture(inspection).encode(),))
            if not quiet and not as_json:
                answer(f"Drawn: {target}")
    if as_json:
        answer_json(pages[0] if len(episodes) == 1 and pages else pages)
    if amiss:
        raise click.exceptions.Exit(1)


def _show(mp3: Path, inspection: Inspection, quiet: bool) -> None:
    """What was measured, then what is amiss."""
    misses = inspection.misses
    if not quiet:
        answer("\n".join((f"{located(mp3)}: {inspection.title}", *_facts(inspection))))
    elif misses:
        answer(f"{located(mp3)}:")
    for miss in misses[:SHOWN]:
        answer(f"  {clock(miss.at):>7}  {miss.text}")
    if len(misses) > SHOWN:
        answer(f"  And {len(misses) - SHOWN} more; --json shows each.")
    if not quiet and not misses:
        answer("  All is as it was written.")


def _facts(inspection: Inspection) -> list[str]:
    """The table: what it is, what was measured, and what was written where that is known."""
    heard, written, rate = inspection.heard, inspection.written, inspection.rate
    rests = [each for each in inspection.passages[::2] if each.written]
    lines = [each for each in inspection.passages if each.kind == "line"]
    furthest = max((abs(each.heard - each.written) for each in rests), default=0)
    start, length = inspection.stretch
    rows = (
        ("length", clock(inspection.length / rate), clock(inspection.written_length / rate)),
        ("loudness", f"{heard.integrated_lufs:.1f} LUFS", f"{written.integrated_lufs:.1f}"),
        ("true peak", f"{heard.true_peak_dbtp:.1f} dBTP", f"{written.true_peak_dbtp:.1f}"),
        ("lines", f"{sum(each.heard > 0 for each in lines)}", f"{len(lines)}"),
        ("rests", f"{sum(each.heard > 0 for each in rests)}",
         f"{len(rests)}, {furthest * 1000 / rate:.0f} ms apart at most"),
        ("speed", f"{inspection.words_a_minute:.0f} words a minute while speaking", ""),
        ("silence", f"{inspection.silence:.0%}", ""),
        ("longest stretch", f"{length:.0f} s without rest, from {clock(start)}", ""))
    return [f"  {name:<16} {value}" + (f" (written: {of})" if of else "")
            for name, value, of in rows]


def _page(inspection: Inspection) -> dict[str, Any]:
    """Everything, for programs; times are seconds."""
    rate = inspection.rate
    start, length = inspection.stretch
    return {
        "title": inspection.title,
        "duration": {"heard": seconds(inspection.length, rate),
                     "written": seconds(inspection.written_length, rate)},
        "loudness": {"heard": asdict(inspection.heard), "written": asdict(inspection.written)},
        "words_a_minute": round(inspection.words_a_minute, 1),
        "silence": round(inspection.silence, 4),
        "longest_stretch": {"start": start, "seconds": length},
        "passages": [{"kind": each.kind, "cue": each.cue, "text": each.text,
                      "written": [seconds(each.start, rate), seconds(each.end, rate)],
                      "heard": [seconds(each.heard_start, rate), seconds(each.heard_end, rate)]}
                     for each in inspection.passages if each.written or each.heard],
        "moments": {"seconds_each": inspection.moment, **{
            name: [round(getattr(each, name), 1) for each in inspection.moments]
            for name in ("momentary_lufs", "short_term_lufs", "peak_dbfs")}},
        "misses": [asdict(miss) for miss in inspection.misses],
    }
