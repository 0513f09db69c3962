"""Voices fetched from a loopback server that breaks off, lies and vanishes; disks that fill."""

import hashlib
import random
import re
import resource
import signal
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from importlib.util import find_spec
from pathlib import Path

import pytest

from audiogen.building import fetching
from audiogen.errors import OutputError, VoiceError, VoiceMissing, VoiceUnreachable
from audiogen.voicing import weights as catalogue
from audiogen.voicing.engines.hibari.engine import ENGINE, _speaker
from audiogen.voicing.model import VoiceSpec
from audiogen.voicing.network.fetching import PART, by_hand, fetch
from audiogen.voicing.reference import passage
from audiogen.voicing.segment import samples_of
from audiogen.voicing.store import Store
from audiogen.voicing.takes import whole
from audiogen.voicing.tempo import tempo
from audiogen.voicing.weights import CATALOGUE, Weights, WeightsFile
from audiogen.voicing.weights.hibari import HIBARI
from audiogen.words import words
from tests.program import inside, run
from tests.voicing.lines import utterance
from tests.voicing.loopback import listen

PIECE = 1 << 16
"""Bytes that are read at once: what is lost at a break at most."""
DATA = random.Random(3).randbytes(300_000)


class Shelf:
    """A server with one file. `breaks` are taken one a request: so many bytes come, then it drops;
    a word is "whole" (ranges are passed over), "elsewhere" (another range), a number below 0 a
    status."""

    def __init__(self) -> None:
        self.data = DATA
        self.breaks: list[int | str] = []
        self.ranges: list[str] = []
        self._server, self._thread = listen("GET", lambda request: self.answer(request))

    @property
    def weights(self) -> Weights:
        """What lies there."""
        return Weights("hibari:emma", "a woman", "en-GB", "Apache-2.0", (self.file("emma.onnx"),))

    def file(self, name: str) -> WeightsFile:
        """Under any name lies the same."""
        return WeightsFile(f"hibari/{name}", len(DATA), hashlib.sha256(DATA).hexdigest(),
                           f"http://127.0.0.1:{self._server.server_address[1]}/{name}")

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        """All of it, or from where it was asked for."""
        wanted = request.headers.get("Range", "")
        self.ranges.append(wanted)
        fault = self.breaks.pop(0) if self.breaks else len(self.data)
        start = int(wanted[6:-1]) if wanted and fault != "whole" else 0
        status = 206 if start else 200
        if isinstance(fault, int) and fault < 0:
            status = -fault
        if start >= len(self.data):
            status = 416
        body = b"" if status >= 400 else self.data[start:]
        request.send_response(status)
        if status == 206:
            told = start + (7 if fault == "elsewhere" else 0)
            request.send_header("Content-Range",
                                f"bytes {told}-{len(self.data) - 1}/{len(self.data)}")
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        cut = body[:fault] if isinstance(fault, int) and fault >= 0 else body
        request.wfile.write(cut)
        if len(cut) < len(body):
            request.close_connection = True

    def close(self) -> None:
        """Ends the server and its thread."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    """The server, and its file in the catalogue."""
    server = Shelf()
    monkeypatch.setattr(catalogue, "CATALOGUE", (server.weights,))
    monkeypatch.setattr(fetching, "CATALOGUE", (server.weights,))
    yield server
    server.close()


def bring(shelf: Shelf) -> list[int]:
    """Fetches it, and gives back what progress was told."""
    told: list[int] = []
    place, = fetch(shelf.weights, lambda done, total: told.append(done),
                   sleep=lambda seconds: None)
    assert place.read_bytes() == DATA
    assert [path.name for path in place.parent.iterdir()] == [place.name]
    return told


def test_it_comes_whole_and_is_told_of(shelf: Shelf) -> None:
    """From nothing to all, without going back."""
    told = bring(shelf)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, len(DATA))


def test_it_goes_on_after_breaks(shelf: Shelf) -> None:
    """Each answer brings more, and nothing comes twice."""
    shelf.breaks = [2 * PIECE, PIECE, -503, 0]
    bring(shelf)
    assert shelf.ranges == ["", *(f"bytes={count * PIECE}-" for count in (2, 3, 3, 3))]


def test_a_later_command_goes_on(shelf: Shelf) -> None:
    """What came before it was stopped is kept."""
    shelf.breaks = [PIECE, -404]
    with pytest.raises(VoiceUnreachable, match=r"status 404.*goes on from there"):
        bring(shelf)
    assert not shelf.weights.here
    bring(shelf)
    assert shelf.ranges[-1] == f"bytes={PIECE}-"


@pytest.mark.parametrize("fault", ["whole", "elsewhere"])
def test_a_server_without_ranges_sends_it_anew(shelf: Shelf, fault: str) -> None:
    """Bytes are never joined to where they don't belong."""
    shelf.breaks = [PIECE, fault]
    bring(shelf)


@pytest.mark.parametrize("data", [bytes(len(DATA)), DATA + b"more", DATA[:-1] + b"?"])
def test_other_bytes_are_refused(shelf: Shelf, data: bytes) -> None:
    """Nothing of them stays, and the sentence names address and digest."""
    shelf.data = data
    with pytest.raises(VoiceError, match=r"emma\.onnx gave .*not the one.*Nothing of it was kept"):
        bring(shelf)
    assert list(shelf.file("emma.onnx").place.parent.iterdir()) == []


def test_a_damaged_beginning_is_found_out(shelf: Shelf) -> None:
    """What an earlier try left may have rotted."""
    place = shelf.file("emma.onnx").place
    part = place.with_name(place.name + PART)
    part.parent.mkdir(parents=True)
    part.write_bytes(bytes(1000))
    with pytest.raises(VoiceError, match="not the one"):
        bring(shelf)
    bring(shelf)


def test_offline_says_how_to_do_it_by_hand(
        shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the address and the place."""
    monkeypatch.setattr("audiogen.voicing.network.session.REACH", 0.3)
    shelf.close()
    with pytest.raises(VoiceUnreachable) as caught:
        bring(shelf)
    file = shelf.file("emma.onnx")
    assert f"save {file.source} as {file.place}; it is checked" in str(caught.value)


def test_a_full_disk_is_said_and_what_came_is_kept(shelf: Shelf) -> None:
    """The next try, with room, goes on."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (120_000, before[1]))
        with pytest.raises(OutputError, match=r"the disk is full\. Free some space"):
            bring(shelf)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert not shelf.weights.here
    bring(shelf)
    assert shelf.ranges[-1] == "bytes=120000-"


def test_a_disk_without_room_is_known_before(
        shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is asked for."""
    class Usage:
        free = 1000
    monkeypatch.setattr("shutil.disk_usage", lambda path: Usage)
    with pytest.raises(OutputError, match="disk is full"):
        bring(shelf)
    assert shelf.ranges == []


def test_the_command_shows_what_it_will_fetch(shelf: Shelf, tmp_path: Path) -> None:
    """Size, licence and source first; the second time it is there."""
    answer = inside("voices", "get", "hibari:emma", cwd=tmp_path)
    assert answer.status == 0, answer
    first, *steps = answer.err.splitlines()
    assert all(word in first for word in ("0.3 MB", "Apache-2.0", shelf.file("emma.onnx").source))
    assert steps[-1] == "0.3 of 0.3 MB"
    assert str(shelf.file("emma.onnx").place) in answer.out
    again = inside("voices", "get", "hibari:emma", cwd=tmp_path)
    assert "was here already" in again.out
    assert len(shelf.ranges) == 1


@pytest.fixture
def pair(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> tuple[Weights, Weights]:
    """Two voices of two files each, one of which they share."""
    voices = tuple(Weights(f"kokoro:{name}", "a woman", "en-GB", "Apache-2.0",
                           (shelf.file("model.onnx"), shelf.file(f"{name}.bin")))
                   for name in ("one", "two"))
    monkeypatch.setattr(catalogue, "CATALOGUE", voices)
    monkeypatch.setattr(fetching, "CATALOGUE", voices)
    return voices[0], voices[1]


def test_a_shared_file_is_fetched_once(
        shelf: Shelf, pair: tuple[Weights, Weights], tmp_path: Path) -> None:
    """Sizes are those of all files, and progress is told of what is fetched."""
    first = inside("voices", "get", "kokoro:one", cwd=tmp_path)
    assert first.status == 0, first
    assert "0.6 MB; licence" in first.err
    assert f"from {shelf.file('model.onnx').source} and {shelf.file('one.bin').source}" in first.err
    assert first.err.splitlines()[-1] == "0.6 of 0.6 MB"
    assert all(str(file.place) in first.out for file in pair[0].files)
    second = inside("voices", "get", "kokoro:two", cwd=tmp_path)
    assert "0.6 MB, of which 0.3 MB aren't here yet" in second.err
    assert second.err.splitlines()[-1] == "0.3 of 0.3 MB"
    assert len(shelf.ranges) == 3
    assert pair[0].here
    assert pair[1].here


def test_a_damaged_file_alone_is_fetched_again(
        shelf: Shelf, pair: tuple[Weights, Weights], tmp_path: Path) -> None:
    """Of the right size and yet another: the rest stays."""
    inside("voices", "get", "kokoro:one", cwd=tmp_path)
    shelf.file("model.onnx").place.write_bytes(bytes(len(DATA)))
    again = inside("voices", "get", "kokoro:one", cwd=tmp_path)
    assert "is here now" in again.out
    assert len(shelf.ranges) == 3
    assert shelf.file("model.onnx").place.read_bytes() == DATA


def test_by_hand_names_each_file_that_is_missing(
        shelf: Shelf, pair: tuple[Weights, Weights], monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that came is named no more."""
    monkeypatch.setattr("audiogen.voicing.network.session.REACH", 0.3)
    model, vectors = pair[0].files
    assert by_hand(pair[0]) == (f"To fetch it by hand, save {model.source} as {model.place} and "
                                f"{vectors.source} as {vectors.place}; they are checked before "
                                "they speak.")
    shelf.breaks = [len(DATA), -404]
    with pytest.raises(VoiceUnreachable, match=r"status 404") as caught:
        fetch(pair[0], lambda done, total: None, sleep=lambda seconds: None)
    assert vectors.source in str(caught.value)
    assert model.source not in str(caught.value)


def test_room_is_wanted_for_all_files(
        shelf: Shelf, pair: tuple[Weights, Weights], monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is asked for where only the first would fit."""
    class Usage:
        free = len(DATA) + 1000
    monkeypatch.setattr("shutil.disk_usage", lambda path: Usage)
    with pytest.raises(OutputError, match="disk is full"):
        fetch(pair[0], lambda done, total: None)
    assert shelf.ranges == []


def test_only_what_is_pinned_is_fetched(tmp_path: Path) -> None:
    """Anything else is a slip or a wish."""
    run("voices", "get", "hibari:ema", cwd=tmp_path).refuses("Did you mean “hibari:emma”?")
    run("voices", "get", "piper:alba", cwd=tmp_path).refuses("only those whose bytes are known")


def test_the_catalogue_is_what_hibari_states() -> None:
    """Name, size, digest and file, as the installed package has them."""
    spec = find_spec("hibari")
    assert spec
    assert spec.submodule_search_locations
    text = Path(spec.submodule_search_locations[0], "assets/voices.json").read_text()
    for file in (file for each in HIBARI for file in each.files):
        assert file.sha256 in text
        assert f'"{file.name.removeprefix("hibari/")}"' in text
        assert str(file.size) in text


def test_the_catalogue_is_in_order() -> None:
    """Each voice once; each file under one name, digest and address, and all from TLS servers."""
    assert len({each.voice for each in CATALOGUE}) == len(CATALOGUE)
    files = {file for each in CATALOGUE for file in each.files}
    for part in ("name", "sha256", "source"):
        assert len({getattr(file, part) for file in files}) == len(files)
    assert all(re.fullmatch("[0-9a-f]{64}", file.sha256) for file in files)
    assert all(file.source.startswith("https://") and file.size > 0 for file in files)


def test_a_fetched_voice_speaks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """From the data folder, under the name of its own digest, and at the pace; the built-in model
    stands in for one that isn't here."""
    spec = find_spec("hibari")
    assert spec
    assert spec.submodule_search_locations
    data = Path(spec.submodule_search_locations[0], "assets/hibari.onnx").read_bytes()
    file = replace(HIBARI[0].files[0], size=len(data), sha256=hashlib.sha256(data).hexdigest())
    emma = replace(HIBARI[0], files=(file,))
    monkeypatch.setattr(catalogue, "CATALOGUE", (emma,))
    asked = VoiceSpec("hibari", "emma", "en", 110)
    with pytest.raises(VoiceMissing, match="audiogen voices get hibari:emma"):
        ENGINE.identity(asked)
    file.place.parent.mkdir(parents=True)
    file.place.write_bytes(data)
    assert emma.here
    assert emma.lacking == ()
    assert ENGINE.voices("en") == ("heart", "emma")
    assert file.sha256 in ENGINE.identity(asked)
    assert len(samples_of(ENGINE.say(utterance("Rest now."), asked))[0]) > 12000
    paced = replace(asked, tempo=tempo(asked, Store(tmp_path)))
    assert paced.tempo == pytest.approx(110 / 246, abs=0.06)
    assert ENGINE.identity(paced) != ENGINE.identity(asked)
    takes = [whole(ENGINE.say(utterance(text), paced), utterance(text), paced)
             for text in passage("en")]
    seconds = sum((take.offset - take.onset) / take.rate for take in takes)
    assert 60 * sum(map(words, passage("en"))) / seconds == pytest.approx(110, rel=0.07)
    file.place.write_bytes(bytes(len(data)))
    _speaker.cache_clear()
    with pytest.raises(VoiceMissing, match=r"another file.*audiogen voices get hibari:emma"):
        ENGINE.identity(asked)
