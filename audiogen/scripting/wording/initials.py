"""Initialisms that look like words, and are spelt: "FAQ"."""
# ruff: noqa: RUF001 - typographic signs are meant here

import re

_KNOWN = """
    FAQ AI API ADHD AMA ABA APA CEO CIA DIY EMDR ESL ETA EU FBI HIV IBS ICU IDE IFS IOU IPA IQ IUD
    IVF NGO OCD OTC SEO SUV UFO UI UK UN URL USA USB UTI UV UX VIP
"""
"""Those with vowels, which a voice could take for a word; those without any it spells itself."""
_SPELT = frozenset(_KNOWN.split())
_WORD = re.compile(r"(?<![\w.@/-])([A-Z]{2,5})(s|['’]s)?(?![\w@/]|[.-]\w)")


def initials(text: str, language: str) -> str:
    """Known initialisms letter by letter, "F A Q", a plural with its s; text in capitals as it is.

    Knowingly leaves unknown ones to the voice: "NASA" is a word, and no rule tells.
    """
    letters = [letter for letter in text if letter.isalpha()]
    if sum(map(str.isupper, letters)) > 0.6 * len(letters) and len(letters) > 12:
        return text

    def spelt(match: re.Match[str]) -> str:
        if match[1] not in _SPELT:
            return match[0]
        return " ".join(match[1]) + ("'s" if match[2] else "")

    return _WORD.sub(spelt, text)
