"""The pages of signing: initials, signature, number."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from diktum.core.procedure.model import Act
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import dossier_for, parsed
from diktum.dossiers.summary import DossierSummary, summary
from diktum.dossiers.views_support import act_stamp
from diktum.stages.drafting.printing import version_mark
from diktum.stages.signing import commands, numbers_queries, queries
from diktum.stages.signing.forms import InitialForm, SignForm
from diktum.stages.signing.pages import InitialPage, NumberPage, SignPage, capacity_of, text_shown
from diktum.stages.signing.seal_words import offer_for, seal_shown
from diktum.ui.access import actor_of, staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import status_of


@staff
def initial(request: HttpRequest, code: str) -> HttpResponse:
    """Paraf: initial the final text, or return it."""
    dossier = dossier_for(actor_of(request), code)
    form = InitialForm(request.POST or None, act=_act(dossier, "initial"))
    if request.method == "POST" and form.is_valid() and form.outcome is not None:
        commands.initial_text(
            dossier_id=dossier.pk,
            outcome=form.outcome.key,
            reason=form.cleaned_data["reason"],
            by=actor_of(request),
            when=this_moment(request),
            **act_stamp(request),
        )
        messages.success(request, _("Paraf dicatat: %(outcome)s.") % {"outcome": form.outcome.title})
        return redirect("desk:dossier", dossier.code)
    seen = _summary(request, dossier)
    page = InitialPage(
        dossier=seen,
        heading=_("Paraf Sekretaris"),
        may_act=_is_open(seen, "initial"),
        form=form,
        text=text_shown(dossier),
    )
    return render(request, "signing/initial.html", {"page": page}, status=status_of(request))


@staff
def sign(request: HttpRequest, code: str) -> HttpResponse:
    """Tanda tangan: print the final text, sign it in ink, record the day."""
    dossier = dossier_for(actor_of(request), code)
    form = _sign_form(request, dossier)
    if request.method == "POST" and form.is_valid() and form.outcome is not None:
        commands.sign_decree(
            dossier_id=dossier.pk,
            signed_on=form.cleaned_data["signed_on"],
            ink=form.cleaned_data["ink"],
            note=form.cleaned_data["note"],
            seen_sha256=form.cleaned_data["seen_sha256"],
            outcome=form.outcome.key,
            reason=form.cleaned_data["reason"],
            by=actor_of(request),
            when=this_moment(request),
            **act_stamp(request),
        )
        messages.success(request, _("Tanda tangan dicatat: %(outcome)s.") % {"outcome": form.outcome.title})
        return redirect("desk:dossier", dossier.code)
    seen, act = _summary(request, dossier), _act(dossier, "sign")
    page = SignPage(
        dossier=seen,
        heading=act.title if act else _("Tanda tangan"),
        may_act=_is_open(seen, "sign"),
        form=form,
        text=text_shown(dossier),
        signatory=capacity_of(actor_of(request), dossier),
        signature=queries.signature_of(dossier),
        may_return=act is not None and any(outcome.goes_back for outcome in act.outcomes),
        offer=offer_for(dossier, this_moment(request)),
        sealed=seal_shown(dossier, this_moment(request)),
    )
    return render(request, "signing/sign.html", {"page": page}, status=status_of(request))


@staff
def number(request: HttpRequest, code: str) -> HttpResponse:
    """Penomoran: give the next number of the agenda book. Nothing is typed."""
    dossier, when = dossier_for(actor_of(request), code), this_moment(request)
    if request.method == "POST":
        given = commands.assign_number(
            dossier_id=dossier.pk, by=actor_of(request), when=when, **act_stamp(request)
        )
        messages.success(request, _("Keputusan ini bernomor %(number)s.") % {"number": given.in_text()})
        return redirect("desk:dossier", dossier.code)
    return render(request, "signing/number.html", {"page": _number_page(request, dossier)})


def _number_page(request: HttpRequest, dossier: Dossier) -> NumberPage:
    seen, when = _summary(request, dossier), this_moment(request)
    series, signature = queries.series_of(dossier, when.day), queries.signature_of(dossier)
    year, text = when.day.year, queries.frozen_text(dossier)
    kept = numbers_queries.open_reservation(dossier)
    following = queries.next_number(dossier.commission_id, series.key, year) if series else 0
    following = kept.number if kept else following
    return NumberPage(
        dossier=seen,
        heading=_("Penomoran keputusan"),
        may_act=_is_open(seen, "number"),
        signature=signature,
        series=series,
        year=year,
        number=following,
        written=kept.number_text if kept else series.written(following, year) if series else "",
        mark=version_mark(text.version_number, text.sha256) if text else "",
        line=queries.agenda_line(dossier),
        before=queries.newest_line(dossier.commission_id, series.key) if series else None,
        other_year=signature.signed_on.year if signature and signature.signed_on.year != year else None,
    )


def _sign_form(request: HttpRequest, dossier: Dossier) -> SignForm:
    text, decided_on = queries.frozen_text(dossier), queries.decided_on(dossier)
    days = [day for day in (decided_on, text.confirmed_on if text else None) if day]
    return SignForm(
        request.POST or None,
        act=_act(dossier, "sign"),
        today=this_moment(request).day,
        earliest=max(days, default=None),
        sha256=text.sha256 if text else "",
    )


def _act(dossier: Dossier, key: str) -> Act | None:
    procedure = parsed(dossier.procedure)
    return procedure.act(key) if procedure.has(key) else None


def _summary(request: HttpRequest, dossier: Dossier) -> DossierSummary:
    return summary(dossier, actor_of(request), this_moment(request))


def _is_open(seen: DossierSummary, act: str) -> bool:
    return seen.may_act and seen.open_act is not None and seen.open_act.key == act
