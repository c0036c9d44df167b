"""Write a table as XLSX or CSV that opens as text everywhere: nothing in it is ever taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_WIDEST = 60
_SHEET_NAME = 31


def xlsx(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return a workbook with one sheet: a bold, frozen head, every value as text."""
    book = Workbook()
    sheet = book.active
    sheet.title = "".join(c for c in title if c not in "[]:*?/\\'")[:_SHEET_NAME].strip() or "Buku"
    for number, values in enumerate([columns, *rows], start=1):
        for place, value in enumerate(values, start=1):
            _write(sheet.cell(row=number, column=place), value, is_head=number == 1)
    for place, column in enumerate(columns, start=1):
        longest = max([len(column), *(len(row[place - 1]) for row in rows)])
        sheet.column_dimensions[get_column_letter(place)].width = min(longest + 2, _WIDEST)
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write(cell: Cell, value: str, *, is_head: bool) -> None:
    """Keep a value as the text it is: openpyxl takes a leading "=" for a formula unless it is told otherwise."""
    cell.value = "".join(c for c in value if c == "\n" or ord(c) >= 32)
    cell.data_type = "s"
    cell.quotePrefix = value.startswith(_FORMULA)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    cell.font = Font(bold=is_head)


def csv_text(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return the table as CSV with a byte-order mark, so that spreadsheets read it as UTF-8.

    A value that a spreadsheet would calculate gets an apostrophe before it (OWASP: CSV injection).
    """
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for values in (columns, *rows):
        writer.writerow([f"'{value}" if value.startswith(_FORMULA) else value for value in values])
    return out.getvalue()
