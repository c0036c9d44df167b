"""The pages of retention: what falls due, what is held, and how a record is let go."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from diktum.core.language import date_words
from diktum.stages.archive import records_queries as queries
from diktum.stages.archive import retention_commands as commands
from diktum.stages.archive.models import DisposalProposal
from diktum.stages.archive.records_commands import ARCHIVE_KEEPERS
from diktum.stages.archive.records_forms import DecisionForm, ProofForm, ProposalForm
from diktum.stages.archive.records_pages import DisposalPage, RetentionPage, Row
from diktum.stages.archive.records_proof_papers import disposal_record
from diktum.stages.archive.records_queries import Record, Standing
from diktum.stages.archive.records_views import SHOWN, may, pdf_answer
from diktum.stages.archive.retention_rules import Phase
from diktum.ui.access import actor_of, staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import Form, status_of

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
    everything = queries.records(actor.commission_id)
    standings = queries.standings(actor.commission_id)
    going = [(each, standings.get(each.key, Standing())) for each in everything]
    free = [each for each, standing in going if standing.disposal is None]
    page = RetentionPage(
        day=when.day,
        due=tuple(_row(each, when.day) for each in free if _is_over(each, when.day))[:SHOWN],
        soon=tuple(
            _row(each, when.day)
            for each in free
            if not _is_over(each, when.day) and _is_over(each, when.day + SOON)
        )[:SHOWN],
        held=tuple(Row(each, standing.holds[0].reason) for each, standing in going if standing.holds)[:SHOWN],
        permanent=sum(not each.retention(when.day).may_be_destroyed for each in everything),
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
    known = {each.key: each for each in queries.records(actor.commission_id)}
    page = DisposalPage(
        proposal=proposal,
        rows=tuple(Row(known[queries.key_of(item)], item.rule) for item in proposal.items.all()),
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


def _is_over(each: Record, day: dt.date) -> bool:
    return each.retention(day).phase(day) is Phase.OVER


def _row(each: Record, day: dt.date) -> Row:
    found = each.retention(day)
    until = date_words(found.inactive_until) if found.inactive_until else ""
    return Row(each, _("%(retention)s; berakhir %(until)s") % {"retention": found.words(), "until": until})
