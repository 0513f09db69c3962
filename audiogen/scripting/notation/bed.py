"""[bed river], [bed none]: from here on another bed lies under the voice."""

import re

from audiogen.messages import named, nearest
from audiogen.scripting.flow import Act
from audiogen.scripting.model import BedChange
from audiogen.scripting.notation.protocol import Setting, Unreadable

SILENCE = "silence"
"""What "none" and "off" are called inside."""

_LED = re.compile(r"bed(?![a-z])\s*+[:=]?\s*+(.*)")


class BedDirective:
    """A change of the bed."""

    name = "bed"
    summary = "From here on this bed lies under the voice; none for silence."
    examples: tuple[str, ...] = ("bed none", "bed room", "bed: room", 'bed:"silence"')

    def read(self, text: str, setting: Setting) -> tuple[Act, ...] | None:
        """The bed of that name, out of those that mixing can make."""
        led = _LED.fullmatch(text)
        if led is None:
            return None
        name = led[1].strip("\" '")
        name = SILENCE if name in ("none", "off") else name
        beds = setting.script.beds
        if name not in beds and name != SILENCE:
            near = nearest(name, beds)
            hint = f"Did you mean [bed {near}]?" if near else (
                "There are: " + ", ".join((*(bed for bed in beds if bed != SILENCE), "none")) + ".")
            raise Unreadable(f"There is no bed called “{named(name)}”. {hint}" if name
                             else f"A bed needs a name. {hint}")
        return (BedChange(name, setting.place),)


BED = BedDirective()
