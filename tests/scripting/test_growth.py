"""No run of marks makes reading or scripting slow: twice the text takes twice the time."""
# ruff: noqa: RUF001 - typographic signs are meant here

import gc
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from audiogen.errors import ContentError
from audiogen.reading.document import read
from audiogen.reading.model import Source
from audiogen.scripting.advice import advise
from audiogen.scripting.estimate import estimate
from audiogen.scripting.model import ScriptSettings, Surroundings
from audiogen.scripting.proof import proof
from audiogen.scripting.writer import write_script

STEEPEST = 2.6
"""Time for twice the text, over that for the text."""
MEASURABLE = 0.05
"""Seconds of CPU; less can't be told from noise."""
LONGEST = 150_000
"""Characters. What is read faster than this in MEASURABLE seconds is fast enough."""
TRIES = 3
FEWER = 2
"""One family of so many is measured, to keep the suite short; set it to 1 after larger changes."""

MARKS = r"""
~ ~~ * ** _ ` `` < > << <a <!-- --> <!x <? ?> <![CDATA[ ]]> & &# &amp; [ ] [] [[ ]] \ \[ \* ![
]( ( ) () (( [a] [^1] [^ # ## = - -- --- + | || ^ { } {: $ % ° " ' “ ” „ » ‘ ’ ´ / // : :: ; , ,, .
.. ... … ? ! ?! ?. !!! – — ― ‒ − • · → -> <- @ www. http:// a. A. 1. 1) 1, 1- 1– £ ½ ™ 😀 中 é
<b> </b> <p> <script> <style> <del> <rt> <wbr> <break/> <sub> <td> <li>"""
BLANKS = ("\u200b", "\u200d", "\u00a0", "\u3000", "\u0085", "\n", "\\\n", "x  \n")
WITH_WORDS = """\
~w~ |~~w~~ |*w* |*w |**w** |_w_ |_w |***w* |`w` |`w |a\u200b`b |<b>x</b>|<i>x</i> |<div>x</div>|
|<p>x|<script>x</script>|<del>x</del> |<video>x|a <!--|<!-- x --> |<?x?> |<a href="x">|<a href='|
|<break time="1s"/>|<break a=|<sub alias="x">y</sub>|<emphasis>x</emphasis>|&x; |&#38;|\\[a\\] |
|[a](b) |[a](b |[a](<b |![a](b)|[a][b] |[a](b "c |(a)[sub:"b"]|(a)[b] |[pause 1] |[^1] |x[^1] |
|x – |x –|x—|x -- |1–|1-2-|1,1|1 x |1€ |$1 |1° C |"x" |“x.” |'x' |« x » |x/y |http://a.b |a@b.c |
|a@b|a.com |e.g. |Dr. |x… |…, |? x|?.?.|! |x -> y |• x |x + |~1 |x<y |x > y |{: .a} |
|<td>x</td>|<li>x|<h2>x|<q>x</q> |<ruby>x<rt>y</ruby>|x | y |A. B. |me. I |no. N|word |Word. """
LINES = """\
w|# w|# w #|w\\n=|w\\n-|- w|  - w|* w|1. w|1) w|> w|>> w|    w|***|---|- - -|: w|w\\n: w|::: |
|!!! note|!!! note "w"|!!! note w|```|```\\nw\\n```|~~~|[a]: b|[a]: <|[a]: b "|[^1]: w|*[a]: b|*[a|
|{: .a}|# w {: a|- [ ] w|<div>|</div>|<div>w</div>|<prosody rate="slow">|<!-- w|a,b|w\\n{: .a}|"""
TABLES = ("|a|b|\n", "|-|-|\n", "a|b\n-|-\n", "a|b\n-|-\nc|d\n\n", "x\n\na|b\n-|-\n")


def _families() -> list[tuple[str, str]]:
    """Each unit that is repeated, and the kind of file."""
    marks = MARKS.split()
    units = [*marks, *BLANKS, *(f"{mark} " for mark in marks if mark),
             *(unit.strip("\n") for unit in WITH_WORDS.split("|") if unit.strip("\n")),
             *(line.replace("\\n", "\n").replace("\\t", "\t") + end
               for line in LINES.replace("|\n", "").split("|") if line for end in ("\n", "\n\n")),
             *TABLES]
    units = list(dict.fromkeys(unit for unit in units if unit))[::FEWER]
    return [(unit, (".md", ".txt", ".html", ".md")[place % 4]) for place, unit in enumerate(units)]


def seconds(text: str, file: Path) -> float:
    """Seconds of CPU that a text takes from its file to the page that is proofread."""
    file.write_text(text, encoding="utf-8")
    start = time.process_time()
    with suppress(ContentError):
        script = write_script(read(Source(file.name, file)), ScriptSettings(), Surroundings())
        advise(script, estimate(script))
        proof(script)
    return time.process_time() - start


def growth(unit: str, file: Path) -> float:
    """How many times as long twice as many units take; 0.0 where they are too fast to measure."""
    count, spent = 16, seconds(unit * 16, file)
    while spent < MEASURABLE:
        if len(unit) * count > LONGEST:
            return 0.0
        count = int(count * min(8, max(1.5, 1.3 * MEASURABLE / spent)))
        spent = seconds(unit * count, file)
    return seconds(unit * count * 2, file) / spent


@pytest.fixture
def of_its_own() -> Iterator[None]:
    """The collector walks only what the measured text makes, not what earlier tests have left:
    with a million objects beside it, one walk costs more than the whole text.
    """
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("of_its_own")
@pytest.mark.parametrize(("unit", "suffix"), _families(), ids=repr)
def test_twice_the_marks_take_twice_the_time(unit: str, suffix: str, tmp_path: Path) -> None:
    """The best of three tries counts, since other programs disturb one."""
    ratios: list[float] = []
    while len(ratios) < TRIES and (not ratios or min(ratios) > STEEPEST):
        ratios.append(growth(unit, tmp_path / f"text{suffix}"))
    assert min(ratios) <= STEEPEST, f"{unit!r} in {suffix}: {ratios}"


def test_there_are_many_families() -> None:
    """At least 150 runs of marks are measured."""
    assert len(_families()) >= 150
