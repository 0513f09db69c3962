"""Names for lines that survive edits elsewhere."""

import hashlib
from collections import Counter


class Identities:
    """Ids for lines: they depend on words, role and ordinal among equals, never on place."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()
        self._given: set[str] = set()

    def next(self, text: str, role: str) -> str:
        """Eight hexadecimal digits, unique within the script."""
        ordinal = self._counts[text, role]
        self._counts[text, role] += 1
        salt = 0
        while True:
            whole = "\0".join((text, role, str(ordinal), *([str(salt)] if salt else [])))
            name = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:8]
            if name not in self._given:
                self._given.add(name)
                return name
            salt += 1
