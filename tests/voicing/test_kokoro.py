"""Kokoro: what it reads, its one model and its voices, its tempo, and the same sound every time."""
# ruff: noqa: RUF001 - typographic signs and IPA are meant here

import hashlib
import json
import os
import shutil
import subprocess
import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audiogen import audio
from audiogen.building.pipeline import Request, build
from audiogen.building.sampling import standings
from audiogen.building.sources import collection_of, inputs
from audiogen.errors import VoiceError, VoiceMissing
from audiogen.publishing.record import EpisodeRecord
from audiogen.scripting.model import Span
from audiogen.voicing import tempo as tempos
from audiogen.voicing import weights
from audiogen.voicing.engines.espeak.phonemes import NOTATION
from audiogen.voicing.engines.hibari.ipa import ALPHABET, BRITISH
from audiogen.voicing.engines.hibari.ipa import letters as english_letters
from audiogen.voicing.engines.kokoro import engine as module
from audiogen.voicing.engines.kokoro.alphabet import VOCABULARY, written
from audiogen.voicing.engines.kokoro.engine import ENGINE
from audiogen.voicing.engines.kokoro.reading import LONGEST, Unsayable, pieces
from audiogen.voicing.engines.kokoro.speaker import Speaker
from audiogen.voicing.model import VoiceSpec
from audiogen.voicing.reference import REFERENCE, passage
from audiogen.voicing.saying import is_kept, take
from audiogen.voicing.store import Store
from audiogen.voicing.voices import choose, memory, natural, parse_voice
from audiogen.voicing.weights.kokoro import KOKORO, MODEL
from audiogen.words import words
from tests.program import write
from tests.voicing import kokoro_voices
from tests.voicing.lines import utterance

pytestmark = pytest.mark.xdist_group("kokoro")     # 650 MB: loaded by one process of tests alone
HEART = VoiceSpec("kokoro", "af_heart", "en", 110)
DORA = VoiceSpec("kokoro", "ef_dora", "es", 110)
ROOT = Path(__file__).resolve().parents[2]


def said(text: str | Span, language: str) -> str:
    """A line's sentences in phonemes, " | " between pieces."""
    span = Span(text) if isinstance(text, str) else text
    return " | ".join(piece for sentence in pieces((span,), language) for piece in sentence)


def sound(text: str, spec: VoiceSpec = HEART) -> bytes:
    """The samples of a line."""
    data: bytes = ENGINE.say(utterance(text), spec).raw_data
    return data


@pytest.mark.parametrize(("language", "text", "phonemes"), [
    ("en-US", "Water the bath.", "wˈɔTəɹ ðə bˈæθ."),
    ("en-GB", "Water the bath.", "wˈɔːtə ðə bˈɑːθ."),
    ("es", "Un coche, y cielo.", "ˈun kˈoʧe, i θjˈelo."),
    ("es-MX", "Un coche, y cielo.", "ˈun kˈoʧe, i sjˈelo."),
    ("fr", "L'œil du vin blanc !", "lˈœj dy vˈɛ̃ blˈɑ̃!"),
    ("it", "Ciao, pizza.", "ʧˈao, pˈiʦːa."),
    ("pt-BR", "Um dia; não.", "ũŋ ʤˈiæ; nˈɐ̃ʊ̃."),
    ("hi", "लड़का।", "lˈʌɽkˌaː."),
])
def test_each_language_is_read_in_the_models_letters(
        language: str, text: str, phonemes: str) -> None:
    """English in two accents, Spanish in two, marks kept, sounds of two letters as one."""
    assert said(text, language) == unicodedata.normalize("NFD", phonemes)


@pytest.mark.parametrize(("text", "marks"), [
    ("¿Oyes? Sí.", "?|."), ("Bien… respira.", "…."), ("Ven — ahora", "—"), ("Ya...", "…"),
    ("¡Ay! dijo.", "!."), ("El Sr. López y J. Ruiz. Hoy.", ".|."),
    ("Son 3,5 metros: 10.000.", ":."),
    ("a;b, c", ","), ("«Ven», dijo.", ",."), ("¿Qué?! Nada", "?|"), ("(Bien.) Ven.", ".|."),
])
def test_marks_are_told_from_points_inside_words(text: str, marks: str) -> None:
    """Where one ends a sentence, the next is said for itself; a short form ends none."""
    heard = said(text, "es").replace(" | ", "|")
    assert "".join(sign for sign in heard if sign in "|;:,.!?…—") == marks


def test_wishes_are_granted_or_the_words_are_said() -> None:
    """IPA, spelling, digits; sounds that the model lacks, and markup, which is text."""
    def line(*spans: str | Span) -> str:
        return " | ".join(piece for sentence in pieces(utterance(*spans).spans, "es")
                          for piece in sentence)

    assert line("El ", Span("vago", phoneme="ˈba.ɡus"), ".") == "ˈel ˈbaɡus."
    assert line("El ", Span("vago", phoneme="ǃʘ1"), ".") == line("El vago.")
    assert line("La ", Span("OMS", interpret_as="characters"), ".") == "la ˌoˌemeˈɛse."
    assert line("A [[h@l'oU]] <b>.") != line("A jelou b.")
    assert "ˈaθ" in line(Span("haz", emphasis="strong"))
    assert said(Span("boat", phoneme="bəʊt"), "en-GB") == "bQt"
    assert said(Span("boat", phoneme="bəʊt"), "en-US") == "bOt"


def test_a_long_sentence_is_cut_where_it_breathes() -> None:
    """In every language, with no word lost."""
    text = "respira, " * 40 + "descansa."
    found = said(text, "es").split(" | ")
    assert len(found) > 1
    assert max(map(len, found)) <= LONGEST
    assert "".join(found).count("resp") == 40
    assert max(map(len, said("come back, " * 40, "en-GB").split(" | "))) <= LONGEST


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30), st.sampled_from(("es", "fr", "it", "pt-BR", "hi", "en-US", "en-GB")))
def test_any_text_is_read_in_letters_of_the_model_or_refused(text: str, language: str) -> None:
    """No text is a crash, and none gives what the model would pass over."""
    try:
        for sentence in pieces((Span(text),), language):
            assert all(0 < len(piece) <= LONGEST for piece in sentence)
            assert set("".join(sentence)) <= set(VOCABULARY)
    except Unsayable:
        pass


def test_ipa_gives_only_letters_that_the_model_knows() -> None:
    """As hibari writes English, and as lexicons write the rest."""
    for ipa in (*ALPHABET, *BRITISH):
        assert set(english_letters(ipa, british=True)) <= set(VOCABULARY), ipa
    for ipa in NOTATION:
        assert written(ipa), ipa
        assert set(written(ipa)) <= set(VOCABULARY), ipa
    assert (written("tʃaɪ"), written("d͡ʒa"), written("x1")) == ("ʧI", "ʤa", "")


def test_the_alphabet_is_the_models_own(kokoro: Path) -> None:
    """Each sign with its number."""
    assert kokoro_voices.vocabulary() == VOCABULARY


def test_the_model_is_the_pinned_one(kokoro: Path) -> None:
    """The wheels have the very file that the catalogue names; each voice has its own vectors."""
    assert MODEL.here
    assert MODEL.pinned
    assert len({each.files[1].sha256 for each in KOKORO}) == len(KOKORO)
    assert all(each.files[0] == MODEL and each.files[1].size == len(kokoro_voices.vectors(
        "jf_alpha")) for each in KOKORO)


def test_the_silence_at_the_ends_is_not_slowed(kokoro: Path) -> None:
    """Or a voice would be heard in it. At half the speed a sound takes less than twice as long, by
    the silence at its ends; slowed with it, it would take twice as long and more."""
    speaker = Speaker(kokoro / MODEL.name)
    style = module._style(kokoro / "kokoro/af_heart.bin")
    whole, half = (len(speaker.say("fˈil ðə flˈɔɹ.", style, speed)) for speed in (1.0, 0.5))
    assert 2 * whole - half > 0.2 * module.RATE


def test_the_same_line_is_the_same_bytes_in_any_order_and_process(kokoro: Path) -> None:
    """Nothing that was said before is heard in what is said now."""
    texts = ("Rest.", "Let it go.")
    cold = {text: sound(text) for text in texts}
    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(sound, reversed(texts))) == list(reversed(cold.values()))
    code = ("import hashlib\n"
            "from audiogen.voicing import weights\n"
            "from tests.voicing.kokoro_voices import catalogue\n"
            "from tests.voicing.test_kokoro import sound\n"
            "weights.CATALOGUE = catalogue()\n"
            "print(hashlib.sha256(sound('Let it go.')).hexdigest())")
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT,
                           timeout=120)
    assert child.stdout.strip() == hashlib.sha256(cold["Let it go."]).hexdigest(), child.stderr


@pytest.mark.parametrize(("spec", "text"), [
    (HEART, "Let it go."), (VoiceSpec("kokoro", "bf_emma", "en", 110), "Rest."),
    (DORA, "Ven, descansa.")])
def test_a_line_is_said_whole(kokoro: Path, spec: VoiceSpec, text: str) -> None:
    """As long as its words, at a usual level."""
    spoken = take(utterance(text), spec)
    assert spoken.rate == 24000
    assert 0.3 < len(spoken.samples) / spoken.rate < 2.0
    assert 3000 < np.abs(spoken.samples.astype(int)).max() < 32768


def test_a_rate_inside_a_line_is_heard(kokoro: Path) -> None:
    """<prosody rate="slow"> takes longer."""
    plain = take(utterance("Now, ", "rest."), HEART)
    slow = take(utterance("Now, ", Span("rest.", rate=0.6)), HEART)
    assert len(slow.samples) > 1.2 * len(plain.samples)


@pytest.mark.parametrize("spec", [HEART, DORA], ids=str)
def test_a_calm_pace_is_met(
        kokoro: Path, store: Store, spec: VoiceSpec, monkeypatch: pytest.MonkeyPatch) -> None:
    """Within seven in a hundred, by the tempo that one measuring gives."""
    monkeypatch.setattr(tempos, "SENTENCES", 2)
    sentences = passage(spec.language)[:2]
    calm = VoiceSpec(spec.engine, spec.variant, spec.language, 110,
                     tempo=tempos.tempo(spec, store))
    assert 0.3 < calm.tempo < 0.9
    takes = [take(utterance(text), calm) for text in sentences]
    seconds = sum(each.offset - each.onset for each in takes) / takes[0].rate
    assert 60 * sum(map(words, sentences)) / seconds == pytest.approx(110, rel=0.07)


def test_what_was_said_is_kept_by_its_phonemes(
        kokoro: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words that are read alike aren't said twice, and the kept sound is the same to the bit."""
    line = utterance("Rest. Now rest.")
    assert not is_kept(line, HEART, store)
    first = take(line, HEART, store)
    assert len(ENGINE.asks(line, HEART)) == 2
    assert is_kept(line, HEART, store)
    monkeypatch.setattr(module, "_said", lambda *asked: pytest.fail("said again"))
    again = take(utterance("rest. Now rest."), HEART, store)
    assert np.array_equal(first.samples, again.samples)
    fast = VoiceSpec("kokoro", "af_heart", "en", 110, tempo=0.5)
    assert not set(ENGINE.asks(line, fast)) & set(ENGINE.asks(line, HEART))
    assert not is_kept(line, VoiceSpec("kokoro", "bf_emma", "en", 110), store)


def test_its_identity_names_all_that_computes(kokoro: Path) -> None:
    """Model, vectors, versions, threads, who reads, tempo and accent; never the folder."""
    heart, dora = ENGINE.identity(HEART), ENGINE.identity(DORA)
    vectors = {each.voice: each.files[1].sha256 for each in kokoro_voices.catalogue()[-41:]}
    for part in (MODEL.sha256, vectors["kokoro:af_heart"], "onnxruntime ", "numpy ", "threads 1",
                 "hibari-tts 0.2.1", "en-US", "tempo 1 "):
        assert part in heart
    assert "espeakng-loader " in dora
    assert vectors["kokoro:ef_dora"] in dora
    assert str(kokoro) not in heart + dora
    assert ENGINE.identity(VoiceSpec("kokoro", "", "en", 140)) == heart
    assert ENGINE.identity(VoiceSpec("kokoro", "af_heart", "en-GB", 110)) == heart
    assert ENGINE.identity(VoiceSpec("kokoro", "ef_dora", "es-MX", 110)) != dora
    assert "tempo 0.5 " in ENGINE.identity(VoiceSpec("kokoro", "", "en", 110, tempo=0.5))


def test_asking_about_it_loads_nothing(kokoro: Path) -> None:
    """Neither model nor runtime nor pronunciation is loaded before the first line."""
    code = ("import sys\n"
            "from audiogen.voicing import weights\n"
            "from tests.voicing.kokoro_voices import catalogue\n"
            "weights.CATALOGUE = catalogue()\n"
            "from audiogen.voicing.engines import engine\n"
            "from audiogen.voicing.model import VoiceSpec\n"
            "voice = engine('kokoro')\n"
            "assert not voice.missing() and voice.voices('en-GB') == ('bf_emma', 'af_heart')\n"
            "assert voice.identity(VoiceSpec('kokoro', '', 'en', 110))\n"
            "print([name for name in ('hibari', 'onnxruntime') if name in sys.modules])")
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT,
                           timeout=60)
    assert child.stdout.strip() == "[]", child.stderr


def test_without_any_voice_it_says_how_to_get_one() -> None:
    """Where it is named, and in the table of voices."""
    assert ENGINE.missing() == ""
    assert "None of its voices was fetched" in ENGINE.reachable()
    with pytest.raises(VoiceMissing, match=r"audiogen voices get kokoro:af_heart` .*\(92\.9 MB\)"):
        parse_voice("kokoro", "en", 110)
    with pytest.raises(VoiceMissing, match=r"audiogen voices get kokoro:ff_siwis` .*\(92\.9 MB\)"):
        parse_voice("kokoro:ff_siwis", "fr", 110)
    standing = next(each for each in standings("es") if each.name == "kokoro")
    assert standing.voices == ()
    assert standing.lacks == ENGINE.reachable()
    assert [each.voice for each in standing.to_get] == [
        "kokoro:ef_dora", "kokoro:em_alex", "kokoro:em_santa"]
    assert natural("es") == "espeak"


@pytest.mark.parametrize(("variant", "language", "sentence"), [
    ("af_bella", "en", r"isn't on this machine: `audiogen voices get kokoro:af_bella` .*0\.5 MB"),
    ("", "fr", r"No voice of kokoro for “fr”.*`audiogen voices get kokoro:ff_siwis`"),
    ("af_hart", "en", "Did you mean “kokoro:af_heart”"),
    ("af_heart", "es", r"\(a woman, American\) doesn't speak “es”.*kokoro:ef_dora"),
    ("", "de", "kokoro speaks English, Spanish.* not “de”"),
    ("jf_alpha", "ja", "not “ja”"), ("../af_heart", "en", "kokoro has no voice"),
])
def test_who_is_not_here_is_refused_in_a_sentence(
        kokoro: Path, variant: str, language: str, sentence: str) -> None:
    """With what to write or to fetch in its stead."""
    with pytest.raises(VoiceMissing, match=sentence):
        ENGINE.identity(VoiceSpec("kokoro", variant, language, 110))


@pytest.mark.parametrize("name", ["kokoro/af_heart.bin", MODEL.name])
def test_a_damaged_file_never_speaks(
        kokoro: Path, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One of the same size, with other bytes; the sentence says which, and what mends it."""
    shutil.copytree(kokoro, tmp_path / "voices", copy_function=os.link)
    file = tmp_path / "voices" / name
    size = file.stat().st_size
    file.unlink()
    with file.open("wb") as other:
        other.truncate(size)
    monkeypatch.setenv("AUDIOGEN_DATA_DIR", str(tmp_path / "voices"))
    with pytest.raises(VoiceMissing, match=r"another file.*`audiogen voices get kokoro:af_heart`"):
        ENGINE.say(utterance("Rest."), HEART)


def test_a_word_it_can_not_read_is_never_left_out(kokoro: Path) -> None:
    """Missing speech is never shipped: the line is named."""
    with pytest.raises(VoiceError, match=r"calm\.md:7: kokoro has no reading for .*“你好”"):
        ENGINE.say(utterance("We say 你好 here."), HEART)


def test_auto_takes_it_for_a_language_that_it_speaks(kokoro: Path) -> None:
    """After hibari, and before anything is sent anywhere."""
    assert choose("es-MX", pytest.fail)[0] == "kokoro"
    assert natural("en") == "hibari"
    assert natural("fr") == "espeak"


class Silent:
    """An observer that only keeps what is said to it."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def note(self, text: str) -> None:
        """Keeps it."""
        self.notes.append(text)

    def warn(self, text: str) -> None:
        """Is told of nothing."""
        raise AssertionError(text)

    def lines(self, count: int) -> None:
        """Hears."""

    def voiced(self, count: int) -> None:
        """Hears."""

    def episode(self, record: EpisodeRecord, made: bool) -> None:
        """Hears."""


def test_an_episode_is_built(
        kokoro: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a Spanish text whose voice is left open to its sound, with one line kept for the next
    build; and once another voice is there, the build looks again."""
    write(tmp_path, {"in/a.md": "Respira.\n\nDescansa.\n", "in/audiogen.toml":
                     'title = "Calma"\nlanguage = "es"\noutputs = ["mp3", "cues"]\n'
                     "[pace]\nwords_per_minute = 150\n"})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(REFERENCE, "es", ("Siente tus manos.",))
    asked, observer = collection_of(("in",)), Silent()
    before = inputs(asked, {})
    with ThreadPoolExecutor(1) as lent:
        build(Request(asked, Path("out"), {}, None), observer, lent)
    assert "Voice: kokoro. It is the natural voice" in observer.notes[0]
    sheet = json.loads(next(Path("out").glob("*.cues.json")).read_text())
    assert sheet["voice"] == "kokoro:ef_dora"
    assert sheet["loudness"]["integrated_lufs"] == pytest.approx(-19, abs=1)
    heard, rate = audio.decode(next(Path("out").glob("*.mp3")).read_bytes(), "it")
    lines = [cue for cue in sheet["cues"] if cue["kind"] == "line"]
    assert {"Respira.", "Descansa."} <= {cue["text"] for cue in lines}
    for cue in lines:
        part = heard[round(cue["start"] * rate):round(cue["end"] * rate)]
        assert np.sqrt(np.mean(part ** 2)) > 0.03
    monkeypatch.setattr(weights, "CATALOGUE", weights.CATALOGUE[:-41])
    assert inputs(asked, {}) != before


def test_its_workers_are_given_more_memory() -> None:
    """So that a build starts as many as there is room for."""
    assert memory(["hibari", "nobody", "auto"]) == 500_000_000
    assert memory(["hibari", " kokoro:ef_dora"]) == ENGINE.memory > 640_000_000


def test_what_was_fetched_is_known(kokoro: Path) -> None:
    """So that a build sees that it would choose another voice now."""
    assert [name for name in weights.fetched() if name.startswith("kokoro:")] == [
        "kokoro:af_heart", "kokoro:bf_emma", "kokoro:ef_dora"]
