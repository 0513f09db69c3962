"""Portuguese words for signs, figures and short forms."""
# ruff: noqa: RUF001 - typographic signs are meant here

from audiogen.scripting.languages.tongue import Clock, Dates, Numbers, Ordinals, Tongue

PORTUGUESE = Tongue(
    signs={
        "&": "e", "%": "por cento", "‰": "por mil", "=": "é igual a", "≠": "é diferente de",
        "≈": "aproximadamente", "≤": "no máximo", "≥": "no mínimo", "±": "mais ou menos",
        "×": "vezes", "÷": "dividido por", "√": "a raiz quadrada de", "∞": "infinito", "π": "pi",
        "µ": "micro", "§": "seção", "№": "número", "@": "arroba", "°": "graus",
        "℃": "graus Celsius", "℉": "graus Fahrenheit", "²": "ao quadrado", "³": "ao cubo",
        "€": "euros", "£": "libras", "$": "dólares", "¥": "ienes", "¢": "centavos",
        "₹": "rupias", "+": "mais",
    },
    about="cerca de", number="número", celsius="graus Celsius", fahrenheit="graus Fahrenheit",
    fractions={
        "½": "meio|meia", "⅓": "um terço", "⅔": "dois terços", "¼": "um quarto",
        "¾": "três quartos", "⅕": "um quinto", "⅛": "um oitavo", "⅜": "três oitavos",
        "⅝": "cinco oitavos", "⅞": "sete oitavos", "1½": "um e meio|uma e meia",
        "2½": "dois e meio|duas e meia",
    },
    mixed="{number} e {fraction}", half="meio|meia", feminine=r"\w+as?",
    money={"€": ("um euro", "euros"), "£": ("uma libra", "libras"),
           "$": ("um dólar", "dólares"), "¥": ("um iene", "ienes"),
           "₹": ("uma rupia", "rupias"), "R$": ("um real", "reais")},
    decimal=",", cents=" e ",
    abbreviations={
        "p. ex.": "por exemplo", "tel.": "telefone", "sr.": "senhor", "sra.": "senhora",
        "dr.": "doutor", "dra.": "doutora", "prof.": "professor", "profa.": "professora",
        "etc.": "etcétera", "aprox.": "aproximadamente", "obs.": "observação",
        "a. c.": "antes de Cristo", "d. c.": "depois de Cristo",
    },
    counted={"pág.": "página", "p.": "página", "n.º": "número", "nº": "número", "n°": "número",
             "núm.": "número", "cap.": "capítulo", "art.": "artigo", "av.": "avenida"},
    ordinals=Ordinals(
        "primeiro|segundo|terceiro|quarto|quinto|sexto|sétimo|oitavo|nono|décimo|"
        "décimo primeiro|décimo segundo|décimo terceiro|décimo quarto|décimo quinto|"
        "décimo sexto|décimo sétimo|décimo oitavo|décimo nono|vigésimo|vigésimo primeiro|"
        "vigésimo segundo|vigésimo terceiro|vigésimo quarto|vigésimo quinto|vigésimo sexto|"
        "vigésimo sétimo|vigésimo oitavo|vigésimo nono|trigésimo|trigésimo primeiro",
        (("º", "", ""), ("ª", "o", "a"))),
    compared=("é menor que", "é maior que"),
    to="a", since="", minus="menos", dot="ponto", at="arroba", dash="traço", quotes=("“", "”"),
    calls="ligue ligar liga ligando telefone tel telemóvel celular disque disca marque número "
          "whatsapp sms fax",
    called="para o a os as no na ao é de número telefone gratuito ou e",
    either="ou e", not_called="vezes pessoas dias horas minutos segundos anos palavras",
    numbers=Numbers(
        "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze "
        "dezesseis dezessete dezoito dezenove",
        "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa", "{tens} e {unit}",
        feminine=(("um", "uma"), ("dois", "duas"))),
    clock=Clock("{hour} e {minute}", "{hour} horas", ("{hour} e {minute}", "{hour} hora"),
                {1: "uma", 2: "duas", 21: "vinte e uma", 22: "vinte e duas"}, ":h", "h|hs|horas"),
    dates=Dates("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
                "dezembro", "{day} de {month} de {year}", "1º"),
    units=(
        ("h", "uma hora", "horas"), ("min", "um minuto", "minutos"),
        ("s seg", "um segundo", "segundos"), ("km", "um quilômetro", "quilômetros"),
        ("m", "um metro", "metros"), ("cm", "um centímetro", "centímetros"),
        ("mm", "um milímetro", "milímetros"), ("kg", "um quilo", "quilos"),
        ("g", "um grama", "gramas"), ("mg", "um miligrama", "miligramas"),
        ("l", "um litro", "litros"), ("ml", "um mililitro", "mililitros"),
        ("m²", "um metro quadrado", "metros quadrados"),
        ("km/h", "um quilômetro por hora", "quilômetros por hora"),
        ("", "um dia", "dias"), ("", "uma semana", "semanas"), ("", "um mês", "meses"),
        ("", "um ano", "anos"), ("", "uma vez", "vezes"), ("", "um passo", "passos"),
        ("", "uma respiração", "respirações"), ("", "uma pessoa", "pessoas"),
    ),
)
