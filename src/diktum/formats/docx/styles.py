"""Name the paragraph styles by which a decree in Word says what each paragraph is, and draw them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

FONT = "Bookman Old Style"
HALF_POINTS = 24


class Role(StrEnum):
    """What a paragraph is: the name of its style, the same in Word's list of styles."""

    FRAME = "Diktum Bingkai"
    FRAME_RIGHT = "Diktum Bingkai Kanan"
    LABEL = "Diktum Label"
    NUMBER = "Diktum Nomor"
    TITLE = "Diktum Judul"
    ISSUER = "Diktum Pejabat"
    CONSIDERATION = "Diktum Menimbang"
    LEGAL_BASIS = "Diktum Mengingat"
    NOTING = "Diktum Memperhatikan"
    DICTUM = "Diktum Isi"
    POINT = "Diktum Butir"
    CHAPTER = "Diktum Bab"
    ARTICLE = "Diktum Pasal"
    PARAGRAPH = "Diktum Ayat"
    ATTACHMENT = "Diktum Lampiran"
    COLUMN = "Diktum Kolom"
    ROW = "Diktum Baris"
    CELL = "Diktum Sel"
    COPY = "Diktum Tembusan"

    @property
    def style_id(self) -> str:
        """Return the id of the style in the file, as Word and LibreOffice make it from the name."""
        return self.value.replace(" ", "")


FRAMES = frozenset({Role.FRAME, Role.FRAME_RIGHT, Role.LABEL, Role.NUMBER})
BY_NAME = {role.value.casefold(): role for role in Role}
BY_ID = {role.style_id.casefold(): role for role in Role}


@dataclass(frozen=True, slots=True)
class _Look:
    """How a style looks: alignment, indent from the left, space before and after in twips, and what else."""

    align: str = "both"
    left: int = 0
    before: int = 0
    after: int = 0
    caps: bool = False
    bold: bool = False
    keep: bool = False
    outline: int = -1
    size: int = 0


_RIGHT = 4478  # the right block of Typst: 8.6 cm wide
_LOOKS = {
    Role.FRAME: _Look("center"),
    Role.FRAME_RIGHT: _Look("left", left=_RIGHT, keep=True),
    Role.LABEL: _Look("left", after=100),
    Role.NUMBER: _Look("center", before=40, after=40, bold=True, size=21),
    Role.TITLE: _Look("center", before=120, after=120),
    Role.ISSUER: _Look("center", before=120, after=240, caps=True),
    Role.CONSIDERATION: _Look(after=100),
    Role.LEGAL_BASIS: _Look(after=100),
    Role.NOTING: _Look(after=100),
    Role.DICTUM: _Look(after=100),
    Role.POINT: _Look(after=80),
    Role.CHAPTER: _Look("center", before=240, after=200, caps=True, keep=True, outline=1),
    Role.ARTICLE: _Look("center", before=200, after=120, keep=True, outline=2),
    Role.PARAGRAPH: _Look(after=100),
    Role.ATTACHMENT: _Look("center", before=240, after=240, bold=True, keep=True, outline=0),
    Role.COLUMN: _Look("center", before=40, after=40, bold=True, size=21),
    Role.ROW: _Look("center", before=40, after=40, size=21),
    Role.CELL: _Look("left", before=40, after=40, size=21),
    Role.COPY: _Look("left"),
}

_NAMESPACES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def styles_xml() -> str:
    """Return the part styles.xml: the font for everything, and one style for each role."""
    fonts = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:eastAsia="{FONT}"/>'
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles {_NAMESPACES}><w:docDefaults>'
        f'<w:rPrDefault><w:rPr>{fonts}<w:sz w:val="{HALF_POINTS}"/><w:szCs w:val="{HALF_POINTS}"/>'
        '<w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="252" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/>'
        "</w:style>" + "".join(_style(role, look) for role, look in _LOOKS.items()) + "</w:styles>"
    )


def _style(role: Role, look: _Look) -> str:
    keep = "<w:keepNext/><w:keepLines/>" if look.keep else ""
    indent = f'<w:ind w:left="{look.left}"/>' if look.left else ""
    outline = f'<w:outlineLvl w:val="{look.outline}"/>' if look.outline >= 0 else ""
    run = (
        ("<w:b/>" if look.bold else "")
        + ("<w:caps/>" if look.caps else "")
        + (f'<w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/>' if look.size else "")
    )
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{role.style_id}"><w:name w:val="{role.value}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{keep}'
        f'<w:spacing w:before="{look.before}" w:after="{look.after}"/>{indent}<w:jc w:val="{look.align}"/>{outline}'
        f"</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )
