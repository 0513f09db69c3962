"""Who speaks: the voice of a build, and for each line its voice and the finish it gets."""

from dataclasses import replace
from pathlib import Path

from audiogen.mixing.model import Finish
from audiogen.scripting.model import Line, Script
from audiogen.settings import Settings
from audiogen.voicing.choosing import choose, parse_voice
from audiogen.voicing.model import VoiceSpec

AUTO = "auto"


def decide(voice: str, language: str) -> tuple[str, str]:
    """The voice of a build, and why; decided once, so that no collection mixes voices by chance.

    Raises VoiceMissing where the voice that was asked for can't speak here.
    """
    if voice != AUTO:
        parse_voice(voice, language, 120)
        return voice, "as set"
    return choose(language)


def spec_of(line: Line, script: Script, settings: Settings, voice: str) -> VoiceSpec:
    """The voice that says a line: its own, else its role's, else the build's.

    Raises VoiceMissing where that voice can't speak here.
    """
    roles = dict(settings.voices)
    wanted = line.voice or roles.get(line.role) or roles.get("narrator") or voice
    return parse_voice(voice if wanted == AUTO else wanted, line.language,
                       script.pace.words_per_minute)
