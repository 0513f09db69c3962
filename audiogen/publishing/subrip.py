"""Captions as SubRip, `.srt`: what players, editors and podcast hosts take where WebVTT is unknown.

The format has no standard, no voices and no escapes. What most players agree on is kept: at most
two rows of 32 columns, as the podcast namespace asks, a speaker's name before the words, and none
of the signs that any of them takes for a command.
"""

import re
from dataclasses import replace

from audiogen.publishing.captions import Caption, Room, captions, parted
from audiogen.publishing.model import Episode, EpisodeOutput, PublishSettings
from audiogen.units import exact_clock

ROOM = Room(comfortable=32, widest=32)
ALIKE = str.maketrans("<>{}", "‹›()")    # noqa: RUF001
"""Players take angle brackets for HTML and braces for styles, and drop what they don't know of
these, words and all; so they are shown by the signs most like them. No "-->" is left either."""
WORD_JOINER = "\u2060"
"""Has no width, and parts what would else be read as one sign."""
_COMMAND = re.compile(r"\\(?=[Nnh])|&(?=#?\w+;)")
"""The beginning of a break or a space in the style language that players share, or of an entity."""


class SubRip(EpisodeOutput):
    """One row of EPISODE_OUTPUTS."""

    name = "srt"
    suffix = ".srt"
    media_type = "application/x-subrip"

    def render(self, episode: Episode, settings: PublishSettings) -> bytes:
        """UTF-8 SubRip, numbered from 1."""
        parts = (part for caption in captions(episode) for part in parted(_told(caption), ROOM))
        return "\n".join(
            f"{number}\n{exact_clock(part.start, ',')} --> {exact_clock(part.end, ',')}\n"
            f"{part.text}\n" for number, part in enumerate(parts, 1)).encode()


def _told(caption: Caption) -> Caption:
    """The caption with its speaker's name in its text, which is then free of commands."""
    text = f"{caption.speaker}: {caption.text}" if caption.speaker else caption.text
    text = _COMMAND.sub(lambda sign: sign[0] + WORD_JOINER, text.translate(ALIKE))
    return replace(caption, text=text)
