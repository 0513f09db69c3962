"""A small collection, served by the real program."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from .serving import Serving


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """One server for tests that change no text."""
    with Serving(tmp_path_factory.mktemp("serve")) as running:
        yield running


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[Serving]:
    """A server whose texts may be changed."""
    with Serving(tmp_path) as running:
        yield running
