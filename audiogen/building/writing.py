"""Finished episodes into the output folder, and what belongs to the collection as a whole."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice

from audiogen.building.casting import Cast, finish_of
from audiogen.building.edition import Edition
from audiogen.building.lasting import keep_files, kept_files
from audiogen.building.planning import Plan
from audiogen.building.recording import BRISK, record
from audiogen.building.remaking import remaker
from audiogen.building.settling import Settled
from audiogen.building.shelf import Shelf
from audiogen.building.workers import Workers
from audiogen.mixing.cutting import chapters
from audiogen.mixing.fading import faded_bed
from audiogen.mixing.loudness import measure
from audiogen.publishing.model import CollectionOutput, Episode, OutputFile, Publication
from audiogen.publishing.outputs import of_collection, of_episodes
from audiogen.publishing.record import EpisodeRecord, FileRecord
from audiogen.publishing.tags import tag_bytes
from audiogen.scripting.pace import STEADY

AHEAD = 16
"""Files of the collection whose names are put down at once; what they begin with is in memory."""


def write_episode(edition: Edition, plan: Plan, settled: Settled, fingerprint: str, shelf: Shelf,
                  workers: Workers) -> tuple[Episode, EpisodeRecord]:
    """An episode's files. Until all of them are there, the record says none is."""
    casting = settled.casting
    loudness = measure(settled.timeline,
                       {order.key: workers.kept(order.key)[1] for order in casting.orders})
    episode = edition.episode(plan, settled.timeline, loudness, ", ".join(casting.voices))
    tags = tag_bytes(episode, edition.publishing, edition.cover)
    files = [OutputFile(f"{episode.stem}.mp3", chain((tags,), settled.stream(workers)))]
    for output in of_episodes(edition.publishing):
        files += output.files(episode, edition.publishing)
    shelf.begin([file.name for file in files], plan.slug)
    written = EpisodeRecord(
        shelf.source(plan.document.name), plan.slug, plan.number, plan.title, episode.kind,
        episode.summary, fingerprint, settled.seconds, round(loudness.integrated_lufs, 2),
        round(loudness.true_peak_dbtp, 2), episode.voice,
        tuple(shelf.write(file.name, file.chunks) for file in files))
    shelf.place(written)
    return episode, written


def write_collection(edition: Edition, episodes: tuple[Episode, ...], shelf: Shelf, cast: Cast,
                     workers: Workers, running_times: Mapping[str, float],
                     more: Callable[[int], None]) -> tuple[FileRecord, ...]:
    """The files of the collection, each written only where it would be another one.

    `running_times` are seconds by slug; `more` is told how many lines are said for them.
    """
    settings = edition.publishing
    outputs, cover = of_collection(settings), edition.cover
    written: list[FileRecord] = []
    if any(output.shows_cover for output in outputs):
        written += _renewed(shelf, (OutputFile(cover.file_name, (cover.data,)),))
    for output in outputs:
        if output.dear and (lasting := kept_files(output.name, shelf, workers.store)):
            written += lasting
            continue
        recording = record(output.phrases(episodes, settings), BRISK if output.brisk else STEADY,
                           edition.project.settings, cast, workers, more)
        publication = Publication(
            episodes, settings, cover, recording, shelf.sizes, lambda name: _pieces(shelf, name),
            lambda episode: chapters(shelf.folder / f"{episode.stem}.mp3", episode.timeline),
            remaker(edition, cast, workers, running_times, more), shelf.scratch,
            _sleep(output, edition))
        files = tuple(_renewed(shelf, output.files(publication)))
        if output.dear:
            keep_files(output.name, files, shelf, workers.store)
        written += files
    return tuple(written)


def _renewed(shelf: Shelf, files: Iterable[OutputFile]) -> Iterator[FileRecord]:
    """Files, a few at a time: the record has their names before the first of these is written."""
    coming = iter(files)
    while ahead := tuple(islice(coming, AHEAD)):
        shelf.begin([file.name for file in ahead])
        for file in ahead:
            yield shelf.renew(file.name, file.chunks)


def _sleep(output: CollectionOutput, edition: Edition) -> bytes:
    """The bed that fades to nothing, where an output wants one."""
    settings = edition.project.settings
    return faded_bed(finish_of(settings), output.fade) if output.fade else b""


def _pieces(shelf: Shelf, name: str) -> Iterator[bytes]:
    """A finished file's content."""
    with (shelf.folder / name).open("rb") as file:
        while piece := file.read(1 << 20):
            yield piece
