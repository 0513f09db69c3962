"""HTML pages are read from their main content."""

from tests.reading.conftest import Faults, Read, Show, blocks

PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Page | Site</title><style>p {}</style></head>
<body>
<header><h1>Site</h1></header><nav>Menu</nav>
<main>
<header><h2>Listen [pause]</h2></header>
<p>Hello&nbsp;[pause 5] there <a href="x">[1]</a><sup>[2]</sup>
and <break time="2s"/> more</p>
<!-- hidden
[x] -->
<div hidden>no</div><p aria-hidden="true">no</p><p style="display: none">no</p>
<pre>[x]</pre><script>var a = "[y]";</script><form>no<button>no</button></form>
<ul><li>a<li>b [bell]</ul>
</main>
<footer>Legal</footer></body></html>
"""


def test_main_content(read_text: Read, show: Show) -> None:
    """What surrounds the content or is not shown is left out; directives and lines are kept."""
    document = read_text(PAGE, "a.html")
    assert show(document.body) == """header@7
  h2@7 Listen «pause@7»
p@8 Hello\xa0«pause 5@8» there <a href='x'>[1]</><sup>[2]</>⏎and «break time="2s"@9» more
pre@13 [x]
ul@14
  li@14 a
  li@14 b «bell@14»"""
    assert document.title == "Page | Site"
    assert document.front.values == (("language", "en-GB"),)


def test_pages_without_main(read_text: Read) -> None:
    """The only article is the content, else the body without its surroundings."""
    surroundings = "<nav>n</nav><header>h</header>{}<aside>a</aside><footer>f</footer>"
    one = surroundings.format("<article><header>H</header>text<aside>note</aside></article>x")
    assert read_text(one, "a.htm").body.text() == "Htextnote"
    two = surroundings.format("<article>a</article><article>b</article>c")
    assert read_text(two, "a.html").body.text() == "abc"


def test_other_encodings_are_read_where_they_are_named(
    read_text: Read, faults_of: Faults
) -> None:
    """A page may name its encoding; what it names must be known and true."""
    page = "<meta charset={}><p>caf\xe9"
    assert read_text(page.format("iso-8859-1").encode("latin-1"), "a.html").body.text() == "café"
    assert "Byte 27 of this line (0xE9) is not UTF-8" in faults_of(
        page.format("utf-8").encode("latin-1"), "a.html")[0]
    assert "The encoding “klingon” is not known" in faults_of(
        page.format("klingon").encode("latin-1"), "a.html")[0]


def test_text_after_the_end_of_the_body_is_kept(read_text: Read) -> None:
    """Browsers show what stands after a stray end of the page, so it is read."""
    assert read_text("<body><p>one</p></body></html><p>two</p>", "a.html").body.text() == "onetwo"


def test_nothing_outside_is_fetched_or_expanded(read_text: Read) -> None:
    """External entities and entity bombs are words at most."""
    page = '<!DOCTYPE x [<!ENTITY a "boom"><!ENTITY b SYSTEM "/etc/passwd">]><p>x &a; &b;</p>'
    assert "boom" not in blocks(read_text(page, "a.html"))[-1].text()
    assert "root:" not in read_text(page, "a.html").body.text()
