"""The few words that the book adds of its own, by language. To add one: one row below."""

from dataclasses import dataclass

from audiogen.tags import primary


@dataclass(frozen=True, slots=True)
class BookWords:
    """What stands in the book beside the authors' words."""

    language: str
    """The language they are in."""
    title_page: str
    contents: str
    places: str
    """Heading of the list of places in the book that readers look for."""
    start: str
    about: str
    """Heading of the last page: notice, help, and how the voice is made."""
    summary: str
    """What readers can count on, whatever they see or hear."""


_ENGLISH = BookWords(
    "en", title_page="Title page", contents="Contents", places="Places in this book",
    start="First episode", about="About this book",
    summary="Every word that is heard can be read, and text and sound go in step. Bells, breaths "
            "and longer silences are told in words. The cover is the only picture, and it is "
            "described. Every episode and chapter can be reached from the contents, and the look "
            "of the text can be changed.",
)

BOOK_WORDS = (
    _ENGLISH,
    BookWords(
        "de", title_page="Titelseite", contents="Inhalt", places="Orte in diesem Buch",
        start="Erste Folge", about="Zu diesem Buch",
        summary="Jedes Wort, das zu hören ist, kann man auch lesen; Text und Ton laufen im "
                "Gleichschritt. Glocken, Atemzüge und längere Stillen sind in Worten genannt. Das "
                "Titelbild ist das einzige Bild, und es ist beschrieben. Jede Folge und jedes "
                "Kapitel ist vom Inhalt aus erreichbar, und das Aussehen des Textes lässt sich "
                "ändern.",
    ),
    BookWords(
        "es", title_page="Portada", contents="Índice", places="Lugares de este libro",
        start="Primer episodio", about="Sobre este libro",
        summary="Cada palabra que se oye también se puede leer, y el texto y el sonido avanzan a "
                "la vez. Las campanas, las respiraciones y los silencios largos se dicen con "
                "palabras. La única imagen es la cubierta, y está descrita. A cada episodio y a "
                "cada capítulo se llega desde el índice, y se puede cambiar el aspecto del texto.",
    ),
    BookWords(
        "fr", title_page="Page de titre", contents="Sommaire", places="Repères dans ce livre",
        start="Premier épisode", about="À propos de ce livre",
        summary="Chaque mot entendu peut aussi se lire, et le texte et le son avancent ensemble. "
                "Les cloches, les respirations et les longs silences sont dits par des mots. La "
                "seule image est la couverture, et elle est décrite. Chaque épisode et chaque "
                "chapitre s\u2019atteint depuis le sommaire, et l\u2019aspect du texte peut être "
                "modifié.",
    ),
    BookWords(
        "it", title_page="Frontespizio", contents="Indice", places="Luoghi di questo libro",
        start="Primo episodio", about="Su questo libro",
        summary="Ogni parola che si sente si può anche leggere, e testo e suono procedono "
                "insieme. Campane, respiri e lunghi silenzi sono detti a parole. L\u2019unica "
                "immagine è la copertina, ed è descritta. Ogni episodio e ogni capitolo si "
                "raggiunge dall\u2019indice, e l\u2019aspetto del testo si può cambiare.",
    ),
    BookWords(
        "pt", title_page="Folha de rosto", contents="Índice", places="Lugares deste livro",
        start="Primeiro episódio", about="Sobre este livro",
        summary="Cada palavra que se ouve também se pode ler, e o texto e o som avançam juntos. "
                "Sinos, respirações e silêncios longos são ditos por palavras. A única imagem é a "
                "capa, e está descrita. Chega-se a cada episódio e a cada capítulo a partir do "
                "índice, e o aspeto do texto pode ser mudado.",
    ),
    BookWords(
        "nl", title_page="Titelpagina", contents="Inhoud", places="Plaatsen in dit boek",
        start="Eerste aflevering", about="Over dit boek",
        summary="Elk woord dat te horen is, is ook te lezen, en tekst en geluid lopen gelijk op. "
                "Bellen, ademhalingen en langere stiltes staan in woorden. De omslag is de enige "
                "afbeelding, en die is beschreven. Elke aflevering en elk hoofdstuk is vanuit de "
                "inhoud te bereiken, en het uiterlijk van de tekst is te veranderen.",
    ),
)


def book_words(language: str) -> BookWords:
    """The words for a BCP 47 language, by its first subtag; English where there are none."""
    return {words.language: words for words in BOOK_WORDS}.get(primary(language), _ENGLISH)
