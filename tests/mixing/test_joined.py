"""Episodes joined from encoded frames, judged by this house's decoder and by others."""

import io
from itertools import pairwise
from pathlib import Path
from subprocess import run

import numpy as np
import pytest
from mutagen.mp3 import MP3, BitrateMode
from numpy.typing import NDArray

from audiogen.audio import decode
from audiogen.errors import SoundError
from audiogen.mixing.facts import from_bytes
from audiogen.mixing.frames import CODEC_DELAY, frame_length, frame_starts
from audiogen.mixing.info import crc16, extra_frames, info_frame
from audiogen.mixing.joining import joined
from audiogen.mixing.loudness import measure
from audiogen.mixing.mastering import amplitude
from audiogen.mixing.model import Clips, Quality, Timeline
from audiogen.scripting.model import BedChange, Cue, Sound
from tests.mixing.studio import (
    HERE,
    QUALITIES,
    SMALL,
    Shelf,
    episode,
    ffmpeg_decoded,
    ffmpeg_loudness,
    ffmpeg_silences,
    label,
    line,
    pause,
    phase,
    script,
    spec,
    tool,
)

named = pytest.mark.parametrize("quality", QUALITIES, ids=label)
Made = tuple[Timeline, Shelf, bytes, Path]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[Quality, Made]:
    """For each quality an episode of 34 lines, a bell and two breaths: 40 joins each way."""
    cues: list[Cue] = [pause(1.0)]
    for number in range(1, 33):
        cues += [line(number), pause((0.3, 0.9, 2.0, 3.517)[number % 4])]
    cues += [Sound("bell", HERE), pause(2.0)]
    for cycle in (1, 2):
        cues += [phase("in", 4.0, cycle, line(40) if cycle == 1 else None),
                 phase("hold", 2.0, cycle),
                 phase("out", 6.0, cycle, line(41) if cycle == 1 else None)]
    cues += [pause(2.0)]
    folder = tmp_path_factory.mktemp("episodes")
    episodes = {}
    for quality in QUALITIES:
        timeline, shelf, data = episode(script(*cues), spec(quality))
        path = folder / f"{quality.sample_rate}-{quality.bit_rate}.mp3"
        path.write_bytes(data)
        episodes[quality] = (timeline, shelf, data, path)
    return episodes


def without_delay(data: bytes) -> tuple[NDArray[np.float32], int]:
    """The episode as this house's own decoder hears it, and its rate."""
    samples, rate = decode(data[frame_length(data):], "the episode")
    return samples[CODEC_DELAY:], rate


@named
def test_every_byte_belongs_to_a_frame(made: dict[Quality, Made], quality: Quality) -> None:
    """The stream is whole frames, as many as the Info frame says, in as many bytes."""
    timeline, _, data, _ = made[quality]
    starts = list(frame_starts(data))
    assert starts[-1] == len(data)
    frames = timeline.length // timeline.frame + extra_frames(timeline.frame)
    assert len(starts) - 2 == frames
    assert data[:starts[1]] == info_frame(quality, frames, len(data) - starts[1])


@named
def test_another_reader_believes_the_info_frame(made: dict[Quality, Made],
                                                quality: Quality) -> None:
    """mutagen reads LAME's name, a constant bit rate and the timeline's own length."""
    timeline, _, data, _ = made[quality]
    info = MP3(io.BytesIO(data)).info
    assert info is not None
    assert info.bitrate_mode is BitrateMode.CBR
    assert info.encoder_info.startswith("LAME 3.100")
    assert info.bitrate == pytest.approx(quality.bit_rate * 1000, abs=20)
    assert info.length == pytest.approx(timeline.length / timeline.rate, abs=0.05)
    assert (info.channels, info.sample_rate) == (1, quality.sample_rate)


@named
def test_the_info_frame_checks_itself(quality: Quality) -> None:
    """The last two bytes of the tag are the CRC of all before; the contents rise to the end."""
    frame = info_frame(quality, 1000, 300000)
    assert frame_length(frame) == len(frame)
    tag = frame.index(b"LAME") + 34
    assert crc16(frame[:tag]) == int.from_bytes(frame[tag:tag + 2], "big")
    contents = frame[frame.index(b"Info") + 16:][:100]
    assert list(contents) == sorted(contents)
    assert (contents[0], contents[50]) == (0, 128)


def test_the_checksum_is_the_common_one() -> None:
    """CRC-16/ARC of "123456789" is BB3D."""
    assert crc16(b"123456789") == 0xBB3D


@named
def test_decoded_length_is_the_plan_to_the_sample(made: dict[Quality, Made],
                                                  quality: Quality) -> None:
    """ffmpeg and mpg123 give exactly the timeline's samples, without a word of warning."""
    timeline, _, _, path = made[quality]
    assert len(ffmpeg_decoded(path)) == timeline.length
    heard = run([tool("mpg123"), "-q", "-s", "-e", "s16", str(path)], capture_output=True,
                check=True)
    assert heard.stderr == b""
    assert len(heard.stdout) // 2 == timeline.length


@named
def test_the_stream_is_sound(made: dict[Quality, Made], quality: Quality) -> None:
    """mp3val finds nothing but that tags are still to come."""
    report = run([tool("mp3val"), str(made[quality][3])], capture_output=True, text=True,
                 check=True).stdout
    faults = [text for text in report.splitlines() if text.startswith(("WARNING", "ERROR"))]
    assert [text for text in faults if "No supported tags" not in text] == []


@named
def test_loudness_is_what_ffmpeg_reads(made: dict[Quality, Made], quality: Quality) -> None:
    """Computed from the clips' own powers: within 0.1 LU, and the peak within 0.2 dB."""
    timeline, shelf, _, path = made[quality]
    facts = {key: from_bytes(data).facts for key, data in shelf.clips.items()}
    own = measure(timeline, facts)
    integrated, peak = ffmpeg_loudness(path)
    # ffmpeg prints tenths.
    assert own.integrated_lufs == pytest.approx(integrated, abs=0.1)
    assert own.true_peak_dbtp == pytest.approx(peak, abs=0.2)
    assert integrated == pytest.approx(-19.0, abs=0.5)
    assert peak <= -1.0


@named
@pytest.mark.parametrize(("level", "tolerance"), [(-50, 0.003), (-45, 0.045), (-55, 0.045)])
def test_lines_are_heard_where_the_timeline_says(made: dict[Quality, Made], quality: Quality,
                                                 level: int, tolerance: float) -> None:
    """silencedetect finds every line's start and end, and at other thresholds nearly so."""
    timeline, _, _, path = made[quality]
    starts, ends = ffmpeg_silences(path, level)
    cues = timeline.cues
    for before, cue, after in zip(cues, cues[1:], cues[2:], strict=False):
        if (before.kind, cue.kind, after.kind) != ("pause", "line", "pause"):
            continue
        assert min(abs(end - cue.start / timeline.rate) for end in ends) <= tolerance
        assert min(abs(start - cue.end / timeline.rate) for start in starts) <= tolerance


@named
def test_joins_can_t_be_told_from_the_tone(made: dict[Quality, Made], quality: Quality) -> None:
    """Around 68 joins no sample stands out of the room tone, and 100 ms never sink by 4 dB."""
    timeline, _, data, _ = made[quality]
    heard, rate = without_delay(data)
    tenth, steady, joins, peaks = rate // 10, [], [], []
    for before, after in pairwise(timeline.placements):
        end = (before.frame + before.frames) * quality.frame
        start = after.frame * quality.frame
        if start - end < rate:
            continue
        for first in (end - tenth // 4, start - tenth):
            around = heard[first:first + tenth]
            joins.append(np.sqrt(np.mean(around ** 2)))
            peaks.append(np.abs(around).max())
        steady.append(np.sqrt(np.mean(heard[end + tenth:start - tenth] ** 2)))
    assert len(joins) >= 30
    usual = float(np.mean(steady))
    assert max(peaks) < amplitude(-56)
    assert 20 * np.log10(min(joins) / usual) > -4
    assert 20 * np.log10(max(joins) / usual) < 3


def test_a_changed_bed_is_heard_from_there() -> None:
    """Digital silence after `[bed silence]`, room tone before."""
    text = script(pause(1.0), line(1), pause(2.0), BedChange("silence", HERE), pause(3.0), line(2),
                  pause(1.0))
    wanted = spec()
    timeline, _, data = episode(text, wanted)
    heard, _ = without_delay(data)
    change = timeline.beds[1][0] * SMALL.frame
    assert np.abs(heard[change - 22050:change - 2000]).max() > amplitude(-62)
    assert not heard[change + 2000:change + 22050].any()


def test_nothing_long_is_held_in_memory() -> None:
    """An hour's pause comes in pieces no longer than the bed, and no two clips at once."""
    wanted = spec()
    timeline, shelf, _ = episode(script(line(1), pause(3600.0), line(2), pause(1.0)), wanted)
    pieces = [len(piece) for piece in joined(timeline, shelf, wanted)]
    assert sum(pieces) > 28_000_000
    assert max(pieces) < 320_000


def test_a_clip_that_changed_meanwhile_stops_the_stream() -> None:
    """A file whose length would belie its Info frame is never finished."""
    wanted = spec()
    timeline, shelf, _ = episode(script(line(1), pause(1.0)), wanted)

    class Changed:
        def frames(self, key: str) -> bytes:
            data = shelf.frames(key)
            return data[:-1] if key == timeline.placements[0].key else data

    clips: Clips = Changed()
    with pytest.raises(SoundError, match="build again"):
        b"".join(joined(timeline, clips, wanted))


def test_a_timeline_gives_the_same_bytes_again() -> None:
    """One timeline, one stream."""
    wanted = spec()
    timeline, shelf, data = episode(script(pause(1.0), line(1), pause(1.0)), wanted)
    assert b"".join(joined(timeline, shelf, wanted)) == data


def test_a_frame_too_small_for_the_length_is_refused() -> None:
    """A decoder would take the rest of the tag for sound."""
    with pytest.raises(SoundError, match="no room"):
        info_frame(Quality("thin", 24000, 40, 40), 10, 1200)
