"""The suite can't reach the network, the home folder or the real clip store."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest


def test_no_connection_leaves_this_machine() -> None:
    """A connection to an outside address is refused before a packet is sent."""
    with socket.socket() as outside, pytest.raises(ConnectionRefusedError, match="walls"):
        outside.connect(("192.0.2.1", 80))


def test_child_processes_find_no_way_out_either() -> None:
    """A child that asks for a page meets the proxy where nobody listens."""
    code = ("import urllib.request as r\n"
            "try: r.urlopen('http://192.0.2.1/', timeout=5)\n"
            "except OSError as e: print('refused' if 'refused' in str(e).lower() else e)")
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=30)
    assert child.stdout.strip() == "refused"


def test_home_and_store_are_made_for_the_test(tmp_path: Path) -> None:
    """Home and clip store lie in the folder that pytest throws away."""
    base = tmp_path.parent.parent
    assert Path.home().is_relative_to(base)
    assert Path(os.environ["AUDIOGEN_CACHE_DIR"]).is_relative_to(base)
