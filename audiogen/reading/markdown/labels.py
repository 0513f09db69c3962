"""The labels of a text's footnotes, numbered as they are first used."""


class Labels(list[str]):
    """Labels in the order of their first use; each is found at once, however many there are."""

    def __init__(self) -> None:
        super().__init__()
        self.places: dict[object, int] = {}

    def append(self, label: str) -> None:
        """Add a label."""
        self.places[label] = len(self)
        super().append(label)

    def __contains__(self, label: object) -> bool:
        return label in self.places

    def index(self, label: str, *_: object) -> int:
        """The place of a label. Raises KeyError where it has not been added."""
        return self.places[label]
