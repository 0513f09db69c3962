"""French words of stillness."""

from audiogen.scripting.notation.words.vocabulary import Vocabulary, counted, tens

FRENCH = Vocabulary(
    pauses="pause pauses pausez pauser",
    silences="silence silences",
    weak="repos attendre attendez attends reposez arrêt temps tenir tenez",
    breaths="respiration respirations respirez respire respirer souffle souffles",
    bells="cloche cloches gong carillon bol bols clochette clochettes",
    brief="courte court courtes courts brève bref brièvement petite petit",
    long="longue long longues longs prolongée prolongé",
    seconds="s sec secs seconde secondes",
    minutes="m min mins minute minutes",
    hours="h heure heures",
    moments="moment moments instant instants",
    counts="comptes battements",
    articles="un une",
    halves="demi demie",
    fills="de d pendant pour durant en le la les des du environ à ici maintenant puis et avec "
          "encore autre plus complète complètes cycle cycles "
          "profonde profondes lente lentes douce faire faites fais laisser laissez laisse marquer "
          "marquez prendre prenez prends garder gardez sonner sonne son tibétain chantant très "
          "quelque fois au l",
    links="à ou jusqu",
    goes_on="ici pour et pendant avec le temps maintenant avant après puis en si ou afin",
    numbers=counted("un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze "
                    "quinze seize")
    | tens("vingt trente quarante cinquante soixante")
    | {"cent": 100.0, "quelques": 3.0, "plusieurs": 4.0, "couple": 2.0},
)
