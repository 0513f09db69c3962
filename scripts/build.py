"""Sets up and makes every episode of content/ into audio_out/. Nothing leaves this machine unasked.

usage: python scripts/build.py [options of `audiogen build`]
"""

import importlib
import os
import signal
import sys


def stop(number: int, _: object) -> None:
    """Ends at once: nothing is under way yet that could be lost."""
    os.write(2, b"Stopped. Run the same command again.\n")
    os._exit(128 + number)


if __name__ == "__main__":
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, stop)
    # Loaded by name, once Ctrl-C is answered in a sentence.
    environment = importlib.import_module("environment")
    python = environment.ensure()
    sys.exit(environment.become(python, "-m", "audiogen", "build", "--offline",
                                *sys.argv[1:]))
