"""Sets up and makes every episode of content/ into audio_out/.

usage: python scripts/build.py [options of `audiogen build`]
"""

import sys

import environment

if __name__ == "__main__":
    python = environment.ensure()
    sys.exit(environment.run(python, "-m", "audiogen", "build", *sys.argv[1:]))
