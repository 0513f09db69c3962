"""English words for signs, figures and short forms.

Dates, times, ordinals and units are left to its voices: hibari says "10:30", "5 km", "22nd" and
"12/05/2024" well, and which day that last one is, only a country knows.
"""
# ruff: noqa: RUF001 - typographic signs are meant here

from audiogen.scripting.languages.tongue import Tongue

ENGLISH = Tongue(
    signs={
        "&": "and", "%": "percent", "‰": "per thousand", "=": "equals", "≠": "is not equal to",
        "≈": "about", "≤": "at most", "≥": "at least", "±": "plus or minus", "×": "times",
        "÷": "divided by", "√": "the square root of", "∞": "infinity", "π": "pi", "µ": "micro",
        "§": "section", "№": "number", "@": "at", "°": "degrees", "℃": "degrees Celsius",
        "℉": "degrees Fahrenheit", "²": "squared", "³": "cubed", "€": "euros", "£": "pounds",
        "$": "dollars", "¥": "yen", "¢": "cents", "₹": "rupees", "+": "plus",
    },
    about="about", number="number", celsius="degrees Celsius", fahrenheit="degrees Fahrenheit",
    fractions={
        "½": "one half", "⅓": "one third", "⅔": "two thirds", "¼": "one quarter",
        "¾": "three quarters", "⅕": "one fifth", "⅛": "one eighth", "⅜": "three eighths",
        "⅝": "five eighths", "⅞": "seven eighths",
    },
    mixed="{number} and {fraction}", half="a half", feminine="",
    money={"€": ("1 euro", "euros"), "£": ("1 pound", "pounds"), "$": ("1 dollar", "dollars"),
           "¥": ("1 yen", "yen"), "₹": ("1 rupee", "rupees"),
           "R$": ("1 real", "reais")},
    decimal=".", cents=" ",
    abbreviations={"e.g.": "for example", "i.e.": "that is", "vs.": "versus", "etc.": "and so on",
                   "approx.": "about", "w/o": "without", "tel.": "telephone"},
    counted={},
    ordinals=None,
    compared=("is less than", "is more than"),
    to="to", since="", minus="minus", dot="dot", at="at", dash="dash", quotes=("“", "”"),
    calls="call calls calling text dial dials dialling ring phone telephone tel hotline helpline "
          "lifeline sms fax whatsapp mobile",
    called="us me him her them at on or and text the number is now free to an",
    either="or and",
    not_called="times people friends days hours minutes seconds years words bells",
    numbers=None, clock=None, dates=None, units=(),
)
