"""Bytes into text, and which files are read at all. Light: an unchanged build loads it."""

import codecs
import re
import unicodedata

from audiogen.errors import ContentError

_fault = ContentError.at

MARKDOWN = (".md", ".markdown")
HTML = (".html", ".htm")
PLAIN = (".txt",)
BOOKS = (".docx", ".epub")
SUFFIXES = (*MARKDOWN, *PLAIN, *HTML, *BOOKS)
"""Kinds of files that are read."""

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"\A<\?xml version=[\"'][\d.]{1,4}[\"'] encoding=[\"']([\w-]{1,40})",
                          re.IGNORECASE)
_SAID_CHARSET = re.compile(rb"Character set encoding: ([\w-]+)")
"""As the header of Project Gutenberg has it."""
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UNWANTED = {code: " " for code in (*range(32), 127, *range(0xfdd0, 0xfdf0))
             if chr(code) not in "\t\n"}
"""Control characters and non-characters: no text needs them, and parsers give them meanings."""
_HALF = re.compile("[\ud800-\udfff]")


def decode(data: bytes, name: str, html: bool = False) -> str:
    """The text of a file: UTF-8, line breaks as newlines, control characters as spaces.

    An HTML page, and a text of Project Gutenberg, may name another encoding in its first 1024
    bytes. Raises ContentError at the first byte that does not belong.
    """
    if data[:2] in _UTF_16 and len(data) % 2 == 0:
        data = data.decode("utf-16", "replace").encode()    # as Notepad's "Unicode" saves it
    encoding = "utf-8-sig"
    declared = (_CHARSET.search(data, 0, 1024) or _XML_CHARSET.match(data) if html
                else _SAID_CHARSET.search(data, 0, 1024))
    if declared:
        try:
            encoding = codecs.lookup(declared[1].decode("ascii")).name
        except LookupError as problem:
            raise _fault(name, 1, f"The encoding “{declared[1].decode()}” is not known; "
                                  "save the page as UTF-8.") from problem
    zero = data.find(b"\0")
    if zero >= 0 and not encoding.startswith("utf-16"):
        raise _fault(name, data.count(b"\n", 0, zero) + 1,
                     "This is not a text file, it holds zero bytes; save it as UTF-8 text.")
    try:
        text = data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except LookupError as problem:      # what Python calls a codec may be no writing at all
        raise _fault(name, 1, f"“{encoding}” is no encoding of text; save the page as "
                              "UTF-8.") from problem
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        column = problem.start - (data.rfind(b"\n", 0, problem.start) + 1) + 1
        wanted = "UTF-8" if encoding.startswith("utf-8") else encoding
        raise _fault(name, line, f"Byte {column} of this line (0x{data[problem.start]:02X}) is not "
                                 f"{wanted}; save the file as UTF-8.") from problem
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNWANTED)
    half = _HALF.search(text)
    if half:        # some of the encodings that a page may name let them through
        raise _fault(name, text.count("\n", 0, half.start()) + 1, _HALVED)
    return text


_HALVED = ("Half a character stands here: one of the two codes that together write an emoji; "
           "write the emoji itself.")


def setting_text(text: str) -> str:
    """A text out of settings or front matter, where any character can be written by its number.

    The two halves of a character, as JSON writes an emoji, become that character. Raises
    ValueError with a sentence for half a character alone, and for a control character.
    """
    if _HALF.search(text):
        try:
            text = text.encode("utf-16", "surrogatepass").decode("utf-16")
        except UnicodeDecodeError:
            raise ValueError(_HALVED) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    strange = next((character for character in text if _is_strange(character)), "")
    if strange:
        raise ValueError(f"The character U+{ord(strange):04X} stands here, which controls a "
                         "machine and is no text; remove it.")
    return text


def _is_strange(character: str) -> bool:
    code = ord(character)
    return (code in _UNWANTED or code & 0xfffe == 0xfffe
            or (unicodedata.category(character) == "Cc" and character not in "\t\n"))
