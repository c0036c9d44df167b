"""The pages of the drafting stage."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from diktum.core.moment import Moment
from diktum.core.procedure.model import Procedure
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import dossier_for, parsed, procedures_in_force
from diktum.dossiers.views_support import act_stamp
from diktum.people.queries import Actor, units
from diktum.stages.drafting import commands, queries
from diktum.stages.drafting.decree_forms import templates_of
from diktum.stages.drafting.forms import ConsultForm, DiscussForm, ProposeForm
from diktum.stages.drafting.models import DraftVersion
from diktum.stages.drafting.pages import (
    ConsultPage,
    DiscussPage,
    ProposePage,
    VersionPage,
    checks_of,
)
from diktum.stages.drafting.papers import version_paper
from diktum.stages.drafting.reading import ReadDecree, reading_of
from diktum.stages.drafting.viewing import asker, is_open, seen_by
from diktum.ui.access import staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import status_of
from diktum.ui.idempotency import request_key


@staff
def propose(request: HttpRequest) -> HttpResponse:
    """Usulkan SK: open a dossier and go on to write its text."""
    actor, when = asker(request), this_moment(request)
    form = _propose_form(request.POST or None, actor, when)
    if request.method == "POST" and form.is_valid():
        procedure_code, _colon, kind = form.cleaned_data["what"].partition(":")
        dossier = commands.propose(
            procedure_code=procedure_code,
            kind=kind,
            title=form.cleaned_data["title"],
            proposing_unit_id=form.cleaned_data["unit"],
            related_division_id=form.cleaned_data["division"],
            by=actor,
            when=when,
            request_key=request_key(request),
        )
        messages.success(
            request,
            _("Berkas %(code)s dibuka. Jawab beberapa pertanyaan untuk draf pertamanya.")
            % {"code": dossier.code},
        )
        return redirect("drafting:start", dossier.code)
    page = ProposePage(form, may_propose=bool(_own_units(actor)))
    return render(request, "drafting/propose.html", {"page": page}, status=status_of(request))


@staff
def read_version(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Read one version of the text."""
    dossier = dossier_for(asker(request), code)
    version = _version_or_404(dossier, number)
    decree = queries.decree_of(version)
    page = VersionPage(
        dossier=seen_by(request, dossier),
        heading=_("Naskah versi %(number)s") % {"number": number},
        version=version,
        others=queries.versions(dossier),
        reading=reading_of(decree),
        checks=checks_of(decree, dossier=dossier),
        threads=queries.remark_threads(dossier),
    )
    return render(request, "drafting/version.html", {"page": page})


@staff
def print_version(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Give one version as a paper marked RANCANGAN."""
    dossier = dossier_for(asker(request), code)
    pdf = version_paper(dossier, _version_or_404(dossier, number))
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{dossier.code}-rancangan-{number}.pdf"'
    return answer


@staff
def consult(request: HttpRequest, code: str) -> HttpResponse:
    """Let the related division say what it thinks of the draft."""
    dossier = dossier_for(asker(request), code)
    outcomes = (
        parsed(dossier.procedure).act("consult").outcomes if parsed(dossier.procedure).has("consult") else ()
    )
    form = ConsultForm(
        request.POST or None,
        known=frozenset(each.key for each in outcomes),
        returning=frozenset(each.key for each in outcomes if each.needs_reason),
    )
    if request.method == "POST" and form.is_valid():
        commands.record_consultation(
            dossier_id=dossier.pk,
            outcome=form.outcome,
            by=asker(request),
            when=this_moment(request),
            **form.cleaned_data,
            **act_stamp(request),
        )
        messages.success(request, _("Tanggapan dicatat."))
        return redirect("desk:dossier", dossier.code)
    version, reading = _newest(dossier)
    seen = seen_by(request, dossier)
    page = ConsultPage(
        dossier=seen,
        heading=_("Tanggapan divisi terkait"),
        may_act=is_open(seen, "consult"),
        form=form,
        version=version,
        reading=reading,
        before=queries.consultations(dossier),
    )
    return render(request, "drafting/consult.html", {"page": page}, status=status_of(request))


@staff
def discuss(request: HttpRequest, code: str) -> HttpResponse:
    """Record the minutes of a discussion on a regulating draft."""
    dossier, when = dossier_for(asker(request), code), this_moment(request)
    form = DiscussForm(request.POST or None, today=when.day)
    if request.method == "POST" and form.is_valid():
        commands.record_discussion(
            dossier_id=dossier.pk,
            by=asker(request),
            when=when,
            **{**form.cleaned_data, "attendees": form.names()},
            **act_stamp(request),
        )
        messages.success(request, _("Notulensi pembahasan dicatat."))
        return redirect("desk:dossier", dossier.code)
    version, reading = _newest(dossier)
    seen = seen_by(request, dossier)
    page = DiscussPage(
        dossier=seen,
        heading=_("Notulensi pembahasan"),
        may_act=is_open(seen, "discuss"),
        form=form,
        version=version,
        reading=reading,
        before=queries.discussions(dossier),
    )
    return render(request, "drafting/discuss.html", {"page": page}, status=status_of(request))


def _newest(dossier: Dossier) -> tuple[DraftVersion | None, ReadDecree | None]:
    version = queries.latest_version(dossier)
    return version, reading_of(queries.decree_of(version)) if version else None


def _version_or_404(dossier: Dossier, number: int) -> DraftVersion:
    version = queries.version(dossier, number) if number < 1_000_000 else None
    if version is None:
        raise Http404(number)
    return version


def _own_units(actor: Actor) -> list[tuple[int, str]]:
    """Give the units for which an actor may propose: the own ones, or any for the drafting team."""
    every = list(units(actor.commission_id).values_list("pk", "name", "key"))
    own = {holding.unit_id for holding in actor.holdings if holding.post == "proposing_unit"}
    is_team = "drafting_team" in actor.posts
    return [(pk, name) for pk, name, key in every if pk in own or (is_team and not key.startswith("divisi-"))]


def _propose_form(data: QueryDict | None, actor: Actor, when: Moment) -> ProposeForm:
    procedures = [p for p in procedures_in_force(when.day) if set(p.first_act.by) & set(actor.posts)]
    kinds = [
        (f"{p.code}:{template.key}", f"{template.title}: {_made_by(p)}")
        for p in sorted(procedures, key=lambda p: not p.has("decide"))
        for template in templates_of(p.code, when.day)
    ]
    every = list(units(actor.commission_id).values_list("pk", "name"))
    divisions = [(pk, name) for pk, name in every if name.startswith("Divisi ")] or every
    return ProposeForm(
        data,
        kinds=kinds,
        units=_own_units(actor),
        divisions=divisions,
        consulting=frozenset(p.code for p in procedures if p.has("consult")),
    )


def _made_by(procedure: Procedure) -> str:
    """Say in a few words whose decree a procedure makes."""
    if procedure.has("decide"):
        return _("keputusan KPU, ditetapkan dalam rapat pleno")
    return _("keputusan Sekretaris, tanpa pleno")
