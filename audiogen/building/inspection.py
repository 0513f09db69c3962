"""A finished MP3, measured; the cue sheet beside it says only what is to be expected."""

from collections.abc import Iterator
from pathlib import Path

from audiogen import intake
from audiogen.audio import Floats, mp3_blocks
from audiogen.errors import OutputError, SoundError
from audiogen.messages import located
from audiogen.mixing.frames import SAMPLE_RATES
from audiogen.mixing.hearing import BLOCK_SECONDS, hear
from audiogen.mixing.inspecting import inspect
from audiogen.mixing.model import Inspection
from audiogen.publishing.cue_sheet import CueSheet, Sheet, sheet_of
from audiogen.scripting.advice import LEAST_REST


def inspected(mp3: Path) -> Inspection:
    """What is heard in an episode's MP3 beside what its cue sheet says, "01-rest.cues.json" for
    "01-rest.mp3". Raises OutputError where either can't be read, SoundError for what is no MP3."""
    try:
        with intake.opened(mp3, intake.SOUND) as file:
            sheet = _sheet(mp3)
            rate = sheet.timeline.rate

            def play() -> Iterator[Floats]:
                file.seek(0)
                return mp3_blocks(file, rate, BLOCK_SECONDS, located(mp3))

            hearing = hear(play, rate, sheet.loudness.integrated_lufs)
    except intake.Unreadable as problem:
        raise OutputError(f"{located(mp3)} can't be inspected: {problem}. Name the MP3 of an "
                          "episode, such as audio_out/01-rest.mp3.") from problem
    if not hearing.length:
        raise SoundError(f"{located(mp3)} holds no sound; build the episode again.")
    return inspect(hearing, sheet.timeline, sheet.title, sheet.loudness, LEAST_REST)


def _sheet(mp3: Path) -> Sheet:
    """The cue sheet beside an MP3. Raises OutputError."""
    path = mp3.with_suffix(CueSheet.suffix)
    try:
        data = intake.taken_in(path, intake.RECORD)
    except intake.Unreadable as problem:
        raise OutputError(f"The cue sheet {located(path)} can't be read: {problem}. Without it "
                          "nobody can tell what is to be heard; build the episode again.") \
            from problem
    sheet = sheet_of(data)
    if sheet is None or not any(sheet.timeline.rate in rates for rates in SAMPLE_RATES.values()):
        raise OutputError(f"{located(path)} is no cue sheet, or is damaged; build the episode "
                          "again.")
    return sheet
