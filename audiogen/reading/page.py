"""The main content of an HTML page, without what surrounds it on the screen."""

from audiogen.reading import tree
from audiogen.reading.model import Element
from audiogen.reading.notes import with_notes

_SURROUNDINGS = frozenset(("aside", "footer", "header", "nav"))
"""Elements that surround a page's content where they stand outside of any article or section."""
_ROLES = frozenset(("banner", "complementary", "contentinfo", "dialog", "navigation", "search"))
_WRAPPINGS = ("pg-header", "pg-footer", "pg-machine-header", "pg-start-separator",
              "pg-end-separator")
_UNREAD = frozenset(("button", "datalist", "dialog", "form", "nav", "option", "title"))
_SECTIONS = frozenset(("article", "blockquote", "main", "section"))


def read(html: str) -> tuple[Element, str, str]:
    """A `div` with the page's main content, the page's title, and its language ("" for none).

    The content is that of `main`, else of the only `article`, else of the whole body. Raises
    TooDeep.
    """
    page = tree.from_page(html)
    title = next((child.text() for child in page.children
                  if isinstance(child, Element) and child.tag == "title"), "")
    content = _content(page)
    children = _kept(content, content.tag in _SECTIONS or content.get("role") == "main")
    heading = _title_heading(page, children, " ".join(title.split()))
    body = with_notes(Element("div", (), (*heading, *children), content.line))
    return body, " ".join(title.split()), page.get("lang") or page.get("xml:lang")


def _content(page: Element) -> Element:
    """The element that holds what the page is about."""
    elements = tuple(page.walk())
    main = [one for one in elements if one.tag == "main" or one.get("role") == "main"]
    articles = [one for one in elements if one.tag == "article"]
    if main:
        return next((one for one in main if not _is_hidden(one)), main[0])
    if len(articles) == 1:
        return articles[0]
    return next((one for one in elements if one.tag == "body"), page)


def _title_heading(page: Element, children: tuple[Element | str, ...],
                   title: str) -> tuple[Element, ...]:
    """The page's main heading, where it stands outside of what is read: the one with which the
    page's title begins, since another is the site's name."""
    whole = Element("div", (), children, 1)
    if any(element.tag == "h1" for element in whole.walk()):
        return ()
    outside = [element for element in page.walk() if element.tag == "h1"
               and not _is_hidden(element) and element.text().strip()
               and title.lower().startswith(" ".join(element.text().split()).lower())]
    return (outside[0],) if len(outside) == 1 else ()


def is_wrapping(element: Element) -> bool:
    """Whether an element is the header or the licence of Project Gutenberg."""
    if element.get("id") in _WRAPPINGS or "pg-boilerplate" in element.classes:
        return True
    text = element.text() if element.tag == "pre" else ""
    return "Project Gutenberg" in text and ("START OF TH" in text or "END OF TH" in text.upper())


def _is_hidden(element: Element) -> bool:
    """Whether a browser would show nothing of an element, or a screen reader pass it over."""
    names = {name for name, _ in element.attributes}
    style = element.get("style").replace(" ", "").lower()
    return ("hidden" in names or element.get("aria-hidden") == "true"
            or "display:none" in style or "visibility:hidden" in style)


def _kept(element: Element, in_section: bool) -> tuple[Element | str, ...]:
    """An element's children, without what is not to be read."""
    kept: list[Element | str] = []
    for child in element.children:
        if isinstance(child, str):
            kept.append(child)
            continue
        aside = not in_section and (child.tag in _SURROUNDINGS)
        if (aside or child.tag in _UNREAD or child.get("role") in _ROLES or _is_hidden(child)
                or is_wrapping(child)):
            continue
        inside = in_section or child.tag in _SECTIONS
        kept.append(Element(child.tag, child.attributes, _kept(child, inside), child.line))
    return tuple(kept)
