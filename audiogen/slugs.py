"""What a title becomes as part of a file name."""

import re
import unicodedata

LONGEST_TITLE = 80
"""Characters of a title that a file name takes over."""
LONGEST_SLUG = 150
"""Bytes of UTF-8, so that a file name with number and suffix stays below the 255 of most disks."""


def slug_of(text: str, otherwise: str = "episode") -> str:
    """A title as part of a file name: lower case, hyphens; accents dropped, other scripts kept.

    `otherwise` stands for a title in which nothing can be spelt.
    """
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = re.findall(r"\w+", unicodedata.normalize("NFC", re.sub(r"['\u2019_]", "", plain)))
    return shortened("-".join(words)[:LONGEST_TITLE], LONGEST_SLUG).strip("-") or otherwise


def shortened(slug: str, longest: int) -> str:
    """The slug's beginning, of so many bytes at most."""
    return slug.encode()[:longest].decode(errors="ignore").rstrip("-")
