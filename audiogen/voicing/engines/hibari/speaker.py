"""The one door to hibari: the model and its pronunciation, loaded once, with one thread.

Loading costs 0.7 s and 200 MB, and two threads would change what is heard, so the program speaks
with one voice a process and a process a core. Its own splitting of text and its notation
"[word](/phonemes/)" are passed by: words go in as tokens, where no author's text can be taken for
a command. Its pronunciation serves other models of the same alphabet, too: `english`.
"""

import functools
import itertools
import threading
from pathlib import Path

from hibari import Hibari
from hibari.dsp import FFT_BACKEND
from hibari.g2p import G2P
from hibari.g2p.normalize import normalize
from hibari.g2p.token import Tok

from audiogen.audio import Floats
from audiogen.voicing.cutting import cut
from audiogen.voicing.engines.hibari.wording import Part, Sentence, interjection, plain_letters

__all__ = ["FFT_BACKEND", "RATE", "THREADS", "Reader", "Speaker", "Unsayable", "english"]

RATE = 24000
"""Hertz, of all that it says."""
THREADS = 1
SEED = 0
"""Of the noise in breath and consonants, anew for each piece, so that no line knows of another."""
LONGEST = 400
"""Phonemes said at once: what the package itself keeps to. A longer sentence is cut."""

_STRESS, _LESSER_STRESS = "\u02c8", "\u02cc"


class Unsayable(Exception):  # its argument is the word
    """A word that hibari has no reading for."""


class Reader:
    """How English words are read, in phonemes; its words take turns."""

    def __init__(self, g2p: G2P) -> None:
        self._g2p = g2p
        self._turn = threading.Lock()

    def pieces(self, sentence: Sentence, longest: int = LONGEST) -> tuple[str, ...]:
        """A sentence in phonemes, in pieces of at most so many.

        Raises Unsayable where a word would be lost.
        """
        try:
            with self._turn:
                phonemes = self._phonemes(sentence)
        except (ArithmeticError, LookupError, TypeError, ValueError) as problem:
            # It stumbles over some figures: a number of forty digits, a raised one.
            words = "".join(part.text for part in sentence.parts)
            raise Unsayable(words.strip()) from problem
        if _STRESS not in phonemes:
            # A line of one small word ("I.") is no unstressed word of a sentence.
            phonemes = _STRESS.join(phonemes.rsplit(_LESSER_STRESS, 1))
        return cut(phonemes + sentence.end, longest) if phonemes else ()

    def _phonemes(self, sentence: Sentence) -> str:
        """The phonemes of words, each with the words around it in view."""
        reader = self._g2p
        tokens: list[Tok] = []
        for part in sentence.parts:
            if tokens and part.text[:1].isspace():
                tokens[-1].whitespace = " "
            tokens += self._tokens(part)
        for token, tag in zip(tokens, reader.tagger([each.text for each in tokens]), strict=True):
            token.tag = tag
        for token, following in itertools.zip_longest(tokens, tokens[1:]):
            if token.text in ("a", "A") and (following is None or not following.text[0].isalnum()):
                token.phonemes = reader.lexicon.get_NNP("A")[0]     # a letter and no article
        said = reader.phonemize_tokens(tokens)
        return "".join(self._reading(token) + (" " if token.whitespace else "")
                       for token in said).strip()

    def _reading(self, token: Tok) -> str:
        """What a word sounds like, in phonemes. Raises Unsayable."""
        if token.phonemes or not any(map(str.isalnum, token.text)):
            return token.phonemes or ""
        plain = plain_letters(token.text)
        read: str = self._g2p.oov(plain) if any(map(str.isalpha, plain)) else ""
        if not read:
            raise Unsayable(token.text)
        return read

    def _tokens(self, part: Part) -> list[Tok]:
        """A part's words, not yet tagged."""
        if part.phonemes:
            tokens = [Tok(part.text.strip() or "a", "NN", phonemes=part.phonemes, rating=5)]
        elif part.spelled:
            tokens = self._spelled(part.text)
        else:
            tokens = [Tok(text, "", space, stress=part.stress)
                      for text, space in self._g2p.tokenizer(normalize(part.text))]
            for token in tokens:
                token.phonemes = interjection(token.text) or None
        if tokens:
            tokens[-1].whitespace = " " if part.text[-1:].isspace() else ""
        return tokens

    def _spelled(self, text: str) -> list[Tok]:
        """Each letter and digit of a text by its name."""
        lexicon = self._g2p.lexicon
        found = []
        for sign in normalize(" ".join(text)).split():
            name = lexicon.get_NNP(sign)[0] if sign.isalpha() and len(sign) == 1 else None
            found.append(Tok(sign, "NN", " ", phonemes=name))
        return found


@functools.cache
def english(british: bool) -> Reader:
    """The reader of an accent, without any voice; loaded once a process."""
    return Reader(G2P(british=british))


class Speaker:
    """One voice, ready to speak."""

    def __init__(self, voice: str, model: Path) -> None:
        self._voice = Hibari(voice=voice, model=str(model), threads=THREADS)
        self._reader = Reader(self._voice.g2p)
        self._turn = threading.Lock()

    def pieces(self, sentence: Sentence) -> tuple[str, ...]:
        """A sentence in phonemes, in pieces of at most LONGEST. Raises Unsayable."""
        return self._reader.pieces(sentence)

    def say(self, phonemes: str, speed: float) -> Floats:
        """Samples of shape (n,) at RATE, with some silence at the ends."""
        with self._turn:
            sound: Floats = self._voice.from_phonemes(phonemes, speed, SEED)
        return sound
