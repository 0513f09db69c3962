"""A voice from outside, as short as it can be: it buzzes a tenth of a second for each letter."""

from pydub import AudioSegment
from pydub.generators import Square

from audiogen.voicing.engines.protocol import Engine
from audiogen.voicing.model import Utterance, VoiceSpec


class Sample(Engine):
    """Needs a name, a summary and `say`."""

    name = "sample"
    summary = "a buzz, from a package of its own"

    def say(self, utterance: Utterance, spec: VoiceSpec) -> AudioSegment:
        """A buzz as long as the words."""
        return Square(110).to_audio_segment(100 * len(utterance.text), volume=-20)
