"""Whether a text is Markdown, though its name doesn't say so."""

import re

_SIGNS = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"^(?:```|~~~)", re.MULTILINE),
    re.compile(r"\]\((?:https?:|/|#|\.|mailto:)"),
    re.compile(r"\*\*[^\s*][^*\n]{0,200}\*\*"),
    re.compile(r"^\|? ?:?-{2,}:? ?\|", re.MULTILINE),
    re.compile(r"!\[[^\[\]\n]{0,200}\]\("),
    re.compile(r"^\[\^[^\s\]]{1,40}\]:", re.MULTILINE),
    re.compile(r"^[-*] \[[ xX]\] ", re.MULTILINE),
    re.compile(r"^> \[!\w", re.MULTILINE),
)
_ENOUGH = 2
"""Signs of different kinds; one alone may be chance."""
_HEADINGS = 3


def is_markdown(text: str) -> bool:
    """Whether at least two kinds of Markdown's marks stand in a text, or several hash headings."""
    if sum(sign.search(text) is not None for sign in _SIGNS) >= _ENOUGH:
        return True
    return len(_SIGNS[0].findall(text)) >= _HEADINGS
