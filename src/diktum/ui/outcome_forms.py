"""The form of an act that ends one way or another: one button for each outcome, a reason where the outcome asks for it."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diktum.core.procedure.model import Act
from diktum.ui.forms import Form


class OutcomeForm(Form):
    """The outcome whose button was pressed; the form that is made of it brings the field `reason` with its own label."""

    missing_reason = gettext_lazy("Tuliskan alasan pengembalian.")

    def __init__(self, data: QueryDict | None, *, act: Act | None) -> None:
        super().__init__(data)
        pressed = str(data.get("outcome", "")) if data is not None else ""
        self.outcome = act.outcome(pressed) if act else None

    def clean(self) -> dict[str, Any]:
        """Ask for an outcome, and for a reason where the work goes back or ends."""
        cleaned = super().clean() or {}
        if self.outcome is None:
            self.add_error(None, _("Pilih hasil dengan salah satu tombol di bawah."))
        elif self.outcome.needs_reason and not cleaned.get("reason", "").strip():
            self.add_error("reason", str(self.missing_reason))
        return cleaned
