"""Who still waits for a copy, and how copies of a decree that counts no longer come back."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import dossier_for
from diktum.dossiers.summary import DossierSummary, summary
from diktum.stages.distribution.clocks import Chased, Clock, chase_list, clocks
from diktum.stages.distribution.forms import RecallForm
from diktum.stages.distribution.recalls import KEEPERS, Recalled, answer_recall, recall_ground, recall_list
from diktum.ui.access import actor_of, staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import status_of

MOST_DECREES = 100


@dataclass(frozen=True, slots=True)
class ChasedDecree:
    """A decree whose copies are not all received, with those that wait."""

    code: str
    title: str
    chased: tuple[Chased, ...]


@dataclass(frozen=True, slots=True)
class ChasePage:
    """Belum diterima: every copy of the office that nobody signed for, the latest first."""

    decrees: tuple[ChasedDecree, ...]
    waiting: int
    late: int
    clocks: tuple[Clock, ...]


@dataclass(frozen=True, slots=True)
class RecallPage:
    """Penarikan salinan dari penerima."""

    dossier: DossierSummary
    heading: str
    may_act: bool
    ground: str
    recalled: tuple[Recalled, ...]
    open_count: int
    form: RecallForm


@staff
def chase(request: HttpRequest) -> HttpResponse:
    """List the copies of the office that nobody has signed for, with the clocks that ran out."""
    actor, when = actor_of(request), this_moment(request)
    rows = Dossier.objects.filter(commission_id=actor.commission_id, open_act="deliver")
    found = [
        ChasedDecree(dossier.code, dossier.title, chased)
        for dossier in rows.select_related("commission", "procedure").order_by("pk")[:MOST_DECREES]
        if (chased := chase_list(dossier, when.day))
    ]
    found.sort(key=lambda each: -_worst(each))
    page = ChasePage(
        decrees=tuple(found),
        waiting=sum(len(each.chased) for each in found),
        late=sum(bool(copy.late) for each in found for copy in each.chased),
        clocks=clocks(),
    )
    return render(request, "distribution/chase.html", {"page": page})


@staff
def recall(request: HttpRequest, code: str) -> HttpResponse:
    """Show which copies of a decree have to come back, and record what became of one."""
    actor, when = actor_of(request), this_moment(request)
    dossier = dossier_for(actor, code)
    recalled = recall_list(dossier)
    open_ones = [each for each in recalled if each.answer is None]
    form = RecallForm(
        request.POST or None,
        today=when.day,
        choices=[
            (each.line.copy.number, f"{each.line.copy.number}. {each.line.copy.recipient}")
            for each in open_ones
        ],
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        answer_recall(
            dossier=dossier,
            number=given["number"],
            fate=given["fate"],
            answered_by=given["answered_by"],
            answered_on=given["answered_on"],
            note=given["note"],
            by=actor,
            when=when,
        )
        messages.success(
            request, _("Jawaban penarikan salinan nomor %(number)s dicatat.") % {"number": given["number"]}
        )
        return redirect("distribution:recall", dossier.code)
    page = RecallPage(
        dossier=summary(dossier, actor, when),
        heading=_("Penarikan salinan dari penerima"),
        may_act=not actor.posts.isdisjoint(KEEPERS) and bool(open_ones),
        ground=recall_ground(dossier),
        recalled=recalled,
        open_count=len(open_ones),
        form=form,
    )
    return render(request, "distribution/recall.html", {"page": page}, status=status_of(request))


def _worst(decree: ChasedDecree) -> int:
    return max((days for copy in decree.chased for _clock, days in copy.late), default=0)
