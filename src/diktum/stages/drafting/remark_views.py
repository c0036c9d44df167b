"""The page of remarks at the parts of a draft: to make one, to answer, to settle."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import dossier_for
from diktum.dossiers.summary import DossierSummary
from diktum.stages.drafting import queries, remarks
from diktum.stages.drafting.models import DraftVersion
from diktum.stages.drafting.reading import ReadDecree, reading_of
from diktum.stages.drafting.viewing import asker, seen_by
from diktum.ui.access import staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import Form, status_of

LONGEST = 5000


class RemarkForm(Form):
    """A remark at a part."""

    node = forms.ChoiceField(label=gettext_lazy("Bagian naskah"))
    text = forms.CharField(
        label=gettext_lazy("Komentar"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, data: QueryDict | None, *, places: dict[str, str], node: str = "") -> None:
        super().__init__(data, initial={"node": node})
        field = self.fields["node"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Pilih bagian")), *places.items()]


class ReplyForm(Form):
    """An answer, or the words that settle a remark."""

    text = forms.CharField(
        label=gettext_lazy("Balasan"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """A thread as it is shown: whether its part is still there, and the form of the reply."""

    thread: queries.Thread
    is_there: bool
    form: ReplyForm | None
    may_settle: bool


@dataclass(frozen=True, slots=True)
class RemarksPage:
    """Komentar naskah of one dossier."""

    dossier: DossierSummary
    heading: str
    version: DraftVersion | None
    rows: tuple[ThreadRow, ...]
    form: RemarkForm | None
    reading: ReadDecree | None


@staff
def remarks_page(request: HttpRequest, code: str) -> HttpResponse:
    """Show the remarks on a draft; make, answer and settle them."""
    actor = asker(request)
    dossier = dossier_for(actor, code)
    version = queries.latest_version(dossier)
    decree = queries.decree_of(version) if version else None
    is_open = decree is not None and remarks.is_open_to_remarks(dossier)
    names = remarks.place_names(decree) if decree else {}
    said = request.POST.get("do", "") if request.method == "POST" else ""
    form = (
        RemarkForm(
            request.POST if said == "remark" else None, places=names, node=request.GET.get("bagian", "")
        )
        if is_open
        else None
    )
    if said and _carried_out(request, dossier, form, str(said)):
        return redirect("drafting:remarks", dossier.code)
    page = RemarksPage(
        dossier=seen_by(request, dossier),
        heading=_("Komentar naskah"),
        version=version,
        rows=tuple(
            ThreadRow(
                thread,
                thread.remark.node in names,
                ReplyForm(None, auto_id=f"id_%s_{thread.remark.pk}")
                if is_open and thread.settled is None
                else None,
                remarks.may_settle(thread.remark, dossier, actor),
            )
            for thread in queries.remark_threads(dossier)
        ),
        form=form,
        reading=reading_of(decree) if decree else None,
    )
    return render(request, "drafting/remarks.html", {"page": page}, status=status_of(request))


def _carried_out(request: HttpRequest, dossier: Dossier, form: RemarkForm | None, said: str) -> bool:
    by, when = asker(request), this_moment(request)
    if said == "remark" and form is not None:
        if not form.is_valid():
            return False
        remarks.make_remark(dossier_id=dossier.pk, by=by, when=when, **form.cleaned_data)
        messages.success(request, _("Komentar tercatat."))
        return True
    kind, _dash, key = said.partition("-")
    reply = ReplyForm(request.POST)
    if kind not in ("answer", "resolved") or not key.isdecimal() or not reply.is_valid():
        return False
    remarks.reply_to_remark(
        dossier_id=dossier.pk,
        remark_id=int(key),
        kind=kind,
        text=reply.cleaned_data["text"],
        by=by,
        when=when,
    )
    messages.success(request, _("Balasan tercatat."))
    return True
