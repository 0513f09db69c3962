"""Italian words for signs, figures and short forms."""
# ruff: noqa: RUF001 - typographic signs are meant here

from audiogen.scripting.languages.tongue import Clock, Dates, Numbers, Ordinals, Tongue

_TENS = "venti trenta quaranta cinquanta sessanta settanta ottanta novanta"
_OWN = {first + unit: said for first, tens in zip(range(20, 100, 10), _TENS.split(), strict=True)
        for unit, said in ((1, f"{tens[:-1]}uno"), (3, f"{tens}tré"), (8, f"{tens[:-1]}otto"))}

ITALIAN = Tongue(
    signs={
        "&": "e", "%": "per cento", "‰": "per mille", "=": "è uguale a", "≠": "è diverso da",
        "≈": "circa", "≤": "al massimo", "≥": "almeno", "±": "più o meno", "×": "per",
        "÷": "diviso", "√": "la radice quadrata di", "∞": "infinito", "π": "pi greco",
        "µ": "micro", "§": "paragrafo", "№": "numero", "@": "chiocciola", "°": "gradi",
        "℃": "gradi Celsius", "℉": "gradi Fahrenheit", "²": "al quadrato", "³": "al cubo",
        "€": "euro", "£": "sterline", "$": "dollari", "¥": "yen", "¢": "centesimi",
        "₹": "rupie", "+": "più",
    },
    about="circa", number="numero", celsius="gradi Celsius", fahrenheit="gradi Fahrenheit",
    fractions={
        "½": "mezzo|mezza", "⅓": "un terzo", "⅔": "due terzi", "¼": "un quarto",
        "¾": "tre quarti", "⅕": "un quinto", "⅛": "un ottavo", "⅜": "tre ottavi",
        "⅝": "cinque ottavi", "⅞": "sette ottavi", "1½": "uno e mezzo|una e mezza",
    },
    mixed="{number} e {fraction}", half="mezzo|mezza", feminine=r"\w+[ae]",
    money={"€": ("un euro", "euro"), "£": ("una sterlina", "sterline"),
           "$": ("un dollaro", "dollari"), "¥": ("uno yen", "yen"),
           "₹": ("una rupia", "rupie"), "R$": ("un real", "real")},
    decimal=",", cents=" e ",
    abbreviations={
        "p. es.": "per esempio", "ad es.": "ad esempio", "tel.": "telefono", "ecc.": "eccetera",
        "sig.": "signor", "sig.ra": "signora", "sig.na": "signorina", "sigg.": "signori",
        "dott.": "dottor", "dott.ssa": "dottoressa", "dr.": "dottor", "prof.": "professor",
        "prof.ssa": "professoressa", "ca.": "circa", "a.c.": "avanti Cristo",
        "d.c.": "dopo Cristo", "avv.": "avvocato",
    },
    counted={"pag.": "pagina", "pagg.": "pagine", "p.": "pagina", "n.": "numero",
             "n°": "numero", "nº": "numero", "cap.": "capitolo", "art.": "articolo",
             "fig.": "figura", "vol.": "volume"},
    ordinals=Ordinals(
        "primo|secondo|terzo|quarto|quinto|sesto|settimo|ottavo|nono|decimo|undicesimo|"
        "dodicesimo|tredicesimo|quattordicesimo|quindicesimo|sedicesimo|diciassettesimo|"
        "diciottesimo|diciannovesimo|ventesimo|ventunesimo|ventiduesimo|ventitreesimo|"
        "ventiquattresimo|venticinquesimo|ventiseiesimo|ventisettesimo|ventottesimo|"
        "ventinovesimo|trentesimo|trentunesimo",
        (("º", "", ""), ("ª", "o", "a"))),
    compared=("è minore di", "è maggiore di"),
    to="a", since="da", minus="meno", dot="punto", at="chiocciola", dash="trattino",
    quotes=("«", "»"),
    calls="chiama chiamate chiami chiamare chiamando telefona telefono tel componi comporre "
          "cellulare numero whatsapp sms fax",
    called="il lo la i al allo alla è di numero telefono gratuito verde o e",
    either="o oppure e", not_called="volte persone giorni ore minuti secondi anni parole",
    numbers=Numbers(
        "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici "
        "quattordici quindici sedici diciassette diciotto diciannove",
        _TENS, "{tens}{unit}", _OWN),
    clock=Clock("{hour} e {minute}", "{hour}", ("{hour} e {minute}", "{hour}"), {1: "una"}, ":",
                "h", "alle|dalle|le|ore|ora:|all'", ""),
    dates=Dates("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre "
                "novembre dicembre", "{day} {month} {year}", "1º"),
    units=(
        ("h", "un'ora", "ore"), ("min", "un minuto", "minuti"),
        ("s sec", "un secondo", "secondi"), ("km", "un chilometro", "chilometri"),
        ("m", "un metro", "metri"), ("cm", "un centimetro", "centimetri"),
        ("mm", "un millimetro", "millimetri"), ("kg", "un chilo", "chili"),
        ("g", "un grammo", "grammi"), ("mg", "un milligrammo", "milligrammi"),
        ("l", "un litro", "litri"), ("ml", "un millilitro", "millilitri"),
        ("m²", "un metro quadrato", "metri quadrati"),
        ("km/h", "un chilometro all'ora", "chilometri all'ora"),
        ("", "un giorno", "giorni"), ("", "una settimana", "settimane"), ("", "un mese", "mesi"),
        ("", "un anno", "anni"), ("", "una volta", "volte"), ("", "un passo", "passi"),
        ("", "un respiro", "respiri"), ("", "una persona", "persone"),
    ),
)
