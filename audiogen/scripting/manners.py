"""Who says an element, and how: roles, languages, silence, and the wishes of SSML."""

import re
from collections.abc import Callable
from dataclasses import replace

from audiogen.messages import named, nearest, suggestion
from audiogen.reading.model import Element
from audiogen.scripting.flow import Manner, Wrong
from audiogen.scripting.scene import Scene

RATES = {"x-slow": 0.6, "slow": 0.8, "medium": 1.0, "default": 1.0, "fast": 1.2, "x-fast": 1.4}
"""SSML leaves its rate words to the engine; these are factors on the pace that stay calm."""
SLOWEST, FASTEST = 0.3, 3.0
EMPHASES = ("none", "reduced", "moderate", "strong")


def marked(element: Element, manner: Manner, scene: Scene, block: bool) -> Manner | Wrong | None:
    """The manner inside an element by its attributes: None where nobody shall hear or see it.

    `.silent` is shown and not spoken, `.spoken-only` the reverse, `hidden` neither. A class, role
    or data-role that names a role gives the words to it; lang changes the language.
    """
    if not element.attributes:
        return manner
    attributes, classes = dict(element.attributes), element.classes
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return None
    if "silent" in classes:
        manner = replace(manner, spoken=False)
    if "spoken-only" in classes:
        manner = replace(manner, shown=False)
    language = attributes.get("xml:lang") or attributes.get("lang") or ""
    if language and block:
        manner = replace(manner, language=language)
    elif language:
        own = "" if language.lower() == manner.language.lower() else language
        manner = replace(manner, style=replace(manner.style, language=own))
    return _in_role(element, manner, scene, attributes, classes)


def _in_role(element: Element, manner: Manner, scene: Scene, attributes: dict[str, str],
             classes: tuple[str, ...]) -> Manner | Wrong:
    """The manner in the role that an element's attributes name, if they name one.

    `role` also belongs to ARIA, so there an unknown name counts only when it is a near miss.
    """
    roles = scene.settings.roles
    own, shared = attributes.get("data-role", ""), attributes.get("role", "")
    near = nearest(shared, roles, 0.75) if shared not in roles else ""
    unknown = own if own and own not in roles else shared if near else ""
    if unknown:
        hint = f"Did you mean {near}?" if near else suggestion(unknown, roles)
        return Wrong(scene.place(element.line),
                     f"There is no role called “{named(unknown)}”. {hint} "
                     "New roles are named under [voices] in audiogen.toml.")
    names = (own, shared, *classes)
    role = next((name for name in names if name in roles), "")
    return replace(manner, role=role) if role else manner


def _emphasis(element: Element, manner: Manner, scene: Scene) -> Manner | Wrong:
    level = element.get("level", "moderate").lower()
    if level not in EMPHASES:
        return Wrong(scene.place(element.line), f"<emphasis level=\"{level}\"> is not known; the "
                     f"level is one of {', '.join(EMPHASES)}.")
    return replace(manner, style=replace(manner.style, emphasis=level))


def _prosody(element: Element, manner: Manner, scene: Scene) -> Manner | Wrong:
    """Rates inside each other multiply; pitch is kept as written, volume is left to mastering."""
    style = manner.style
    if element.get("rate"):
        rate = rate_of(element.get("rate"))
        if rate is None:
            return Wrong(scene.place(element.line), f"<prosody rate=\"{element.get('rate')}\"> is "
                         f"no rate; write slow, fast, or a share such as 80% "
                         f"({SLOWEST:.0%} to {FASTEST:.0%}).")
        style = replace(style, rate=round(style.rate * rate, 4))
    if element.get("pitch"):
        style = replace(style, pitch=element.get("pitch").strip().lower())
    return replace(manner, style=style)


def rate_of(written: str) -> float | None:
    """A factor for "slow", "80%", "+10%", "-10%" or "0.8"; None where it is no sensible rate."""
    written = written.strip().lower()
    if written in RATES:
        return RATES[written]
    found = re.fullmatch(r"([+-]?)(\d{1,4}(?:\.\d{1,6})?)\s*(%?)", written)
    if not found:
        return None
    number = float(found[2]) / (100 if found[3] else 1)
    if found[1]:
        number = 1 + number if found[1] == "+" else 1 - number
    return number if SLOWEST <= number <= FASTEST else None


def _say_as(element: Element, manner: Manner, scene: Scene) -> Manner | Wrong:
    return replace(manner, style=replace(
        manner.style, interpret_as=element.get("interpret-as").strip().lower()))


def _phoneme(element: Element, manner: Manner, scene: Scene) -> Manner | Wrong:
    """IPA only; other alphabets degrade to the plain words."""
    if element.get("alphabet", "ipa").lower() != "ipa":
        return manner
    return replace(manner, style=replace(manner.style, phoneme=element.get("ph").strip("/[] ")))


def _voice(element: Element, manner: Manner, scene: Scene) -> Manner | Wrong:
    """A role where the name is one, else a voice."""
    name = element.get("name").strip()
    if name.lower() in scene.settings.roles:
        return replace(manner, role=name.lower())
    return replace(manner, voice=name) if name else manner


WISHES: dict[str, Callable[[Element, Manner, Scene], Manner | Wrong]] = {
    "emphasis": _emphasis,
    "prosody": _prosody,
    "say-as": _say_as,
    "phoneme": _phoneme,
    "voice": _voice,
}
"""SSML elements that change how their words are said."""

