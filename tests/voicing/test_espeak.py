"""eSpeak NG for real: the same samples always, at the pace that was asked for."""
# ruff: noqa: RUF001 - IPA is full of letters that look like others

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import espeakng_loader
import numpy as np
import pytest

from audiogen import audio
from audiogen.audio import Int16s
from audiogen.errors import VoiceError
from audiogen.scripting.model import Span
from audiogen.voicing.engines.espeak import engine as espeak
from audiogen.voicing.engines.espeak import process
from audiogen.voicing.engines.espeak.engine import Espeak
from audiogen.voicing.engines.espeak.library import version
from audiogen.voicing.engines.espeak.phonemes import notation
from audiogen.voicing.engines.espeak.process import Speaker, SpeakerFailed
from audiogen.voicing.engines.espeak.rate import MEASURED, MEASURED_ON, NODES, settle
from audiogen.voicing.engines.espeak.voices import UnknownVoice, catalogue
from audiogen.voicing.model import VoiceSpec
from audiogen.voicing.reference import REFERENCE, passage
from audiogen.voicing.saying import take
from audiogen.voicing.segment import samples_of
from audiogen.voicing.trimming import speech_span
from audiogen.words import words
from tests.voicing.lines import PROSE, utterance

SPEC = VoiceSpec("espeak", "", "en", 110)
ENGLISH = (*"pbtdkɡfvθðszʃʒhmnŋlɹrjweɛæɒʊʌəɚɝiuɪʔ", "tʃ", "dʒ", "iː", "ɑː", "ɔː", "uː", "ɜː", "eɪ",
           "aɪ", "ɔɪ", "oʊ", "əʊ", "aʊ", "ɪə", "eə", "ʊə")
Fresh = Callable[..., Espeak]
SETTING = {"rate": 100, "pitch": 42, "range": 25}


@pytest.fixture
def fresh() -> Iterator[Fresh]:
    """Makes engines with a speaker of their own."""
    made: list[Espeak] = []

    def make(way: str = "") -> Espeak:
        made.append(Espeak(way))
        return made[-1]

    yield make
    for engine in made:
        engine._speaker.close()


def said(engine: Espeak, text: str, spec: VoiceSpec = SPEC) -> Int16s:
    """The samples of a line."""
    return samples_of(engine.say(utterance(text), spec))[0]


def open_process(engine: Espeak) -> "subprocess.Popen[bytes]":
    """The process in which an engine's manners that come once are said."""
    process = engine._speaker._open._process
    assert process is not None
    return process


def digest(engine: Espeak, lines: Iterable[str], spec: VoiceSpec = SPEC) -> dict[str, str]:
    """Line → what it sounds like."""
    return {line: hashlib.sha256(said(engine, line, spec).tobytes()).hexdigest() for line in lines}


def test_a_line_sounds_the_same_whatever_was_said_before(fresh: Fresh) -> None:
    """Any order, any number of speakers, forked or reloaded: not a sample differs."""
    shuffled = list(PROSE) * 2
    random.Random(5).shuffle(shuffled)
    first = digest(fresh(), PROSE)
    assert digest(fresh(), shuffled) == first
    assert digest(fresh(), reversed(PROSE)) == first
    assert digest(fresh("reload"), shuffled) == first


def test_a_voice_sounds_the_same_after_other_voices(fresh: Fresh) -> None:
    """Voices, languages and speeds in between leave no trace."""
    engine = fresh()
    first = said(engine, PROSE[0])
    for variant in ("de", "en-gb+f2", "+Alex", "fr"):
        said(engine, PROSE[1], VoiceSpec("espeak", variant, "en", 95))
    assert np.array_equal(said(engine, PROSE[0]), first)


def test_a_line_sounds_the_same_in_another_process() -> None:
    """Another interpreter, with a history of its own, says the same samples."""
    program = (
        "import sys, hashlib\n"
        "from audiogen.voicing.engines.espeak.engine import ENGINE\n"
        "from tests.voicing.lines import PROSE\n"
        "from tests.voicing.test_espeak import digest\n"
        "if __name__ == '__main__': print(digest(ENGINE, PROSE[3:5]))\n")
    root = Path(__file__).resolve().parents[2]
    found = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True,
                           check=True, env={**os.environ, "PYTHONPATH": str(root)})
    assert found.stdout.strip() == str(digest(espeak.ENGINE, PROSE[3:5]))


@pytest.mark.parametrize("pace", [100, 110, 125, 150])
@pytest.mark.parametrize("variant", ["", "en-gb", "+f2"])
def test_the_pace_is_real(pace: int, variant: str) -> None:
    """Takes of ordinary prose come at the words a minute that were asked for, within 3 %."""
    spec = VoiceSpec("espeak", variant, "en", pace)
    takes = [take(utterance(line), spec) for line in PROSE]
    seconds = sum((each.offset - each.onset) / each.rate for each in takes)
    assert 60 * sum(map(words, PROSE)) / seconds == pytest.approx(pace, rel=0.03)


@pytest.mark.parametrize(("language", "pace"), [
    *((language, pace) for language in REFERENCE for pace in (90, 120, 200)), ("en", 60)])
def test_the_pace_is_met_on_the_passage(language: str, pace: int) -> None:
    """Every language with a passage, from slower than eSpeak NG can to fast, within 1.5 %."""
    spec = VoiceSpec("espeak", "", language, pace)
    takes = [take(utterance(line), spec) for line in passage(language)]
    seconds = sum((each.offset - each.onset) / each.rate for each in takes)
    assert 60 * sum(map(words, passage(language))) / seconds == pytest.approx(pace, rel=0.015)


def test_a_language_without_a_passage_is_as_fast_as_english(fresh: Fresh) -> None:
    """Its speed is that of English at the same pace."""
    engine = fresh()
    assert (engine._speed("gmq/sv", VoiceSpec("espeak", "", "sv", 110))
            == engine._speed("gmw/en-US", SPEC))


def test_the_measured_table_is_what_is_measured(fresh: Fresh) -> None:
    """The table that spares most builds the measuring says what measuring finds."""
    assert version() == MEASURED_ON
    engine = fresh()
    for voice, table in MEASURED.items():
        found = [engine.measure(voice, passage("en"), speed) for speed in NODES]
        assert found == pytest.approx(table, abs=0.006)


@pytest.mark.parametrize("pace", [50, 81, 95, 112, 113, 160, 300, 700])
def test_settling_a_pace(pace: int) -> None:
    """Within the speeds nothing is left to stretch; beyond them, exactly what is missing."""
    table = MEASURED["gmw/en-US"]
    speed, rest = settle(pace, lambda node: table[NODES.index(node)])
    inside = table[0] <= pace <= table[-1]
    assert (rest == 1.0) == inside
    assert speed in (NODES[0], NODES[-1]) or inside


def test_speech_is_cut_where_it_begins_and_ends(fresh: Fresh) -> None:
    """Nothing that eSpeak NG says is lost: its own samples end where ours do, weak ones too."""
    engine = fresh()
    for line in (*PROSE, "Feel the floor.", "Think of health.", "Half of it.", "Heavy hips.",
                 "This is the path.", "Hush.", "A fifth.", "Stop.", "Kept.", "slow down"):
        samples = audio.floats(engine._samples("gmw/en-US", 90, line))
        own = np.flatnonzero(samples)
        span = speech_span(samples, 22050)
        assert span is not None
        start, end = span
        assert 0 <= own[0] - start + 55 <= 110, line
        assert own[-1] - end < 0.006 * 22050, line


def test_word_events_agree_with_the_cut(fresh: Fresh) -> None:
    """eSpeak NG's own WORD event of the last word lies inside the take, its first at the onset."""
    probe = Path(__file__).with_name("word_events.py")
    found = subprocess.run(
        [sys.executable, str(probe), espeakng_loader.get_library_path(),
         espeakng_loader.get_data_path(), "Notice the quiet floor."],
        capture_output=True, text=True, check=True)
    events, total = (eval(part) for part in found.stdout.splitlines())
    samples = audio.floats(fresh()._samples("gmw/en-US", 100, "Notice the quiet floor."))
    assert total == len(samples)
    span = speech_span(samples, 22050)
    assert span is not None
    start, end = span
    assert len(events) == 4
    assert abs(events[0] - start) < 0.02 * 22050
    assert start < events[-1] < end


def test_wording_is_passed_on(fresh: Fresh) -> None:
    """Emphasis, pitch, spelling, phonemes, languages and rates change what is heard."""
    engine = fresh()
    plain = said(engine, "Say data now.")
    for wish in ({"emphasis": "strong"}, {"pitch": "x-high"}, {"pitch": "-3st"},
                 {"interpret_as": "characters"}, {"phoneme": "ˈdɑːtə"}, {"language": "fr"},
                 {"rate": 0.7}, {"rate": 1.4}):
        worded = samples_of(engine.say(
            utterance("Say ", Span("data", **wish), " now."), SPEC))[0]
        assert not np.array_equal(worded, plain), wish


def test_markup_adds_no_pause(fresh: Fresh) -> None:
    """A marked word costs no silence: the line is as long as without, give or take emphasis."""
    engine = fresh()
    plain = take(utterance("Let your shoulders fall."), SPEC)
    marked = take(utterance("Let your ", Span("shoulders", pitch="low"), " fall."), SPEC)
    assert abs(len(marked.samples) - len(plain.samples)) < 0.06 * plain.rate
    whole = said(engine, "Let your shoulders fall.")
    assert len(whole) < 1.04 * len(plain.samples)


def test_a_slow_line_is_slow(fresh: Fresh) -> None:
    """A rate below what eSpeak NG knows is still met."""
    line = "Let your shoulders fall and rest."
    plain = take(utterance(line), SPEC)
    slow = take(utterance(Span(line, rate=0.7)), SPEC)
    ratio = (slow.offset - slow.onset) / (plain.offset - plain.onset)
    assert ratio == pytest.approx(1 / 0.7, rel=0.06)


def test_what_cannot_be_worded_is_said_plainly(fresh: Fresh) -> None:
    """Phonemes that the voice lacks, unknown wishes and unknown languages leave the plain words."""
    engine = fresh()
    plain = said(engine, "Say data now.")
    for wish in (Span("data", phoneme="ǃʘ"), Span("data", interpret_as="cardinal"),
                 Span("data", pitch="purple"), Span("data", emphasis="huge")):
        worded = engine.say(utterance("Say ", wish, " now."), SPEC)
        assert np.array_equal(samples_of(worded)[0], plain), wish
    assert len(said(engine, "Say data now.")) == len(plain)


def test_text_is_only_text(fresh: Fresh) -> None:
    """Brackets, tags, entities and control characters are never taken for commands."""
    engine = fresh()
    phonemes = engine._speaker.ask(voice="gmw/en-US", text="[[h@l'oU]]", spell="notation")
    assert phonemes == b"h@l'oU"
    for text in ("say [[h@l'oU]] now", "say <break time='9s'/> now", "say &lt; now"):
        assert len(said(engine, text)) > len(said(engine, "say hello now")), text
    assert np.array_equal(said(engine, "say\x01 40P \nnow"), said(engine, "say 40P now"))


@pytest.mark.parametrize("voice", ["gmw/en-US", "gmw/en"])
def test_every_english_sound_has_its_notation(voice: str) -> None:
    """All that a dictionary of English writes can be said; what a voice lacks gives nothing."""
    for sound in ENGLISH:
        assert notation(sound, lambda mnemonic: espeak.ENGINE._has(voice, mnemonic)), sound
    assert notation("ǃ", lambda mnemonic: True) == ""


@pytest.mark.parametrize(("variant", "language", "voice"), [
    ("", "en", "gmw/en-US"), ("", "en-GB", "gmw/en"), ("", "en-AU", "gmw/en"),
    ("en-gb+F3", "en", "gmw/en+f3"), ("+mr-serious", "en", "gmw/en-US+Mr serious"),
    ("en_gb", "fr", "gmw/en"), ("", "pt-BR", "roa/pt-BR"), ("", "zh-CN", "sit/cmn"),
    ("", "nb", "gmq/nb"), ("", "fr-CA", "roa/fr"), ("", "es-AR", "roa/es")])
def test_voices_are_found(variant: str, language: str, voice: str) -> None:
    """Tags, variants in any case, and languages of other regions."""
    assert catalogue(espeakng_loader.get_data_path()).find(variant, language) == voice


def test_every_voice_of_the_data_can_be_had() -> None:
    """Each tag loads and speaks, at its own file's name."""
    voices = catalogue(espeakng_loader.get_data_path())
    speaker = espeak.ENGINE._speaker
    for name in sorted({voice for _, _, voice in voices.tags}):
        assert len(speaker.ask(voice=name, text="1 2 ma na", **SETTING)) > 0
    with pytest.raises(UnknownVoice):
        voices.find("", "xx")


def test_a_crash_is_said_with_the_place(
        fresh: Fresh, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A child that crashes costs its line one sentence; the next line is said as ever."""
    engine = fresh()
    first = said(engine, PROSE[0])
    script = tmp_path / "speaker.py"
    source = process.SCRIPT.read_text(encoding="utf-8")
    script.write_text(source.replace("        text = str(asked[", "        if 'crash' in str(asked["
                                     "\"text\"]): os.abort()\n        text = str(asked["))
    monkeypatch.setattr(process, "SCRIPT", script)
    other = fresh()
    with pytest.raises(VoiceError, match=r"calm\.md:7: eSpeak NG could not say “crash now”: "
                                         r"eSpeak NG crashed \(status -6\)"):
        said(other, "crash now")
    assert np.array_equal(said(other, PROSE[0]), first)
    reloading = fresh("reload")
    with pytest.raises(VoiceError, match="ended twice"):
        said(reloading, "crash now")
    assert np.array_equal(said(reloading, PROSE[0]), first)


def test_a_killed_speaker_is_started_again(fresh: Fresh) -> None:
    """Someone kills the process between two lines: nobody notices."""
    engine = fresh()
    first = said(engine, PROSE[0])
    open_process(engine).kill()
    assert np.array_equal(said(engine, PROSE[0]), first)


def test_a_speaker_ends_with_its_parent(fresh: Fresh) -> None:
    """However the parent goes, the pipe closes and the speaker leaves; Ctrl-C doesn't touch it."""
    engine = fresh()
    said(engine, "Rest.")
    process = open_process(engine)
    process.send_signal(signal.SIGINT)
    time.sleep(0.1)
    assert process.poll() is None
    said(engine, "Rest.")
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(5) == 0


def test_an_orphan_leaves(tmp_path: Path) -> None:
    """A parent that is killed outright leaves no speaker behind."""
    program = ("import os, time\nfrom audiogen.voicing.engines.espeak.engine import ENGINE\n"
               "from tests.voicing.lines import utterance\n"
               "from tests.voicing.test_espeak import SPEC, said\n"
               "said(ENGINE, 'Rest.')\nprint(ENGINE._speaker._open._process.pid, flush=True)\n"
               "time.sleep(60)\n")
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE,
                          env={**os.environ, "PYTHONPATH": str(root)}) as parent:
        assert parent.stdout is not None
        speaker = int(parent.stdout.readline())
        os.kill(speaker, 0)
        parent.kill()
    for _ in range(100):
        time.sleep(0.02)
        try:
            os.kill(speaker, 0)
        except ProcessLookupError:
            return
        if "zombie" in Path(f"/proc/{speaker}/status").read_text():
            return
    pytest.fail("the speaker outlived its parent")


@pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")  # from Python 3.12 on
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system can't fork")
def test_a_forked_worker_has_its_own_speaker(fresh: Fresh) -> None:
    """A child forked from a process that has spoken starts a speaker for itself."""
    engine = fresh()

    def pids() -> set[int]:
        speakers = (engine._speaker._open, *engine._speaker._settled.values())
        return {speaker._process.pid for speaker in speakers if speaker._process}

    first = said(engine, PROSE[0])
    assert np.array_equal(said(engine, PROSE[0]), first)
    before = pids()
    assert len(before) == 2, "a manner that comes twice settles in a speaker of its own"
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        same = np.array_equal(said(engine, PROSE[0]), first)
        other = bool(pids()) and not pids() & before
        engine._speaker.close()
        os.write(writing, b"%d%d" % (same, other))
        os._exit(0)
    os.waitpid(child, 0)
    os.close(writing)
    with open(reading, "rb") as pipe:
        assert pipe.read() == b"11"
    assert np.array_equal(said(engine, PROSE[0]), first)


def test_a_library_that_is_not_there(tmp_path: Path) -> None:
    """A broken installation is a sentence, not a hang."""
    speaker = Speaker(str(tmp_path / "none.so"), str(tmp_path))
    with pytest.raises(SpeakerFailed, match=r"none\.so"):
        speaker.ask(voice="gmw/en", text="Rest.", **SETTING)
    speaker.close()
