"""The playlist, `playlist.m3u8`: extended M3U in UTF-8, with the episodes in listening order.

What is for falling asleep is left out, for whatever a player plays after it would wake the sleeper.
It stays a file of its own."""

from collections.abc import Iterator

from audiogen.publishing.model import CollectionOutput, OutputFile, Publication
from audiogen.publishing.plain_text import one_line
from audiogen.units import seconds

NAME = "playlist.m3u8"
APART = "bedtime"
"""The kind of episode that is not played in a row with others."""


class Playlist(CollectionOutput):
    """One row of COLLECTION_OUTPUTS."""

    name = "playlist"
    media_type = "audio/mpegurl"

    def files(self, publication: Publication) -> Iterator[OutputFile]:
        """Whole seconds, since older players read no others; file names beside the playlist."""
        settings = publication.settings
        author = one_line(settings.author)
        lines = ["#EXTM3U", f"#PLAYLIST:{one_line(settings.title)}"]
        daytime = [episode for episode in publication.episodes if episode.kind != APART]
        for episode in daytime or publication.episodes:
            length = round(seconds(episode.timeline.length, episode.timeline.rate))
            title = one_line(episode.title)
            lines.append(f"#EXTINF:{length},{author} - {title}" if author
                         else f"#EXTINF:{length},{title}")
            lines.append(f"{episode.stem}.mp3")
        yield OutputFile(NAME, (("\n".join(lines) + "\n").encode(),))
