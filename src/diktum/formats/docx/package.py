"""Put the parts of a Word file into a package whose bytes depend on nothing but the content."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from diktum.core.document import Decree, DocumentIsBroken, fingerprint, from_data, to_data
from diktum.formats.docx.body import Sheet
from diktum.formats.docx.intake import WordParts
from diktum.formats.docx.runs import attribute, shown
from diktum.formats.docx.styles import FONT, Role, styles_xml

NAMESPACE = "urn:diktum:naskah:1"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@dataclass(frozen=True, slots=True)
class Baseline:
    """What our own file remembers of its making: the versions it was written from and its frame texts."""

    versions: tuple[Decree, ...]
    frames: frozenset[str]


def pack(sheet: Sheet, versions: Sequence[Decree], *, title: str) -> bytes:
    """Return the package with the body of `sheet`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name, text in _parts(sheet, versions, title):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            package.writestr(entry, (_HEAD + text.removeprefix(_HEAD)).encode())
    return out.getvalue()


def baseline_in(parts: WordParts) -> Baseline | None:
    """Return what our own file remembers, or None for a foreign file and for one whose memory was tampered with."""
    for part in parts.custom:
        if part.tag != f"{{{NAMESPACE}}}naskah":
            continue
        try:
            memory = json.loads(part.text or "")
            versions = tuple(from_data(data) for data in memory["versions"])
            frames = frozenset(str(text) for text in memory["frames"])
        except (ValueError, KeyError, TypeError, RecursionError, DocumentIsBroken):
            continue
        if versions and part.get("sidik") == fingerprint(versions[-1]):
            return Baseline(versions, frames)
    return None


def _parts(sheet: Sheet, versions: Sequence[Decree], title: str) -> tuple[tuple[str, str], ...]:
    remarks = sheet.remarks.xml()
    return (
        ("[Content_Types].xml", _content_types((*_TYPES, *_COMMENT_TYPE) if remarks else _TYPES)),
        ("_rels/.rels", _relations(_ROOT)),
        ("docProps/core.xml", _core(title)),
        ("docProps/app.xml", _APP),
        ("word/document.xml", _document(sheet.body())),
        ("word/_rels/document.xml.rels", _relations((*_DOCUMENT, *_COMMENTS) if remarks else _DOCUMENT)),
        ("word/styles.xml", styles_xml()),
        ("word/numbering.xml", sheet.lists.xml()),
        ("word/settings.xml", _settings(sheet.facts.tracked)),
        ("word/fontTable.xml", _FONTS),
        ("word/header1.xml", _header(_PAGE_NUMBER)),
        ("word/header2.xml", _header(_first_page(sheet.facts.draft))),
        ("word/footer1.xml", _footer(sheet.facts.footer)),
        *((("word/comments.xml", remarks),) if remarks else ()),
        ("customXml/item1.xml", _memory(versions, sheet.frames)),
        ("customXml/_rels/item1.xml.rels", _relations(_ITEM)),
        ("customXml/itemProps1.xml", _ITEM_PROPERTIES),
    )


def _memory(versions: Sequence[Decree], frames: Sequence[str]) -> str:
    memory = {"versions": [to_data(version) for version in versions], "frames": sorted(set(frames))}
    text = json.dumps(memory, sort_keys=True, separators=(",", ":"))
    return f'<naskah xmlns="{NAMESPACE}" sidik="{fingerprint(versions[-1])}">{escape(text)}</naskah>'


def _document(body: str) -> str:
    return (
        f'<w:document {_W} {_R} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w15">'
        f"<w:body>{body}</w:body></w:document>"
    )


_PAGE_NUMBER = (
    '<w:r><w:t xml:space="preserve">- </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    '<w:r><w:t xml:space="preserve"> -</w:t></w:r>'
)


def _first_page(draft: bool) -> str:
    return '<w:r><w:rPr><w:b/><w:spacing w:val="60"/></w:rPr><w:t>RANCANGAN</w:t></w:r>' if draft else ""


def _header(runs: str) -> str:
    return (
        f'<w:hdr {_W} {_R}><w:p><w:pPr><w:pStyle w:val="{Role.FRAME.style_id}"/></w:pPr>{runs}</w:p></w:hdr>'
    )


def _footer(text: str) -> str:
    written = (
        f'<w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:t xml:space="preserve">{escape(shown(text))}</w:t></w:r>'
        if text
        else ""
    )
    return f'<w:ftr {_W} {_R}><w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr>{written}</w:p></w:ftr>'


def _settings(tracked: bool) -> str:
    compatibility = (
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat>'
    )
    return (
        f'<w:settings {_W}>{"<w:trackRevisions/>" if tracked else ""}<w:defaultTabStop w:val="720"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/>{compatibility}<w:themeFontLang w:val="id-ID"/>'
        "</w:settings>"
    )


def _core(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(attribute(title))}</dc:title><dc:creator>Diktum</dc:creator><dc:language>id-ID</dc:language>"
        '<dcterms:created xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:created>'
        '<dcterms:modified xsi:type="dcterms:W3CDTF">1980-01-01T00:00:00Z</dcterms:modified></cp:coreProperties>'
    )


_APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Diktum</Application></Properties>"
)
_FONTS = (
    f'<w:fonts {_W}><w:font w:name="{FONT}"><w:altName w:val="TeX Gyre Bonum"/><w:panose1 w:val="02050604050505020204"/>'
    '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)
_ITEM_PROPERTIES = (
    '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
    'ds:itemID="{6D1C7E0A-2B5F-4C3D-9E8A-0D1C7A3B5E21}"><ds:schemaRefs>'
    f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
)
_ROOT = (
    ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml"),
    ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    ("rId3", f"{_OFFICE}/extended-properties", "docProps/app.xml"),
)
_DOCUMENT = (
    ("rIdStyles", f"{_OFFICE}/styles", "styles.xml"),
    ("rIdNumbering", f"{_OFFICE}/numbering", "numbering.xml"),
    ("rIdSettings", f"{_OFFICE}/settings", "settings.xml"),
    ("rIdFonts", f"{_OFFICE}/fontTable", "fontTable.xml"),
    ("rIdHeader", f"{_OFFICE}/header", "header1.xml"),
    ("rIdFirst", f"{_OFFICE}/header", "header2.xml"),
    ("rIdFooter", f"{_OFFICE}/footer", "footer1.xml"),
    ("rIdMemory", f"{_OFFICE}/customXml", "../customXml/item1.xml"),
)
_COMMENTS = (("rIdComments", f"{_OFFICE}/comments", "comments.xml"),)
_COMMENT_TYPE = (("/word/comments.xml", f"{_WORD}.comments+xml"),)
_ITEM = (("rId1", f"{_OFFICE}/customXmlProps", "itemProps1.xml"),)
_TYPES = (
    ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    ("/word/document.xml", f"{_WORD}.document.main+xml"),
    ("/word/styles.xml", f"{_WORD}.styles+xml"),
    ("/word/numbering.xml", f"{_WORD}.numbering+xml"),
    ("/word/settings.xml", f"{_WORD}.settings+xml"),
    ("/word/fontTable.xml", f"{_WORD}.fontTable+xml"),
    ("/word/header1.xml", f"{_WORD}.header+xml"),
    ("/word/header2.xml", f"{_WORD}.header+xml"),
    ("/word/footer1.xml", f"{_WORD}.footer+xml"),
    ("/customXml/itemProps1.xml", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"),
)


def _relations(relations: Sequence[tuple[str, str, str]]) -> str:
    written = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in relations
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{written}</Relationships>'


def _content_types(types: Sequence[tuple[str, str]]) -> str:
    written = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in types)
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{written}</Types>'
    )
