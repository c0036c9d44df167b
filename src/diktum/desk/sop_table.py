"""The SOP's table as a file that a spreadsheet opens, and back into a procedure."""

from __future__ import annotations

from typing import Literal

from diktum.core.procedure.model import Procedure
from diktum.core.procedure.sheet import procedure_from, rows_of
from diktum.formats.sheet_rows import read_rows
from diktum.formats.spreadsheet import csv_text, xlsx
from diktum.rulebook import known_posts


def write_table(procedure: Procedure, form: Literal["xlsx", "csv"]) -> bytes:
    """Return the table of a procedure as XLSX, or as CSV in UTF-8."""
    head, *rows = rows_of(procedure)
    return xlsx(procedure.code, head, rows) if form == "xlsx" else csv_text(head, rows).encode()


def read_table(content: bytes, *, name: str) -> Procedure:
    """Return the procedure that a table (XLSX or CSV) describes. Raises UnreadableSheetError or RulebookError."""
    return procedure_from(read_rows(content), name=name, known_posts=known_posts())
