"""Base of every form: clean text, and nothing checked while somebody still adds rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.http import HttpRequest, QueryDict

from diktum.core.language import clean_text

ROW_BUTTONS = ("add_row", "move_up", "move_down", "remove_row")


def is_writing(data: Mapping[str, Any] | None) -> bool:
    """Return whether a row button was pressed: the form is to be shown again, with nothing checked."""
    return data is not None and any(button in data for button in ROW_BUTTONS)


def status_of(request: HttpRequest) -> int:
    """Return the status of a form shown again: 200 while rows are being added, else 422."""
    return 200 if request.method != "POST" or is_writing(request.POST) else 422


def cleaned_data_of(data: QueryDict, is_text: Callable[[str], bool] = lambda _name: True) -> QueryDict:
    """Return a copy of posted data with clean text in every field for which `is_text(name)`."""
    copy = QueryDict(mutable=True)
    for key, values in data.lists():
        copy.setlist(key, [clean_text(value) if is_text(key) else value for value in values])
    return copy


class Form(forms.Form):
    """A form whose text fields arrive in NFC, without NUL and control characters."""

    use_required_attribute = False

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(data, *args, **kwargs)
        self.still_writing = is_writing(data)
        if isinstance(self.data, QueryDict) and self.is_bound:
            names = {self.add_prefix(name) for name in self.fields}
            self.data = cleaned_data_of(self.data, names.__contains__)

    def is_valid(self) -> bool:
        """Return whether everything is right and nobody is still adding rows."""
        return not self.still_writing and super().is_valid()

    def full_clean(self) -> None:
        """Check everything, but nothing while somebody is still adding rows."""
        if self.still_writing:
            self._errors = ErrorDict()
            self.cleaned_data = {}
            return
        super().full_clean()
