"""Which of Kokoro's voices are on this machine, and who speaks a language."""

from audiogen.errors import LanguageMissing, VoiceMissing
from audiogen.messages import suggestion
from audiogen.tags import primary
from audiogen.voicing.model import VoiceSpec
from audiogen.voicing.weights import Weights, voices_of, weights_of

ENGINE = "kokoro"
LANGUAGES = "English, Spanish, French, Italian, Portuguese and Hindi"
OWN_ACCENT = ("en", "pt")
"""Languages that a voice reads in its own accent, whatever region an author names: its makers
taught American and British voices each their English, and Portuguese as in Brazil."""


def any_here() -> bool:
    """Whether any voice was fetched. Raises OutputError."""
    return any(each.here for each in voices_of(ENGINE))


def here(language: str) -> tuple[Weights, ...]:
    """The fetched voices of a language, those of its own region first. Raises OutputError."""
    found = [each for each in _speaking(language) if each.here]
    return tuple(sorted(found, key=lambda each: each.language.casefold() != _plain(language)))


def checked(spec: VoiceSpec) -> Weights:
    """What a spec's voice speaks with, all of it here and with the digests that are pinned.

    Raises VoiceMissing, with the command that fetches it, for any other voice or language.
    """
    speaking = _speaking(spec.language)
    if not speaking:
        raise LanguageMissing(f"kokoro speaks {LANGUAGES}, not “{spec.language}”. Choose “espeak” "
                              "or another voice for this language.")
    if not spec.variant:
        fetched = here(spec.language)
        if not fetched:
            raise VoiceMissing(
                f"No voice of kokoro for “{spec.language}” is on this machine: `audiogen voices "
                f"get {speaking[0].voice}` fetches one ({_megabytes(speaking[0])} MB).")
        return _whole(fetched[0])
    weights = weights_of(f"{ENGINE}:{spec.variant}")
    if weights is None:
        raise VoiceMissing(f"kokoro has no voice “{spec.variant}”. " + suggestion(
            f"{spec}", [each.voice for each in voices_of(ENGINE)], "“{}”", 0.5))
    if weights not in speaking:
        raise LanguageMissing(
            f"The voice “{spec}” ({weights.about}) doesn't speak “{spec.language}”. Voices of "
            f"kokoro that do: {', '.join(each.voice for each in speaking)}.")
    if not weights.here:
        raise VoiceMissing(f"The voice “{spec}” isn't on this machine: `audiogen voices get {spec}`"
                           f" fetches it ({_megabytes(weights)} MB).")
    return _whole(weights)


def reading_language(weights: Weights, language: str) -> str:
    """The language, and its region, in which a voice reads a line in `language`."""
    return weights.language if primary(weights.language) in OWN_ACCENT else language


def _whole(weights: Weights) -> Weights:
    """The same, if every file is the pinned one. Raises VoiceMissing."""
    for file in weights.lacking:
        raise VoiceMissing(
            f"{file.place} can't be read, or is another file than the one that “{weights.voice}” "
            f"speaks with (SHA-256 {file.sha256[:12]}…). Fetch it again with `audiogen voices get "
            f"{weights.voice}`.")
    return weights


def _speaking(language: str) -> tuple[Weights, ...]:
    """All voices of a language, the best first."""
    return tuple(each for each in voices_of(ENGINE)
                 if primary(each.language) == primary(language))


def _megabytes(weights: Weights) -> str:
    return f"{weights.size_to_fetch / 1e6:.1f}"


def _plain(language: str) -> str:
    return language.replace("_", "-").strip().casefold()
