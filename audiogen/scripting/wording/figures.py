"""Numbers that are no amounts: telephone numbers, and the numbers of figures and chapters."""
# ruff: noqa: RUF001 - typographic signs are meant here

import re

_LEADS = """
    call calls calling text dial dials dialling ring phone telephone tel hotline helpline lifeline
    sms fax whatsapp mobile anrufen ruf rufnummer telefon telefonnummer notruf appelez appeler
    téléphone tél numéro llama llame llamar teléfono marca marque chiama chiamare telefono numero
    ligue ligar telefone disque bel bellen telefoonnummer
"""
_LEAD = re.compile(rf"\b(?:{'|'.join(_LEADS.split())})\b\.?+:?+ {{0,2}}+", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:us|me|him|her|them|at|on|the|number|is|now|free|to|[A-Z]{2,12}|an|unter|"
                      r"le|al|o|het|die|de|a|für|number:) ", re.IGNORECASE)
MOST_BETWEEN = 4
"""Words that may stand between a word of calling and the number."""
_LED = re.compile(r"\+?\(?\d[\d ().–‑/-]{1,22}\d(?![\w%°€$£]|[.,]\d)")
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


def telephones(text: str, language: str) -> str:
    """Telephone numbers digit by digit, with a comma between their groups: "116 123" is said
    "1 1 6, 1 2 3".

    A number is one behind a word of calling, or where its groups are those of one.
    """
    if not any(map(str.isdigit, text)):
        return text
    text = _led(text)
    text = _GROUPED.sub(lambda match: in_digits(match[1]), text)
    return _OR.sub(lambda match: match[1] + in_digits(match[2]), text)


def _led(text: str) -> str:
    """The same of numbers behind a word of calling."""
    parts, position = [], 0
    for lead in _LEAD.finditer(text):
        place = lead.end()
        for _ in range(MOST_BETWEEN):
            between = _BETWEEN.match(text, place)
            place = between.end() if between else place
        number = _LED.match(text, place)
        if number is None or place < position:
            continue
        count = sum(map(str.isdigit, number[0]))
        if 3 <= count <= 15 and not (count == 3 and _LED_AMOUNT.match(text, number.end())):
            parts += [text[position:place], in_digits(number[0])]
            position = number.end()
    return "".join((*parts, text[position:]))


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
