"""English words of stillness."""

from audiogen.scripting.notation.words.vocabulary import Vocabulary, counted, tens

ENGLISH = Vocabulary(
    pauses="pause pauses pausing",
    silences="silence silences stillness",
    weak="rest rests resting wait waits hold holds break breaks beat quiet quietly silent silently "
         "still space gap",
    breaths="breath breaths breathe breathes breathing",
    bells="bell bells gong gongs chime chimes bowl bowls tingsha tingshas cymbal",
    brief="short shorter brief briefly quick small little slight tiny",
    long="long longer extended lengthy big",
    seconds="s sec secs second seconds",
    minutes="m min mins minute minutes",
    hours="h hr hrs hour hours",
    moments="moment moments while",
    counts="count counts beats",
    articles="a an",
    halves="half",
    fills="for of about approximately approx around roughly circa ca the here now please then "
          "again and with in another more full at least up so just only very really natural deep "
          "deeper slow slowly gentle gently soft softly normal easy complete cycle cycles "
          "time times take allow leave let give have keep insert add make "
          "ring rings ringing rung sound sounds sounding strike strikes struck hit tap taps "
          "play plays playing singing tibetan meditation temple medium moderate minimum maximum "
          "total each your end start begin once x or this silence's",
    links="to or through until",
    goes_on="here to and for as so let allow then before between now until after in with "
            "again briefly at if when or where",
    numbers=counted("one two three four five six seven eight nine ten eleven twelve thirteen "
                    "fourteen fifteen sixteen seventeen eighteen nineteen")
    | tens("twenty thirty forty fifty sixty seventy eighty ninety")
    | {"zero": 0.0, "hundred": 100.0, "couple": 2.0, "few": 3.0, "several": 4.0, "twice": 2.0,
       "thrice": 3.0},
)
