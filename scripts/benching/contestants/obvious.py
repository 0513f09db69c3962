"""What one would write first: a process for each line, clips added up with pydub, one export.

usage: obvious.py LINES.txt OUT.mp3 SECONDS_BETWEEN RATE      needs espeak-ng and ffmpeg
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from pydub import AudioSegment


def main(script: str, out: str, gap: float, rate: str) -> None:
    """Says the lines into a file."""
    sound = AudioSegment.empty()
    with tempfile.TemporaryDirectory() as folder, open(script, encoding="utf-8") as file:
        for number, line in enumerate(file):
            wave = Path(folder, f"{number}.wav")
            subprocess.run(["espeak-ng", "-v", "en", "-s", rate, "-w", wave, line.strip()],
                           check=True)
            sound += AudioSegment.from_wav(wave)
            sound += AudioSegment.silent(int(gap * 1000), frame_rate=22050)
    sound.export(out, format="mp3", bitrate="64k")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]), sys.argv[4])
