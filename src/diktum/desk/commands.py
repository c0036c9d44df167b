"""What the desk itself changes: deadlines, after the calendar changed."""

from __future__ import annotations

from datetime import date

from diktum.core.moment import Moment
from diktum.dossiers.commands import recompute_due
from diktum.dossiers.models import Dossier
from diktum.people.queries import Actor


def recount_deadlines(*, since: date, by: Actor, when: Moment) -> int:
    """Count anew the deadlines of the office's running dossiers that fall on `since` or later; return how many moved.

    Each dossier has a transaction and a journal line of its own. A deadline that has already passed is never moved.
    """
    running = Dossier.objects.filter(
        commission_id=by.commission_id, status="running", due_on__gte=max(since, when.day)
    )
    before = dict(running.order_by("pk").values_list("pk", "due_on"))
    for dossier_id in before:
        recompute_due(dossier_id=dossier_id, by=by, when=when)
    after = dict(Dossier.objects.filter(pk__in=before).values_list("pk", "due_on"))
    return sum(after[pk] != due_on for pk, due_on in before.items())
