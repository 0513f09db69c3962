"""Who speaks: a voice as an author writes it, made whole and checked."""

from audiogen.errors import VoiceMissing
from audiogen.voicing.engines import engine
from audiogen.voicing.model import VoiceSpec

AUTO = "auto"
"""What authors write to leave the choice to `choose`."""


def parse_voice(text: str, language: str, words_per_minute: float) -> VoiceSpec:
    """The voice that "espeak", "espeak:en-gb+f3" or "gtts:co.uk" names.

    Raises VoiceMissing, with what to write or install in its stead, where the engine is not known
    or can't speak here, or where it doesn't know the variant or the language.
    """
    name, _, variant = text.strip().partition(":")
    spec = VoiceSpec(name.strip(), variant.strip(), language, words_per_minute)
    speaker = engine(spec.engine)
    lacking = speaker.missing()
    if lacking:
        raise VoiceMissing(f"The voice “{spec}” can't speak here. {lacking}")
    speaker.identity(spec)
    return spec


def choose(language: str) -> tuple[str, str]:
    """For "auto": the name of an engine, and in a sentence why it was chosen.

    Google Translate's voice where it answers within three seconds and has the language, else
    eSpeak NG, which is built in.
    """
    gtts = engine("gtts")
    try:
        gtts.identity(VoiceSpec("gtts", "", language, 150))
    except VoiceMissing as problem:
        return "espeak", f"Google Translate's voice can't be had: {problem}"
    reason = gtts.reachable()
    if reason:
        return "espeak", f"Google Translate's voice can't be had: {reason}"
    return "gtts", "Google Translate answers, and its voice is the warmer one."
