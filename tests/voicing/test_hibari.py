"""The embedded natural voice: its model, its traps, its pace, and the same sound every time."""
# ruff: noqa: RUF001 - typographic signs and IPA are meant here

import hashlib
import importlib.util
import itertools
import subprocess
import sys
from pathlib import Path

import pytest
from hibari.dsp import FFT_BACKEND
from hypothesis import given, settings
from hypothesis import strategies as st

from audiogen.errors import VoiceError, VoiceMissing
from audiogen.scripting.model import Span
from audiogen.voicing.engines.hibari import engine as module
from audiogen.voicing.engines.hibari import weights
from audiogen.voicing.engines.hibari.engine import ELSEWHERE, ENGINE, HEART
from audiogen.voicing.engines.hibari.ipa import ALPHABET, letters
from audiogen.voicing.engines.hibari.rate import MEASURED, SLOWEST, STEP, speed_for, speed_of
from audiogen.voicing.engines.hibari.speaker import LONGEST, Speaker, Unsayable
from audiogen.voicing.engines.hibari.wording import sentences
from audiogen.voicing.model import VoiceSpec
from audiogen.voicing.reference import passage
from audiogen.voicing.saying import take
from audiogen.words import words
from tests.voicing.lines import PROSE, knows_no_other_line, utterance

SPEC = VoiceSpec("hibari", "", "en", 110)
ROOT = Path(__file__).resolve().parents[2]


def phonemes(*spans: str | Span) -> str:
    """What the model is given for a line."""
    line = utterance(*spans)
    return " | ".join(piece for sentence in sentences(line.spans)
                      for piece in module._speaker(HEART).pieces(sentence))


def sound(text: str) -> bytes:
    """The samples of a line."""
    data: bytes = ENGINE.say(utterance(text), SPEC).raw_data
    return data


def test_the_model_is_the_pinned_one() -> None:
    """Another model is another voice: whoever changes the package's version must listen first."""
    folder = weights.folder()
    assert folder is not None
    assert hashlib.sha256((folder / weights.FILE).read_bytes()).hexdigest() == weights.MODEL
    assert "hibari-tts==0.2.1;" in (ROOT / "pyproject.toml").read_text()


def test_another_model_is_a_fault_and_no_other_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    """The build stops with a sentence before a word is said."""
    monkeypatch.setattr(weights, "MODEL", "0" * 64)
    weights.model.cache_clear()
    try:
        with pytest.raises(VoiceMissing, match=r"another model.*Reinstall"):
            ENGINE.identity(SPEC)
    finally:
        weights.model.cache_clear()


def test_a_model_that_is_gone_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """So is a wheel with a hole in it."""
    monkeypatch.setattr(weights, "FILE", "assets/nothing.onnx")
    weights.model.cache_clear()
    try:
        with pytest.raises(VoiceMissing, match=r"can't be read\. Reinstall"):
            ENGINE.identity(SPEC)
    finally:
        weights.model.cache_clear()


@pytest.mark.parametrize("package", ["hibari", "onnxruntime"])
def test_where_its_runtime_has_no_wheel(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It says what is missing, and which voice speaks in its stead."""
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec",
                        lambda name: None if name == package else real(name))
    assert "espeak" in ENGINE.missing()


def test_asking_about_it_loads_nothing() -> None:
    """Neither model nor runtime is loaded before the first line."""
    code = ("import sys\n"
            "from audiogen.voicing.engines import engine\n"
            "from audiogen.voicing.model import VoiceSpec\n"
            "voice = engine('hibari')\n"
            "assert not voice.missing() and voice.voices('en-GB') == ('heart',)\n"
            "assert voice.identity(VoiceSpec('hibari', '', 'en', 110))\n"
            "print([name for name in ('hibari', 'onnxruntime') if name in sys.modules])")
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True,
                           cwd=ROOT, timeout=60)
    assert child.stdout.strip() == "[]", child.stderr


def test_its_identity_names_all_that_computes() -> None:
    """Model, versions, FFT, threads, seed and pace."""
    said = ENGINE.identity(SPEC)
    for part in ("hibari-tts 0.2.1", "onnxruntime ", "numpy ", weights.MODEL, f"fft {FFT_BACKEND} ",
                 "threads 1", "seed 0", "110 wpm"):
        assert part in said
    assert ENGINE.identity(VoiceSpec("hibari", "heart", "en-GB", 110)) == said


@pytest.mark.parametrize("language", ["de", "fr", "zh-Hans", "enm", "xx"])
def test_it_speaks_english_only(language: str) -> None:
    """Another language is refused in a sentence."""
    assert ENGINE.voices(language) == ()
    with pytest.raises(VoiceMissing, match="English only"):
        ENGINE.identity(VoiceSpec("hibari", "", language, 110))


@pytest.mark.parametrize("variant", ELSEWHERE)
def test_voices_whose_models_are_elsewhere(variant: str) -> None:
    """They are known, and nothing is fetched."""
    with pytest.raises(VoiceMissing, match=f"hibari:{variant}.*isn't on this machine"):
        ENGINE.identity(VoiceSpec("hibari", variant, "en", 110))


def test_the_same_line_is_the_same_bytes_in_any_order_and_from_any_thread() -> None:
    """Nothing that was said before is heard in what is said now."""
    knows_no_other_line(sound)


def test_the_same_line_is_the_same_bytes_in_another_process() -> None:
    """Cold and warm, here and in a worker."""
    code = ("import hashlib\n"
            "from tests.voicing.test_hibari import sound, PROSE\n"
            "print(hashlib.sha256(sound(PROSE[2])).hexdigest())")
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT,
                           timeout=120)
    assert child.stdout.strip() == hashlib.sha256(sound(PROSE[2])).hexdigest(), child.stderr


ABBREVIATIONS = ("no", "fig", "vol", "approx", "est", "ed", "ch", "co", "sat", "sun", "mar", "dec",
                 "rep", "gen", "col", "miss", "mass", "wash", "ill", "ore", "pa", "in", "vs")


@pytest.mark.parametrize("word", ABBREVIATIONS)
@pytest.mark.parametrize("end", [".", "?", "!", "…", '."', ".)"])
def test_a_word_at_the_end_is_no_abbreviation(word: str, end: str) -> None:
    """"She says no." is no number, whatever mark ends the sentence."""
    said = phonemes(f"They say {word}{end}")
    assert said[:-1].rstrip() == phonemes(f"They say {word}").rstrip()
    assert said[-1] in ".?!…"


def test_a_sentence_inside_a_line_ends_like_one_at_its_end() -> None:
    """The words before an inner full stop are whole words too."""
    assert phonemes("Perhaps it says no. Then rest.") == (
        phonemes("Perhaps it says no.") + " | " + phonemes("Then rest."))
    assert phonemes("Perhaps it says no. ", Span("Then", emphasis="none"), " rest.") == (
        phonemes("Perhaps it says no. Then rest."))
    assert "nˈʌmbəɹ fˈIv" in phonemes("See no. 5 here.")
    assert " | " not in phonemes("Dr. Smith and J. Doe met Mrs. Jones.")


def test_its_own_notation_is_out_of_an_authors_reach() -> None:
    """"[word](/phonemes/)" is text, and is read as text."""
    assert phonemes("A [word](/hˈA/) here.") != phonemes("A hay here.")
    assert "wˈɜɹd" in phonemes("A [word](/hˈA/) here.")


@pytest.mark.parametrize(("text", "said"), [
    ("Oh.", "ˈO."), ("Hm.", "hm."), ("Shh.", "ʃ."), ("Shhh!", "ʃ!"), ("A.", "ˈA."), ("I.", "ˈI."),
    ("Option a, or b.", "ˈɑpʃən ˈA, ɔɹ bˈi."), ("Co-regulation", "kˌOɹˌɛɡjəlˈAʃən"),
    ("REST NOW AND BREATHE.", "ɹˈɛst nˈW ænd bɹˈið."), ("The NHS helps.", "ði ˌɛnˌAʧˈɛs hˈɛlps."),
    ("In 2024", "ɪn twˈɛnti twˈɛnti fˈɔɹ"), ("Łódź", "lˈɑdz"),
])
def test_small_and_odd_words(text: str, said: str) -> None:
    """Interjections, letters, capitals, numbers and foreign letters."""
    assert phonemes(text) == said


@pytest.mark.parametrize(("text", "longest"), [
    ("Oh.", 0.75), ("Ah!", 0.75), ("Hm.", 0.75), ("Shh.", 0.75)])
def test_a_lone_sound_is_not_drawn_out(text: str, longest: float) -> None:
    """However slow the pace: it would be taken for another word."""
    said = take(utterance(text), VoiceSpec("hibari", "", "en", 90))
    assert 0.2 < len(said.samples) / said.rate < longest
    assert speed_of("n\u02c8O.", 0.4) == 0.4


def test_wishes_are_granted_or_the_words_are_said() -> None:
    """Phonemes, spelling, digits, ordinals, emphasis; a language it lacks, and a sound it lacks."""
    assert phonemes("The ", Span("vagus", phoneme="ˈveɪɡəs"), " nerve.") == "ðə ˈvAɡəs nˈɜɹv."
    assert phonemes(Span("vagus", phoneme="ǃʘ")) == phonemes("vagus")
    assert phonemes("The ", Span("NHS", interpret_as="characters"), ".") == "ði ˈɛn ˈAʧ ˈɛs."
    assert phonemes(Span("12-3", interpret_as="telephone")) == phonemes("one two, three")
    assert phonemes("the ", Span("22", interpret_as="ordinal")) == phonemes("the 22nd")
    assert phonemes("I ", Span("can", emphasis="strong"), " rest.") == "ˌI kˈæn ɹˈɛst."
    assert phonemes("She said ", Span("adieu", language="fr"), ".") == phonemes("She said adieu.")
    assert phonemes("re", Span("st"), " now") == phonemes("rest now")


def test_a_word_it_can_not_read_is_never_left_out() -> None:
    """Missing speech is never shipped: the line is named."""
    with pytest.raises(VoiceError, match=r"calm\.md:7: .*“你好”"):
        ENGINE.say(utterance("We say 你好 here."), SPEC)
    with pytest.raises(VoiceError, match="no reading for"):
        ENGINE.say(utterance("It is " + "9" * 60 + "."), SPEC)


def test_what_a_worker_loads_ahead_is_what_speaks() -> None:
    """A model that is loaded twice costs a third of a second and its memory again."""
    module._speaker.cache_clear()
    ENGINE.load()
    sound("One.")
    ENGINE.say(utterance("Two."), VoiceSpec("hibari", HEART, "en", 90))
    assert module._speaker.cache_info().misses == 1


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_spoken_or_refused_in_a_sentence(text: str) -> None:
    """No text is a crash."""
    try:
        for sentence in sentences((Span(text),)):
            for piece in module._speaker(HEART).pieces(sentence):
                assert 0 < len(piece) <= LONGEST
    except Unsayable:
        pass


def test_a_long_sentence_is_cut_where_it_breathes() -> None:
    """At clauses first, into pieces of like length, and no word is lost."""
    clause = "when the evening comes and the house is quiet and nobody asks for anything at all, "
    pieces = phonemes("Sit, " + clause * 9 + "rest.").split(" | ")
    assert len(pieces) > 1
    assert all(piece.endswith(",") for piece in pieces[:-1])
    assert min(map(len, pieces)) > LONGEST / 4
    endless = phonemes("word " * 200).split(" | ")
    assert " ".join(endless).count("wˈɜɹd") == 200


def test_a_rate_inside_a_line_is_heard() -> None:
    """<prosody rate="slow"> takes longer."""
    plain = take(utterance("Let it go, ", "and slowly, slowly rest."), SPEC)
    slow = take(utterance("Let it go, ", Span("and slowly, slowly rest.", rate=0.7)), SPEC)
    assert len(slow.samples) > 1.15 * len(plain.samples)


@pytest.mark.parametrize("speed", [0.43, 0.6])
def test_its_speeds_are_what_they_were_when_measured(speed: float) -> None:
    """The reference passage comes at the table's rate."""
    place = round((speed - SLOWEST) / STEP)
    rate = MEASURED[place]
    assert speed_for(rate) == speed
    spec = VoiceSpec("hibari", "", "en", rate)
    takes = [take(utterance(text), spec) for text in passage("en")]
    seconds = sum(said.offset - said.onset for said in takes) / takes[0].rate
    assert 60 * sum(map(words, passage("en"))) / seconds == pytest.approx(rate, rel=0.02)


@pytest.mark.parametrize("pace", range(60, 241, 12))
def test_every_pace_has_a_speed(pace: int) -> None:
    """Within the bounds of a pace, none is missed by more than the leaps between speeds."""
    near = min(MEASURED, key=lambda words: abs(words / pace - 1))
    assert near == pytest.approx(pace, rel=0.07)
    assert MEASURED[round((speed_for(pace) - SLOWEST) / STEP)] == near


def test_speeds_rise() -> None:
    """A faster pace never comes slower."""
    assert all(slow < fast for slow, fast in itertools.pairwise(MEASURED))


@pytest.mark.parametrize(("ipa", "said"), [
    ("ˈveɪɡəs", "ˈvAɡəs"), ("tʃaɪ", "ʧI"), ("dʒɔɪ", "ʤY"), ("haʊ oʊ", "hW O"), ("t͡ʃiː", "ʧi"),
    ("ɜːθ", "ɜɹθ"), ("ˈɡɜːmər", "ˈɡɜɹməɹ"), ("bɔ̃ʒuʁ", "bɔnʒuɹ"), ("", ""), ("x1", ""),
])
def test_ipa_in_the_letters_of_the_model(ipa: str, said: str) -> None:
    """As lexicons and <phoneme> write it."""
    assert letters(ipa) == said


def test_ipa_gives_only_letters_that_the_model_knows() -> None:
    """Any other would be left out without a word."""
    known = set(Speaker("heart", weights.model())._voice.vocab)
    for sign in ALPHABET:
        assert set(letters(sign)) <= known, sign
