"""Chapters as podcast apps fetch them, `.chapters.json`: JSON Chapters 1.2.0.

Form: the podcast namespace's page "JSON Chapters Format".
"""

import json

from audiogen.publishing.model import Episode, EpisodeOutput, PublishSettings
from audiogen.publishing.plain_text import one_line
from audiogen.units import seconds

VERSION = "1.2.0"


class Chapters(EpisodeOutput):
    """One row of EPISODE_OUTPUTS."""

    name = "chapters"
    suffix = ".chapters.json"
    media_type = "application/json+chapters"

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
            for chapter in timeline.chapters
        ]
        return (json.dumps(page, ensure_ascii=False, indent=2) + "\n").encode()
