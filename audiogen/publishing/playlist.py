"""The playlist, `playlist.m3u8`: extended M3U in UTF-8, with the episodes in listening order."""

from audiogen.publishing.model import Episode, PublishSettings
from audiogen.publishing.plain_text import one_line
from audiogen.units import seconds


class Playlist:
    """One row of COLLECTION_OUTPUTS."""

    name = "playlist.m3u8"
    media_type = "audio/mpegurl"

    def render(self, episodes: tuple[Episode, ...], settings: PublishSettings) -> bytes:
        """Whole seconds, since older players read no others; file names beside the playlist."""
        author = one_line(settings.author)
        lines = ["#EXTM3U", f"#PLAYLIST:{one_line(settings.title)}"]
        for episode in episodes:
            length = round(seconds(episode.timeline.length, episode.timeline.rate))
            title = one_line(episode.title)
            lines.append(f"#EXTINF:{length},{author} - {title}" if author
                         else f"#EXTINF:{length},{title}")
            lines.append(f"{episode.stem}.mp3")
        return ("\n".join(lines) + "\n").encode()
