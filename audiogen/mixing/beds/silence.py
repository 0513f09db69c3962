"""Nothing at all: digital silence."""

import numpy as np

from audiogen.audio import Floats


class Silence:
    """For producers who lay a bed of their own under the voice."""

    name = "silence"
    summary = "digital silence"

    def tone(self, rate: int, samples: int) -> Floats:
        """Zeros."""
        return np.zeros(samples, np.float32)
