"""Count deadlines anew after an office's list of days off changed, each by an event in its dossier's journal."""

from __future__ import annotations

from diktum.core.moment import Moment
from diktum.core.procedure.progress import RecomputeDue
from diktum.core.refusal import Refused
from diktum.dossiers.models import AppliedCalendar, Dossier
from diktum.dossiers.work import moving
from diktum.people.queries import Actor, calendar_of

COUNTER = "Penghitung tenggat"


def recount(commission_id: int, when: Moment) -> int:
    """
    Bring the deadlines of an office's running dossiers to its present list of days off.

    Nothing is done while the list stays as it was; a dossier whose deadline stays the same gets no line. Answers how
    many dossiers were visited.
    """
    version = calendar_of(commission_id).version
    if AppliedCalendar.objects.filter(commission_id=commission_id, version=version).exists():
        return 0
    by = Actor(None, COUNTER, commission_id)
    running = Dossier.objects.filter(commission_id=commission_id, status="running").order_by("pk")
    visited = 0
    for dossier_id in list(running.values_list("pk", flat=True)):
        try:
            with moving(RecomputeDue(), dossier_id=dossier_id, by=by, when=when):
                visited += 1
        except Refused:  # it was closed meanwhile
            continue
    AppliedCalendar.objects.update_or_create(commission_id=commission_id, defaults={"version": version})
    return visited
