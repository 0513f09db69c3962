"""The output folder: what earlier builds left in it, and what this one puts there."""

from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from audiogen import fingerprints
from audiogen.building import sources
from audiogen.building.origins import Origins, guests, of_project, recall, remember
from audiogen.building.planning import Project
from audiogen.mixing.model import Timeline
from audiogen.publishing.cue_sheet import timeline_of
from audiogen.publishing.files import ensure_folder, sweep, write_atomically
from audiogen.publishing.record import (
    NAME,
    BuildRecord,
    EpisodeRecord,
    FileRecord,
    altered,
    is_ours,
    obsolete,
    read_record,
)
from audiogen.voicing.store import Store


class Shelf:
    """An output folder under a build. The record in it is right at every moment."""

    def __init__(self, folder: Path, project: Project, store: Store) -> None:
        """`store` remembers whose the episodes are.

        Raises OutputError where the folder can't be made or written, or is another collection's.
        """
        ensure_folder(folder)
        self.folder, self.collection = folder, project.collection
        self.before = read_record(folder)
        known = recall(store, folder)
        self.guests = guests(self.before, project, known, folder)
        """Episodes of other loose texts, which stay as they are."""
        self.origins = Origins(of_project(project).settings,
                               {**known.sources, **of_project(project).sources})
        remember(store, folder, self.origins)
        files = (*self.before.every_file, *self.before.unfinished) if self.before else ()
        for place in {folder, *((folder / file.name).parent for file in files)}:
            sweep(place)
        self.entries = {each.slug: each for each in (self.before.episodes if self.before else ())
                        if each not in self.guests}
        self._unfinished = {each.name: each for each in (
            self.before.unfinished if self.before else ())}
        self._open = self.before is not None and not self.before.fingerprint
        """Whether the record in the folder is one of a build under way."""
        self.gone: tuple[str, ...] = ()
        """Titles of the episodes that `close` has removed."""
        self._files = self.before.files if self.before else ()
        self._unfinished |= {file.name: FileRecord.begun(file.name) for file in self._files}
        self._voice = self.before.voice if self.before else ""

    @property
    def sizes(self) -> dict[str, int]:
        """All files of the episodes that are there, with their bytes."""
        return {file.name: file.bytes for each in (*self.entries.values(), *self.guests)
                for file in each.files}

    def whole(self, entry: EpisodeRecord) -> bool:
        """Whether all files of an episode are there."""
        return not altered(self.folder, entry.files)

    def timeline(self, entry: EpisodeRecord) -> Timeline | None:
        """An episode's timeline as its cue sheet has it; None where that can't be read."""
        sheet = next((file.name for file in entry.files if file.name.endswith(".cues.json")), "")
        try:
            return timeline_of((self.folder / sheet).read_bytes())
        except OSError:
            return None

    def source(self, name: str) -> str:
        """A source's name from its collection's folder."""
        return sources.relative(self.collection, name)

    def write(self, name: str, chunks: Iterable[bytes]) -> FileRecord:
        """Writes a file in one piece."""
        return self._write(name, chunks, False)

    def renew(self, name: str, chunks: Iterable[bytes]) -> FileRecord:
        """Writes a file only where it would be another one: what is right is not touched."""
        return self._write(name, chunks, True)

    def scratch(self) -> AbstractContextManager[BinaryIO]:
        """An empty file without a name, on the disk of the output folder."""
        return TemporaryFile(dir=self.folder)

    def _write(self, name: str, chunks: Iterable[bytes], spare_equal: bool) -> FileRecord:
        path = self.folder / name
        if path.parent != self.folder:
            ensure_folder(path.parent)
        return replace(write_atomically(path, chunks, spare_equal), name=name)

    def begin(self, names: Collection[str], slug: str = "") -> None:
        """Puts down what is about to be written, before the first of it is: should this build be
        killed, the next one knows every name that may stand here.

        From here on the record says nothing of the episode `slug`, whose files are replaced. Where
        it says all that already, it is not touched.
        """
        replaced = self.entries.pop(slug, None)
        if replaced or not self._open or not self._unfinished.keys() >= set(names):
            self._unfinished |= {file.name: file for file in (replaced.files if replaced else ())}
            self._unfinished |= {name: FileRecord.begun(name) for name in names}
            self._save("")

    def keep(self, entry: EpisodeRecord, name: str) -> EpisodeRecord:
        """An episode that stays as it is; its source may have another name now."""
        kept = replace(entry, source=self.source(name))
        self.entries[entry.slug] = kept
        return kept

    def place(self, entry: EpisodeRecord) -> None:
        """An episode is there, whole."""
        self.entries[entry.slug] = entry
        for file in entry.files:
            self._unfinished.pop(file.name, None)
        self._save("")

    def close(self, slugs: Collection[str], files: tuple[FileRecord, ...], fingerprint: str,
              voice: str) -> BuildRecord:
        """The record of the build, which has the episodes of these slugs; files of episodes that
        are no more are removed first, while the record still knows of them."""
        self._files, self._voice, self._unfinished = files, voice, {}
        self.gone = tuple(each.title for slug, each in self.entries.items() if slug not in slugs)
        self.entries = {slug: each for slug, each in self.entries.items() if slug in slugs}
        for file in obsolete(self.before, self._record(fingerprint)):
            path = self.folder / file.name
            if is_ours(self.folder, file):
                path.unlink(missing_ok=True)
            if path.parent != self.folder:
                with suppress(OSError):     # it holds something else, or was never made
                    path.parent.rmdir()
        return self._save(fingerprint)

    def _record(self, fingerprint: str) -> BuildRecord:
        """What is whole at this moment."""
        entries = sorted((*self.entries.values(), *self.guests),
                         key=lambda each: (each.number, each.slug))
        return BuildRecord(fingerprint, fingerprints.program(), self._voice, tuple(entries),
                           self._files, tuple(self._unfinished.values()))

    def _save(self, fingerprint: str) -> BuildRecord:
        """Writes the record."""
        record = self._record(fingerprint)
        self.renew(NAME, (record.to_bytes(),))
        self._open = True
        return record
