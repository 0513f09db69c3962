"""Word documents and EPUBs for tests, made part by part."""

import zipfile
from pathlib import Path

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

STYLES = f"""<?xml version="1.0"?><w:styles {_W}>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style></w:styles>"""


def paragraph(text: str, style: str = "") -> str:
    """One paragraph of a Word document."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{named}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def docx(path: Path, body: str, **parts: str) -> Path:
    """A Word document with this body; further parts replace or join the usual ones."""
    usual = {
        "[Content_Types].xml": f'<?xml version="1.0"?><Types xmlns="{_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
        "</Types>",
        "_rels/.rels": f'<?xml version="1.0"?><Relationships xmlns="{_RELATIONS}"><Relationship '
        f'Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<?xml version="1.0"?><Relationships '
        f'xmlns="{_RELATIONS}"><Relationship Id="s" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        "</Relationships>",
        "word/styles.xml": STYLES,
        "word/document.xml": f'<?xml version="1.0"?><w:document {_W}><w:body>{body}</w:body>'
        "</w:document>",
    }
    return archive(path, {**usual, **parts})


def epub(path: Path, pages: dict[str, str], **parts: str) -> Path:
    """An EPUB of these pages; further parts replace or join the usual ones."""
    items = "".join(f'<item id="i{number}" href="{name}" media-type="application/xhtml+xml"/>'
                    for number, name in enumerate(pages))
    spine = "".join(f'<itemref idref="i{number}"/>' for number in range(len(pages)))
    usual = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<?xml version="1.0"?><container '
        'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
        'full-path="book/package.opf"/></rootfiles></container>',
        "book/package.opf": '<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A Quiet Book</dc:title>'
        f"<dc:language>de</dc:language></metadata><manifest>{items}</manifest>"
        f"<spine>{spine}</spine></package>",
        **{f"book/{name}": f'<?xml version="1.0" encoding="utf-8"?><html '
           f'xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{body}</body></html>'
           for name, body in pages.items()},
    }
    return archive(path, {**usual, **parts})


def archive(path: Path, parts: dict[str, str]) -> Path:
    """A zip archive of these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return path
