"""Chapters as podcast apps fetch them, `.chapters.json`: JSON Chapters 1.2.0.

An episode in one piece has no such file: an app would offer a choice of one.

Form: the podcast namespace's page "JSON Chapters Format".
"""

import json
from collections.abc import Iterator

from audiogen.publishing.model import Episode, EpisodeOutput, OutputFile, PublishSettings
from audiogen.publishing.plain_text import one_line
from audiogen.units import seconds

VERSION = "1.2.0"


class Chapters(EpisodeOutput):
    """One row of EPISODE_OUTPUTS."""

    name = "chapters"
    suffix = ".chapters.json"
    media_type = "application/json+chapters"

    def files(self, episode: Episode, settings: PublishSettings) -> Iterator[OutputFile]:
        """The file, where there are chapters to choose between."""
        if episode.chapters:
            yield from super().files(episode, settings)

    def render(self, episode: Episode, settings: PublishSettings) -> bytes:
        """UTF-8 JSON; times are seconds."""
        timeline = episode.timeline
        page: dict[str, object] = {"version": VERSION, "title": one_line(episode.title)}
        if settings.author:
            page["author"] = one_line(settings.author)
        page["podcastName"] = one_line(settings.title)
        page["fileName"] = f"{episode.stem}.mp3"
        page["chapters"] = [
            {"startTime": seconds(chapter.start, timeline.rate),
             "endTime": seconds(chapter.end, timeline.rate),
             "title": one_line(chapter.title)}
            for chapter in episode.chapters
        ]
        return (json.dumps(page, ensure_ascii=False, indent=2) + "\n").encode()
