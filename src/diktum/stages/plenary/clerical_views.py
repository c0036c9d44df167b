"""The page of clerical corrections: what was recorded after the plenary, recording one, and the chair's answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diktum.core.document import Word
from diktum.core.document.word_changes import words
from diktum.core.moment import Moment
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import dossier_for, posts_for
from diktum.dossiers.summary import DossierSummary, summary
from diktum.dossiers.views_support import act_stamp
from diktum.people.queries import Actor
from diktum.stages.drafting import queries as drafting
from diktum.stages.plenary import clerical, commands, gate, queries
from diktum.stages.plenary.forms import LONGEST_TEXT, reason_field
from diktum.stages.plenary.gate import Place
from diktum.stages.plenary.models import ClericalCorrection
from diktum.ui.access import staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import Form, status_of


class ClericalForm(Form):
    """Record a slip of the pen."""

    node = forms.ChoiceField(label=gettext_lazy("Bagian naskah"))
    wrong = forms.CharField(
        label=gettext_lazy("Tertulis"),
        help_text=gettext_lazy("Kata yang salah, persis seperti dalam naskah."),
        max_length=LONGEST_TEXT,
        strip=False,
    )
    right = forms.CharField(
        label=gettext_lazy("Seharusnya"),
        help_text=gettext_lazy("Kosong bila kata itu dihapus."),
        max_length=LONGEST_TEXT,
        strip=False,
        required=False,
    )
    reason = forms.CharField(
        label=gettext_lazy("Alasan"),
        help_text=gettext_lazy("Siapa menemukannya, kapan, dan mengapa ini salah tik."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: QueryDict | None, *, places: Sequence[Place]) -> None:
        super().__init__(data)
        field = self.fields["node"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Pilih bagian")), *((each.node, each.label) for each in places)]


class AnswerForm(Form):
    """The answer of the chair."""

    note = reason_field(gettext_lazy("Catatan"), gettext_lazy("Wajib bila ralat ditolak."))


@dataclass(frozen=True, slots=True)
class ClericalRow:
    """A clerical correction as it is shown: its redline, its answer, and the form of the chair while it waits."""

    row: ClericalCorrection
    redline: tuple[Word, ...]
    form: AnswerForm | None


@dataclass(frozen=True, slots=True)
class ClericalPage:
    """Ralat salah tik of one dossier."""

    dossier: DossierSummary
    heading: str
    rows: tuple[ClericalRow, ...]
    form: ClericalForm | None
    rule: clerical.ClericalRule | None


@staff
def clericals(request: HttpRequest, code: str) -> HttpResponse:
    """Show, record and answer the clerical corrections of a dossier."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    dossier, when = dossier_for(actor, code), this_moment(request)
    seen, rule = summary(dossier, actor, when), clerical.rule_on(when.day)
    posts = set(posts_for(actor, dossier)) if _is_open(seen, rule) else set()
    form = _form(request, dossier) if rule and posts & set(rule.recorded_by) else None
    answers = _answers(request, dossier) if rule and posts & set(rule.agreed_by) else {}
    if request.method == "POST" and _carried_out(request, dossier, actor, when, form, answers):
        return redirect("plenary:clericals", dossier.code)
    page = ClericalPage(
        dossier=seen,
        heading=_("Ralat salah tik"),
        rows=tuple(
            ClericalRow(row, words(row.before, row.wording), answers.get(row.pk))
            for row in queries.clericals(dossier)
        ),
        form=form,
        rule=rule,
    )
    return render(request, "plenary/clericals.html", {"page": page}, status=status_of(request))


def _is_open(seen: DossierSummary, rule: clerical.ClericalRule | None) -> bool:
    return rule is not None and seen.open_act is not None and seen.open_act.key == rule.during


def _form(request: HttpRequest, dossier: Dossier) -> ClericalForm:
    decree = drafting.latest_decree(dossier)
    places = gate.place_choices(decree) if decree else ()
    worded = [each for each in places if decree and gate.text_at(decree, each.node)]
    is_meant = request.method == "POST" and request.POST.get("do") == "record"
    return ClericalForm(request.POST if is_meant else None, places=worded)


def _answers(request: HttpRequest, dossier: Dossier) -> dict[int, AnswerForm]:
    said = request.POST.get("do", "") if request.method == "POST" else ""
    return {
        row.pk: AnswerForm(
            request.POST if said in (f"agree-{row.pk}", f"refuse-{row.pk}") else None,
            auto_id=f"id_%s_{row.pk}",
        )
        for row in queries.clericals(dossier)
        if not hasattr(row, "answer")
    }


def _carried_out(
    request: HttpRequest,
    dossier: Dossier,
    actor: Actor,
    when: Moment,
    form: ClericalForm | None,
    answers: dict[int, AnswerForm],
) -> bool:
    if form is not None and form.is_bound:
        if not form.is_valid():
            return False
        commands.record_clerical(
            dossier_id=dossier.pk, by=actor, when=when, **form.cleaned_data, **act_stamp(request)
        )
        messages.success(request, _("Ralat dicatat dan menunggu persetujuan Ketua."))
        return True
    verb, _dash, key = request.POST.get("do", "").partition("-")
    if verb not in ("agree", "refuse") or not key.isdecimal():
        return False
    answer = answers.get(int(key))
    if answer is not None and not answer.is_valid():
        return False
    commands.answer_clerical(
        dossier_id=dossier.pk,
        clerical_id=int(key),
        agreed=verb == "agree",
        note=answer.cleaned_data["note"] if answer else "",
        by=actor,
        when=when,
        **act_stamp(request),
    )
    messages.success(request, _("Jawaban atas ralat dicatat."))
    return True
