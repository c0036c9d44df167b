"""The forms with rows: planned contents, and posts with their proofs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diktum.stages.publication.forms import PlanForm, stable_address
from diktum.stages.publication.planning import MOST_ITEMS, PlanItem
from diktum.stages.publication.posting import LARGEST_SCREENSHOT, MOST_POSTS, Post
from diktum.stages.publication.step_models import Category, Weekday
from diktum.ui.forms import Form
from diktum.ui.rows import Rows

__all__ = ["PlanForm", "PlanItemForm", "PostForm", "ScreenshotsForm", "plan_items", "plan_rows", "post_rows"]


class PlanItemForm(Form):
    """One planned content."""

    rubric = forms.CharField(
        label=gettext_lazy("Rubrik"),
        max_length=120,
        widget=forms.TextInput(attrs={"placeholder": gettext_lazy("mis. Pojok JDIH")}),
    )
    category = forms.ChoiceField(
        label=gettext_lazy("Jenis"), choices=[("", "–"), *Category.choices], required=False
    )
    weekday = forms.TypedChoiceField(
        label=gettext_lazy("Hari"),
        choices=[("", "–"), *Weekday.choices],
        required=False,
        coerce=int,
        empty_value=None,
    )
    channel = forms.CharField(label=gettext_lazy("Kanal"), max_length=200, required=False)
    person = forms.CharField(label=gettext_lazy("Pelaksana"), max_length=250)

    def clean(self) -> dict[str, Any]:
        """Ask for the weekday of what is routine."""
        cleaned = super().clean() or {}
        if cleaned.get("category") == Category.ROUTINE and not cleaned.get("weekday"):
            self.add_error("weekday", _("Konten rutin mempunyai hari tetap."))
        return cleaned


def plan_rows(data: QueryDict | None) -> Rows[PlanItemForm]:
    """Return the rows of planned contents."""
    return Rows(
        PlanItemForm,
        data,
        prefix="items",
        minimum=0,
        maximum=MOST_ITEMS,
        title=_("Konten yang direncanakan"),
        noun=_("konten"),
    )


def plan_items(rows: Rows[PlanItemForm]) -> tuple[PlanItem, ...]:
    """Return the filled rows as the command takes them."""
    return tuple(
        PlanItem(
            rubric=each["rubric"],
            person=each["person"],
            channel=each["channel"],
            category=each["category"] or Category.OCCASIONAL,
            weekday=each["weekday"],
        )
        for each in rows.cleaned
    )


class PostForm(Form):
    """One post on a channel."""

    channel = forms.CharField(label=gettext_lazy("Kanal"), max_length=100)
    account = forms.CharField(
        label=gettext_lazy("Akun"),
        max_length=150,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": "@"}),
    )
    url = forms.CharField(
        label=gettext_lazy("Alamat unggahan"),
        max_length=500,
        validators=[stable_address],
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
    )
    posted_at = forms.DateTimeField(
        label=gettext_lazy("Waktu tayang"),
        required=False,
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )


def post_rows(data: QueryDict | None) -> Rows[PostForm]:
    """Return the rows of posts."""
    return Rows(
        PostForm, data, prefix="posts", minimum=1, maximum=MOST_POSTS, title=_("Unggahan"), noun=_("unggahan")
    )


class _ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class _FilesField(forms.FileField):
    """As many files as were chosen."""

    widget = _ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """Check each of the files."""
        given = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(_FilesField, self).clean(each, initial) for each in given]


class ScreenshotsForm(Form):
    """Tangkapan layar of the posts, in their order."""

    screenshots = _FilesField(
        label=gettext_lazy("Tangkapan layar"),
        help_text=gettext_lazy(
            "JPG atau PNG, satu untuk setiap unggahan menurut urutannya. Pilih sesudah semua baris terisi."
        ),
        required=False,
        widget=_ManyFiles(attrs={"accept": "image/png,image/jpeg"}),
    )

    def clean_screenshots(self) -> list[UploadedFile[Any]]:
        """Refuse what is larger than a screenshot."""
        given: list[UploadedFile[Any]] = self.cleaned_data["screenshots"]
        if len(given) > MOST_POSTS or any((each.size or 0) > LARGEST_SCREENSHOT for each in given):
            raise ValidationError(_("Tangkapan layar paling besar 5 MB."))
        return given

    def posts(self, rows: Rows[PostForm], zone: str) -> tuple[Post, ...]:
        """Return the posts with their screenshots; ask `is_valid()` of both before."""
        given = self.cleaned_data["screenshots"]
        return tuple(
            Post(
                channel=row["channel"],
                url=row["url"],
                account=row["account"],
                posted_at=_in_zone(row, zone),
                screenshot=given[number] if number < len(given) else None,
            )
            for number, row in enumerate(rows.cleaned)
        )


def _in_zone(row: Mapping[str, Any], zone: str) -> dt.datetime | None:
    """Read a typed time as the clock of the office shows it."""
    typed: dt.datetime | None = row["posted_at"]
    return typed.replace(tzinfo=ZoneInfo(zone)) if typed else None
