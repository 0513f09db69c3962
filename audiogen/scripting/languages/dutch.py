"""Dutch words for signs, figures and short forms."""
# ruff: noqa: RUF001 - typographic signs are meant here

from audiogen.scripting.languages.tongue import Clock, Dates, Numbers, Ordinals, Tongue

_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig"

DUTCH = Tongue(
    signs={
        "&": "en", "%": "procent", "‰": "promille", "=": "is gelijk aan", "≠": "is niet gelijk aan",
        "≈": "ongeveer", "≤": "hoogstens", "≥": "minstens", "±": "ongeveer", "×": "keer",
        "÷": "gedeeld door", "√": "de wortel van", "∞": "oneindig", "π": "pi", "µ": "micro",
        "§": "paragraaf", "№": "nummer", "@": "apenstaartje", "°": "graden",
        "℃": "graden Celsius", "℉": "graden Fahrenheit", "²": "kwadraat", "³": "tot de derde",
        "€": "euro", "£": "pond", "$": "dollar", "¥": "yen", "¢": "cent", "₹": "roepie",
        "+": "plus",
    },
    about="ongeveer", number="nummer", celsius="graden Celsius", fahrenheit="graden Fahrenheit",
    fractions={
        "½": "een half|een halve", "⅓": "een derde", "⅔": "twee derde", "¼": "een kwart",
        "¾": "drie kwart", "⅕": "een vijfde", "⅛": "een achtste", "⅜": "drie achtste",
        "⅝": "vijf achtste", "⅞": "zeven achtste", "1½": "anderhalf|anderhalve",
    },
    mixed="{number} en {fraction}", half="een half|een halve",
    feminine=r"(?!uur|jaar|glas|pond|brood|\w+je)\w+",
    money={"€": ("1 euro", "euro"), "£": ("1 pond", "pond"), "$": ("1 dollar", "dollar"),
           "¥": ("1 yen", "yen"), "₹": ("1 roepie", "roepie"), "R$": ("1 real", "real")},
    decimal=",", cents=" ",
    abbreviations={
        "bijv.": "bijvoorbeeld", "bv.": "bijvoorbeeld", "d.w.z.": "dat wil zeggen",
        "tel.": "telefoon", "enz.": "enzovoort", "etc.": "et cetera", "dhr.": "de heer",
        "mevr.": "mevrouw", "mw.": "mevrouw", "dr.": "dokter", "prof.": "professor",
        "ca.": "circa", "o.a.": "onder andere", "m.a.w.": "met andere woorden",
        "t.o.v.": "ten opzichte van", "i.p.v.": "in plaats van", "a.u.b.": "alstublieft",
        "v.chr.": "voor Christus", "n.chr.": "na Christus", "max.": "maximaal",
    },
    counted={"blz.": "bladzijde", "p.": "pagina", "nr.": "nummer", "hfst.": "hoofdstuk",
             "art.": "artikel", "fig.": "figuur"},
    ordinals=Ordinals(
        "eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|"
        "dertiende|veertiende|vijftiende|zestiende|zeventiende|achttiende|negentiende|"
        "twintigste|eenentwintigste|tweeëntwintigste|drieëntwintigste|vierentwintigste|"
        "vijfentwintigste|zesentwintigste|zevenentwintigste|achtentwintigste|"
        "negenentwintigste|dertigste|eenendertigste",
        (("ste", "", ""), ("de", "", ""), ("e", "", ""))),
    compared=("is kleiner dan", "is groter dan"),
    to="tot", since="", minus="min", dot="punt", at="apenstaartje", dash="streepje",
    quotes=("“", "”"),
    calls="bel belt bellen belde telefoon telefoonnummer tel nummer kies mobiel hulplijn sms fax "
          "whatsapp",
    called="het de naar op met is gratis nummer of en dan",
    either="of en", not_called="keer mensen personen dagen uur minuten seconden jaar woorden",
    numbers=Numbers(
        "nul één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien "
        "vijftien zestien zeventien achttien negentien", _TENS, "{unit}en{tens}",
        {first + unit: said + tens
         for first, tens in zip(range(20, 100, 10), _TENS.split(), strict=True)
         for unit, said in ((1, "eenen"), (2, "tweeën"), (3, "drieën"))}),
    clock=Clock("{hour} uur {minute}", "{hour} uur", ("{hour} uur {minute}", "{hour} uur"), {},
                ":u", "uur|u|h", "", "uur|u"),
    dates=Dates("januari februari maart april mei juni juli augustus september oktober november "
                "december", "{day} {month} {year}", "1"),
    units=(
        ("u", "1 uur", "uur"), ("min", "1 minuut", "minuten"),
        ("s sec", "1 seconde", "seconden"), ("km", "1 kilometer", "kilometer"),
        ("m", "1 meter", "meter"), ("cm", "1 centimeter", "centimeter"),
        ("mm", "1 millimeter", "millimeter"), ("kg", "1 kilo", "kilo"),
        ("g", "1 gram", "gram"), ("mg", "1 milligram", "milligram"),
        ("l", "1 liter", "liter"), ("ml", "1 milliliter", "milliliter"),
        ("m²", "1 vierkante meter", "vierkante meter"),
        ("km/u", "1 kilometer per uur", "kilometer per uur"),
        ("km/h", "1 kilometer per uur", "kilometer per uur"),
    ),
)
