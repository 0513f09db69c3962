"""audiogen turns a folder of Markdown into calm-paced spoken episodes."""

__version__ = "1.2.0"
