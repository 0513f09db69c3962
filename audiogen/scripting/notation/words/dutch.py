"""Dutch words of stillness."""

from audiogen.scripting.notation.words.vocabulary import Vocabulary, counted, plain, tens

_UNITS = counted("een twee drie vier vijf zes zeven acht negen")
_TENS = tens("twintig dertig veertig vijftig zestig zeventig tachtig negentig")

DUTCH = Vocabulary(
    pauses="pauze pauzes pauzeren pauzeer",
    silences="stilte stiltes zwijgen",
    weak="rust rusten wacht wachten stil vasthouden",
    breaths="ademhaling ademhalingen adem ademteug ademteugen ademen",
    bells="bel bellen gong klankschaal klankschalen klok belletje",
    brief="kort korte kleine klein",
    long="lang lange langere uitgebreide",
    seconds="s sec secs seconde seconden secondes",
    minutes="m min mins minuut minuten",
    hours="u uur uren",
    moments="moment momenten ogenblik",
    counts="tellen tel slagen",
    articles="een",
    halves="half halve",
    fills="voor van de het ongeveer circa ca hier nu dan en met in nog andere volledige hele "
          "diepe diep langzame rustige neem nemen laat houd luid luiden klinkt "
          "slaan slag geluid keer even zachte",
    links="tot of",
    goes_on="hier om en voor terwijl tot dan nu met voordat na of als in",
    numbers=_UNITS
    | counted("tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien", 10)
    | _TENS | {"honderd": 100.0, "paar": 2.0, "enkele": 3.0, "enige": 3.0}
    | {plain(f"{unit}{'ën' if unit.endswith('ee') or unit == 'drie' else 'en'}{ten}"): low + high
       for unit, low in _UNITS.items() for ten, high in _TENS.items()},
)
