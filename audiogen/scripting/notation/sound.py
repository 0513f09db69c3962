"""[bell], [chime]: a sound is rung here."""

from audiogen.scripting.flow import Act
from audiogen.scripting.model import Sound
from audiogen.scripting.notation.protocol import Setting


class SoundDirective:
    """A bell or chime, by its own name."""

    name = "sound"
    summary = "A sound is rung here and left to ring out."
    examples: tuple[str, ...] = ("bell", "chime")

    def read(self, text: str, setting: Setting) -> tuple[Act, ...] | None:
        """The sound of that name, out of those that mixing can make."""
        return (Sound(text, setting.place),) if text in setting.script.sounds else None


SOUND = SoundDirective()
