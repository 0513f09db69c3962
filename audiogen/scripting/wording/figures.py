"""Numbers that are no amounts: telephone numbers, and the numbers of figures and chapters."""
# ruff: noqa: RUF001 - typographic signs are meant here

import re

_LEAD_WORDS = """
    call calls calling text dial dials dialling ring phone telephone tel hotline helpline lifeline
    sms fax whatsapp mobile anrufen ruf rufnummer telefon telefonnummer notruf appelez appeler
    téléphone tél numéro llama llame llamar teléfono marca marque chiama chiamare telefono numero
    ligue ligar telefone disque bel bellen telefoonnummer
"""
_LEADS = frozenset(_LEAD_WORDS.split())
"""Words behind which a number is one to be called."""
_BETWEEN_WORDS = """
    us me him her them at on or and text the number is now free to an unter le al o het die de a für
    au el il den
"""
_BETWEEN = frozenset(_BETWEEN_WORDS.split())
"""Words that may stand between the two, beside those in capitals ("text HOME to")."""
_RUN = re.compile(r"\+?\(?\d(?:[\d()–‑/-]|[ .](?=[\d(]))*+")
_GOES_ON = re.compile(r"[\w%°€$£]|[.,]\d")
"""After a run of digits: it is an amount, or part of a word."""
_FAR = 60
"""Characters before a number in which a word of calling is looked for."""
_LED_AMOUNT = re.compile(r" (?:times|people|friends|days|hours|minutes|seconds|years|words|bells|"
                         r"Mal|fois|veces|volte|vezes|keer)\b", re.IGNORECASE)
_OR = re.compile(r"((?<=\d \d) (?:or|oder|ou|o|of|and|und|et|y|e|en) )(\d{3,6})(?![\w%]|[-.,]\d)")
"""A second number beside one that has been spelt: "999 or 112"."""
_GROUPED = re.compile(
    r"(?<![\w.,:/–-])((?:\+\d{1,3}[ .-]?)?(?:\(\d{2,5}\) ?)?(?:1[-. ])?\d{3}[-.]\d{3}[-.]\d{4}"
    r"|\(\d{3,5}\) ?\d{3,4}[-. ]?\d{3,4}|\+\d{1,3}(?:[ .-]\d{1,5}){2,6}"
    r"|0\d{2,4}(?:[ -]\d{2,5}){2,4})(?![\w%]|[-.,]\d)")
_NUMBERED = re.compile(
    r"\b(figures?|figs?\.?|tables?|chapters?|sections?|exhibits?|appendix|listings?|examples?|"
    r"equations?|eqs?\.?|abbildung|abb\.?|tabelle|kapitel|abschnitt|tableau|chapitre|"
    r"figura|tabla|capítulo|sección|tabella|capitolo|sezione|tabela|hoofdstuk|tabel) "
    r"(\d{1,3})[-–‑](\d{1,3})(?!\d)", re.IGNORECASE)
_DASH = {"en": "dash", "de": "Strich", "fr": "tiret", "es": "guion", "it": "trattino",
         "pt": "traço", "nl": "streepje"}


def telephones(text: str, language: str, sure: bool = False) -> str:
    """Telephone numbers digit by digit, with a comma between their groups: "116 123" is said
    "1 1 6, 1 2 3".

    A number is one behind a word of calling, or where its groups are those of one; `sure` where it
    is known to be one, as in a link to it.
    """
    def led(match: re.Match[str]) -> str:
        count = sum(map(str.isdigit, match[0]))
        amount = count <= 3 and _LED_AMOUNT.match(match.string, match.end())
        known = (3 <= count <= 15 and not amount and _is_led(match.string[:match.start()])
                 and not _GOES_ON.match(match.string, match.end()))
        return in_digits(match[0]) if known else match[0]

    if not any(map(str.isdigit, text)):
        return text
    if sure:
        return _RUN.sub(lambda match: in_digits(match[0]), text)
    text = _RUN.sub(led, text)
    text = _GROUPED.sub(lambda match: in_digits(match[1]), text)
    return _OR.sub(lambda match: match[1] + in_digits(match[2]), text)


def _is_led(before: str) -> bool:
    """Whether what stands before a number ends with a word of calling, and little after it."""
    for word in reversed(before[-_FAR:].split()[-6:]):
        bare = word.strip(".:,()").lower()
        if bare in _LEADS:
            return True
        if not (bare in _BETWEEN or word.isupper()) or word[-1] in ".!?":
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
    dash = _DASH.get(language)
    return _NUMBERED.sub(rf"\1 \2 {dash} \3", text) if dash else text
