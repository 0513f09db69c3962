"""How much work something is, told without a clock on the wall.

A machine that is slow or busy is as slow at the yardstick, so a bound holds on any.
"""

import time
from collections.abc import Callable


def effort(work: Callable[[], object]) -> float:
    """This process's time for a piece of work, in the time it takes to add up a million numbers."""
    return spent(work) / min(spent(_yardstick) for _ in range(3))


def spent(work: Callable[[], object]) -> float:
    """Seconds that the processor worked for this process; waiting does not count."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _yardstick() -> int:
    total = 0
    for number in range(1_000_000):
        total += number
    return total
