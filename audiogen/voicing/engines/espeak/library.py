"""The one door to espeakng-loader: where eSpeak NG's library and data lie, and which they are."""

import functools
import hashlib
import importlib.metadata
from pathlib import Path

import espeakng_loader


def library() -> str:
    """The library's file. Raises OSError or RuntimeError where the wheel is broken."""
    return str(espeakng_loader.get_library_path())


def data() -> str:
    """The folder of its data."""
    return str(espeakng_loader.get_data_path())


@functools.cache
def version() -> str:
    """Of the wheel."""
    return importlib.metadata.version("espeakng-loader")


@functools.cache
def digest() -> str:
    """SHA-256 of the library. Raises OSError."""
    return hashlib.sha256(Path(library()).read_bytes()).hexdigest()
