"""W3C pronunciation lexicons (PLS 1.0): the files of a collection's folder that end in `.pls`.

    <lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"
             alphabet="ipa" xml:lang="en">
      <lexeme>
        <grapheme>qigong</grapheme> <grapheme>chi kung</grapheme>
        <phoneme>tʃiːˈɡʊŋ</phoneme>
      </lexeme>
      <lexeme><grapheme>W3C</grapheme><alias>World Wide Web Consortium</alias></lexeme>
    </lexicon>

Its xml:lang says whose lines it is for. Of several ways to say a word the first with
prefer="true" counts, else the first; those of lexemes that have a role (a verb, a noun) only where
no other is there, since nothing in a text says which is meant. Words inside an alias are looked up
in their turn. Graphemes match as words of lexicon.toml do; <example>, <meta> and <metadata> say
nothing here.
"""
# ruff: noqa: RUF002 - IPA is meant here

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from audiogen import intake
from audiogen.errors import ContentError, Fault, Place
from audiogen.messages import named, suggestion
from audiogen.reading.lexicon import TAG
from audiogen.reading.model import Element, LexiconEntry
from audiogen.reading.tree import NotXml, from_xml
from audiogen.reading.xsampa import ipa_of

_INSIDE = {"lexicon": ("lexeme", "meta", "metadata"),
           "lexeme": ("grapheme", "phoneme", "alias", "example")}
_PLAYLIST = b"[playlist]"


def read_pls(path: Path) -> tuple[LexiconEntry, ...]:
    """The entries of a file, one for each word. Raises ContentError with every fault in it."""
    try:
        data = intake.taken_in(path, intake.TABLES)
        if data.lstrip(b"\xef\xbb\xbf \r\n\t")[:len(_PLAYLIST)].lower() == _PLAYLIST:
            raise ContentError.at(str(path), 1, "This is a playlist, and files that end in .pls "
                                  "are read as lexicons here; move it into another folder.")
        return _Lexicon(str(path), from_xml(data)).entries()
    except intake.Unreadable as problem:
        raise ContentError.at(str(path), 0, f"It can't be read: {problem}.") from problem
    except NotXml as problem:
        line, sentence = problem.args
        raise ContentError.at(str(path), line, sentence) from problem


class _OtherAlphabet(ValueError):
    """A pronunciation in an alphabet that isn't read; its text is the sentence."""


@dataclass
class _Lexicon:
    """One document on its way to entries; what is wrong in it is gathered."""

    name: str
    root: Element
    faults: list[Fault] = field(default_factory=list)

    def entries(self) -> tuple[LexiconEntry, ...]:
        """An entry for each word: the way to say it that counts."""
        if self.root.tag != "lexicon":
            raise ContentError.at(self.name, self.root.line, "A pronunciation lexicon begins with "
                                  f"<lexicon>, and this begins with <{named(self.root.tag)}>.")
        self._judge_root()
        best: dict[str, tuple[tuple[bool, bool], LexiconEntry]] = {}
        for lexeme in self._parts(self.root):
            for rank, entry in self._lexeme(lexeme) if lexeme.tag == "lexeme" else ():
                if entry.word not in best or rank < best[entry.word][0]:
                    best[entry.word] = rank, entry
        if self.faults:
            raise ContentError(self.faults)
        return tuple(entry for _, entry in best.values())

    def _judge_root(self) -> None:
        language, version = self.root.get("xml:lang"), self.root.get("version", "1.0")
        if not TAG.fullmatch(language):
            self._fault(self.root, "It doesn't say for which language it is; write "
                        'xml:lang="en", or another code of that kind, into <lexicon>.')
        if version != "1.0":
            self._fault(self.root, f"It is a lexicon of version {named(version)}, and only 1.0 is "
                        "known.")

    def _parts(self, parent: Element) -> Iterator[Element]:
        """The elements inside one, with a fault for each that belongs to the standard's namespace
        and not in there."""
        for child in parent.children:
            if isinstance(child, Element) and not child.tag.startswith("{"):
                if child.tag in _INSIDE[parent.tag]:
                    yield child
                else:
                    self._fault(child, f"<{named(child.tag)}> can't stand in <{parent.tag}>. "
                                + suggestion(child.tag, _INSIDE[parent.tag], "<{}>"))

    def _lexeme(self, lexeme: Element) -> Iterator[tuple[tuple[bool, bool], LexiconEntry]]:
        """An entry for each spelling of a word, with its rank: the lowest counts, and of several
        the first."""
        parts = list(self._parts(lexeme))
        graphemes = [part for part in parts if part.tag == "grapheme"]
        ways = [part for part in parts if part.tag in ("phoneme", "alias")]
        if not graphemes:
            self._fault(lexeme, "This lexeme has no <grapheme>; write the word that is to be said.")
        if not ways:
            self._fault(lexeme, "This lexeme doesn't say how its word is said; give it a <phoneme> "
                        "or an <alias>.")
        for grapheme in graphemes:
            if not _text(grapheme):
                self._fault(grapheme, "This <grapheme> is empty; write the word that is to be "
                            "said.")
        said = self._chosen(ways)
        if said is None:
            return
        preferred, alias, ipa = said
        rank = (bool(lexeme.get("role").strip()), not preferred)
        for word in filter(None, map(_text, graphemes)):
            yield rank, LexiconEntry(word, alias, ipa, language=self.root.get("xml:lang"),
                                     nested=bool(alias))

    def _chosen(self, ways: list[Element]) -> tuple[bool, str, str] | None:
        """Whether it is preferred, spelling and IPA of the way that counts: of those that can be
        read, the first preferred one, else the first. None where there is none."""
        readable, foreign = [], []
        for way in ways:
            try:
                readable.append((_is_preferred(way), *self._said(way)))
            except _OtherAlphabet as problem:       # no fault beside a way that can be read
                foreign.append(Fault(Place(self.name, way.line), str(problem)))
            except ValueError as problem:
                self._fault(way, str(problem))
        self.faults += () if readable else foreign
        return next((way for way in readable if way[0]), readable[0] if readable else None)

    def _said(self, way: Element) -> tuple[str, str]:
        """Spelling and IPA, one of them empty. Raises ValueError with a sentence."""
        written = _text(way)
        if not written.strip("/[] "):
            raise ValueError(f"This <{way.tag}> is empty; write how the word is said.")
        if way.tag == "alias":
            return written, ""
        alphabet = (way.get("alphabet") or self.root.get("alphabet")).strip().lower()
        if alphabet == "ipa":
            return "", written.strip("/[] ")
        if alphabet != "x-sampa":
            raise _OtherAlphabet(
                f"The alphabet “{named(alphabet)}” can't be read; use ipa or x-sampa." if alphabet
                else 'It names no alphabet; write alphabet="ipa" into <lexicon>.')
        try:
            return "", ipa_of(written)
        except ValueError as problem:
            raise ValueError(f"“{problem}” is no sign of X-SAMPA; mend “{named(written)}”, or "
                             "write it in IPA.") from problem

    def _fault(self, element: Element, message: str) -> None:
        self.faults.append(Fault(Place(self.name, element.line), message))


def _text(element: Element) -> str:
    """What an element holds, on one line, in composed letters."""
    return unicodedata.normalize("NFC", " ".join(element.text().split()))


def _is_preferred(way: Element) -> bool:
    written = way.get("prefer", "false").strip().lower()
    if written not in ("true", "false"):
        raise ValueError(f"prefer is true or false, not “{named(written)}”.")
    return written == "true"
