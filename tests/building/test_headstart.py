"""Workers that load while this process still finds out what it needs."""

import sys
from pathlib import Path
from subprocess import run

import pytest

from audiogen.building.crew import disband, outcome
from audiogen.building.headstart import HeadStart, head_start, load
from audiogen.errors import VoiceMissing


def test_the_crew_is_taken_where_it_has_the_number_that_is_wanted() -> None:
    """Once; and it works."""
    started = HeadStart(1, "espeak", "en")
    executor = started.taken(1)
    assert executor is not None
    assert started.taken(1) is None
    started.close()     # it is the other's now
    assert outcome(executor.submit(abs, -3)) == 3
    disband(executor)


def test_a_crew_of_another_number_is_ended_at_once() -> None:
    """Not at the end of the build: it holds memory."""
    started = HeadStart(1, "espeak", "en")
    executor = started._crew
    assert executor is not None
    assert started.taken(2) is None
    with pytest.raises(RuntimeError):
        executor.submit(abs, -3)


def test_a_crew_that_nobody_took_is_ended() -> None:
    """Also where the build has failed."""
    crews = []

    def failing() -> None:
        with head_start(None, {"voice": "espeak"}, 1) as started:
            assert started is not None
            crews.append(started._crew)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing()
    assert crews[0] is not None
    with pytest.raises(RuntimeError):
        crews[0].submit(abs, -3)


@pytest.mark.parametrize(("settings", "flags", "loaded"), [
    ("", {}, "hibari"), ('language = "de"\n', {}, "espeak"),
    ('voice = "espeak"\n', {"voice": None}, "espeak"),
    ('voice = "espeak"\n', {"voice": "tone"}, "tone")])
def test_who_will_likely_speak_is_loaded(settings: str, flags: dict[str, str | None], loaded: str,
                                         tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As flags and settings name the voice, or as "auto" comes to."""
    asked: list[tuple[str, str]] = []
    monkeypatch.setattr("audiogen.building.headstart.HeadStart.__init__",
                        lambda self, jobs, voice, language: asked.append((voice, language)))
    monkeypatch.setattr("audiogen.building.headstart.HeadStart.close", lambda self: None)
    file = tmp_path / "audiogen.toml"
    file.write_text(settings)
    with head_start(file, flags, None):
        pass
    named: list[str] = []
    monkeypatch.setattr("audiogen.building.gauging.ready", named.append)
    load(*asked[0])
    assert named == [loaded]


def test_settings_that_cannot_be_read_give_no_head_start(tmp_path: Path) -> None:
    """The build then tells what is wrong with them."""
    file = tmp_path / "audiogen.toml"
    file.write_text("voice = ")
    with head_start(file, {}, None) as started:
        assert started is None


def test_a_voice_that_is_not_known_is_told_by_the_build() -> None:
    """What the worker finds out is heard by nobody."""
    with pytest.raises(VoiceMissing):
        load("nobody", "en")
    started = HeadStart(1, "nobody", "en")
    executor = started.taken(1)
    assert executor is not None
    assert outcome(executor.submit(abs, -3)) == 3
    disband(executor)


def test_it_loads_next_to_nothing_here() -> None:
    """Or it would be no head start."""
    code = ("import sys, audiogen.building.headstart\n"
            "print(*({'numpy', 'lxml', 'soxr', 'pydub', 'rich'} & set(sys.modules)))")
    done = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not done.stdout.strip()
