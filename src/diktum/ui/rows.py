"""Rows that one adds, moves and removes in a form, also without JavaScript.

A row posts as `prefix-0-name`. Four submit buttons (`add_row`, `move_up`, `move_down`, `remove_row`) show the form again
with everything kept.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar

from django.http import QueryDict
from django.utils.translation import gettext as _

from diktum.ui.forms import Form, is_writing

F = TypeVar("F", bound=Form)
Values = dict[str, list[str]]


class Rows(Generic[F]):
    """Hold the rows of one kind in a form.

    `initial` are the rows shown at first, `minimum` how many have to be filled, `maximum` how many are taken. Empty rows are
    dropped. Give the same `request.POST or None` to the form and to its rows.
    """

    def __init__(
        self,
        form_class: type[F],
        data: QueryDict | None = None,
        *,
        prefix: str,
        initial: Sequence[Mapping[str, Any]] = (),
        minimum: int = 0,
        maximum: int = 500,
        title: str = "",
        noun: str = "",
    ) -> None:
        self.form_class, self.prefix, self.minimum, self.maximum = form_class, prefix, minimum, maximum
        self.title, self.noun = title, noun or _("baris")
        self.is_bound = data is not None
        self.still_writing = is_writing(data)
        self.errors: list[str] = []
        if data is None:
            shown = initial or ({},)
            self.forms = [
                form_class(prefix=f"{prefix}-{n}", initial=dict(row)) for n, row in enumerate(shown)
            ]
        else:
            rows = pressed(posted_rows(data, prefix), data, prefix)[:maximum] or [{}]
            self.forms = [self._bound(n, row) for n, row in enumerate(rows)]

    def _bound(self, number: int, row: Values) -> F:
        data = QueryDict(mutable=True)
        for name, values in row.items():
            data.setlist(f"{self.prefix}-{number}-{name}", values)
        form = self.form_class(data, prefix=f"{self.prefix}-{number}")
        form.still_writing = self.still_writing
        return form

    @property
    def filled(self) -> list[F]:
        """Return the rows in which something stands."""
        return [form for form in self.forms if _has_words(form)]

    def is_valid(self) -> bool:
        """Return whether every filled row is right and there are enough of them."""
        if not self.is_bound or self.still_writing:
            return False
        empty = [form for form in self.forms if not _has_words(form)]
        for form in empty:
            form.still_writing = True
        filled = self.filled
        self.errors = [] if len(filled) >= self.minimum else [self._too_few()]
        return all(form.is_valid() for form in filled) and not self.errors

    def _too_few(self) -> str:
        return _("Isi paling sedikit %(count)s %(noun)s.") % {"count": self.minimum, "noun": self.noun}

    @property
    def cleaned(self) -> tuple[dict[str, Any], ...]:
        """Return the checked values of the filled rows, in order; ask `is_valid()` before."""
        return tuple(form.cleaned_data for form in self.filled)


def posted_rows(data: QueryDict, prefix: str) -> list[Values]:
    """Return the posted values of every row, in the order of their numbers, gaps closed."""
    pattern = re.compile(rf"{re.escape(prefix)}-([0-9]{{1,5}})-(.+)")
    rows: dict[int, Values] = {}
    for key, values in data.lists():
        match = pattern.fullmatch(key)
        if match:
            rows.setdefault(int(match[1]), {})[match[2]] = [str(value) for value in values]
    return [rows[number] for number in sorted(rows)]


def pressed(rows: list[Values], data: QueryDict, prefix: str) -> list[Values]:
    """Return the rows after the row button that was pressed, if it belongs to this `prefix`."""
    rows = list(rows)
    if data.get("add_row") == prefix:
        rows.append({})
    for button, move in (("move_up", -1), ("move_down", 1), ("remove_row", 0)):
        number = _number(data.get(button, ""), prefix)
        if number is None or number >= len(rows):
            continue
        row = rows.pop(number)
        if move:
            rows.insert(max(0, number + move), row)
    return rows


def _number(pressed_value: str | None, prefix: str) -> int | None:
    head, _dash, tail = (pressed_value or "").rpartition("-")
    return int(tail) if head == prefix and tail.isascii() and tail.isdigit() and len(tail) < 6 else None


def _has_words(form: Form) -> bool:
    data = form.data
    assert isinstance(data, QueryDict)
    return any(
        value.strip()
        for name in form.fields
        for value in data.getlist(form.add_prefix(name))
        if isinstance(value, str)
    )
