"""Tags that hide what stands in them: behind one that is not closed, all text would be lost."""

import re

from audiogen.reading.model import UNREAD, VOID

_VERBATIM = frozenset(("iframe", "noembed", "noframes", "plaintext", "script", "style", "textarea",
                       "title", "xmp"))
"""Elements whose content is no markup."""
_LEFT_TO_BROWSERS = _VERBATIM | {"frameset", "head"}
"""On a page these go on to its end, or end by themselves, just as in a browser."""
_WRITTEN_ABOUT = _VERBATIM | {"canvas", "frameset", "head", "math", "noscript", "object", "select",
                              "svg", "template"}
"""In a text these are words where nothing closes them: it tells of the tag."""
_HIDING = sorted(UNREAD.keys() - VOID | _VERBATIM | {"audio"})
_ABOVE = ("rp", "rt")
"""Parts of <ruby>: inside it one ends where the next begins, and all end with it."""
_TAG = re.compile(rf"<(?P<end>/?)(?P<name>{'|'.join(_HIDING)}|ruby)(?=[\s/>])"
                  r"(?P<rest>(?:[^<>]*+(?P<whole>(?<=/)>))?)", re.IGNORECASE)
_SHOWN = "<span"
_STANDING_ALONE = ("bgsound", "embed", "keygen", "source", "track", "wbr")
_ALONE = re.compile(rf"<({'|'.join(_STANDING_ALONE)})(?=[\s/>])"
                    r"""(?:(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+|[^<>]*+)>""", re.IGNORECASE)
_INSTRUCTION = "<?", "?>"


def unclosed(html: str) -> frozenset[int]:
    """The positions of the tags that hide text and that nothing closes."""
    opened: dict[str, list[int]] = {}
    in_ruby = False
    for tag in _TAG.finditer(html):
        name = tag["name"].lower()
        if in_ruby and name in (*_ABOVE, "ruby"):
            for part in _ABOVE:
                opened.pop(part, None)
        in_ruby = not tag["end"] if name == "ruby" else in_ruby
        if tag["end"]:
            (opened.get(name) or [0]).pop()
        elif name != "ruby" and not tag["whole"]:
            opened.setdefault(name, []).append(tag.start())
    return frozenset(position for positions in opened.values() for position in positions)


def is_word(tag: str) -> bool:
    """Whether a hiding tag that nothing closes is text; all others are passed over."""
    return tag[1:].lower().startswith(tuple(_WRITTEN_ABOUT))


def tamed(html: str) -> str:
    """Raw HTML in a text, in which hiding tags that are not closed are words or hide nothing."""
    hiding = unclosed(html)

    def shown(tag: re.Match[str]) -> str:
        if tag.start() not in hiding:
            return tag[0]
        about = tag["name"].lower() in _WRITTEN_ABOUT
        return f"&lt;{tag[0][1:]}" if about else _SHOWN + tag["rest"]

    return _TAG.sub(shown, html)


def opened_up(html: str) -> str:
    """A page in which hiding tags that are not closed hide nothing, and empty ones hold nothing."""
    hiding = unclosed(html)

    def shown(tag: re.Match[str]) -> str:
        hides = tag.start() in hiding and tag["name"].lower() not in _LEFT_TO_BROWSERS
        return _SHOWN + tag["rest"] if hides else tag[0]

    return _TAG.sub(shown, html)


def closed(html: str) -> str:
    """HTML in which what the parser would carry on for ever ends.

    Elements that hold nothing are closed, and a <? with no ?> behind it is text.
    """
    begin, end = _INSTRUCTION
    last = html.rfind(end)
    html = html[:last + 1] + html[last + 1:].replace(begin, f"&lt;{begin[1:]}")
    return _ALONE.sub(r"\g<0></\1>", html)
