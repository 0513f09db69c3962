"""What is said: distinct calm lines, the same ones each time, in collections of ours."""

import random
from pathlib import Path

STARTS = ("Now", "Gently", "Slowly", "For a moment", "Again", "Here", "In your own time")
DEEDS = ("notice", "let", "allow", "follow", "soften", "return to", "welcome", "listen to")
THINGS = ("the breath", "the weight of your hands", "the sound of the room", "the floor below you",
          "a quiet warmth", "each small movement", "the light on the wall", "the pause after it")
ENDS = ("and stay a while", "as it comes and goes", "with nothing to change",
        "and let it be enough", "one moment at a time", "while the body settles",
        "and then begin again")
GAP = 1.2
"""Seconds of silence after each line, in every contestant."""

ROBOT = ('outputs = ["mp3"]\nvoice = "espeak"\nquality = "small"\n[pace]\npreset = "steady"\n'
         "words_per_minute = 160\n")
ROBOT_RATE = 116
"""eSpeak NG's own rate, at which it speaks as long as we do at that pace."""
NATURAL = ('outputs = ["mp3"]\nvoice = "hibari"\nloudness = "podcast"\nbed = "room"\n'
           '[pace]\npreset = "steady"\nwords_per_minute = 122\n')
NATURAL_SPEED = "0.5"
"""hibari's own, which we choose for that pace."""
KOKORO_SPEED = "0.52"
"""Kokoro's own, at which it speaks as many words a minute."""


def calm(chance: random.Random) -> str:
    """A sentence by chance, without its full stop."""
    return (f"{chance.choice(STARTS)}, {chance.choice(DEEDS)} {chance.choice(THINGS)} "
            f"{chance.choice(ENDS)}")


def calm_lines(count: int) -> list[str]:
    """So many."""
    chance = random.Random(11)
    return [f"{calm(chance)}, {number}." for number in range(count)]


def collection(folder: Path, episodes: list[list[str]], settings: str, gap: float = GAP) -> Path:
    """A collection with these lines, at the contestants' rate and pauses."""
    folder.mkdir(parents=True)
    (folder / "audiogen.toml").write_text(f"{settings}[pauses]\nparagraph = {gap}\n", "utf-8")
    for number, lines in enumerate(episodes, 1):
        write(folder, number, lines)
    return folder


def write(folder: Path, number: int, lines: list[str]) -> None:
    """An episode of a collection, whose number is its name."""
    (folder / f"{number:03}.md").write_text(
        f"---\ntitle: Number {number}\n---\n\n" + "\n\n".join(lines) + "\n", "utf-8")
