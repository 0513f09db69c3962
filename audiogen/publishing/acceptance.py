"""What podcast apps and audiobook libraries will refuse of what is about to be made.

Apple's "A Podcaster's Guide to RSS" and "Artwork requirements"; ACX's "Audio submission
requirements". What can be measured only once it is made is not judged here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from audiogen.errors import Fault, Place
from audiogen.publishing.model import Picture, PublishSettings
from audiogen.publishing.plain_text import one_line
from audiogen.units import clock

LONGEST_DESCRIPTION = 4000
"""Bytes, of a podcast's description or an episode's, that Apple takes."""
LONGEST_VALUE = 255
"""Characters of any other value that Apple takes."""
LARGEST_PICTURE = 512_000
"""Bytes above which hosts and apps may leave an artwork unloaded."""
AUDIOBOOK = "audiobook"
"""What both the quality and the loudness are called that ACX asks for."""
LONGEST_FILE = 120 * 60.0
"""Seconds of a file that ACX takes."""
LEAST_HEAD, MOST_HEAD = 0.5, 1.0
LEAST_TAIL, MOST_TAIL = 1.0, 5.0
"""Seconds of quiet that ACX wants before the first word and after the last."""


@dataclass(frozen=True, slots=True)
class Prospect:
    """An episode that is about to be made, as those see it who may take it in."""

    place: Place
    title: str
    notes: tuple[str, ...]
    """Paragraphs of its show notes."""
    seconds: float
    """How long it will last."""
    head: float
    """Seconds before its first word."""
    tail: float
    """Seconds after its last word."""
    computed: bool
    """Whether a voice made by a computer speaks in it."""


@dataclass(frozen=True, slots=True)
class Sound:
    """What a collection's episodes will sound like, by the names of its settings."""

    quality: str
    loudness: str
    bed: str


def refused_by_apps(settings: PublishSettings, unset: Iterable[str], place: Place,
                    picture: Picture | None, prospects: Iterable[Prospect]) -> Iterator[Fault]:
    """What podcast apps and directories will not take of a feed, or list where it doesn't belong.

    `place` is the collection's settings, `unset` those of its keys that nobody wrote though
    directories go by them; `picture` is the cover that the collection brought along.
    """
    for key in unset:
        value = getattr(settings, key)
        yield Fault(place, f"Nobody set {key}, so the feed says “{value}”, and directories go by "
                    f'it. If that is right, write {key} = "{value}".')
    size = len(one_line(settings.description).encode())
    if not size:
        yield Fault(place, "Nobody set description, so the feed shows the title in its place, and "
                    "directories ask for more. Write a sentence or two.")
    elif size > LONGEST_DESCRIPTION:
        yield Fault(place, f"description has {size} bytes; podcast directories take "
                    f"{LONGEST_DESCRIPTION}. Shorten it.")
    for key in ("title", "author"):
        yield from _too_long(place, key, getattr(settings, key))
    if picture is not None:
        yield from _refused_picture(place, picture)
    for each in prospects:
        yield from _too_long(each.place, "title", each.title)
        size = sum(len(f"<p>{text}</p>".encode()) for text in each.notes)
        if size > LONGEST_DESCRIPTION:
            yield Fault(each.place, f"Its show notes have {size} bytes; podcast directories take "
                        f"{LONGEST_DESCRIPTION}. Shorten summary, or notice and disclosure.")


def refused_by_acx(sound: Sound, place: Place, prospects: Iterable[Prospect]) -> Iterator[Fault]:
    """What ACX, which sells audiobooks, will not take; nothing unless an audiobook is asked for."""
    if AUDIOBOOK not in (sound.quality, sound.loudness):
        return
    for key in ("quality", "loudness"):
        if (value := getattr(sound, key)) != AUDIOBOOK:
            yield Fault(place, f"{key} is {value}, and ACX refuses that: it wants 192 kbit/s, -23 "
                        "to -18 dB RMS and peaks of -3 dB at most. Set quality and loudness to "
                        f"{AUDIOBOOK}.")
    if sound.bed == "silence":
        yield Fault(place, "bed is silence, and ACX wants room tone at both ends of a file. Set "
                    "bed to room, which is as quiet as ACX asks for.")
    episodes = tuple(prospects)
    if any(each.computed for each in episodes):
        yield Fault(place, "ACX refuses voices that are made by a computer, unless it has given "
                    "leave. Record the lines (voice = \"recorded\"), or choose another library.")
    for each in episodes:
        if each.seconds > LONGEST_FILE:
            yield Fault(each.place, f"It will last about {clock(each.seconds)}; ACX takes files of "
                        f"{LONGEST_FILE / 60:.0f} minutes. Make two episodes of it.")
        for quiet, least, most, where, key in (
                (each.head, LEAST_HEAD, MOST_HEAD, "before its first word", "start"),
                (each.tail, LEAST_TAIL, MOST_TAIL, "after its last word", "end")):
            if not least <= quiet <= most:
                yield Fault(each.place, f"There are {quiet:g} seconds {where}; ACX wants {least:g} "
                            f"to {most:g}. Change the pause there, or {key} under [pauses].")


def _too_long(place: Place, key: str, text: str) -> Iterator[Fault]:
    length = len(one_line(text))
    if length > LONGEST_VALUE:
        yield Fault(place, f"{key} has {length} characters; podcast directories take "
                    f"{LONGEST_VALUE}. Shorten it.")


def _refused_picture(place: Place, picture: Picture) -> Iterator[Fault]:
    if picture.colours != "RGB":
        yield Fault(place, f"The colours of the cover are {picture.colours}, and Apple Podcasts "
                    "wants RGB without transparency. Export it so.")
    if len(picture.data) > LARGEST_PICTURE:
        yield Fault(place, f"The cover has {len(picture.data) // 1000} kB; some apps load none of "
                    f"more than {LARGEST_PICTURE // 1000}. Export it as a JPEG.")
