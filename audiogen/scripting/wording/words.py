"""Word lists for the ear, as data. A language that has no list leaves the sign to the engine."""
# ruff: noqa: RUF001 - typographic signs are meant here

SIGNS: dict[str, dict[str, str]] = {
    "en": {
        "&": "and", "%": "percent", "‰": "per thousand", "=": "equals", "≠": "is not equal to",
        "≈": "about", "≤": "at most", "≥": "at least", "±": "plus or minus", "×": "times",
        "÷": "divided by", "√": "the square root of", "∞": "infinity", "π": "pi", "µ": "micro",
        "§": "section", "№": "number", "@": "at", "°": "degrees", "℃": "degrees Celsius",
        "℉": "degrees Fahrenheit", "²": "squared", "³": "cubed", "€": "euros", "£": "pounds",
        "$": "dollars", "¥": "yen", "¢": "cents", "₹": "rupees", "+": "plus",
    },
}
"""Said in place of a sign, with a space on either side."""

FRACTIONS: dict[str, dict[str, str]] = {
    "en": {
        "½": "one half", "⅓": "one third", "⅔": "two thirds", "¼": "one quarter",
        "¾": "three quarters", "⅕": "one fifth", "⅛": "one eighth", "⅜": "three eighths",
        "⅝": "five eighths", "⅞": "seven eighths",
    },
}

MONEY: dict[str, dict[str, tuple[str, str]]] = {
    "en": {"€": ("euro", "euros"), "£": ("pound", "pounds"), "$": ("dollar", "dollars"),
           "¥": ("yen", "yen"), "₹": ("rupee", "rupees")},
}
"""One and many, said after the amount."""

ABBREVIATIONS: dict[str, dict[str, str]] = {
    "en": {"e.g.": "for example", "i.e.": "that is", "vs.": "versus", "etc.": "and so on",
           "approx.": "about", "w/o": "without", "tel.": "telephone"},
    "de": {"z. b.": "zum Beispiel", "z.b.": "zum Beispiel", "d. h.": "das heißt",
           "d.h.": "das heißt", "u. a.": "unter anderem", "u.a.": "unter anderem",
           "bzw.": "beziehungsweise", "usw.": "und so weiter", "ca.": "circa",
           "tel.": "Telefon", "nr.": "Nummer"},
    "fr": {"p. ex.": "par exemple", "c.-à-d.": "c'est-à-dire", "tél.": "téléphone",
           "mme ": "Madame ", "etc.": "et cetera"},
    "es": {"p. ej.": "por ejemplo", "tel.": "teléfono", "sr.": "señor", "sra.": "señora",
           "etc.": "etcétera"},
    "it": {"p. es.": "per esempio", "tel.": "telefono", "ecc.": "eccetera"},
    "pt": {"p. ex.": "por exemplo", "tel.": "telefone", "sr.": "senhor", "sra.": "senhora",
           "etc.": "etcétera"},
    "nl": {"bijv.": "bijvoorbeeld", "d.w.z.": "dat wil zeggen", "tel.": "telefoon",
           "enz.": "enzovoort"},
}
"""Spelled out, since engines read their letters. A full stop that ends the sentence is kept."""

COMPARED: dict[str, tuple[str, str]] = {
    "en": ("is less than", "is more than"), "de": ("ist kleiner als", "ist größer als"),
    "fr": ("est inférieur à", "est supérieur à"), "es": ("es menor que", "es mayor que"),
    "it": ("è minore di", "è maggiore di"), "pt": ("é menor que", "é maior que"),
    "nl": ("is kleiner dan", "is groter dan"),
}
"""What "<" and ">" say between two things."""

RANGE: dict[str, str] = {"en": "to", "de": "bis", "fr": "à", "es": "a", "it": "a", "pt": "a",
                         "nl": "tot"}
"""Between two numbers joined by a dash."""

MINUS: dict[str, str] = {"en": "minus", "de": "minus", "fr": "moins", "es": "menos", "it": "meno",
                         "pt": "menos", "nl": "min"}

DOT: dict[str, str] = {"en": "dot", "de": "Punkt", "fr": "point", "es": "punto", "it": "punto",
                       "pt": "ponto", "nl": "punt"}
"""Inside the name of a web site."""

AT: dict[str, str] = {"en": "at", "de": "ät", "fr": "arobase", "es": "arroba", "it": "chiocciola",
                      "pt": "arroba", "nl": "apenstaartje"}

SITES = ("com", "org", "net", "edu", "gov", "info", "io", "app", "dev", "eu", "uk", "de", "fr",
         "es", "it", "nl", "at", "ch", "ca", "au", "nz", "br", "pt", "be", "se", "fm", "tv")
"""Endings by which a bare site name in running text is known."""
