"""Settings of the office: the checkpoints of its ledger."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from diktum.core.proofs.checkpoint import Checkpoint as CheckpointValue
from diktum.ledger.checkpoints import checkpoints_of, make_checkpoint
from diktum.ledger.models import Checkpoint
from diktum.ledger.note_key import public_key
from diktum.people import queries as people
from diktum.ui.access import actor_of, posts
from diktum.ui.clock import this_moment

KEEPERS = ("administrator", "secretary", "head_of_legal")


@dataclass(frozen=True, slots=True)
class CheckpointsPage:
    """The newest checkpoints of the actor's office, with the key that signs them."""

    slug: str
    zone: str
    rows: tuple[tuple[Checkpoint, str], ...]
    key: str


@posts(*KEEPERS)
@require_safe
def checkpoints(request: HttpRequest) -> HttpResponse:
    """Show the checkpoints of the office's ledger."""
    office = people.commission(actor_of(request).commission_id)
    rows = tuple(
        (row, CheckpointValue(row.origin, row.size, row.root).short()) for row in checkpoints_of(office.pk)
    )
    key = public_key(rows[0][0].origin).text() if rows else ""
    page = CheckpointsPage(office.slug, office.zone, rows, key)
    return render(request, "desk/checkpoints.html", {"page": page})


@posts(*KEEPERS)
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Make a checkpoint now; where nothing was added, the newest one stays."""
    commission_id = actor_of(request).commission_id
    before = checkpoints_of(commission_id, limit=1)
    made = make_checkpoint(commission_id, this_moment(request))
    if made is None:
        messages.info(request, _("Rantai masih kosong; belum ada yang dapat dicatat."))
    elif before and before[0].size == made.size:
        messages.info(request, _("Tidak ada catatan baru sejak titik jejak terakhir."))
    else:
        messages.success(request, _("Titik jejak dibuat pada %(size)s baris.") % {"size": made.size})
    return redirect("desk:checkpoints")
