"""The pages on which a copy is signed for: by its recipient, or from paper by the legal officer."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from diktum.core.moment import Moment
from diktum.core.refusal import Refused
from diktum.dossiers.queries import dossier_for
from diktum.dossiers.refusals import RepeatedRequest
from diktum.dossiers.summary import summary
from diktum.dossiers.views_support import act_stamp
from diktum.files.store import read
from diktum.people.queries import Actor
from diktum.stages.distribution import queries
from diktum.stages.distribution.forms import PaperReceiptForm, SignForm
from diktum.stages.distribution.issued import issued
from diktum.stages.distribution.links import Link, LinkState, link_with, valid_until
from diktum.stages.distribution.models import ProofKind, Way
from diktum.stages.distribution.pages import PaperReceiptPage, RelinkPage, SignPage
from diktum.stages.distribution.receiving import ProofGiven, record_receipt
from diktum.stages.distribution.refusals import CopyIsReceived
from diktum.stages.distribution.relinking import reissue_link
from diktum.stages.distribution.signing_on import (
    client_time,
    drawing_in,
    is_script,
    told,
    told_faults,
    told_refusal,
)
from diktum.ui.access import public, staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import status_of


@public
@never_cache
def sign_receipt(request: HttpRequest, token: str) -> HttpResponse:
    """Let the recipient of a copy sign for it, without an account; afterwards show the receipt."""
    known = queries.copy_by_token(token)
    if known is None:
        raise Http404(token)
    when = this_moment(request, known.copy.dossier.commission.zone)
    link = link_with(token, when.day)
    assert link is not None, "the copy was found by this link"
    form = SignForm(request.POST or None, initial={"post": known.copy.recipient_post})
    if request.method == "POST" and (form.is_valid() or link.state is LinkState.USED):
        return _signed(request, link, form, when)
    if request.method == "POST" and is_script(request):
        return told_faults(form)
    answer = render(
        request, "distribution/receipt.html", {"page": _sign_page(link, form)}, status=status_of(request)
    )
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _signed(request: HttpRequest, link: Link, form: SignForm, when: Moment) -> HttpResponse:
    """Record the receipt; a script is told what became of it, a person is led to the receipt."""
    try:
        _record(request, link, form, when)
    except (CopyIsReceived, RepeatedRequest) as refusal:
        if is_script(request) and not (isinstance(refusal, RepeatedRequest) and _is_received(link)):
            return told_refusal(refusal)
    except Refused as refusal:
        if is_script(request):
            return told_refusal(refusal)
        raise
    return told("taken") if is_script(request) else redirect("distribution:sign_receipt", link.token)


def _is_received(link: Link) -> bool:
    """Say whether the copy of a link has its receipt by now: then a repeated request was the one that brought it."""
    now = queries.copy_by_token(link.token)
    return now is not None and now.receipt is not None


def _record(request: HttpRequest, link: Link, form: SignForm, when: Moment) -> None:
    name = form.cleaned_data.get("name") or "–"
    record_receipt(
        token=link.token,
        name=name,
        post=form.cleaned_data.get("post", ""),
        nip=form.cleaned_data.get("nip", ""),
        client_at=client_time(request),
        proof=drawing_in(request) if link.state is LinkState.OPEN else None,
        by=Actor.outsider(name, commission_id=link.line.copy.dossier.commission_id),
        when=when,
        request_key=act_stamp(request)["request_key"],
    )


def _sign_page(link: Link, form: SignForm) -> SignPage:
    dossier = link.line.copy.dossier
    decree = issued(dossier)
    if decree is None:
        raise Http404(link.token)
    return SignPage(
        office=dossier.commission.short_name,
        zone=dossier.commission.zone,
        decree=decree,
        line=link.line,
        total=len(queries.copies(dossier)),
        form=form if link.state is LinkState.OPEN else None,
        is_open=dossier.open_act == "deliver",
        state=link.state,
        until=link.until,
    )


@staff
def paper_receipt(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Record the paraf that a recipient put on paper, or what proves that the post delivered."""
    actor, when = request.actor, this_moment(request)  # type: ignore[attr-defined]
    dossier = dossier_for(actor, code)
    line = _line_or_404(queries.copy_numbered(dossier, number))
    known = {"name": line.copy.recipient, "post": line.copy.recipient_post}
    form = PaperReceiptForm(request.POST or None, request.FILES or None, today=when.day, initial=known)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        way = given["way"] or Way.PAPER.value
        kind = ProofKind.DELIVERY if way == Way.PROOF else ProofKind.PHOTO
        record_receipt(
            copy_id=line.copy.pk,
            way=way,
            name=given["name"],
            post=given["post"],
            nip=given["nip"],
            received_on=given["received_on"],
            proof=ProofGiven(kind, given["photo"], given["tracking"]),
            by=actor,
            when=when,
            request_key=act_stamp(request)["request_key"],
        )
        messages.success(request, _("Tanda terima salinan nomor %(number)s dicatat.") % {"number": number})
        return redirect("distribution:deliver", dossier.code)
    seen = summary(dossier, actor, when)
    page = PaperReceiptPage(
        dossier=seen,
        heading=_("Paraf pada kertas, salinan nomor %(number)s") % {"number": number},
        may_act=seen.may_act
        and seen.open_act is not None
        and seen.open_act.key == "deliver"
        and line.is_waiting,
        line=line,
        form=form,
    )
    return render(request, "distribution/paper_receipt.html", {"page": page}, status=status_of(request))


@staff
def relink(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Show the link that counts for a copy, and give out a new one."""
    actor, when = request.actor, this_moment(request)  # type: ignore[attr-defined]
    dossier = dossier_for(actor, code)
    line = _line_or_404(queries.copy_numbered(dossier, number))
    if request.method == "POST":
        reissue_link(
            dossier_id=dossier.pk,
            number=number,
            by=actor,
            when=when,
            request_key=act_stamp(request)["request_key"],
        )
        messages.success(request, _("Tautan baru diterbitkan; tautan sebelumnya tidak berlaku lagi."))
        return redirect("distribution:relink", dossier.code, number)
    seen, until = summary(dossier, actor, when), valid_until(line)
    may_act = seen.may_act and seen.open_act is not None and seen.open_act.key == "deliver"
    page = RelinkPage(
        dossier=seen,
        heading=_("Tautan tanda terima, salinan nomor %(number)s") % {"number": number},
        may_act=may_act and line.is_waiting,
        line=line,
        address=f"{settings.DIKTUM_PUBLIC_URL}/t/{line.token}/" if may_act and line.is_waiting else "",
        until=until,
        is_expired=when.day > until,
    )
    return render(request, "distribution/relink.html", {"page": page})


@staff
def proof(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Give the drawing, photo or slip behind a receipt."""
    dossier = dossier_for(request.actor, code)  # type: ignore[attr-defined]
    line = _line_or_404(queries.copy_numbered(dossier, number))
    kept = queries.proof_of(line.receipt)
    if kept is None or kept.file is None:
        raise Http404(number)
    answer = HttpResponse(read(kept.file), content_type=kept.file.media_type)
    ending = kept.file.original_name.rsplit(".", 1)[-1].lower()
    answer["Content-Disposition"] = f'inline; filename="{dossier.code}-bukti-{number}.{ending}"'
    return answer


def _line_or_404(line: queries.CopyLine | None) -> queries.CopyLine:
    if line is None:
        raise Http404
    return line
