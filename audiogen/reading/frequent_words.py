"""The commonest little words of languages in Latin letters, and letters that only they have."""

_WORDS = {
    "en": "the of and to a in is it you that he was for on are with as his they at be this have "
          "from or had by but not what all were we when your can said there an each which she do "
          "how their if will up about out then them so her would into has more no could my than "
          "been who its now did let",
    "es": "de la que el en y los del se las por un para con no una su al lo como más pero sus le "
          "ya este sí porque esta entre cuando muy sin sobre también me hasta hay donde quien "
          "desde todo nos durante todos uno les ni contra otros ese eso ante ellos e esto mí tu "
          "te tus estás es son está",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce "
          "il sont avec ou mais comme vous votre nous elle cette aux tout bien son ses leur sans "
          "être fait si même ces on où d l n s j c qu vos je tu",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch "
          "es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über "
          "einen so zum war haben nur oder aber vor zur bis mehr durch man du dich dir dein deine "
          "ich wir euch",
    "it": "di e che il la a un in è per una sono con non si da del le i gli della come più lo dei "
          "al ma nel alla ha anche o se nella su questo mi ti tuo tua tuoi tue io tu ed dal delle "
          "dell l c",
    "pt": "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi "
          "ao ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até "
          "isso ela entre era depois sem mesmo aos seus você seu teu tua",
    "nl": "de en van het een in is dat op te zijn met die voor niet je aan er om hij als maar dan "
          "zo bij ook nog naar wat uit over ze door ik mijn jouw we wordt kan worden heeft deze "
          "tot was geen onder al",
    "sv": "och i att det som en på är av för med till den har de inte om ett men var jag han sig "
          "från vi så kan man när år under också efter eller nu du din dig ditt dina låt",
    "da": "og i at det er en på til af som for de med den der har ikke et om var men jeg han sig "
          "fra vi så kan man når år efter også eller nu du din dig dit dine lad",
    "no": "og i at det er en på til av som for de med den har ikke et om var men jeg han seg fra "
          "vi så kan man når år etter også eller nå du din deg ditt dine la",
    "fi": "ja on ei se että hän oli ovat kun mutta niin kuin myös ole tai jos sen sinun anna nyt "
          "mitä joka vain sitten sinä minä tämä",
    "pl": "i w na z do to się nie jest że o jak po co tak za od ale czy dla jego już tylko przez "
          "przy być są ma twój twoje teraz swoje",
    "cs": "a v na se je že s z do o to i si ve za jako by po od ale pro tak jsou jeho který být "
          "své tvé nyní jen už není",
    "sk": "a v na sa je že s z do o to i si vo za ako by po od ale pre tak sú jeho ktorý byť "
          "svoje tvoje teraz len už nie",
    "hu": "a az és hogy nem is egy ez van azt de meg mint csak már el még volt lehet vagy ha most "
          "te az ki le",
    "ro": "de și în a la cu pe nu că o un mai este din se ca sau să pentru sunt prin după dar "
          "care fi lui ale ai te tău tale acum fără",
    "tr": "ve bir bu da de için ile çok ne daha o gibi ama olan kadar sonra var şimdi her ya mi "
          "olarak değil sen senin ben",
    "id": "dan yang di untuk dengan ini itu dari pada tidak anda ke akan adalah dalam atau juga "
          "saya bisa sudah ada kita mereka jika perlu biarkan",
    "vi": "và của là có trong không được cho với các những một này khi bạn đã người để hãy mình",
    "ca": "de la que i el en a els les per un amb no una del es al com més seva seu aquest "
          "aquesta són però també és",
    "hr": "i u je na se da za od su s o kao ali ili što bi iz po ne sam si samo tvoje sada biti",
    "et": "ja on ei see et oli kui ka ta mis oma siis nii ning aga või ma sa sinu nüüd",
    "lt": "ir į yra kad su iš tai ne bet kaip o dabar tu savo per už apie nėra",
    "lv": "un ir ka no ar uz par kas tas bet ne tu savu tagad vai pie jau",
    "tl": "ang ng sa na at mga ay hindi ito para siya ko ka mo may kung",
    "la": "et in est non ad cum ut sed quod qui ex si per sunt esse ab quae",
    "eo": "la kaj de en estas ne mi vi al por kun pri sed kiel via ke",
    "ga": "agus an na ar is ní go do sé tá ag le mé",
    "cy": "yn y a r i o ar ei mae ac am gan i'r wedi",
    "eu": "eta da ez bat du zen dira hau baina izan ere egin",
}
FREQUENT_WORDS: dict[str, frozenset[str]] = {code: frozenset(words.split())
                                           for code, words in _WORDS.items()}
LETTERS: dict[str, str] = {
    "es": "ñ¿¡", "de": "ß", "pt": "ãõ", "pl": "łąężśź", "cs": "ěřů", "sk": "ľĺŕ", "hu": "őű",
    "ro": "țșăţş", "tr": "ığ", "da": "ø", "no": "ø", "sv": "", "vi": "đơưạảấầẩậ", "lv": "ķļņģ",
    "lt": "ėųįė",
}
"""Letters that stand in few other languages."""

ENDINGS: dict[str, tuple[str, ...]] = {
    "es": ("ión", "iones", "miento", "dad"), "pt": ("ção", "ções", "dade"), "fr": ("eux", "euse"),
    "it": ("zione", "zioni", "mente", "zza"), "de": ("ung", "heit", "keit", "lich"),
    "nl": ("heid", "lijk", "ingen"), "en": ("ing", "ness", "ful"),
}
"""How words of a language end that words of its neighbours don't."""
