"""Texts that the chosen voice would spell out and not speak."""

from audiogen.building.choosing import Voices
from audiogen.building.planning import Project
from audiogen.errors import Fault
from audiogen.reading.language import scripts_of
from audiogen.tags import primary

SPELT: dict[tuple[str, str], frozenset[str]] = {("espeak", "ja"): frozenset(("CJK",))}
"""Of an engine and a language: scripts whose letters it only names ("Japanese letter"), one by
one, though the language is written with them."""
MOST = 0.2
"""Of a text's letters; fewer are a name here and there."""


def spelt_out(project: Project, voices: Voices) -> list[Fault]:
    """A fault for each text of which its voice would speak too little to be understood."""
    faults = []
    for plan in project.plans:
        language = plan.settings.language
        own = voices.named(plan.settings.voice, language)
        named = SPELT.get((own.partition(":")[0], primary(language)), frozenset())
        letters = scripts_of(plan.document.body.text()) if named and plan.chosen else {}
        total = sum(letters.values())
        share = sum(letters[script] for script in named if script in letters) / (total or 1)
        if share > MOST:
            faults.append(Fault(plan.document.place(0), f"The voice {own} can't speak {share:.0%} "
                                f"of its letters and would spell them out. Choose another voice "
                                f"for “{language}”; “audiogen voices --language {language}” shows "
                                "them."))
    return faults
