"""From a folder of Markdown to episodes: read this file and you know the program.

    planning    which episodes there are, and what their settings are     (reading)
    draft       an episode's script: lines, pauses, breaths               (scripting)
    workers     each distinct line, said, mastered and encoded once       (voicing, mixing)
    settle      the timeline, and the script again where it says its own length
    publish     the MP3 and the files beside it                           (publishing)
"""

from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from audiogen import freshness
from audiogen.casting import Cast
from audiogen.mixing.beds.names import bed_of_lines
from audiogen.mixing.loudness import measure
from audiogen.mixing.model import Finish, Timeline
from audiogen.mixing.quality import finish_for
from audiogen.mixing.renderers import renderer
from audiogen.mixing.timeline import arrange
from audiogen.planning import Plan, Project, plan
from audiogen.publishing import episode_files, collection_files
from audiogen.publishing.files import ensure_folder, sweep, write_atomically
from audiogen.publishing.model import Episode
from audiogen.publishing.record import BuildRecord, EpisodeRecord, obsolete, read_record
from audiogen.scripting.estimate import running_time
from audiogen.scripting.fit import fit
from audiogen.scripting.model import Script, Surroundings
from audiogen.scripting.writer import mentions, mentions_itself, write_script
from audiogen.voicing.store import Store
from audiogen.workers import Order, Workers

ROUNDS = 4
"""How often a script that says its own length is written again; its minutes settle in two."""
