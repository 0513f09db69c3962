"""A script and its clips' facts to a timeline: what is heard when, to the sample. No numpy.

Clips stand on the frame grid of the MP3, so each is heard within half a frame (13 ms) of where
its pause puts it. The next pause is counted from where it is really heard: nothing adds up.
"""

from collections.abc import Mapping
from itertools import groupby

from audiogen import units
from audiogen.errors import ContentError, Fault
from audiogen.mixing.breathing import tone_name, tone_seconds, too_short
from audiogen.mixing.model import Finish, Timeline
from audiogen.mixing.reel import Kept, Reel
from audiogen.scripting.model import BedChange, Chapter, Line, Pause, Phase, Script, Sound


def sound_names(script: Script) -> tuple[str, ...]:
    """The sounds that a script needs beside its lines, each once, in order of appearance."""
    names: dict[str, None] = {}
    for cue in script.cues:
        if isinstance(cue, Sound):
            names[cue.name] = None
        elif isinstance(cue, Phase) and tone_name(cue) and tone_seconds(cue.seconds):
            names[tone_name(cue)] = None
    return tuple(names)


def line_beds(script: Script, bed: str) -> dict[str, str]:
    """Line id → the bed that lies under it, where an episode begins with `bed`."""
    beds = {}
    for cue in script.cues:
        if isinstance(cue, BedChange):
            bed = cue.name
        line = cue.line if isinstance(cue, Phase) else cue
        if isinstance(line, Line):
            beds[line.id] = bed
    return beds


def arrange(script: Script, clips: Mapping[str, Kept], sounds: Mapping[str, Kept],
            spec: Finish) -> Timeline:
    """The timeline of a script.

    `clips` has each line's finished clip by line id, `sounds` each of `sound_names` by name.
    Raises ContentError for breath phases that are too short for what cues them, all at once.
    """
    reel = Reel(script, spec)
    faults: list[Fault] = []
    for breathing, group in groupby(script.cues, lambda cue: isinstance(cue, Phase)):
        if breathing:
            phases = [cue for cue in group if isinstance(cue, Phase)]
            faults += [too_short(phase) for phase in phases
                       if tone_name(phase) and not tone_seconds(phase.seconds)]
            faults += reel.breathe([(phase, _kept(phase, clips, sounds)) for phase in phases])
            continue
        for cue in group:
            match cue:
                case Pause():
                    reel.wait(units.samples(cue.seconds, reel.rate), cue.place)
                case Line():
                    reel.sound(clips[cue.id], cue.id, "line", cue.text, cue.role, cue.place)
                case Sound():
                    reel.sound(sounds[cue.name], "", "sound", cue.name, "", cue.place)
                case Chapter():
                    reel.open_chapter(cue.title)
                case BedChange():
                    reel.change_bed(cue.name)
    if faults:
        raise ContentError(faults)
    return reel.timeline()


def _kept(phase: Phase, clips: Mapping[str, Kept], sounds: Mapping[str, Kept]) -> Kept | None:
    """What cues a phase; None for a silent one and for one too short for its tone."""
    if phase.line is not None:
        return clips[phase.line.id]
    name = tone_name(phase)
    return sounds[name] if name and tone_seconds(phase.seconds) else None
