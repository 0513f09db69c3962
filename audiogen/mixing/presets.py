"""What a producer may ask for by name: qualities, loudness, beds and sounds. Needs no numpy."""

from audiogen.errors import SoundError
from audiogen.mixing.model import LoudnessTarget, Quality

QUALITIES = {
    "standard": Quality("standard", sample_rate=44100, bit_rate=96, stereo_bit_rate=128),
    "small": Quality("small", sample_rate=22050, bit_rate=64, stereo_bit_rate=96),
    "audiobook": Quality("audiobook", sample_rate=44100, bit_rate=192, stereo_bit_rate=192),
}
"""In the order in which help texts list them."""

PHRASES = Quality("phrases", sample_rate=22050, bit_rate=56, stereo_bit_rate=64)
"""For what a page says of itself: a voice alone, carried along by everybody who opens the page. Not
among those that a producer may ask for."""

LOUDNESS = {
    "podcast": LoudnessTarget("podcast", mono_lufs=-19.0, stereo_lufs=-16.0, peak_dbtp=-1.0),
    "audiobook": LoudnessTarget("audiobook", mono_lufs=-19.0, stereo_lufs=-19.0, peak_dbtp=-3.0),
    "calm": LoudnessTarget("calm", mono_lufs=-23.0, stereo_lufs=-23.0, peak_dbtp=-1.0),
}
"""Podcast: Apple's -16 LUFS for stereo, which one channel at -19 equals once it plays as two.
Audiobook: ACX asks for -23 to -18 dB RMS over the whole file, pauses included, and peaks at most
-3 dBFS. Calm: EBU R 128."""

LOUDEST, QUIETEST_TARGET = -14.0, -35.0
"""LUFS. Louder than this a voice must be crushed; quieter, it drowns in a listener's room."""

BED_NAMES = ("room", "silence")
"""The rows of the table in beds/, known without making sound."""
SOUND_NAMES = ("bell", "chime")
"""What an author may ring; the rows of the table in sounds/ that are no breath tones."""

_SMALL_RATES = (16000, 22050, 24000)


def quality(name: str, voice_rate: int) -> Quality:
    """The quality of that name; "small" follows the voice's own rate in Hz where MPEG-2 has it.

    A 48 kHz voice becomes 24 kHz, any other rate 22.05 kHz. Raises SoundError for a name not
    in QUALITIES.
    """
    if name == PHRASES.name:
        return PHRASES
    if name not in QUALITIES:
        raise SoundError(f"There is no quality “{name}”; write one of {', '.join(QUALITIES)}.")
    named = QUALITIES[name]
    if name != "small":
        return named
    rate = voice_rate // 2 if voice_rate == 48000 else voice_rate
    rate = rate if rate in _SMALL_RATES else named.sample_rate
    return Quality(name, rate, named.bit_rate, named.stereo_bit_rate)


def loudness(wish: str | float) -> LoudnessTarget:
    """A preset by name, or a target in LUFS as a number or its text ("-18", "-18 LUFS").

    Raises SoundError where it is neither, or out of reason.
    """
    if isinstance(wish, str) and wish in LOUDNESS:
        return LOUDNESS[wish]
    level = level_in(str(wish))
    if level is None:
        raise SoundError(f"There is no loudness “{wish}”; write one of {', '.join(LOUDNESS)}, "
                         "or a number of LUFS such as -18.")
    if not QUIETEST_TARGET <= level <= LOUDEST:
        raise SoundError(f"A loudness of {level:g} LUFS can't be met; write a number from "
                         f"{QUIETEST_TARGET:g} to {LOUDEST:g}.")
    return LoudnessTarget(f"{level:g}", level, level, LOUDNESS["podcast"].peak_dbtp)


def level_in(text: str) -> float | None:
    """LUFS out of "-18" or "-18 LUFS", with any minus sign; None where it is no number."""
    try:
        return float(text.upper().strip().removesuffix("LUFS").replace("\N{MINUS SIGN}", "-"))
    except ValueError:
        return None
