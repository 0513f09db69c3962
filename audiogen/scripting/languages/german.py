"""German words for signs, figures and short forms."""
# ruff: noqa: RUF001 - typographic signs are meant here

from audiogen.scripting.languages.tongue import Clock, Dates, Numbers, Ordinals, Tongue

_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"

GERMAN = Tongue(
    signs={
        "&": "und", "%": "Prozent", "‰": "Promille", "=": "gleich", "≠": "ungleich",
        "≈": "ungefähr", "≤": "höchstens", "≥": "mindestens", "±": "plus minus", "×": "mal",
        "÷": "geteilt durch", "√": "die Quadratwurzel aus", "∞": "unendlich", "π": "Pi",
        "µ": "Mikro", "§": "Paragraf", "№": "Nummer", "@": "ät", "°": "Grad",
        "℃": "Grad Celsius", "℉": "Grad Fahrenheit", "²": "Quadrat", "³": "hoch drei",
        "€": "Euro", "£": "Pfund", "$": "Dollar", "¥": "Yen", "¢": "Cent", "₹": "Rupien",
        "+": "plus",
    },
    about="etwa", number="Nummer", celsius="Grad Celsius", fahrenheit="Grad Fahrenheit",
    fractions={
        "½": "ein halb|eine halbe", "⅓": "ein Drittel", "⅔": "zwei Drittel", "¼": "ein Viertel",
        "¾": "drei Viertel", "⅕": "ein Fünftel", "⅛": "ein Achtel", "⅜": "drei Achtel",
        "⅝": "fünf Achtel", "⅞": "sieben Achtel", "1½": "eineinhalb", "2½": "zweieinhalb",
        "3½": "dreieinhalb", "4½": "viereinhalb",
    },
    mixed="{number} {fraction}", half="einhalb", feminine=r"\w+e",
    money={"€": ("ein Euro", "Euro"), "£": ("ein Pfund", "Pfund"),
           "$": ("ein Dollar", "Dollar"), "¥": ("ein Yen", "Yen"),
           "₹": ("eine Rupie", "Rupien"), "R$": ("ein Real", "Reais")},
    decimal=",", cents=" ",
    abbreviations={
        "z. b.": "zum Beispiel", "z.b.": "zum Beispiel", "d. h.": "das heißt",
        "d.h.": "das heißt", "u. a.": "unter anderem", "u.a.": "unter anderem",
        "bzw.": "beziehungsweise", "usw.": "und so weiter", "ca.": "circa",
        "tel.": "Telefon", "nr.": "Nummer", "dr.": "Doktor", "prof.": "Professor",
        "hr.": "Herr", "fr.": "Frau", "evtl.": "eventuell", "ggf.": "gegebenenfalls",
        "inkl.": "inklusive", "vgl.": "vergleiche", "etc.": "et cetera", "max.": "maximal",
        "mind.": "mindestens", "v. chr.": "vor Christus", "n. chr.": "nach Christus",
        "sog.": "sogenannt", "o. ä.": "oder Ähnliches", "u. ä.": "und Ähnliches",
    },
    counted={"s.": "Seite", "kap.": "Kapitel", "abb.": "Abbildung", "bd.": "Band",
             "art.": "Artikel"},
    ordinals=Ordinals(
        "erst|zweit|dritt|viert|fünft|sechst|siebt|acht|neunt|zehnt|elft|zwölft|dreizehnt|"
        "vierzehnt|fünfzehnt|sechzehnt|siebzehnt|achtzehnt|neunzehnt|zwanzigst|"
        "einundzwanzigst|zweiundzwanzigst|dreiundzwanzigst|vierundzwanzigst|"
        "fünfundzwanzigst|sechsundzwanzigst|siebenundzwanzigst|achtundzwanzigst|"
        "neunundzwanzigst|dreißigst|einunddreißigst",
        full_stop={
            "": "er", **dict.fromkeys(("am", "vom", "zum", "zur", "beim", "im", "dem", "den",
                                       "des", "jeden", "jedem", "einem", "einen", "deinem",
                                       "deinen", "meinem", "meinen", "in der", "nach der",
                                       "seit der", "zu der", "mit der", "von der", "bei der",
                                       "aus der", "an der", "auf der", "vor der", "ab der",
                                       "während der", "ab dem", "bis zum"), "en"),
            **dict.fromkeys(("der", "die", "das", "jede", "jeder", "eine", "deine", "meine"),
                            "e"),
            **dict.fromkeys(("ein", "dein", "mein", "kein"), "er")}),
    compared=("ist kleiner als", "ist größer als"),
    to="bis", since="", minus="minus", dot="Punkt", at="ät", dash="Strich", quotes=("„", "“"),
    calls="anrufen ruf rufe rufen rufst anruf rufnummer telefon telefonnummer telefonisch tel "
          "notruf wähle wählen hotline handy mobil sms fax whatsapp telefonseelsorge",
    called="unter die der den das an bei der nummer ist kostenlos oder und sie",
    either="oder und", not_called="Mal mal Personen Menschen Tage Stunden Minuten Sekunden Jahre",
    numbers=Numbers(
        "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
        "fünfzehn sechzehn siebzehn achtzehn neunzehn",
        _TENS, "{unit}und{tens}",
        own={number: f"einund{tens}"
             for number, tens in zip(range(21, 100, 10), _TENS.split(), strict=True)},
        masculine=(("eins", "ein"),), feminine=(("eins", "eine"),)),
    clock=Clock("{hour} Uhr {minute}", "{hour} Uhr", ("{hour} Uhr {minute}", "{hour} Uhr"),
                {0: "null", 1: "ein"}, ":", "Uhr|h", "", "Uhr"),
    dates=Dates("Januar Februar März April Mai Juni Juli August September Oktober November "
                "Dezember", "{day}. {month} {year}", "1"),
    units=(
        ("h Std", "eine Stunde", "Stunden"), ("min Min", "eine Minute", "Minuten"),
        ("s Sek", "eine Sekunde", "Sekunden"), ("km", "ein Kilometer", "Kilometer"),
        ("m", "ein Meter", "Meter"), ("cm", "ein Zentimeter", "Zentimeter"),
        ("mm", "ein Millimeter", "Millimeter"), ("kg", "ein Kilo", "Kilo"),
        ("g", "ein Gramm", "Gramm"), ("mg", "ein Milligramm", "Milligramm"),
        ("l", "ein Liter", "Liter"), ("ml", "ein Milliliter", "Milliliter"),
        ("m²", "ein Quadratmeter", "Quadratmeter"),
        ("km/h", "ein Kilometer pro Stunde", "Kilometer pro Stunde"),
        ("", "ein Tag", "Tage"), ("", "eine Woche", "Wochen"), ("", "ein Monat", "Monate"),
        ("", "ein Jahr", "Jahre"), ("", "ein Atemzug", "Atemzüge"),
        ("", "ein Mal", "Mal"), ("", "ein Mensch", "Menschen"),
    ),
    hundreds="{hundreds} hundert {rest}",
)
