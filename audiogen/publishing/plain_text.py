"""Any text, made fit to be written: one line, or paragraphs, without what no format allows."""

import re

_BREAKS = re.compile("[\t-\r\x1c-\x1f \x85\u2028\u2029]+")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
                     "\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff]")
_LONE = re.compile("[\ud800-\udfff]")


def one_line(text: str) -> str:
    """The text on one line: breaks and runs of blanks become one space.

    Control characters, byte order marks and noncharacters are left out, and half of a surrogate
    pair becomes U+FFFD, so that the result can be written as UTF-8 in any format. No-break spaces
    and marks of direction stay, since they are the author's.
    """
    # What is not seen goes first, or blanks on both sides of it would stay two.
    return _BREAKS.sub(" ", _UNSEEN.sub("", _LONE.sub("\ufffd", text))).strip()


def paragraphs(text: str) -> tuple[str, ...]:
    """The text's paragraphs, each on one line; a blank line parts them, as in Markdown."""
    found = re.split(r"\n[^\S\n]*\n", text.replace("\r\n", "\n").replace("\r", "\n"))
    return tuple(line for line in map(one_line, found) if line)


def dialled(number: str) -> str:
    """A telephone number as a tel: link wants it (RFC 3966): digits, and a plus before them."""
    return "".join(sign for sign in number if sign.isascii() and sign in "+0123456789")
