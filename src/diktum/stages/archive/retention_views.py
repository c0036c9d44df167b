"""The pages of retention: what falls due, what is held, and how a record is let go."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from diktum.core.language import date_words
from diktum.stages.archive import records_lists as lists
from diktum.stages.archive import records_queries as queries
from diktum.stages.archive import retention_commands as commands
from diktum.stages.archive.models import DisposalProposal
from diktum.stages.archive.records_commands import ARCHIVE_KEEPERS
from diktum.stages.archive.records_forms import DecisionForm, ProofForm, ProposalForm
from diktum.stages.archive.records_pages import DisposalPage, RetentionPage, Row
from diktum.stages.archive.records_proof_papers import disposal_record
from diktum.stages.archive.records_queries import Record
from diktum.stages.archive.records_views import ROWS_A_PAGE, SHOWN, may, pdf_answer
from diktum.stages.archive.retention_rules import last_closed, retention_of
from diktum.ui.access import actor_of, staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import Form, status_of

FIRST = 50
SOON = dt.timedelta(days=366)


@staff
def retention(request: HttpRequest) -> HttpResponse:
    """Show what falls due, what is held and which proposals there are; propose on POST."""
    actor, when = actor_of(request), this_moment(request)
    form = ProposalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = commands.propose_disposal(
            codes=request.POST.getlist("kode"), basis=form.cleaned_data["basis"], by=actor, when=when
        )
        messages.success(request, _("Usul musnah dikirim kepada Sekretaris."))
        return redirect("archive:disposal", made.pk)
    everything = lists.records(actor.commission_id)
    codes, day = everything.codes(), when.day
    over = _over([code for code, _count in codes], day)
    due = everything.undisposed().closed_by(over)
    soon = everything.undisposed().closed_by(_over([code for code, _count in codes], day + SOON))
    soon = soon.closed_after(over)
    held = everything.held()
    page_obj = Paginator(due, ROWS_A_PAGE).get_page(request.GET.get("halaman"))
    shown = held[:FIRST]
    standings = queries.standings_of(shown)
    page = RetentionPage(
        day=day,
        due=tuple(_row(each, day) for each in page_obj),
        due_total=page_obj.paginator.count,
        page_obj=page_obj,
        soon=tuple(_row(each, day) for each in soon[:FIRST]),
        soon_total=soon.count(),
        held=tuple(Row(each, standings[each.key].holds[0].reason) for each in shown),
        held_total=held.count(),
        permanent=sum(count for code, count in codes if not retention_of(code, day, day).may_be_destroyed),
        proposals=tuple(_proposals(actor.commission_id)[:SHOWN]),
        may_propose=may(actor, ARCHIVE_KEEPERS),
        form=form,
    )
    return render(request, "archive/retention.html", {"page": page}, status=status_of(request))


@staff
def disposal(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """Show a proposal; the secretary decides on it, the keeper records the destruction."""
    actor = actor_of(request)
    proposal = get_object_or_404(_proposals(actor.commission_id), pk=proposal_id)
    decision = getattr(proposal, "decision", None)
    proof = getattr(decision, "proof", None)
    kind = DecisionForm if decision is None else ProofForm
    form = kind(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _act(request, proposal, form)
        return redirect("archive:disposal", proposal.pk)
    items = proposal.items.all()
    known = queries.records_named(map(queries.key_of, items))
    page = DisposalPage(
        proposal=proposal,
        rows=tuple(Row(known[queries.key_of(item)], item.rule) for item in items),
        state=_state(decision, proof),
        may_decide=decision is None
        and may(actor, ("secretary",))
        and actor.person_id != proposal.proposed_by_person_id,
        may_prove=decision is not None
        and decision.is_approved
        and proof is None
        and may(actor, ARCHIVE_KEEPERS),
        form=form,
    )
    return render(request, "archive/disposal.html", {"page": page}, status=status_of(request))


@staff
def disposal_paper(request: HttpRequest, proposal_id: int) -> HttpResponse:
    """Print the berita acara pemusnahan; 404 before the papers were destroyed."""
    proposal = get_object_or_404(_proposals(actor_of(request).commission_id), pk=proposal_id)
    proof = getattr(getattr(proposal, "decision", None), "proof", None)
    if proof is None:
        raise Http404(proposal_id)
    return pdf_answer(disposal_record(proof), f"berita-acara-pemusnahan-{proposal_id}")


def _act(request: HttpRequest, proposal: DisposalProposal, form: Form) -> None:
    by, when = actor_of(request), this_moment(request)
    if isinstance(form, ProofForm):
        commands.prove_disposal(proposal_id=proposal.pk, **form.cleaned_data, by=by, when=when)
        messages.success(request, _("Pemusnahan dicatat. Cetak berita acaranya."))
        return
    approved = request.POST.get("putusan") == "setuju"
    commands.decide_disposal(
        proposal_id=proposal.pk, is_approved=approved, reason=form.cleaned_data["reason"], by=by, when=when
    )
    messages.success(request, _("Usul disetujui.") if approved else _("Usul ditolak."))


def _proposals(commission_id: int) -> QuerySet[DisposalProposal]:
    rows = DisposalProposal.objects.filter(commission_id=commission_id)
    return rows.select_related("decision__proof").prefetch_related("items")


def _state(decision: object, proof: object) -> str:
    if proof is not None:
        return _("Dimusnahkan")
    if decision is None:
        return _("Menunggu putusan Sekretaris")
    return _("Disetujui, menunggu pemusnahan") if getattr(decision, "is_approved", False) else _("Ditolak")


def _over(codes: Iterable[str], day: dt.date) -> dict[str, dt.date]:
    """Return for each archive code whose records may go the last day of closing from which the years are over on a day."""
    found = {code: last_closed(code, day) for code in codes}
    return {code: closed for code, closed in found.items() if closed is not None}


def _row(each: Record, day: dt.date) -> Row:
    found = each.retention(day)
    until = date_words(found.inactive_until) if found.inactive_until else ""
    return Row(each, _("%(retention)s; berakhir %(until)s") % {"retention": found.words(), "until": until})
