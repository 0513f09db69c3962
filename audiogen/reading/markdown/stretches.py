"""A long paragraph in stretches, each short enough for work that grows faster than its text."""

import re
from collections.abc import Iterator

LONGEST = 4000
"""Characters: some 650 words. Emphasis or a link that runs over such a border is text."""

_SENTENCE = re.compile(r"(?<=[.!?…。！？])\s|\n")  # noqa: RUF001
_SPACE = re.compile(r"\s")


def stretches(text: str, opener: str, closer: str) -> Iterator[str]:
    """The text in parts of at most LONGEST characters, cut behind a sentence where there is one.

    Where not even a space is near, the cut is anywhere but between `opener` and `closer`.
    """
    position = 0
    while len(text) - position > LONGEST:
        end = position + LONGEST
        for pattern in (_SENTENCE, _SPACE):
            ends = [found.end() for found in pattern.finditer(text, position + LONGEST // 2, end)]
            if ends:
                end = ends[-1]
                break
        opened = text.rfind(opener, position, end)
        if opened > max(position, text.rfind(closer, position, end)):
            end = opened
        yield text[position:end]
        position = end
    yield text[position:]
