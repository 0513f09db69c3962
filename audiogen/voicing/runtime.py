"""The one door to onnxruntime: a model of numbers, run on one thread.

Two threads would change what is heard. What a line took of memory is given back after it: else
every worker would keep what its longest line once took.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import onnxruntime

from audiogen.audio import Floats

THREADS = 1
_SILENT = 4
"""Severity from which the runtime writes to the terminal: what goes wrong is raised, too."""
_GIVE_BACK = "memory.enable_memory_arena_shrinkage"


class Model:
    """A model, loaded."""

    def __init__(self, data: bytes, plans: bool = True) -> None:
        """`data` is an ONNX file. Without `plans` a run takes no more memory than it needs at any
        moment. Raises what the runtime raises, which has no base of its own."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = THREADS
        options.log_severity_level = _SILENT
        options.enable_mem_pattern = plans
        self.session: Any = onnxruntime.InferenceSession(
            data, options, providers=["CPUExecutionProvider"])
        self.inputs = frozenset(each.name for each in self.session.get_inputs())
        self._manners = onnxruntime.RunOptions()
        self._manners.add_run_config_entry(_GIVE_BACK, "cpu:0")

    def run(self, given: Mapping[str, Any]) -> Floats:
        """The first thing that the model gives for what it is given, of shape (n,). Raises what
        the runtime raises."""
        answer: Floats = np.asarray(self.session.run(None, given, self._manners)[0], np.float32)
        return answer.reshape(-1)
