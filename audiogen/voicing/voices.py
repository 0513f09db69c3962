"""Who speaks: a voice as an author writes it, made whole and checked."""

from collections.abc import Callable, Iterable
from contextlib import suppress

from audiogen.errors import VoiceMissing
from audiogen.voicing.engines import engine
from audiogen.voicing.model import VoiceSpec

AUTO = "auto"
"""What authors write to leave the choice to `choose`."""
NATURAL = ("hibari", "kokoro")
"""Engines that speak naturally and on this machine, the best first."""
EVERYWHERE = "espeak"
"""The engine that speaks where no other does."""


def parse_voice(text: str, language: str, words_per_minute: float) -> VoiceSpec:
    """The voice that "espeak", "espeak:en-gb+f3" or "gtts:co.uk" names.

    Raises VoiceMissing, with what to write or install in its stead, where the engine is not known
    or can't speak here, or where it doesn't know the variant or the language.
    """
    spec = _spec(text, language, words_per_minute)
    speaker = engine(spec.engine)
    lacking = speaker.missing()
    if lacking:
        raise VoiceMissing(f"The voice “{spec}” can't speak here. {lacking}")
    speaker.identity(spec)
    return spec


def shown(text: str) -> str:
    """A voice as an author writes it, fit to be published: of a file, only the name."""
    return str(_spec(text, "", 0))


def _spec(text: str, language: str, words_per_minute: float) -> VoiceSpec:
    name, _, variant = text.strip().partition(":")
    return VoiceSpec(name.strip(), variant.strip(), language, words_per_minute)


def memory(voices: Iterable[str]) -> int:
    """Bytes to be kept free for a worker that speaks with any of these voices, as authors write
    them; those that aren't known count for nothing, and are refused where they speak."""
    needed = [engine(EVERYWHERE).memory]
    for voice in voices:
        with suppress(VoiceMissing):
            needed.append(engine(voice.partition(":")[0].strip()).memory)
    return max(needed)


def natural(language: str) -> str:
    """The natural voice of this machine for a language; the one for everything if there is none.

    Nothing is asked of a network.
    """
    speaking = (name for name in NATURAL
                if engine(name).voices(language) and not engine(name).missing())
    return next(speaking, EVERYWHERE)


def choose(language: str, before_sending: Callable[[], None] | None) -> tuple[str, str]:
    """For "auto": the name of an engine, and in a sentence why it was chosen.

    The natural voice of this machine if one speaks the language; else Google Translate's where it
    answers within three seconds and has the language; else eSpeak NG. `before_sending` is called
    before Google is asked anything; with None it isn't asked.
    """
    voice = natural(language)
    if voice != EVERYWHERE:
        return voice, f"It is the natural voice of this machine for “{language}”."
    lacks = "".join(f" {name}: {engine(name).missing()}" for name in NATURAL
                    if engine(name).voices(language))
    none = f"No natural voice on this machine speaks “{language}”"
    if before_sending is None:
        return EVERYWHERE, f"{none}, and nothing may leave it.{lacks}"
    gtts = engine("gtts")
    try:
        gtts.identity(VoiceSpec("gtts", "", language, 150))
    except VoiceMissing as problem:
        return EVERYWHERE, f"{none}, and Google Translate's voice can't be had: {problem}{lacks}"
    before_sending()
    reason = gtts.reachable()
    if reason:
        return EVERYWHERE, f"{none}, and Google Translate's voice can't be had: {reason}{lacks}"
    return "gtts", f"{none}, and Google Translate answers.{lacks}"
