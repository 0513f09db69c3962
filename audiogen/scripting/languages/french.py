"""French words for signs, figures and short forms."""
# ruff: noqa: RUF001 - typographic signs are meant here

from audiogen.scripting.languages.tongue import Clock, Dates, Numbers, Ordinals, Tongue

FRENCH = Tongue(
    signs={
        "&": "et", "%": "pour cent", "‰": "pour mille", "=": "égale", "≠": "est différent de",
        "≈": "environ", "≤": "au plus", "≥": "au moins", "±": "plus ou moins", "×": "fois",
        "÷": "divisé par", "√": "la racine carrée de", "∞": "l'infini", "π": "pi", "µ": "micro",
        "§": "paragraphe", "№": "numéro", "@": "arobase", "°": "degrés",
        "℃": "degrés Celsius", "℉": "degrés Fahrenheit", "²": "au carré", "³": "au cube",
        "€": "euros", "£": "livres", "$": "dollars", "¥": "yens", "¢": "cents",
        "₹": "roupies", "+": "plus",
    },
    about="environ", number="numéro", celsius="degrés Celsius", fahrenheit="degrés Fahrenheit",
    fractions={
        "½": "un demi|une demi", "⅓": "un tiers", "⅔": "deux tiers", "¼": "un quart",
        "¾": "trois quarts", "⅕": "un cinquième", "⅛": "un huitième", "⅜": "trois huitièmes",
        "⅝": "cinq huitièmes", "⅞": "sept huitièmes", "1½": "un et demi|une et demie",
    },
    mixed="{number} et {fraction}", half="demi|demie",
    feminine=r"(?!litre|verre|siècle|\w*mètre|\w*gramme)\w+es?",
    money={"€": ("un euro", "euros"), "£": ("une livre", "livres"),
           "$": ("un dollar", "dollars"), "¥": ("un yen", "yens"),
           "₹": ("une roupie", "roupies"), "R$": ("un réal", "réaux")},
    decimal=",", cents=" ",
    abbreviations={
        "p. ex.": "par exemple", "c.-à-d.": "c'est-à-dire", "tél.": "téléphone",
        "mme ": "Madame ", "mmes ": "Mesdames ", "mlle ": "Mademoiselle ", "dr ": "docteur ",
        "etc.": "et cetera", "env.": "environ", "av. j.-c.": "avant Jésus-Christ",
        "apr. j.-c.": "après Jésus-Christ", "max.": "maximum",
    },
    counted={"p.": "page", "pp.": "pages", "n°": "numéro", "nº": "numéro", "chap.": "chapitre",
             "art.": "article", "fig.": "figure", "vol.": "volume"},
    ordinals=Ordinals(
        "premier|deuxième|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|"
        "dixième|onzième|douzième|treizième|quatorzième|quinzième|seizième|dix-septième|"
        "dix-huitième|dix-neuvième|vingtième|vingt et unième|vingt-deuxième|vingt-troisième|"
        "vingt-quatrième|vingt-cinquième|vingt-sixième|vingt-septième|vingt-huitième|"
        "vingt-neuvième|trentième|trente et unième",
        (("er", "", ""), ("ᵉʳ", "", ""), ("ᵉ", "", ""), ("re", "premier", "première"),
         ("ère", "premier", "première"), ("ème", "", ""), ("e", "", ""),
         ("nde", "deuxième", "seconde"), ("nd", "deuxième", "second"))),
    compared=("est inférieur à", "est supérieur à"),
    to="à", since="", minus="moins", dot="point", at="arobase", dash="tiret",
    quotes=("«\u00a0", "\u00a0»"),
    calls="appelez appeler appelle appelons téléphonez téléphone tél composez composer joindre "
          "portable numéro sms fax whatsapp",
    called="le la les au à ou et est gratuit vert numéro un du",
    either="ou et", not_called="fois personnes jours heures minutes secondes ans mots",
    numbers=Numbers(
        "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze "
        "seize dix-sept dix-huit dix-neuf",
        "vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt",
        "{tens}-{unit}",
        own={21: "vingt et un", 31: "trente et un", 41: "quarante et un", 51: "cinquante et un",
             61: "soixante et un", 71: "soixante et onze", 80: "quatre-vingts"},
        feminine=(("un", "une"),)),
    clock=Clock("{hour} heures {minute}", "{hour} heures",
                ("{hour} heure {minute}", "{hour} heure"),
                {0: "zéro", 1: "une", 21: "vingt et une"}, ":h",
                nought_is_one=True),
    dates=Dates("janvier février mars avril mai juin juillet août septembre octobre novembre "
                "décembre", "{day} {month} {year}", "1er"),
    units=(
        ("h", "une heure", "heures"), ("min mn", "une minute", "minutes"),
        ("s sec", "une seconde", "secondes"), ("km", "un kilomètre", "kilomètres"),
        ("m", "un mètre", "mètres"), ("cm", "un centimètre", "centimètres"),
        ("mm", "un millimètre", "millimètres"), ("kg", "un kilo", "kilos"),
        ("g", "un gramme", "grammes"), ("mg", "un milligramme", "milligrammes"),
        ("l", "un litre", "litres"), ("ml", "un millilitre", "millilitres"),
        ("m²", "un mètre carré", "mètres carrés"),
        ("km/h", "un kilomètre à l'heure", "kilomètres à l'heure"),
        ("", "un jour", "jours"), ("", "une semaine", "semaines"), ("", "un mois", "mois"),
        ("", "un an", "ans"), ("", "une année", "années"), ("", "une fois", "fois"),
        ("", "une respiration", "respirations"), ("", "une personne", "personnes"),
    ),
)
