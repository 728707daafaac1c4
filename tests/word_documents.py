"""Small Word documents made for one test each."""

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def paragraph(text: str, *, style: str = "") -> str:
    """Return a paragraph of one run."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def packed(parts: dict[str, str | bytes]) -> bytes:
    """Return a ZIP of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def document(body: str, **others: str | bytes) -> bytes:
    """Return a Word document with this body, and with other parts by their short names."""
    parts: dict[str, str | bytes] = {
        "word/document.xml": f"<w:document {W} {R}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {W}>{STYLES}</w:styles>",
    }
    names = {"rels": "word/_rels/document.xml.rels"}
    for name, data in others.items():
        parts[names.get(name, f"word/{name}.xml")] = data
    return packed(parts)


STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="H{n}"><w:name w:val="heading {n}"/></w:style>'
    for n in (1, 2, 3)
)


def relation(id: str, kind: str, target: str) -> str:
    """Return a part with one relation that leads outside."""
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="{id}" Type="{TYPES}/{kind}" Target="{target}" TargetMode="External"/>'
        "</Relationships>"
    )
