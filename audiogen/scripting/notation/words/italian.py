"""Italian words of stillness."""

from audiogen.scripting.notation.words.vocabulary import Vocabulary, counted, tens

_UNITS = counted("uno due tre quattro cinque sei sette otto nove")
_TENS = tens("venti trenta quaranta cinquanta sessanta settanta ottanta novanta")

ITALIAN = Vocabulary(
    pauses="pausa pause",
    silences="silenzio silenzi quiete",
    weak="riposo riposa riposare attesa attendi attendere aspetta sosta trattieni",
    breaths="respiro respiri respira respirare respirazione respirazioni",
    bells="campana campane gong campanella campanelle ciotola ciotole rintocco rintocchi",
    brief="breve brevi corta corto corte corti piccola piccolo",
    long="lunga lungo lunghe lunghi prolungata prolungato",
    seconds="s sec secs secondo secondi",
    minutes="m min mins minuto minuti",
    hours="h ora ore",
    moments="momento momenti istante attimo",
    counts="tempi battiti conteggi",
    articles="un una uno",
    halves="mezzo mezza",
    fills="di per durante in il la lo i gli le dei delle circa qui qua adesso poi e con altra "
          "altro ancora più completo completi ciclo cicli profondo "
          "profondi lento lenti fai fare fate lascia lasciare prendi tieni suona suonare suono "
          "della del l d tibetana molto volta volte",
    links="a o fino",
    goes_on="qui per e mentre durante in con ora fino prima dopo poi o se",
    numbers=_UNITS
    | counted("dieci undici dodici tredici quattordici quindici sedici diciassette diciotto "
              "diciannove", 10)
    | _TENS | {"cento": 100.0, "paio": 2.0, "alcuni": 3.0, "alcune": 3.0, "qualche": 3.0,
               "diversi": 4.0}
    | {(ten[:-1] if unit[0] in "uo" else ten) + unit: low + high
       for unit, low in _UNITS.items() for ten, high in _TENS.items()},
)
