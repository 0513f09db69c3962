"""Numbers that are no amounts: telephone numbers, and the numbers of figures and chapters."""
# ruff: noqa: RUF001 - typographic signs are meant here

import re
from dataclasses import dataclass
from functools import cache

from audiogen.scripting.languages import TONGUES, tongue
from audiogen.tags import primary

_EVERYWHERE = "tel fax sms whatsapp"
"""Words of calling in every language."""
_RUN = re.compile(r"\+?\(?\d(?:[\d()–‑/-]|[ .](?=[\d(]))*+")
_GOES_ON = re.compile(r"[\w%°€$£]|[.,]\d")
"""After a run of digits: it is an amount, or part of a word."""
_FAR = 60
"""Characters before a number in which a word of calling is looked for."""
_GROUPED = re.compile(
    r"(?<![\w.,:/–-])((?:\+\d{1,3}[ .-]?)?(?:\(\d{2,5}\) ?)?(?:1[-. ])?\d{3}[-.]\d{3}[-.]\d{4}"
    r"|\(\d{3,5}\) ?\d{3,4}[-. ]?\d{3,4}|\+\d{1,3}(?:[ .-]\d{1,5}){2,6}"
    r"|0\d{2,4}(?:[ -]\d{1,5}){2,4}|0\d(?:[ .]\d\d){4}|0\d{2,4}[ /-]\d{4,8})"
    r"(?![\w%]|[-.,]\d)")
_NUMBERED = re.compile(
    r"\b(figures?|figs?\.?|tables?|chapters?|sections?|exhibits?|appendix|listings?|examples?|"
    r"equations?|eqs?\.?|abbildung|abb\.?|tabelle|kapitel|abschnitt|tableau|chapitre|"
    r"figura|tabla|capítulo|sección|tabella|capitolo|sezione|tabela|quadro|seção|secção|"
    r"hoofdstuk|tabel|figuur|afbeelding|paragraaf) "
    r"(\d{1,3})[-–‑](\d{1,3})(?!\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Calling:
    """How people of one language, or of any, write that a number is one to be called."""

    leads: frozenset[str]
    between: frozenset[str]
    """Beside words in capitals ("text HOME to")."""
    amount: re.Pattern[str]
    """Behind a short number: it counts something."""
    either: re.Pattern[str]
    """A second number beside one that has been spelt: "999 or 112"."""


@cache
def _calling(language: str) -> _Calling:
    own = tongue(language)
    known = (own,) if own else tuple(TONGUES.values())

    def words(field: str) -> tuple[str, ...]:
        return tuple(word for each in known for word in getattr(each, field).split())

    joins, called = "|".join(words("either")), "|".join(words("called"))
    return _Calling(
        frozenset((*_EVERYWHERE.split(), *words("calls"))), frozenset(words("called")),
        re.compile(rf" (?:{'|'.join(words('not_called'))})\b"),
        re.compile(rf"((?<=\d \d)(?: (?:{called}))? (?:{joins})(?: (?:{called})){{0,3}} )"
                   rf"({_RUN.pattern})(?![\w%]|[-.,]\d)"))


def telephones(text: str, language: str, sure: bool = False) -> str:
    """Telephone numbers digit by digit, with a comma between their groups: "116 123" is said
    "1 1 6, 1 2 3".

    A number is one behind a word of calling, or where its groups are those of one; `sure` where it
    is known to be one, as in a link to it.
    """
    if not any(map(str.isdigit, text)):
        return text
    if sure:
        return _RUN.sub(lambda match: in_digits(match[0]), text)
    calling = _calling(primary(language))

    def led(match: re.Match[str]) -> str:
        count = sum(map(str.isdigit, match[0]))
        amount = count <= 3 and calling.amount.match(match.string, match.end())
        known = (3 <= count <= 15 and not amount
                 and _is_led(match.string[:match.start()], calling)
                 and not _GOES_ON.match(match.string, match.end()))
        return in_digits(match[0]) if known else match[0]

    def second(match: re.Match[str]) -> str:
        count = sum(map(str.isdigit, match[2]))
        amount = count <= 3 and calling.amount.match(match.string, match.end())
        spelt = max(map(len, re.findall(r"\d+", match[2]))) == 1
        known = 3 <= count <= 15 and not amount and not spelt
        return match[1] + (in_digits(match[2]) if known else match[2])

    text = _RUN.sub(led, text)
    text = _GROUPED.sub(lambda match: in_digits(match[1]), text)
    return calling.either.sub(second, text)


def _is_led(before: str, calling: _Calling) -> bool:
    """Whether what stands before a number ends with a word of calling, and little after it."""
    for word in reversed(before[-_FAR:].split()[-6:]):
        bare = word.strip(".:,()").lower()
        if bare in calling.leads:
            return True
        if not (bare in calling.between or word.isupper()) or word[-1] in ".!?":
            return False
    return False


def in_digits(number: str) -> str:
    """Each digit for itself, groups parted by commas; a plus in front stays one."""
    groups = [" ".join(group) for group in re.findall(r"\d+", number)]
    if len(groups) == 1 and len(groups[0]) > 11:      # longer than six digits: in threes
        digits = groups[0].split()
        groups = [" ".join(digits[at:at + 3]) for at in range(0, len(digits), 3)]
    return ("+" if number.lstrip().startswith("+") else "") + ", ".join(groups)


def numbered(text: str, language: str) -> str:
    """ "Figure 1-1" is no range: its two numbers are said one after the other."""
    own = tongue(language)
    return _NUMBERED.sub(rf"\1 \2 {own.dash} \3", text) if own else text
