"""Captions as WebVTT, `.vtt`: what browsers and podcast apps read.

Form: https://www.w3.org/TR/webvtt1/.
"""

from audiogen.publishing.captions import Caption, Room, captions, parted
from audiogen.publishing.model import Episode, EpisodeOutput, PublishSettings
from audiogen.units import exact_clock

ROOM = Room(comfortable=42, widest=65)
"""The custom of subtitling, and what readers of a transcript allow."""


class WebVTT(EpisodeOutput):
    """One row of EPISODE_OUTPUTS."""

    name = "captions"
    suffix = ".vtt"
    media_type = "text/vtt"

    def render(self, episode: Episode, settings: PublishSettings) -> bytes:
        """UTF-8 WebVTT; a speaker is a voice span, and any text is escaped."""
        blocks = [_block(part) for caption in captions(episode) for part in parted(caption, ROOM)]
        return ("\n\n".join(["WEBVTT", *blocks]) + "\n").encode()


def _block(caption: Caption) -> str:
    name = f"{_escaped(caption.id)}\n" if caption.id else ""
    voice = f"<v {_escaped(caption.speaker)}>" if caption.speaker else ""
    times = f"{exact_clock(caption.start)} --> {exact_clock(caption.end)}"
    return f"{name}{times}\n{voice}{_escaped(caption.text)}"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

