"""The program, as `audiogen` and as `python -m audiogen`."""

import importlib

from audiogen import interrupts


def main() -> None:
    """Runs a command; its libraries are loaded once Ctrl-C is answered in a sentence."""
    with interrupts.heeded():
        importlib.import_module("audiogen.cli").main()


if __name__ == "__main__":
    main()
