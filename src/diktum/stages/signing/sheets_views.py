"""The page of the sheet signed in ink: its scan, what differs from the print, and who accepted that."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from diktum.dossiers.queries import dossier_for
from diktum.dossiers.summary import DossierSummary, summary
from diktum.people.queries import Actor
from diktum.stages.drafting.printing import version_mark
from diktum.stages.signing import queries, sheets_commands
from diktum.stages.signing.models import Signature
from diktum.stages.signing.queries import SheetSeen
from diktum.stages.signing.sheets_forms import AcceptanceForm, SheetForm
from diktum.ui.access import staff
from diktum.ui.clock import this_moment


@dataclass(frozen=True, slots=True)
class SheetPage:
    """Lembar bertanda tangan."""

    dossier: DossierSummary
    signature: Signature | None
    mark: str
    seen: SheetSeen | None
    may_keep: bool
    form: SheetForm
    acceptance: AcceptanceForm


@staff
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    """Lembar bertanda tangan: a difference is shown by name until somebody accepts it with a reason."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    dossier, when = dossier_for(actor, code), this_moment(request)
    if request.method == "POST" and "reason" in request.POST:
        sheets_commands.accept_sheet(
            dossier_id=dossier.pk, reason=request.POST["reason"], by=actor, when=when
        )
        messages.success(request, _("Lembar diterima dengan alasan; perbedaannya tetap tercatat."))
        return redirect("signing:sheet", dossier.code)
    if request.method == "POST":
        sheets_commands.keep_signed_sheet(
            dossier_id=dossier.pk, uploads=request.FILES.getlist("scan"), by=actor, when=when
        )
        return redirect("signing:sheet", dossier.code)
    signature = queries.signature_of(dossier)
    page = SheetPage(
        dossier=summary(dossier, actor, when),
        signature=signature,
        mark=version_mark(signature.text_version, signature.text_sha256) if signature else "",
        seen=queries.sheet_of(dossier),
        may_keep=any(map(actor.holding_for, sheets_commands.KEEPERS)),
        form=SheetForm(None),
        acceptance=AcceptanceForm(None),
    )
    return render(request, "signing/sheet.html", {"page": page})
