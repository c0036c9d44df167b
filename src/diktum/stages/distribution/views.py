"""Views of copies, certification, dispatch and receipts."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import dossier_for
from diktum.dossiers.summary import DossierSummary, summary
from diktum.dossiers.views_support import act_stamp
from diktum.stages.distribution import commands, queries
from diktum.stages.distribution.certifying import certifying_on
from diktum.stages.distribution.forms import (
    DispatchForm,
    recipient_rows,
    recipients_of,
)
from diktum.stages.distribution.issued import issued
from diktum.stages.distribution.kept import keep_first_prints
from diktum.stages.distribution.models import ProofKind
from diktum.stages.distribution.pages import (
    CertifyPage,
    CopyPage,
    DeliverPage,
    count,
    extract_choices,
    places_of,
)
from diktum.stages.distribution.papers import copy_paper, receipt_paper, receipts_paper
from diktum.stages.distribution.queries import CopyLine, CopyState
from diktum.stages.distribution.receiving import ProofGiven
from diktum.ui.access import actor_of, posts, staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import status_of

KEEPERS = ("legal_officer", "head_of_legal")  # who may see the tokens of recipients


@staff
def copy(request: HttpRequest, code: str) -> HttpResponse:
    """Say who gets a copy, and number the copies."""
    dossier = dossier_for(actor_of(request), code)
    way = request.GET.get("cara", "")
    people = queries.excerpts_of(dossier)
    chosen = tuple(request.POST.getlist("petikan"))
    proposed = queries.proposed_recipients(dossier, way=way)
    rows = recipient_rows(
        request.POST if request.method == "POST" else None, proposed, minimum=0 if chosen else 1
    )
    if request.method == "POST" and rows.is_valid():
        made = commands.make_copies(
            dossier_id=dossier.pk,
            recipients=recipients_of(rows),
            extracts=chosen,
            by=actor_of(request),
            when=this_moment(request),
            **act_stamp(request),
        )
        messages.success(
            request, _("%(count)s salinan dibuat dan menunggu pengesahan.") % {"count": len(made)}
        )
        return redirect("desk:dossier", dossier.code)
    seen = _summary(request, dossier)
    page = CopyPage(
        dossier=seen,
        heading=_("Salinan keputusan"),
        may_act=_may(seen, "copy"),
        decree=issued(dossier),
        rows=rows,
        way=way if way in ("kelompok", "petikan") else "",
        sources=proposed,
        extracts=extract_choices(people, chosen, all_chosen=way == "petikan" and request.method == "GET"),
        lines=queries.copies(dossier),
        certified=queries.certification(dossier),
    )
    return render(request, "distribution/copy.html", {"page": page}, status=status_of(request))


@staff
def certify(request: HttpRequest, code: str) -> HttpResponse:
    """Declare the copies equal to the original."""
    dossier, when = dossier_for(actor_of(request), code), this_moment(request)
    if request.method == "POST":
        commands.certify_copies(dossier_id=dossier.pk, by=actor_of(request), when=when, **act_stamp(request))
        messages.success(request, _("Salinan disahkan. Cetak, tanda tangani, dan bubuhi stempel."))
        return redirect("desk:dossier", dossier.code)
    seen = _summary(request, dossier)
    page = CertifyPage(
        dossier=seen,
        heading=_("Pengesahan salinan"),
        may_act=_may(seen, "certify"),
        decree=issued(dossier),
        setting=certifying_on(when.day),
        lines=queries.copies(dossier),
        certified=queries.certification(dossier),
    )
    return render(request, "distribution/certify.html", {"page": page})


@staff
def deliver(request: HttpRequest, code: str) -> HttpResponse:
    """Show where every copy is; note what leaves; end the distribution."""
    actor, when = actor_of(request), this_moment(request)
    dossier = dossier_for(actor, code)
    if request.method == "POST" and request.POST.get("do") == "close":
        commands.close_delivery(
            dossier_id=dossier.pk, by=actor, when=when, request_key=act_stamp(request)["request_key"]
        )
        messages.success(request, _("Distribusi selesai: setiap salinan sudah diterima."))
        return redirect("desk:dossier", dossier.code)
    lines = queries.copies(dossier)
    form = DispatchForm(
        request.POST or None, request.FILES or None, lines=lines, today=when.day, courier=actor.name
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        sent = commands.dispatch_copies(
            dossier_id=dossier.pk,
            copy_ids=given["copies"],
            courier=given["courier"],
            on=given["on"],
            manner=given["manner"],
            note=given["note"],
            proof=ProofGiven(ProofKind.DELIVERY, given["slip"], given["tracking"]),
            by=actor,
            when=when,
            request_key=act_stamp(request)[
                "request_key"
            ],  # a receipt meanwhile does not make this form stale
        )
        messages.success(request, _("%(count)s salinan dicatat pada buku ekspedisi.") % {"count": len(sent)})
        return redirect("distribution:deliver", dossier.code)
    page = _deliver_page(_summary(request, dossier), dossier, lines, form)
    return render(request, "distribution/deliver.html", {"page": page}, status=status_of(request))


def _deliver_page(
    seen: DossierSummary, dossier: Dossier, lines: tuple[CopyLine, ...], form: DispatchForm
) -> DeliverPage:
    received, may_act = count(lines, CopyState.RECEIVED), _may(seen, "deliver")
    return DeliverPage(
        dossier=seen,
        heading=_("Ekspedisi salinan"),
        may_act=may_act,
        decree=issued(dossier),
        places=places_of(lines),
        waiting=count(lines, CopyState.HERE),
        on_the_way=count(lines, CopyState.ON_THE_WAY),
        received=received,
        withdrawn=count(lines, CopyState.WITHDRAWN),
        total=len(lines),
        form=form,
        may_dispatch=may_act and any(line.is_waiting for line in lines),
        is_certified=queries.certification(dossier) is not None,
        may_close=may_act and len(lines) > 0 and not any(line.is_waiting for line in lines),
    )


@staff
def print_copy(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Give one certified copy as a paper."""
    dossier = dossier_for(actor_of(request), code)
    line = _line_or_404(dossier, number)
    keep_first_prints(dossier, this_moment(request))
    return _pdf(copy_paper(dossier, line.copy), f"{dossier.code}-salinan-{number}")


@staff
def print_receipt(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Give the receipt of one copy as a paper, filled in or to be signed in ink."""
    dossier = dossier_for(actor_of(request), code)
    line = _line_or_404(dossier, number)
    with_token = not actor_of(request).posts.isdisjoint(KEEPERS)
    pdf = receipt_paper(dossier, line, with_token=with_token)
    return _pdf(pdf, f"{dossier.code}-tanda-terima-{number}")


@posts(*KEEPERS)
def print_receipts(request: HttpRequest, code: str) -> HttpResponse:
    """Give every receipt with the token of its recipient: whoever holds this paper can sign for the copies."""
    dossier = dossier_for(actor_of(request), code)
    return _pdf(receipts_paper(dossier, with_tokens=True), f"{dossier.code}-tanda-terima")


def _pdf(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer


def _line_or_404(dossier: Dossier, number: int) -> CopyLine:
    line = queries.copy_numbered(dossier, number)
    if line is None:
        raise Http404(number)
    return line


def _may(seen: DossierSummary, act: str) -> bool:
    return seen.may_act and seen.open_act is not None and seen.open_act.key == act


def _summary(request: HttpRequest, dossier: Dossier) -> DossierSummary:
    return summary(dossier, actor_of(request), this_moment(request))
