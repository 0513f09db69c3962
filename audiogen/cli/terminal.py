"""Everything that is printed goes through here, so that nothing an author wrote can steer a
terminal, and so that a stream which is closed or full is told from a fault of ours."""

import io
import json
import os
import sys
from typing import Any

import click

from audiogen.messages import printable


class Unheard(Exception):  # an answer, not a fault
    """Nobody takes what is printed; its cause is what the system says."""


def prepare() -> None:
    """Makes the three streams fit to be used, before anything else is opened.

    A stream that was closed leads nowhere from here on; otherwise the next file to be opened would
    take its number, and its text. Files and pipes get UTF-8; a terminal that lacks a sign shows a
    question mark.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)      # takes the lowest number that is free: this one
        if getattr(sys, name) is None:
            mode = "w" if number else "r"
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))
    if isinstance(sys.stdout, io.TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def answer(text: str) -> None:
    """The answer of a command, or a line of it. Raises Unheard."""
    try:
        click.echo(printable(text))
    except OSError as problem:
        raise Unheard from problem


def answer_json(value: Any) -> None:
    """An answer for programs. Raises Unheard."""
    answer(json.dumps(value, ensure_ascii=False, indent=2))


def say(text: str) -> None:
    """A line to the person at the terminal, not into the answer; lost where nobody can see it."""
    try:
        click.echo(printable(text), err=True)
    except (OSError, ValueError):
        stop_listening(2)


def stop_listening(number: int) -> None:
    """Leads a stream that can't be written nowhere, since what it holds back would be tried again,
    and complained about, when the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), number)
