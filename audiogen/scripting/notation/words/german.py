"""German words of stillness."""

from audiogen.scripting.notation.words.vocabulary import Vocabulary, counted, tens

_UNITS = counted("ein zwei drei vier fünf sechs sieben acht neun")
_TENS = tens("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")

GERMAN = Vocabulary(
    pauses="pause pausen pausieren pausiere pausiert atempause sprechpause",
    silences="stille schweigen schweigeminute",
    weak="ruhe ruhen warten warte innehalten halten ruhig",
    breaths="atemzug atemzüge atemzügen atem atmen atme atemlang",
    bells="glocke glocken gong klangschale klangschalen glöckchen zimbel glockenschlag",
    brief="kurz kurze kurzer kurzen kurzes kleine kleiner knappe",
    long="lang lange langer langen langes längere längerer ausgedehnte",
    seconds="s sek sekunde sekunden sekündige sekündiger sekundenlange",
    minutes="m min minute minuten minütige minütiger minutenlange",
    hours="h std stunde stunden",
    moments="moment momente augenblick augenblicke",
    counts="schläge takte zähler",
    articles="ein eine einen einer einem",
    halves="halb halbe halben halber",
    fills="für von der die das den dem etwa ca circa ungefähr rund hier jetzt nun bitte dann und "
          "mit in im noch weitere weiterer volle voller zeit "
          "tief tiefe tiefer langsam langsame sanft mach machen macht halte lass lassen läuten "
          "läutet ertönt klingt schlagen anschlagen ton klang der mal pro lang bleiben bleibe",
    links="bis oder",
    goes_on="hier und um für zum während bis dann jetzt mit damit bevor vor nach oder wenn in",
    numbers=_UNITS
    | counted("zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn", 10)
    | _TENS | {"eins": 1.0, "hundert": 100.0, "paar": 2.0, "einige": 3.0, "mehrere": 4.0}
    | {f"{unit}und{ten}": low + high
       for unit, low in _UNITS.items() for ten, high in _TENS.items()},
)
