"""Read the rows of a spreadsheet file (XLSX, CSV, tab-separated) as text. Formulas are never calculated."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime

from openpyxl import load_workbook

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
MOST_ROWS = 5000
MOST_COLUMNS = 40
_SEPARATORS = ";\t,|"


class UnreadableSheetError(ValueError):
    """The file is no table that can be read; the message is an Indonesian sentence for the person who sent it."""


def read_rows(
    content: bytes, *, most_rows: int = MOST_ROWS, formulas: bool = False
) -> tuple[tuple[str, ...], ...]:
    """
    Return the rows of the first sheet in which something stands, every cell as clean text of one line.

    `formulas` gives the formula of a cell ("=A1+1") as it was written, instead of the value that the sheet had kept of it.
    Raises UnreadableSheetError for an empty, too large, protected or foreign file.
    """
    if not content.strip():
        raise UnreadableSheetError("Berkas ini kosong.")
    if len(content) > MOST_BYTES:
        raise UnreadableSheetError("Berkas ini lebih besar dari 5 MB.")
    if content.startswith(b"PK\x03\x04"):
        rows = _workbook_rows(content, most_rows, formulas=formulas)
    elif content.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableSheetError(
            "Ini berkas Excel lama (.xls) atau berkas bersandi. Simpan sebagai .xlsx tanpa sandi, lalu unggah kembali."
        )
    else:
        rows = _text_rows(_decoded(content))
    filled = tuple(row for row in (_trimmed(row) for row in rows) if any(row))
    if not filled:
        raise UnreadableSheetError("Tidak ada baris yang berisi pada berkas ini.")
    if len(filled) > most_rows:
        raise UnreadableSheetError(f"Berkas ini berisi lebih dari {most_rows} baris.")
    return filled


def unarmed(cell: str) -> str:
    """Take away the apostrophe with which our own CSV keeps a value from being calculated."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell


def _workbook_rows(content: bytes, most_rows: int, *, formulas: bool) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            if sum(each.file_size for each in packed.infolist()) > MOST_UNPACKED:
                raise UnreadableSheetError("Isi berkas Excel ini terlalu besar.")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=not formulas, keep_links=False)
        sheet = book.worksheets[0]
        rows = sheet.iter_rows(max_row=most_rows + 2, max_col=MOST_COLUMNS, values_only=True)
        return [[_written(value) for value in row] for row in rows]
    except UnreadableSheetError:
        raise
    except (zipfile.BadZipFile, KeyError, ValueError, IndexError, TypeError, OSError, SyntaxError) as broken:
        raise UnreadableSheetError(
            "Berkas Excel ini rusak atau bukan .xlsx. Simpan kembali sebagai .xlsx atau .csv."
        ) from broken


def _written(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime | date):
        return value.strftime("%d-%m-%Y")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _text_rows(text: str) -> list[list[str]]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count) if any(s in first for s in _SEPARATORS) else ";"
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as broken:
        raise UnreadableSheetError(
            "Berkas CSV ini rusak. Simpan kembali sebagai CSV UTF-8 atau .xlsx."
        ) from broken


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise UnreadableSheetError("Ini bukan berkas tabel. Yang diterima: .xlsx dan .csv.")
    return text


def _trimmed(row: list[str]) -> tuple[str, ...]:
    """Return a row with one-line cells and without the empty ones at its end."""
    cells = [unarmed(" ".join("".join(c for c in cell if c >= " " or c in "\n\t").split())) for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells[:MOST_COLUMNS])
