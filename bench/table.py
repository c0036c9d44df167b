"""A plain table for people."""

from collections.abc import Sequence


class Table:
    """Collect rows of words under a title and set them in columns."""

    def __init__(self, title: str, heads: Sequence[str]) -> None:
        self.title = title
        self.rows: list[tuple[str, ...]] = [tuple(heads)]

    def row(self, *cells: str) -> None:
        """Add one row, a word for each column."""
        self.rows.append(cells)

    def __str__(self) -> str:
        widths = [max(len(row[i]) for row in self.rows) for i in range(len(self.rows[0]))]
        lines = [
            "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in self.rows
        ]
        return "\n".join((self.title, lines[0], "-" * len(lines[0]), *lines[1:]))
