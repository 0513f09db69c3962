"""Which voices can speak here, and a taste of one, made the way an episode is."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from audiogen.building.casting import Cast
from audiogen.building.choosing import Voices, chosen_voice
from audiogen.building.rendering import judge, save
from audiogen.building.settling import settle
from audiogen.building.workers import Workers
from audiogen.errors import VoiceError, VoiceMissing
from audiogen.mixing.presets import BED_NAMES, SOUND_NAMES
from audiogen.publishing.model import RECORDED
from audiogen.reading.document import read
from audiogen.reading.model import Source
from audiogen.scripting.model import Surroundings
from audiogen.scripting.pace import GENTLE
from audiogen.scripting.writer import write_script
from audiogen.settings.model import Settings
from audiogen.tags import primary
from audiogen.voicing.engines import engine, names
from audiogen.voicing.reference import passage
from audiogen.voicing.root import default_root
from audiogen.voicing.store import Store
from audiogen.voicing.voices import shown
from audiogen.voicing.weights import Weights, voices_of

SENTENCES = 2
"""Of the reference passage, where no text is given."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an engine stands on this machine."""

    name: str
    summary: str
    lacks: str
    """What to install or mend before it can speak here, or why it can't be reached; empty when
    it speaks."""
    voices: tuple[str, ...]
    """As audiogen.toml would write them, the default first; empty where the language isn't
    spoken."""
    license: str = ""
    size: str = ""
    speed: str = ""
    sends: str = ""
    """To whom it sends what it is to say; empty where nothing leaves this machine."""
    to_get: tuple[Weights, ...] = ()
    """Other voices that can be fetched."""


def standings(language: str) -> tuple[Standing, ...]:
    """Every engine of the table and from outside; a network voice is asked whether it answers."""
    return tuple(_standing(name, language) for name in names())


def _standing(name: str, language: str) -> Standing:
    try:
        speaker = engine(name)
        lacks = speaker.missing() or speaker.reachable()
        variants = speaker.voices(language) if not speaker.missing() else ()
    except VoiceError as problem:
        return Standing(name, "an engine from outside", str(problem), ())
    # An engine with no variants speaks every language with the one voice that it has.
    one_voice = not (variants or speaker.own_files or speaker.voices("en") or voices_of(name))
    voices = (name,) if one_voice else tuple(f"{name}:{variant}" for variant in variants)
    to_get = tuple(each for each in voices_of(name) if not each.here
                   and primary(each.language) == primary(language))
    return Standing(name, speaker.summary, lacks, voices, speaker.license, speaker.size,
                    speaker.speed, speaker.sends, to_get)


def sample_all(language: str, text: str, folder: Path,
               told: Callable[[Path, str], None]) -> tuple[Path, ...]:
    """One sentence with every voice of this machine that speaks the language, into numbered files.

    Voices that send what they say are left out: nobody asked them. `told` hears of each file, and
    of what kept a voice from speaking. Raises VoiceMissing where none speaks, or there's no text.
    """
    sentence = text or next(iter(passage(language)), "")
    speaking = [each for each in standings(language)
                if not each.lacks and not each.sends and each.name != RECORDED]
    voices = [voice for each in speaking for voice in each.voices]
    if not voices or not sentence:
        raise VoiceMissing(f"Nothing here speaks “{language}” of itself"
                           + ("." if sentence else "; give a sentence with --text."))
    files = []
    width = len(str(len(voices)))
    for number, voice in enumerate(voices, 1):
        file = folder / f"{number:0{max(2, width)}}-{file_name(voice)}.mp3"
        try:
            told(file, sample(voice, language, sentence, file))
            files.append(file)
        except VoiceError as problem:
            told(file, str(problem))
    return tuple(files)


def file_name(voice: str) -> str:
    """What a voice's sample is called, without a suffix: nothing of where its file lies."""
    return re.sub(r"[^\w.+-]+", "-", shown(voice)).strip("-") or "voice"


def sample(voice: str, language: str, text: str, file: Path) -> str:
    """Writes a voice's sample to an MP3 or WAV file; gives back the voice that speaks in it.

    Without a text, some sentences of the language's reference passage. Raises VoiceError,
    ContentError or OutputError.
    """
    judge(file)
    words = text or "\n".join(passage(language)[:SENTENCES])
    if not words:
        raise VoiceMissing(f"There is no sample text in the language “{language}” here; "
                           "give a sentence with --text.")
    chosen = chosen_voice(voice, language, None)[0]
    settings = Settings(language=language, voice=chosen, pace=GENTLE.name)
    script = write_script(read(Source("the sample", None, words)),
                          settings.scripting(GENTLE, SOUND_NAMES, BED_NAMES), Surroundings())
    store = Store(default_root())
    with Workers(store, 1, lambda count: None) as workers:
        casting = Cast(Voices(chosen), workers.gauge).cast(settings, script)
        save(file, settle(script, casting, workers).stream(workers))
    return ", ".join(casting.voices)
