"""The few words that publishing adds of its own, by language. To add one: one row below."""

from dataclasses import dataclass

from audiogen.tags import primary


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What transcripts and captions say beside the author's words."""

    pause: str
    sounds: tuple[tuple[str, str], ...]
    """Names of sounds as authors write them, and how a transcript puts them."""
    second: str
    seconds: str
    minute: str
    minutes: str
    decimal: str
    """The mark between whole seconds and their tenths."""
    times: str
    """With {count}: how often a breath is repeated."""
    episode: str
    """With {number} and {total}."""
    running_time: str
    chapters: str
    notes: str
    """Heading of the show notes."""
    silence: str
    """Asks listeners to keep the silences, which some players cut out."""
    computed: str
    """Tells listeners that no person speaks."""
    partly_computed: str
    """The same where people were recorded too."""
    cover: str
    """With {title}: alternative text for a cover."""
    help: str
    """Names the recording that says whom to turn to."""

    def sound(self, name: str) -> str:
        """How a transcript puts a sound; a name that is not known stands as it is."""
        return dict(self.sounds).get(name.lower(), name)

    def duration(self, time: float) -> str:
        """Seconds in words, to the tenth: "8 seconds", "2.5 seconds", "1 minute 30 seconds"."""
        tenths = round(time * 10)
        minutes, rest = divmod(tenths, 600)
        whole, part = divmod(rest, 10)
        found = []
        if minutes:
            found.append(f"{minutes} {self.minute if minutes == 1 else self.minutes}")
        if rest or not minutes:
            number = f"{whole}{self.decimal}{part}" if part else str(whole)
            found.append(f"{number} {self.second if rest == 10 else self.seconds}")
        return " ".join(found)


_ENGLISH = Vocabulary(
    pause="quiet", sounds=(("bell", "bell"), ("chime", "chime")),
    second="second", seconds="seconds", minute="minute", minutes="minutes", decimal=".",
    times="{count} times", episode="Episode {number} of {total}", running_time="Running time",
    chapters="Chapters", notes="About this episode",
    silence="The silences belong to this recording. If your player trims silence, please turn "
            "that off.",
    computed="The voice that speaks here is made by a computer.",
    partly_computed="Part of what is said here is spoken by a computer.",
    cover="Cover of “{title}”", help="If you need help now",
)

VOCABULARIES: tuple[tuple[str, Vocabulary], ...] = (
    ("en", _ENGLISH),
    ("de", Vocabulary(
        pause="Stille", sounds=(("bell", "Glocke"), ("chime", "Klang")),
        second="Sekunde", seconds="Sekunden", minute="Minute", minutes="Minuten", decimal=",",
        times="{count}-mal", episode="Folge {number} von {total}", running_time="Dauer",
        chapters="Kapitel", notes="Zu dieser Folge",
        silence="Die Stille gehört zu dieser Aufnahme. Wenn dein Player Stille überspringt, "
                "schalte das bitte aus.",
        computed="Die Stimme, die hier spricht, kommt aus einem Computer.",
        partly_computed="Ein Teil dessen, was hier gesagt wird, kommt aus einem Computer.",
        cover="Titelbild von „{title}“", help="Wenn du jetzt Hilfe brauchst",
    )),
    ("es", Vocabulary(
        pause="silencio", sounds=(("bell", "campana"), ("chime", "carillón")),
        second="segundo", seconds="segundos", minute="minuto", minutes="minutos", decimal=",",
        times="{count} veces", episode="Episodio {number} de {total}", running_time="Duración",
        chapters="Capítulos", notes="Sobre este episodio",
        silence="Los silencios forman parte de esta grabación. Si tu reproductor recorta los "
                "silencios, desactiva esa función.",
        computed="La voz que habla aquí está hecha por un ordenador.",
        partly_computed="Una parte de lo que se dice aquí la dice un ordenador.",
        cover="Portada de «{title}»", help="Si necesitas ayuda ahora",
    )),
    ("fr", Vocabulary(
        pause="silence", sounds=(("bell", "cloche"), ("chime", "carillon")),
        second="seconde", seconds="secondes", minute="minute", minutes="minutes", decimal=",",
        times="{count} fois", episode="Épisode {number} sur {total}", running_time="Durée",
        chapters="Chapitres", notes="À propos de cet épisode",
        silence="Les silences font partie de cet enregistrement. Si votre lecteur les coupe, "
                "désactivez cette option.",
        computed="La voix qui parle ici est produite par un ordinateur.",
        partly_computed="Une partie de ce qui est dit ici l'est par un ordinateur.",
        cover="Couverture de «\u00a0{title}\u00a0»",
        help="Si vous avez besoin d'aide maintenant",
    )),
    ("it", Vocabulary(
        pause="silenzio", sounds=(("bell", "campana"), ("chime", "carillon")),
        second="secondo", seconds="secondi", minute="minuto", minutes="minuti", decimal=",",
        times="{count} volte", episode="Episodio {number} di {total}", running_time="Durata",
        chapters="Capitoli", notes="Su questo episodio",
        silence="I silenzi fanno parte di questa registrazione. Se il tuo lettore li taglia, "
                "disattiva questa funzione.",
        computed="La voce che parla qui è fatta da un computer.",
        partly_computed="Una parte di ciò che si dice qui è detta da un computer.",
        cover="Copertina di «{title}»", help="Se hai bisogno di aiuto adesso",
    )),
    ("pt", Vocabulary(
        pause="silêncio", sounds=(("bell", "sino"), ("chime", "carrilhão")),
        second="segundo", seconds="segundos", minute="minuto", minutes="minutos", decimal=",",
        times="{count} vezes", episode="Episódio {number} de {total}", running_time="Duração",
        chapters="Capítulos", notes="Sobre este episódio",
        silence="Os silêncios fazem parte desta gravação. Se o seu leitor corta os silêncios, "
                "desative essa função.",
        computed="A voz que fala aqui é feita por um computador.",
        partly_computed="Uma parte do que se diz aqui é dita por um computador.",
        cover="Capa de “{title}”", help="Se precisa de ajuda agora",
    )),
    ("nl", Vocabulary(
        pause="stilte", sounds=(("bell", "bel"), ("chime", "klankspel")),
        second="seconde", seconds="seconden", minute="minuut", minutes="minuten", decimal=",",
        times="{count} keer", episode="Aflevering {number} van {total}", running_time="Duur",
        chapters="Hoofdstukken", notes="Over deze aflevering",
        silence="De stiltes horen bij deze opname. Als je speler stiltes overslaat, zet dat dan "
                "uit.",
        computed="De stem die hier spreekt, is door een computer gemaakt.",
        partly_computed="Een deel van wat hier wordt gezegd, spreekt een computer.",
        cover="Omslag van “{title}”", help="Als je nu hulp nodig hebt",
    )),
)


def vocabulary(language: str) -> Vocabulary:
    """The words for a BCP 47 language, by its first subtag; English where there are none."""
    return dict(VOCABULARIES).get(primary(language), _ENGLISH)
