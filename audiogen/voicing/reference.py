"""What a voice's own speed and level are measured on.

The sentences are plain prose for the ear: eight to fourteen words most of the time, a comma here
and there, words of ordinary length. A language with no passage of its own is spoken at the speed
that meets the pace in English: its words may be longer or shorter, but its sounds come as calmly.
"""

from audiogen.tags import primary

REFERENCE: dict[str, tuple[str, ...]] = {
    "en": (
        "Let your shoulders come down a little, and feel how your hands are resting.",
        "There is nothing you have to do now.",
        "You might hear a car go by, or only the quiet of the room.",
        "When a person we trust sits with us, the body often settles by itself.",
        "The breath moves in and out without any help.",
        "If it feels strange to close your eyes, leave them open and look at the floor.",
        "Maybe you think of a kind voice, a warm kitchen, or an old friend.",
        "What you feel today is welcome here, for as long as it likes to stay.",
        "Some people begin with the feet, and others with the face.",
        "Slowly bring your attention back, and stretch in a way that is good for you.",
    ),
    "de": (
        "Lass deine Schultern ein wenig sinken und spüre, wie deine Hände ruhen.",
        "Im Moment gibt es nichts, was du tun musst.",
        "Vielleicht hörst du ein Auto auf der Straße, oder nur die Stille im Raum.",
        "Wenn ein vertrauter Mensch bei uns sitzt, wird der Körper oft von selbst ruhig.",
        "Der Atem geht ein und aus, ganz ohne deine Hilfe.",
        "Manche beginnen gern mit den Füßen, andere mit dem Gesicht.",
        "Komm langsam wieder zurück und strecke dich so, wie es dir guttut.",
    ),
    "fr": (
        "Laisse tes épaules descendre un peu, et sens comment tes mains se reposent.",
        "Il n'y a rien que tu doives faire maintenant.",
        "Tu entends peut-être une voiture qui passe, ou seulement le calme de la pièce.",
        "Quand une personne de confiance est près de nous, le corps se calme souvent tout seul.",
        "Le souffle entre et sort sans aucune aide.",
        "Certains aiment commencer par les pieds, et d'autres par le visage.",
        "Reviens lentement, et étire-toi de la façon qui te fait du bien.",
    ),
    "es": (
        "Deja que tus hombros bajen un poco, y siente cómo descansan tus manos.",
        "Ahora no hay nada que tengas que hacer.",
        "Quizás oyes un coche que pasa, o solo la calma de la habitación.",
        "Cuando alguien de confianza se sienta a nuestro lado, el cuerpo suele calmarse solo.",
        "El aire entra y sale sin ninguna ayuda.",
        "Algunas personas empiezan por los pies, y otras por la cara.",
        "Vuelve poco a poco, y estírate de la manera que te haga bien.",
    ),
    "pt": (
        "Deixe os ombros descerem um pouco e sinta como as mãos descansam.",
        "Neste momento, não há nada que seja preciso fazer.",
        "Talvez ouça um carro que passa na rua, ou só o silêncio da casa.",
        "Quando uma pessoa querida se senta ao nosso lado, o corpo sossega sozinho.",
        "O ar entra e sai devagar, sem nenhuma ajuda.",
        "Se for estranho fechar os olhos, deixe-os abertos e olhe para o chão.",
        "Há quem prefira começar pelos pés, e há quem comece pelo rosto.",
        "Volte aos poucos e espreguice-se da maneira que lhe fizer bem.",
    ),
    "it": (
        "Lascia scendere un poco le spalle e senti come riposano le mani.",
        "In questo momento non c'è niente che tu debba fare.",
        "Forse senti passare una macchina, oppure soltanto la quiete della stanza.",
        "Quando una persona cara ci siede accanto, il corpo spesso si calma da solo.",
        "L'aria entra ed esce piano, senza bisogno di alcun aiuto.",
        "Se ti è strano chiudere gli occhi, tienili aperti e guarda il pavimento.",
        "Alcuni cominciano volentieri dai piedi, altri invece dal viso.",
        "Torna con calma e stirati nel modo che ti fa bene.",
    ),
    "nl": (
        "Laat je schouders een beetje zakken en voel hoe je handen rusten.",
        "Op dit moment is er niets wat je hoeft te doen.",
        "Misschien hoor je een auto voorbijrijden, of alleen de stilte in de kamer.",
        "Als iemand die we vertrouwen bij ons zit, wordt het lichaam vaak vanzelf rustig.",
        "De adem gaat in en uit, zonder dat je iets hoeft te helpen.",
        "Voelt het vreemd om je ogen te sluiten, laat ze dan open en kijk naar de vloer.",
        "Sommige mensen beginnen graag bij de voeten, en anderen bij het gezicht.",
        "Kom langzaam weer terug en rek je uit zoals het jou goeddoet.",
    ),
}
"""Primary language subtag → sentences."""


def passage(language: str) -> tuple[str, ...]:
    """The sentences to measure a voice of this language on; empty where there are none."""
    return REFERENCE.get(primary(language), ())
