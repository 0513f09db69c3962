"""What `audiogen build` says at its end, for people and for programs."""

from pathlib import Path
from typing import Any

from audiogen.cli.terminal import answer, answer_json
from audiogen.publishing.record import BuildRecord, EpisodeRecord
from audiogen.units import clock


def show(record: BuildRecord, made: frozenset[str], output: Path) -> None:
    """Tells people what a build has done; `made` holds the slugs of the episodes it made."""
    count, total = len(made), clock(sum(each.seconds for each in record.episodes))
    what = f"{count} made, " if count else "nothing to do, "
    answer(f"{what}{len(record.episodes)} in {output}, {total} in all.")
    answer(where_to_listen(record, made, output))


def where_to_listen(record: BuildRecord, made: frozenset[str], output: Path) -> str:
    """What to open now: the page where there is one, else the first episode that was made."""
    page = next((file.name for file in record.files if file.name.endswith("index.html")), "")
    if page:
        return f"Listen: open {output / page} in a browser."
    first = next((each for each in record.episodes if each.slug in made),
                 next(iter(record.episodes), None))
    sound = next((file.name for file in first.files if file.name.endswith(".mp3")), "") if (
        first) else ""
    return f"Listen: {output / sound}" if sound else f"Listen: {output}"


def show_json(summaries: list[dict[str, Any]]) -> None:
    """Tells programs what was done: an object for a collection, a list of them for several."""
    answer_json(summaries[0] if len(summaries) == 1 else summaries)


def summary(record: BuildRecord, made: frozenset[str], output: Path) -> dict[str, Any]:
    """The result of a build as JSON has it."""
    return {
        "output": str(output), "voice": record.voice,
        "episodes": [
            {"number": each.number, "slug": each.slug, "title": each.title, "source": each.source,
             "made": each.slug in made, "seconds": each.seconds, "voice": each.voice,
             "integrated_lufs": each.integrated_lufs, "true_peak_dbtp": each.true_peak_dbtp,
             "files": [file.name for file in each.files]}
            for each in record.episodes],
        "files": [file.name for file in record.files],
    }


def line(record: EpisodeRecord, made: bool) -> str:
    """An episode in one line for people."""
    mark = "made     " if made else "unchanged"
    return f"{mark} {record.number:>3}  {clock(record.seconds):>8}  {record.title}"
