"""What outputs want of the settings before they can be made, judged before anything is spoken."""

from collections.abc import Iterable

from audiogen.building.texts import Text, listed
from audiogen.errors import Fault
from audiogen.messages import located
from audiogen.publishing.model import PublishSettings
from audiogen.publishing.outputs import COLLECTION_OUTPUTS, lacks, of_collection
from audiogen.reading.model import Collection
from audiogen.reading.toml import read_toml
from audiogen.settings.model import SETTINGS, Settings


def unmet(collection: Collection, base: Settings, texts: Iterable[Text]) -> list[Fault]:
    """A fault for each output that is to be made and can't be, where audiogen.toml says that it is
    to be. Without that file nobody can ask for one."""
    if collection.settings_file is None:
        return []
    faults: list[tuple[str, str]] = []
    publishing = base.publishing(collection.root)
    undated = [located(text.document.name) for text in texts
               if not (text.settings.date or base.published)]
    for output in of_collection(publishing):
        if name := lacks(output, publishing):
            faults.append(("outputs", (
                f"outputs asks for the {output.name}, which can't be made without {name}: "
                f"{_says(name)}. Write {name}, too, or leave {output.name} out.")))
        if output.dated and undated:
            faults.append((output.needs if not name else "outputs", (
                f"The {output.name} tells when each episode was published, and nobody said it of "
                f"{listed(undated)}. Write published, the day of the whole collection, or date in "
                "their front matter.")))
    return [Fault(read_toml(collection.settings_file).place(key), told) for key, told in faults]


def uninstalled(publishing: PublishSettings) -> str:
    """What has to be installed before a build can make what it is to make, a sentence for each
    output; empty for nothing."""
    return "\n".join(filter(None, (each.missing() for each in of_collection(publishing))))


def passed_over(collection: Collection, publishing: PublishSettings) -> tuple[str, ...]:
    """A line for each output that a build would make of itself, if a setting were there."""
    if collection.settings_file is None or publishing.outputs:
        return ()
    return tuple(
        f"No {output.name} is made. For one, set {name} in {located(collection.settings_file)}: "
        f"{_says(name)}."
        for output in COLLECTION_OUTPUTS if output.usual and (name := lacks(output, publishing)))


def _says(name: str) -> str:
    """What a setting is, as the end of a sentence."""
    says = SETTINGS[name].says.rstrip(".")
    return says[0].lower() + says[1:]
