"""Everything that can go wrong for a user, as one tree.

    AudiogenError               a sentence for the user; exit status 1
    ├── ContentError            the author's text: one or many faults, each with its place
    ├── SettingsError           audiogen.toml, front matter or flags: faults likewise
    ├── VoiceError              a voice said nothing, said too little, or cannot be used
    │   ├── VoiceMissing        the engine, model or voice is not installed or not known
    │   │   └── LanguageMissing the voice is there, and doesn't speak a line's language
    │   └── VoiceUnreachable    a network voice did not answer; what was spoken is kept
    ├── ClusterError            the machines that help a build can't be had, or are lost
    ├── SoundError              audio that cannot be read, mixed or encoded
    └── OutputError             a folder or disk that cannot be written

Anything else that escapes is our own bug: exit status 3, with a log to attach.
A message says what happened, where, and what to do next.
"""

from dataclasses import dataclass
from typing import Self

from audiogen.messages import located


@dataclass(frozen=True, order=True)
class Place:
    """Where an author wrote something."""

    file: str
    """The file as the user would name it; "stdin" for standard input."""
    line: int
    """Counted from 1; 0 where only the file is known."""
    where: str = ""
    """Of a book, which has no lines: "chapter 3, paragraph 14"."""

    def __str__(self) -> str:
        file = located(self.file)
        if self.where:
            return f"{file}, {self.where}"
        return f"{file}:{self.line}" if self.line else file


@dataclass(frozen=True, order=True)
class Fault:
    """One thing for the author to mend."""

    place: Place
    message: str
    """A whole sentence or two: what is wrong, and what to write in its stead."""

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


class AudiogenError(Exception):
    """Base of all that a user can cause or meet; its text is shown as it is."""


class FaultyInput(AudiogenError):
    """Base of the errors that gather faults, so that an author sees all of them at once."""

    def __init__(self, faults: tuple[Fault, ...] | list[Fault]) -> None:
        self.faults = tuple(sorted(dict.fromkeys(faults)))
        super().__init__("\n".join(map(str, self.faults)))

    @classmethod
    def at(cls, file: str, line: int, message: str) -> Self:
        """With a single fault; a line of 0 is the file as a whole."""
        return cls([Fault(Place(file, line), message)])

    def __reduce__(self) -> tuple[type["FaultyInput"], tuple[tuple[Fault, ...]]]:
        return type(self), (self.faults,)


class ContentError(FaultyInput):
    """Faults in what an author wrote."""


class SettingsError(FaultyInput):
    """Faults in audiogen.toml, in front matter or in flags."""


class VoiceError(AudiogenError):
    """A voice failed on a line: it raised, was silent, or said too little for its words."""


class VoiceMissing(VoiceError):
    """The engine or the voice is not there; the message says what to install or set."""


class LanguageMissing(VoiceMissing):
    """The voice is there, and doesn't speak the language of a line."""


class VoiceUnreachable(VoiceError):
    """A network voice did not answer in time, or refused."""


class ClusterError(AudiogenError):
    """The machines that were to help a build can't be reached, can't be used, or are gone."""


class SoundError(AudiogenError):
    """Audio that cannot be decoded, mixed or encoded."""


class OutputError(AudiogenError):
    """The output folder or the clip store cannot be written."""
