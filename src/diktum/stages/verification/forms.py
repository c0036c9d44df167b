"""The forms of the kartu kendali."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diktum.core.procedure.model import Act
from diktum.stages.verification.checklist import (
    VERDICT_WORDS,
    CheckedItem,
    Checklist,
    Level,
    PointToCheck,
    Verdict,
)
from diktum.stages.verification.keeping import TypedItem
from diktum.stages.verification.models import WorkingItem
from diktum.ui import outcome_forms
from diktum.ui.forms import Form

LONGEST_NOTE = 4_000
BETWEEN_PLACES = ";"


def nodes_in(text: str, node_of: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the parts that a list of places names ("Mengingat angka 4; Diktum KESATU"), and what is no place."""
    named = [" ".join(name.split()) for name in text.split(BETWEEN_PLACES) if name.strip()]
    found = dict.fromkeys(node_of[name.casefold()] for name in named if name.casefold() in node_of)
    return tuple(found), tuple(name for name in named if name.casefold() not in node_of)


class PointForm(Form):
    """One point of the card: its verdict, where in the draft, and a note."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Hasil pemeriksaan"),
        required=False,
        widget=forms.RadioSelect,
        choices=[(verdict.value, gettext_lazy(words)) for verdict, words in VERDICT_WORDS.items()],
    )
    places = forms.CharField(
        label=gettext_lazy("Merujuk ke"),
        required=False,
        max_length=1_000,
        widget=forms.TextInput(attrs={"list": "bagian", "autocomplete": "off"}),
    )
    note = forms.CharField(
        label=gettext_lazy("Catatan"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 1}),
    )
    seen = forms.CharField(required=False, max_length=16, widget=forms.HiddenInput)

    def __init__(
        self,
        data: QueryDict | None,
        *,
        point: PointToCheck,
        node_of: Mapping[str, str],
        initial: dict[str, str],
    ) -> None:
        super().__init__(data, prefix=point.key, initial=initial)
        self.node_of = node_of
        self.nodes: tuple[str, ...] = ()
        if point.nodes or not node_of:
            del self.fields["places"]

    def clean_places(self) -> str:
        """Find the parts that are named."""
        text = str(self.cleaned_data["places"])
        self.nodes, strange = nodes_in(text, self.node_of)
        if strange:
            raise forms.ValidationError(
                _("Bagian “%(place)s” tidak ada dalam naskah; pilih dari daftar.")
                % {"place": strange[0][:80]}
            )
        return text

    def clean(self) -> dict[str, Any]:
        """Ask for a note where a point does not conform."""
        cleaned = super().clean() or {}
        if cleaned.get("verdict") == Verdict.NOT_CONFORM and not cleaned.get("note", "").strip():
            self.add_error("note", _("Tuliskan apa yang tidak sesuai."))
        return cleaned


class OutcomeForm(outcome_forms.OutcomeForm):
    """How the act ends: the pressed button, and a reason where it goes back."""

    reason = forms.CharField(
        label=gettext_lazy("Ringkasan untuk pengusul"),
        help_text=gettext_lazy(
            "Dibaca pengusul. Tempat dan catatan setiap butir yang tidak sesuai ditambahkan dengan sendirinya."
        ),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AskForm(Form):
    """A question to the related division."""

    question = forms.CharField(
        label=gettext_lazy("Yang ditanyakan"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    places = forms.CharField(
        label=gettext_lazy("Merujuk ke"),
        required=False,
        max_length=1_000,
        widget=forms.TextInput(attrs={"list": "bagian", "autocomplete": "off"}),
    )

    def __init__(self, data: QueryDict | None, *, node_of: Mapping[str, str]) -> None:
        super().__init__(data, auto_id="tanya-%s")
        self.node_of = node_of
        self.nodes: tuple[str, ...] = ()

    def clean_places(self) -> str:
        """Find the parts that are named."""
        text = str(self.cleaned_data["places"])
        self.nodes, strange = nodes_in(text, self.node_of)
        if strange:
            raise forms.ValidationError(
                _("Bagian “%(place)s” tidak ada dalam naskah.") % {"place": strange[0]}
            )
        return text


class AnswerForm(Form):
    """The division's answer."""

    text = forms.CharField(
        label=gettext_lazy("Tanggapan"), max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 6})
    )


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding in the reader's language."""

    level: str
    words: str
    source: str
    node: str
    place: str

    @property
    def is_fault(self) -> bool:
        """Say whether something is wrong for certain."""
        return self.level == Level.GRAVE


@dataclass(frozen=True, slots=True)
class CardLine:
    """One point with its form, its number on the card and what was found about it."""

    number: int
    point: PointToCheck
    form: PointForm
    findings: tuple[ShownFinding, ...]
    person_id: int | None = None
    before: str = ""

    @property
    def told(self) -> tuple[ShownFinding, ...]:
        """Return what is only told, shown in one line."""
        return tuple(each for each in self.findings if each.level == Level.TOLD)


class CardForm:
    """A whole kartu kendali: one form for each point of the checklist, and how it ends."""

    def __init__(
        self,
        data: QueryDict | None,
        *,
        checklist: Checklist,
        act: Act | None,
        place_of: Mapping[str, str],
        kept: Mapping[str, WorkingItem],
        persons: Mapping[str, int] | None = None,
        before: Mapping[str, str] | None = None,
    ) -> None:
        node_of = {place.casefold(): node for node, place in place_of.items()}
        self.lines = tuple(
            CardLine(
                number,
                point,
                PointForm(
                    data, point=point, node_of=node_of, initial=_initial(point, kept.get(point.key), place_of)
                ),
                tuple(_shown(point)),
                (persons or {}).get(point.key),
                (before or {}).get(point.key, ""),
            )
            for number, point in enumerate(checklist.points, start=1)
        )
        self.end = OutcomeForm(data, act=act)
        self.forms = [line.form for line in self.lines]
        self.errors: list[str] = []
        self.noun = _("butir")
        self.filled = sum(1 for item in kept.values() if item.verdict)

    def is_valid(self) -> bool:
        """Return whether the card can be settled in the way that was asked for."""
        answers = [form.is_valid() for form in (self.end, *self.forms)]
        if all(answers) and self.end.outcome is not None and not self.end.outcome.goes_back:
            self._ask_for_the_rest()
        return self.end.is_valid() and all(form.is_valid() for form in self.forms)

    def items(self) -> tuple[CheckedItem, ...]:
        """Return the points that were looked at; ask `is_valid()` before."""
        return tuple(
            CheckedItem(
                line.point.key,
                Verdict(line.form.cleaned_data["verdict"]),
                line.form.cleaned_data["note"],
                line.form.nodes,
            )
            for line in self.lines
            if line.form.cleaned_data["verdict"]
        )

    def typed(self, only: str = "") -> tuple[TypedItem, ...]:
        """Return the points as typed, sound or not: those that say something or were kept before; or `only` one."""
        return tuple(
            item
            for item in (_typed(line) for line in self.lines)
            if (only in (item.key, "")) and (item.verdict or item.note or item.places or item.seen)
        )

    def _ask_for_the_rest(self) -> None:
        for line in self.lines:
            verdict = line.form.cleaned_data.get("verdict")
            if not verdict:
                line.form.add_error("verdict", _("Isi hasil pemeriksaan butir ini."))
            elif verdict == Verdict.NOT_CONFORM:
                line.form.add_error(
                    "verdict", _("Butir yang tidak sesuai tidak dapat diteruskan; kembalikan draf.")
                )


def _typed(line: CardLine) -> TypedItem:
    def value(name: str) -> str:
        return str(line.form[name].value() or "") if name in line.form.fields else ""

    return TypedItem(line.point.key, value("verdict"), value("note"), value("places"), value("seen"))


def _initial(point: PointToCheck, kept: WorkingItem | None, place_of: Mapping[str, str]) -> dict[str, str]:
    """Return what a point begins with: what was kept, else what is wrong for certain, else nothing."""
    if kept is not None:
        return {"verdict": kept.verdict, "note": kept.note, "places": kept.places, "seen": kept.mark}
    if not point.faults:
        return {}
    nodes = dict.fromkeys(each.node for each in point.faults if each.node in place_of)
    return {
        "verdict": Verdict.NOT_CONFORM.value,
        "note": " ".join(dict.fromkeys(str(each) for each in point.faults)),
        "places": f"{BETWEEN_PLACES} ".join(place_of[node] for node in nodes),
    }


def _shown(point: PointToCheck) -> list[ShownFinding]:
    order = list(Level)
    return [
        ShownFinding(
            each.level.value,
            _(each.template) % dict(each.facts),
            each.source,
            each.node if not point.nodes else "",
            each.place if not point.nodes else "",
        )
        for each in sorted(point.findings, key=lambda each: order.index(each.level))
    ]
