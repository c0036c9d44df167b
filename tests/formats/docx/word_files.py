"""Make Word files for the tests: edit ours the way people do, build foreign ones, break them."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from diktum.core.document import Decree, from_data

EXAMPLES = Path(__file__).parents[3] / "examples"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def example(name: str) -> Decree:
    return from_data(json.loads((EXAMPLES / name / "decree.json").read_text()))


def opened(content: bytes) -> WordDocument:
    return Document(io.BytesIO(content))


def saved(document: WordDocument) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def every_paragraph(document: WordDocument) -> list[Paragraph]:
    return [Paragraph(element, document._body) for element in document.element.body.iter(qn("w:p"))]


def paragraph_with(document: WordDocument, words: str) -> Paragraph:
    return next(found for found in every_paragraph(document) if words in found.text)


def edited(content: bytes, edit: Callable[[WordDocument], object]) -> bytes:
    document = opened(content)
    edit(document)
    return saved(document)


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return package.read(name).decode()


def with_part(content: bytes, name: str, text: str | bytes | None) -> bytes:
    """Put a part into a package, replace one, or (None) take it away."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry))
        if text is not None:
            new.writestr(name, text)
    return out.getvalue()


def tracked_insertion(
    paragraph: Paragraph, words: str, author: str, at: str = "2026-02-03T04:05:06Z"
) -> None:
    change = OxmlElement("w:ins")
    _stamp(change, author, at)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(text)
    change.append(run)
    paragraph._p.append(change)


def tracked_deletion(paragraph: Paragraph, author: str, at: str = "2026-02-03T04:05:06Z") -> None:
    for run in list(paragraph._p.iter(qn("w:r"))):
        change = OxmlElement("w:del")
        _stamp(change, author, at)
        run.addprevious(change)
        change.append(run)
        for text in run.iter(qn("w:t")):
            text.tag = qn("w:delText")


def _stamp(change: object, author: str, at: str) -> None:
    change.set(qn("w:id"), "9001")
    change.set(qn("w:author"), author)
    change.set(qn("w:date"), at)


def accept_all(content: bytes) -> bytes:
    """Accept every tracked change as Word does: a small resolver of its own, on the XML alone."""
    return _resolve(content, put_in="ins", taken_out="del")


def reject_all(content: bytes) -> bytes:
    """Reject every tracked change as Word does."""
    return _resolve(content, put_in="del", taken_out="ins")


def _resolve(content: bytes, *, put_in: str, taken_out: str) -> bytes:
    document = opened(content)
    body = document.element.body
    for row in list(body.iter(qn("w:tr"))):
        if row.find(f"{qn('w:trPr')}/{qn(f'w:{taken_out}')}") is not None:
            row.getparent().remove(row)
    for table in list(body.iter(qn("w:tbl"))):
        if table.find(qn("w:tr")) is None:
            table.getparent().remove(table)
    for paragraph in list(body.iter(qn("w:p"))):
        mark = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn(f'w:{taken_out}')}")
        kept = [r for r in paragraph.iter(qn("w:r")) if r.getparent().tag != qn(f"w:{taken_out}")]
        if mark is not None and not kept:
            around = paragraph.getparent()
            around.remove(paragraph)
            if around.tag == qn("w:sdtContent") and len(around) == 0:
                around.getparent().getparent().remove(around.getparent())
    for change in list(body.iter(qn(f"w:{taken_out}"))):
        change.getparent().remove(change)
    for change in list(body.iter(qn(f"w:{put_in}"))):
        for child in list(change):
            change.addprevious(child)
        change.getparent().remove(change)
    for text in list(body.iter(qn("w:delText"))):
        text.tag = qn("w:t")
    return saved(document)


def without_controls(content: bytes) -> bytes:
    """Unwrap every content control, as Google Docs and WPS do."""

    def edit(document: WordDocument) -> None:
        for control in list(document.element.body.iter(qn("w:sdt"))):
            inner = control.find(qn("w:sdtContent"))
            for child in list(inner):
                control.addprevious(child)
            control.getparent().remove(control)

    return edited(content, edit)


def without_styles(content: bytes) -> bytes:
    """Take away the styles by which we know the parts."""
    document = re.sub(r'<w:pStyle w:val="Diktum\w+"/>', "", part(content, "word/document.xml"))
    return with_part(content, "word/document.xml", document)


def numbered(paragraph: Paragraph, list_number: int, level: int = 0) -> Paragraph:
    properties = paragraph._p.get_or_add_pPr()
    number = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", level), ("w:numId", list_number)):
        element = OxmlElement(name)
        element.set(qn("w:val"), str(value))
        number.append(element)
    properties.append(number)
    return paragraph


_NUMBERING = f"""<w:numbering xmlns:w="{W}">
<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="singleLevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""


def foreign(*, tabs: bool = False) -> bytes:
    """A decree as an office types it: borderless tables (or tabs), automatic numbers, merged cells, a typed page mark."""
    document = Document()
    for line in (
        "KEPUTUSAN KOMISI PEMILIHAN UMUM",
        "KABUPATEN SORONG SELATAN",
        "NOMOR 7 TAHUN 2025",
        "TENTANG",
        "KELOMPOK KERJA PEMUTAKHIRAN DATA PEMILIH",
        "KETUA KOMISI PEMILIHAN UMUM KABUPATEN SORONG SELATAN,",
    ):
        document.add_paragraph(line)
    _preamble_with_tabs(document) if tabs else _preamble_with_tables(document)
    _attachment(document)
    return with_part(saved(document), "word/numbering.xml", _NUMBERING)


_WHEREAS = (
    "bahwa data pemilih perlu dimutakhirkan;",
    "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Keputusan;",
)
_BASES = (
    "Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum;",
    "Peraturan Komisi Pemilihan Umum Nomor 8 Tahun 2019 tentang Tata Kerja;",
)
_TASKS = ("menyusun rencana kerja;", "melaksanakan pemutakhiran.")


def _preamble_with_tables(document: WordDocument) -> None:
    table = document.add_table(rows=2, cols=3)
    for row, (label, texts, number) in zip(
        table.rows, (("Menimbang", _WHEREAS, 1), ("Mengingat", _BASES, 2)), strict=True
    ):
        row.cells[0].text, row.cells[1].text = label, ":"
        row.cells[2].text = texts[0]
        numbered(row.cells[2].paragraphs[0], number)
        for text in texts[1:]:
            numbered(row.cells[2].add_paragraph(text), number)
    document.add_paragraph("MEMUTUSKAN:")
    table = document.add_table(rows=3, cols=3)
    for row, (label, text) in zip(
        table.rows,
        (
            (
                "Menetapkan",
                "KEPUTUSAN KOMISI PEMILIHAN UMUM TENTANG KELOMPOK KERJA PEMUTAKHIRAN DATA PEMILIH.",
            ),
            ("KESATU", "Membentuk Kelompok Kerja dengan tugas:"),
            ("KEDUA", "Keputusan ini mulai berlaku pada tanggal ditetapkan."),
        ),
        strict=True,
    ):
        row.cells[0].text, row.cells[1].text, row.cells[2].text = label, ":", text
    for task in _TASKS:
        numbered(table.rows[1].cells[2].add_paragraph(task), 3)
    _closing(document)


def _preamble_with_tabs(document: WordDocument) -> None:
    document.add_paragraph(f"Menimbang\t:\ta.\t{_WHEREAS[0]}")
    document.add_paragraph(f"\t\tb.\t{_WHEREAS[1]}")
    document.add_paragraph(f"Mengingat\t:\t1.\t{_BASES[0]}")
    document.add_paragraph(f"\t\t2.\t{_BASES[1]}")
    document.add_paragraph("MEMUTUSKAN:")
    document.add_paragraph(
        "Menetapkan\t:\tKEPUTUSAN KOMISI PEMILIHAN UMUM TENTANG KELOMPOK KERJA PEMUTAKHIRAN DATA PEMILIH."
    )
    document.add_paragraph("KESATU\t:\tMembentuk Kelompok Kerja dengan tugas:")
    for task in _TASKS:
        numbered(document.add_paragraph(task), 3)
    document.add_paragraph("KEDUA\t:\tKeputusan ini mulai berlaku pada tanggal ditetapkan.")
    _closing(document)


def _closing(document: WordDocument) -> None:
    document.add_paragraph("Ditetapkan di Teminabuan")
    document.add_paragraph("pada tanggal 3 Februari 2025")
    document.add_paragraph("KETUA KOMISI PEMILIHAN UMUM KABUPATEN SORONG SELATAN,")
    document.add_paragraph("ELISABET PERUMPAMAAN")


def _attachment(document: WordDocument) -> None:
    document.add_page_break()
    for line in (
        "LAMPIRAN",
        "KEPUTUSAN KOMISI PEMILIHAN UMUM KABUPATEN SORONG SELATAN",
        "NOMOR 7 TAHUN 2025",
        "TENTANG",
        "KELOMPOK KERJA PEMUTAKHIRAN DATA PEMILIH",
        "SUSUNAN KELOMPOK KERJA",
    ):
        document.add_paragraph(line)
    table = document.add_table(rows=4, cols=4)
    for row, texts in zip(
        table.rows,
        (
            ("No.", "Nama", "Jabatan Dinas", "Kedudukan"),
            ("1", "Yakobus Percobaan", "Kepala Subbagian Data", "Ketua"),
            ("2", "Ruth Gambaran", "Pelaksana", "Anggota"),
            ("3", "Samuel Rekaan", "", "Anggota"),
        ),
        strict=True,
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(3, 2)._tc.get_or_add_tcPr().append(OxmlElement("w:vMerge"))
    restart = OxmlElement("w:vMerge")
    restart.set(qn("w:val"), "restart")
    table.cell(2, 2)._tc.get_or_add_tcPr().append(restart)
