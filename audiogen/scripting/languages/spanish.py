"""Spanish words for signs, figures and short forms."""
# ruff: noqa: RUF001 - typographic signs are meant here

from audiogen.scripting.languages.tongue import Clock, Dates, Numbers, Ordinals, Tongue

SPANISH = Tongue(
    signs={
        "&": "y", "%": "por ciento", "‰": "por mil", "=": "es igual a", "≠": "no es igual a",
        "≈": "aproximadamente", "≤": "como máximo", "≥": "como mínimo", "±": "más o menos",
        "×": "por", "÷": "dividido entre", "√": "la raíz cuadrada de", "∞": "infinito", "π": "pi",
        "µ": "micro", "§": "sección", "№": "número", "@": "arroba", "°": "grados",
        "℃": "grados Celsius", "℉": "grados Fahrenheit", "²": "al cuadrado", "³": "al cubo",
        "€": "euros", "£": "libras", "$": "dólares", "¥": "yenes", "¢": "centavos",
        "₹": "rupias", "+": "más",
    },
    about="unos", number="número", celsius="grados Celsius", fahrenheit="grados Fahrenheit",
    fractions={
        "½": "medio|media", "⅓": "un tercio", "⅔": "dos tercios", "¼": "un cuarto",
        "¾": "tres cuartos", "⅕": "un quinto", "⅛": "un octavo", "⅜": "tres octavos",
        "⅝": "cinco octavos", "⅞": "siete octavos", "1½": "uno y medio|una y media",
    },
    mixed="{number} y {fraction}", half="medio|media", feminine=r"\w+as?",
    money={"€": ("un euro", "euros"), "£": ("una libra", "libras"),
           "$": ("un dólar", "dólares"), "¥": ("un yen", "yenes"), "₹": ("una rupia", "rupias"),
           "R$": ("un real", "reales")},
    decimal=",", cents=" con ",
    abbreviations={
        "p. ej.": "por ejemplo", "tel.": "teléfono", "sr.": "señor", "sra.": "señora",
        "srta.": "señorita", "dr.": "doctor", "dra.": "doctora", "prof.": "profesor",
        "d.ª": "doña", "etc.": "etcétera", "aprox.": "aproximadamente", "ee. uu.":
        "Estados Unidos", "ee.uu.": "Estados Unidos", "ud.": "usted", "uds.": "ustedes",
        "a. c.": "antes de Cristo", "d. c.": "después de Cristo", "s. a.": "S A",
    },
    counted={"pág.": "página", "págs.": "páginas", "p.": "página", "n.º": "número",
             "nº": "número", "n°": "número", "núm.": "número", "cap.": "capítulo",
             "art.": "artículo", "av.": "avenida"},
    ordinals=Ordinals(
        "primero|segundo|tercero|cuarto|quinto|sexto|séptimo|octavo|noveno|décimo|undécimo|"
        "duodécimo|decimotercero|decimocuarto|decimoquinto|decimosexto|decimoséptimo|"
        "decimoctavo|decimonoveno|vigésimo|vigésimo primero|vigésimo segundo|vigésimo tercero|"
        "vigésimo cuarto|vigésimo quinto|vigésimo sexto|vigésimo séptimo|vigésimo octavo|"
        "vigésimo noveno|trigésimo|trigésimo primero",
        (("º", "", ""), ("ª", "o", "a"), ("er", "o", "")),
        ((r"\b(\w*primer|\w*tercer)o(?= (?!de\b|del\b|y\b|o\b|en\b|a\b|al\b|que\b)[^\W\d_])",
          r"\1"),)),
    compared=("es menor que", "es mayor que"),
    to="a", since="", minus="menos", dot="punto", at="arroba", dash="guion", quotes=("«", "»"),
    calls="llama llame llamad llamar llámame llamando teléfono tel marca marque marcar móvil "
          "número whatsapp sms fax",
    called="al a el la los las en es de número teléfono gratuito emergencias o y",
    either="o u y", not_called="veces personas días horas minutos segundos años palabras",
    numbers=Numbers(
        "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
        "dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés "
        "veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve",
        "treinta cuarenta cincuenta sesenta setenta ochenta noventa", "{tens} y {unit}",
        masculine=(("veintiuno", "veintiún"), ("uno", "un")), feminine=(("uno", "una"),)),
    clock=Clock("{hour} y {minute}", "{hour}", ("{hour} y {minute}", "{hour}"),
                {1: "una", 21: "veintiuna"}, ":h", "h|hs|hrs", "las|a la", "h|hs|hrs|horas"),
    dates=Dates("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
                "diciembre", "{day} de {month} de {year}", "1"),
    units=(
        ("h", "una hora", "horas"), ("min", "un minuto", "minutos"),
        ("s seg", "un segundo", "segundos"), ("km", "un kilómetro", "kilómetros"),
        ("m", "un metro", "metros"), ("cm", "un centímetro", "centímetros"),
        ("mm", "un milímetro", "milímetros"), ("kg", "un kilo", "kilos"),
        ("g", "un gramo", "gramos"), ("mg", "un miligramo", "miligramos"),
        ("l", "un litro", "litros"), ("ml", "un mililitro", "mililitros"),
        ("m²", "un metro cuadrado", "metros cuadrados"),
        ("km/h", "un kilómetro por hora", "kilómetros por hora"),
        ("", "un día", "días"), ("", "una semana", "semanas"), ("", "un mes", "meses"),
        ("", "un año", "años"), ("", "una vez", "veces"), ("", "un paso", "pasos"),
        ("", "una respiración", "respiraciones"), ("", "una persona", "personas"),
    ),
)
