"""The collection as written: each episode's plan and script."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from audiogen.building.drafting import scripts
from audiogen.building.planning import Plan, plan_collection
from audiogen.building.sources import collection_of
from audiogen.scripting.model import Line, Script

CONTENT = Path(__file__).resolve().parents[2] / "content"
SLUGS = (
    "if-tonight-is-hard", "start-here", "a-calm-voice-beside-you", "with-an-animal",
    "held-by-the-living-world", "someone-who-felt-safe", "breathing-with-a-steady-companion",
    "thirty-breaths", "reaching-toward-support", "side-by-side", "being-the-steady-one",
    "becoming-your-own-steady-presence", "co-regulation", "compassion-as-a-healing-tool",
    "what-safety-feels-like-in-the-body", "working-gently-with-resistance",
    "the-body-as-a-compass", "resources", "nothing-left-to-do",
)
"""In listening order."""
KINDS = ("rescue", "guide", *["practice"] * 5, "breaths", *["practice"] * 4, "guide",
         *["exploration"] * 4, "resources", "bedtime")
"""Of each, in that order."""
PRACTICES = tuple(slug for slug, kind in zip(SLUGS, KINDS, strict=True) if kind == "practice")
EXPLORATIONS = SLUGS[13:17]
SPANISH = ("si-esta-noche-es-dificil", "una-voz-tranquila-a-tu-lado")


@dataclass(frozen=True, slots=True)
class Written:
    """An episode as written: its plan and its script."""

    plan: Plan
    script: Script

    @property
    def source(self) -> str:
        return Path(self.plan.document.name).read_text("utf-8")

    @property
    def spoken(self) -> list[str]:
        """The text of each line that is not the cue of a breath."""
        return [cue.text for cue in self.script.cues if isinstance(cue, Line)]


@cache
def collection(folder: str = "") -> dict[str, Written]:
    """Every episode by slug, in listening order; of the collection inside, where one is named."""
    asked = collection_of((str(CONTENT / folder),))
    return {plan.slug: Written(plan, script) for plan, script in zip(
        plan_collection(asked, {}).plans, scripts(asked, {}), strict=True)}
