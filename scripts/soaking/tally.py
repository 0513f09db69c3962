"""What happened in a soak, counted, and the page that tells it."""

from collections import Counter
from dataclasses import dataclass, field

from soaking.author import EDITS
from soaking.fates import FATES, Fate
from soaking.stage import Ended

_PAGE = """# Soak

What `python scripts/soak.py --write` found last. A collection of {episodes} short episodes, made by
chance (seed {seed}), is written on for {minutes:g} minutes while builds meet ill fates; how that
goes stands on top of the script. Python {python}, {cores} cores, {jobs} worker{s} a build.

- **{steps} steps**: {edits} edits and {fates} fates, one at a time. {builds} builds ran.
- **{looks} looks**, one after at most {patience} steps: a plain build succeeded; every file that
  `build.json` lists was there with its digest, and no other file; every sentence of every text
  stood in its transcript; a second build changed nothing; and where no text had changed since the
  last look, no byte had. {sheets} new cue sheets lay without gap or overlap, and {decoded} MP3s,
  taken by chance, were as long as their sheets say, with every line heard.
- **{comparisons} comparisons** with a clean build into a fresh folder from a fresh store, the last
  at the end: all bytes were equal.
- Nothing was lost, no process was left behind, and no command ended with a traceback or with a
  status that isn't in the table.

| what befell it | times | how builds ended |
|---|---|---|
{rows}

| what the author did | times |
|---|---|
{deeds}
"""
_ENDINGS = {0: "done", 1: "refused with a sentence", -9: "killed", 130: "interrupted (130)",
            143: "terminated (143)", 129: "hung up (129)"}


@dataclass
class Tally:
    """What happened, counted."""

    fates: Counter[str] = field(default_factory=Counter)
    endings: dict[str, Counter[int]] = field(default_factory=dict)
    edits: Counter[str] = field(default_factory=Counter)
    steps: int = 0
    looks: int = 0
    comparisons: int = 0

    def befell(self, fate: Fate, ended: list[Ended]) -> None:
        """One more of a fate."""
        self.fates[fate.name] += 1
        self.endings.setdefault(fate.name, Counter()).update(
            each.status for each in ended if each.words[0] == "build")

    def page(self, **facts: object) -> str:
        """Markdown; `facts` are what the page says and is not counted here."""
        rows = "\n".join(f"| {fate.name} | {self.fates[fate.name] or '-'} | "
                         f"{self._ended(fate.name)} |" for fate in FATES)
        deeds = "\n".join(f"| {edit.name} | {self.edits[edit.name] or '-'} |" for edit in EDITS)
        return _PAGE.format(rows=rows, deeds=deeds, steps=self.steps, looks=self.looks,
                            comparisons=self.comparisons, edits=self.edits.total(),
                            fates=self.fates.total(), **facts)

    def _ended(self, name: str) -> str:
        counted = sorted(self.endings.get(name, Counter()).items(), key=lambda each: -each[1])
        return ", ".join(f"{count} {_ENDINGS[status]}" for status, count in counted)
