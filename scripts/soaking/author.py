"""The author of a soak: writes a collection by chance, and goes on writing while builds run."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from benching.texts import calm

MOODS = ("Quiet", "Slow", "Warm", "Gentle", "Soft", "Clear", "Kind", "Open", "Light", "Calm")
PLACES = ("Harbour", "Garden", "Window", "Morning", "River", "Meadow", "Kitchen", "Path", "Shore",
          "Lamp")
FOLDERS = ("guide", "practices", "evenings", "mornings")
KINDS = ("guide", "practice", "exploration")
LANDMARKS = 3
"""Texts that stay, and whose running times others tell."""
INSIDE = {"own": 'title = "Own"\nvoice = "recorded:espeak"\nquality = "small"\n',
          "natural": 'title = "Natural"\nvoice = "hibari"\nquality = "small"\n'}
"""Collections inside and their settings: in one a person speaks some lines, the other is for the
natural voice."""
FEWEST = 6
"""Texts for each collection inside."""


@dataclass
class Choices:
    """What the settings of the collection say at the moment."""

    title: str = "Soaked"
    loudness: str = "podcast"
    bed: str = "room"
    words_per_minute: int = 160
    paragraph: float = 2.0
    outputs: str = ""
    lexicon: dict[str, str] = field(default_factory=lambda: {"breath": "breth"})

    def toml(self) -> str:
        """As audiogen.toml has them."""
        return (f'title = "{self.title}"\nauthor = "Somebody"\nvoice = "espeak"\n'
                f'quality = "small"\nloudness = "{self.loudness}"\nbed = "{self.bed}"\n'
                f'site_url = "https://example.org/"\npublished = 2026-01-01\n{self.outputs}'
                f'[pace]\npreset = "steady"\nwords_per_minute = {self.words_per_minute}\n'
                f"[pauses]\nparagraph = {self.paragraph}\n"
                '[phrases]\nopening = "{title}. This lasts about {minutes}."\n'
                'closing = "The next one is called {next}."\n')


def sentences(text: str) -> list[str]:
    """The lines of a text that hold nothing but words, as a transcript has to show them."""
    return [line.removeprefix("- ") for line in text.splitlines()
            if line.endswith(".") and "[" not in line and not line.startswith("summary")]


class Author:
    """Writes texts into a folder, and changes them."""

    def __init__(self, folder: Path, chance: Random, count: int) -> None:
        """`count` texts, 4 or more; of twelve, one lies in each collection inside."""
        self.folder, self.chance = folder, chance
        self.choices = Choices()
        self.wanted, self.serial = count, 0
        for name in tuple(INSIDE)[:count // FEWEST]:
            (folder / name).mkdir(parents=True)
            (folder / name / "audiogen.toml").write_text(INSIDE[name], "utf-8")
            self.add(name)
        while len(self.texts) < count:
            self.add(self.chance.choice(FOLDERS))
        self.set()

    @property
    def texts(self) -> list[Path]:
        """All texts, those of the collections inside with them."""
        return sorted(self.folder.rglob("*.md"))

    @property
    def movable(self) -> list[Path]:
        """The texts that may go and be called otherwise."""
        return [path for path in self.texts if path.parent.name in FOLDERS
                and "slug: landmark" not in path.read_text("utf-8")]

    def some(self) -> Path:
        """Any text; now and then one of a collection inside, which are dear to build."""
        inside = [path for path in self.texts if path.parent.name in INSIDE]
        outside = [path for path in self.texts if path not in inside]
        return self.chance.choice(inside if self.chance.random() < 0.1 else outside)

    def sentence(self) -> str:
        """A calm one; half of them occur nowhere else."""
        number = f", {self.chance.randrange(1000)}" if self.chance.random() < 0.5 else ""
        return f"{calm(self.chance)}{number}."

    def title(self) -> str:
        """One that no other text has had."""
        self.serial += 1
        return (f"{self.chance.choice(MOODS)} {self.chance.choice(PLACES)} {self.serial}")

    def add(self, place: str) -> None:
        """A new text in a folder."""
        title = self.title()
        serial, settled = self.serial, place in FOLDERS
        slug = f"slug: landmark-{serial}\n" if settled and self._landmarks < LANDMARKS else ""
        head = (f"---\ntitle: {title}\nkind: {self.chance.choice(KINDS)}\n"
                f"summary: {self.sentence()}\n{slug}---\n")
        path = self.folder / place / f"{serial:03}-{title.split()[1].lower()}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(head + self._body(settled and not slug), "utf-8")

    def set(self) -> None:
        """Writes the settings and the lexicon."""
        (self.folder / "audiogen.toml").write_text(self.choices.toml(), "utf-8")
        words = "".join(f'"{word}" = "{said}"\n' for word, said in self.choices.lexicon.items())
        (self.folder / "lexicon.toml").write_text(f"[words]\n{words}", "utf-8")

    @property
    def _landmarks(self) -> int:
        return sum("slug: landmark" in path.read_text("utf-8") for path in self.texts)

    def _body(self, tells: bool) -> str:
        """Two or three chapters; `tells` whether it may speak of a landmark's running time."""
        chance, blocks = self.chance, []
        for chapter in range(chance.choice((2, 2, 3))):
            blocks.append(f"## {chance.choice(PLACES)}, part {chapter + 1}")
            blocks += [self.sentence() for _ in range(chance.choice((1, 2, 2)))]
            blocks.append(chance.choice((
                "[pause 3s]", "[pause one breath]", "[bell]", "[breathe in 4 out 6 x2]",
                "(pause)", f"- {self.sentence()}\n- {self.sentence()}")))
        if tells and chance.random() < 0.1:
            blocks.append(f"The other takes [minutes of {self._landmark()}].")
        blocks.append(self.sentence())
        return "\n\n".join(blocks) + "\n"

    def _landmark(self) -> str:
        slugs = [found[1] for path in self.texts
                 if (found := re.search(r"^slug: (\S+)$", path.read_text("utf-8"), re.M))]
        return self.chance.choice(slugs)


def change_line(author: Author) -> None:
    """One sentence is another one."""
    path = author.some()
    text = path.read_text("utf-8")
    path.write_text(text.replace(author.chance.choice(sentences(text)), author.sentence(), 1),
                    "utf-8")


def add_line(author: Author) -> None:
    """One more sentence, and a silence before it."""
    path = author.some()
    path.write_text(f"{path.read_text('utf-8')}\n[pause 2s]\n\n{author.sentence()}\n", "utf-8")


def remove_line(author: Author) -> None:
    """One sentence less, where enough are left."""
    path = author.some()
    text = path.read_text("utf-8")
    lines = [each for each in sentences(text) if f"\n\n{each}\n" in text]
    if len(lines) > 4:
        path.write_text(text.replace(f"\n\n{author.chance.choice(lines)}\n", "\n", 1), "utf-8")


def add_text(author: Author) -> None:
    """A new episode."""
    author.add(author.chance.choice(FOLDERS))


def remove_text(author: Author) -> None:
    """An episode less; a new one where there are too few."""
    author.chance.choice(author.movable).unlink()
    if len(author.texts) < author.wanted:
        add_text(author)


def rename_text(author: Author) -> None:
    """The same text under another file name, and so in another place in listening order."""
    path = author.chance.choice(author.movable)
    author.serial += 1
    path.rename(path.with_name(f"{author.chance.randrange(author.serial):03}-moved-"
                               f"{author.serial}.md"))


def retitle_text(author: Author) -> None:
    """Another title, and so another slug and other file names."""
    path = author.chance.choice(author.movable)
    text = re.sub(r"^title: .*$", f"title: {author.title()}", path.read_text("utf-8"), count=1,
                  flags=re.M)
    path.write_text(text, "utf-8")


def reorder_text(author: Author) -> None:
    """A number in the front matter that moves the episode to the front."""
    path = author.chance.choice(author.movable)
    text = re.sub(r"^order: .*\n", "", path.read_text("utf-8"), flags=re.M)
    if text == path.read_text("utf-8"):
        text = text.replace("\nkind: ", f"\norder: {author.chance.randrange(1, 50)}\nkind: ", 1)
    path.write_text(text, "utf-8")


def _choose(name: str, *values: object) -> Callable[[Author], None]:
    def change(author: Author) -> None:
        left = [value for value in values if value != getattr(author.choices, name)]
        setattr(author.choices, name, author.chance.choice(left))
        author.set()
    return change


@dataclass(frozen=True)
class Edit:
    """A row of the table."""

    name: str
    weight: int
    make: Callable[[Author], None]


EDITS = (
    Edit("a line changed", 30, change_line),
    Edit("a line added", 10, add_line),
    Edit("a line removed", 10, remove_line),
    Edit("an episode added", 6, add_text),
    Edit("an episode removed", 8, remove_text),
    Edit("a text's file renamed", 6, rename_text),
    Edit("an episode's title changed", 6, retitle_text),
    Edit("an episode moved to the front, or back", 6, reorder_text),
    Edit("the silence after paragraphs changed", 2, _choose("paragraph", 1.5, 2.0, 2.5)),
    Edit("the collection's title changed", 2, _choose("title", "Soaked", "Rinsed", "Dried")),
    Edit("the lexicon changed", 3, _choose("lexicon", {"breath": "breth"}, {"warmth": "warmf"},
                                           {"wall": "woll", "floor": "flore"})),
    Edit("the loudness changed", 1, _choose("loudness", "podcast", "calm")),
    Edit("what is to be written changed", 2, _choose(
        "outputs", "", 'outputs = ["transcript", "captions", "page"]\n',
        'outputs = ["transcript", "feed", "chapter-files"]\n')),
    Edit("the bed changed", 1, _choose("bed", "room", "silence")),
    Edit("the pace changed", 1, _choose("words_per_minute", 150, 160)),
    Edit("nothing changed", 10, lambda author: None),
)
