"""Texts that formats must hold without breaking, and show without dropping a word."""

from .episodes import Heard

NASTY = (
    "a --> b", "x < y & z > 0", "</v><b>bold</b>", "&amp; &lt;", "NOTE not a note", "STYLE",
    "WEBVTT", "]]>", "<script>alert(1)</script>", "</p>'\"", "{\\an8}top {y:i}mid \\N \\h",
    "5", "00:00:07,000 --> 00:00:08,000", "a\n\n2\n00:00:01,000 --> 00:00:02,000\nb",
    "\u202eright to left", "tab\tand\r\nbreaks\x0b\x0c",
    "zero\x00byte \x07bell \x1b[31m", "\ud800 half",
    "שלום לכם, נשמו לאט", "مرحبا، تنفّس ببطء",
    "\u4f60\u597d\uff0c\u8bf7\u6162\u6162\u547c\u5438\u3002" * 12, "😀👩‍👩‍👧‍👦🇩🇪👍🏽" * 20,
    "x" * 500, "https://example.org/" + "long-path/" * 40, "e\u0301" * 200, "\ufeffmark",
    "line\u2028separator\u2029here", "…", "-", "word " * 300,
)

HOSTILE: tuple[Heard, ...] = tuple(
    (kind, text, 20.0) for text in NASTY for kind in ("line", f"line:{text}", "sound", "breath"))
"""Each of them said, as a speaker's name, as a sound's and as a breath's."""
