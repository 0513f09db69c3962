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
    "start-here", "co-regulation", "a-calm-voice-beside-you", "with-an-animal",
    "held-by-the-living-world", "someone-who-felt-safe", "reaching-toward-support",
    "breathing-with-a-steady-companion", "becoming-your-own-steady-presence",
    "compassion-as-a-healing-tool", "what-safety-feels-like-in-the-body",
    "working-gently-with-resistance", "the-body-as-a-compass", "resources",
)
"""In listening order."""
PRACTICES, EXPLORATIONS = SLUGS[2:9], SLUGS[9:13]


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
def collection() -> dict[str, Written]:
    """Every episode by slug, in listening order."""
    asked = collection_of((str(CONTENT),))
    return {one.slug: Written(one, script) for one, script in zip(
        plan_collection(asked, {}).plans, scripts(asked, {}), strict=True)}
