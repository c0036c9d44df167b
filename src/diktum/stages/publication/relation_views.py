"""The page of a decree's relations: its legal status, what bears on it, and the form that records more."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from diktum.core.language import DecreeNumber
from diktum.core.refusal import Refused
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import dossier_for
from diktum.dossiers.summary import DossierSummary, summary
from diktum.people.queries import Actor
from diktum.stages.distribution.issued import issued
from diktum.stages.publication import queries
from diktum.stages.publication.relating import HEAD, relate_decrees, revert_relation
from diktum.stages.publication.relation_models import Bearing
from diktum.stages.publication.relation_proposals import ProposedRelation, proposed_relations
from diktum.stages.publication.standing import Bond, Standing, standing_of
from diktum.stages.publication.withdrawal_models import PublicationWithdrawal
from diktum.stages.publication.withdrawing import withdraw_publication
from diktum.stages.signing import queries as signing
from diktum.ui.access import actor_of, staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import Form, status_of

_NUMBER = re.compile(r"(?:nomor\s+)?(\d{1,5})\s*(?:/|\s+tahun\s+)\s*(\d{4})", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]{2,4}-\d{2}-\d{1,6}", re.IGNORECASE)


class RelationForm(Form):
    """What the decree does, to which, from when."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Keputusan ini"),
        choices=[("", gettext_lazy("Pilih hubungannya")), *Bearing.choices],
    )
    target = forms.CharField(
        label=gettext_lazy("Keputusan yang mana"),
        help_text=gettext_lazy(
            "Nomor dan tahun (12/2026), kode berkas (SS-26-0042), atau nama lengkapnya bila tidak tersimpan di sini"
        ),
        max_length=500,
    )
    effective_on = forms.DateField(
        label=gettext_lazy("Berlaku sejak"),
        help_text=gettext_lazy("Biasanya tanggal penetapan"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    dictum = forms.CharField(
        label=gettext_lazy("Dengan Diktum"),
        help_text=gettext_lazy("Misalnya KELIMA"),
        max_length=60,
        required=False,
    )
    parts = forms.CharField(
        label=gettext_lazy("Bagian yang terkena"),
        help_text=gettext_lazy("Satu per baris, misalnya Diktum KEDUA. Kosongkan bila seluruhnya"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    note = forms.CharField(
        label=gettext_lazy("Keterangan"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


@dataclass(frozen=True, slots=True)
class RelationsPage:
    """A decree with its standing and the form."""

    dossier: DossierSummary
    heading: str
    standing: Standing
    bonds: tuple[tuple[Bond, str], ...]
    withdrawal: PublicationWithdrawal | None
    proposals: tuple[ProposedRelation, ...]
    form: RelationForm
    may_record: bool
    is_public: bool
    is_issued: bool


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def relations(request: HttpRequest, code: str) -> HttpResponse:
    """Show what bears on a decree; the head of legal records more."""
    by, when = actor_of(request), this_moment(request)
    dossier = dossier_for(by, code)
    decree = issued(dossier)
    asked: dict[str, Any] = {
        key: request.GET[key] for key in ("kind", "target", "dictum") if key in request.GET
    }
    form = RelationForm(
        request.POST or None,
        initial={"effective_on": decree.enacted_on if decree else when.day, **asked},
    )
    if request.method == "POST" and form.is_valid() and _recorded(request, dossier, form):
        messages.success(request, _("Hubungan dicatat pada kedua Keputusan."))
        return redirect("publication:relations", code)
    standing = standing_of(dossier.pk, when.day)
    page = RelationsPage(
        dossier=summary(dossier, by, when),
        heading=_("Status dan hubungan"),
        standing=standing,
        bonds=_with_codes(standing),
        withdrawal=queries.withdrawal_of(dossier),
        proposals=_open_proposals(proposed_relations(dossier, decree), standing) if decree else (),
        form=form,
        may_record=by.may(HEAD),
        is_public=queries.is_public(dossier),
        is_issued=decree is not None,
    )
    return render(request, "publication/relations.html", {"page": page}, status=status_of(request))


@staff
@require_POST
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Take a decree off the public pages."""
    by = actor_of(request)
    dossier = dossier_for(by, code)
    reason = request.POST.get("reason", "")
    withdraw_publication(dossier_id=dossier.pk, reason=reason, by=by, when=this_moment(request))
    messages.success(request, _("Publikasi ditarik; halaman publiknya kini hanya memuat alasannya."))
    return redirect("publication:relations", code)


@staff
@require_POST
def revert(request: HttpRequest, code: str, relation_id: int) -> HttpResponse:
    """Take a relation back that was recorded by mistake."""
    by = actor_of(request)
    dossier_for(by, code)
    reason = request.POST.get("reason", "")
    revert_relation(relation_id=relation_id, reason=reason, by=by, when=this_moment(request))
    messages.success(request, _("Hubungan dibatalkan; alasannya tercatat."))
    return redirect("publication:relations", code)


def _recorded(request: HttpRequest, dossier: Dossier, form: RelationForm) -> bool:
    by, typed = actor_of(request), form.cleaned_data
    target = _target(by, typed["target"])
    if target is None and (_NUMBER.fullmatch(typed["target"]) or _CODE.fullmatch(typed["target"])):
        form.add_error("target", _("Tidak ada Keputusan dengan nomor atau kode berkas itu di sini. Tuliskan nama lengkapnya bila Keputusan itu tidak tersimpan di sini."))  # fmt: skip
        return False
    try:
        relate_decrees(
            acting_id=dossier.pk,
            kind=Bearing(typed["kind"]),
            target_id=target.pk if target else None,
            target_name="" if target else typed["target"],
            effective_on=typed["effective_on"],
            dictum=typed["dictum"],
            parts=typed["parts"].splitlines(),
            note=typed["note"],
            by=by,
            when=this_moment(request),
        )
    except Refused as refusal:
        form.add_error(None, f"{_(refusal.message) % refusal.facts} {_(refusal.remedy) % refusal.facts}")
        return False
    return True


def _target(by: Actor, typed: str) -> Dossier | None:
    """Find the decree that somebody means by a number, or by the code of its dossier."""
    found = _NUMBER.fullmatch(typed.strip())
    if found:
        number = DecreeNumber("keputusan", int(found[1]), int(found[2]))
        return signing.dossier_numbered(by.commission_id, number)
    return Dossier.objects.filter(commission_id=by.commission_id, code=typed.strip().upper()).first()


def _with_codes(standing: Standing) -> tuple[tuple[Bond, str], ...]:
    others = [bond.other_id for bond in standing.bonds if bond.other_id]
    codes = dict(Dossier.objects.filter(pk__in=others).values_list("pk", "code"))
    return tuple((bond, codes.get(bond.other_id or 0, "")) for bond in standing.bonds)


def _open_proposals(
    proposals: tuple[ProposedRelation, ...], standing: Standing
) -> tuple[ProposedRelation, ...]:
    known = {(bond.kind, bond.other_id) for bond in standing.bonds if bond.is_acting and bond.other_id}
    named = {(bond.kind, bond.other) for bond in standing.bonds if bond.is_acting}
    return tuple(
        each
        for each in proposals
        if (each.kind, each.target.pk if each.target else None) not in known
        and (each.kind, each.name) not in named
    )
