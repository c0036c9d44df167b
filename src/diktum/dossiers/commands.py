"""Changes to a dossier as a whole: withdrawing, cancelling, publishing a procedure, counting time anew."""

from django.db.models import Q

from diktum.core.moment import Moment
from diktum.core.procedure.loading import fingerprint, load
from diktum.core.procedure.progress import Cancel, RecomputeDue, Withdraw
from diktum.dossiers.models import Notice, ProcedureVersion
from diktum.dossiers.work import moving
from diktum.people.queries import Actor
from diktum.rulebook import known_posts


def withdraw_dossier(*, dossier_id: int, by: Actor, when: Moment, reason: str, request_key: str = "") -> None:
    """Tarik usulan: the proposer takes the proposal back, with a reason, before the point of no return."""
    with moving(Withdraw(reason), dossier_id=dossier_id, by=by, when=when, request_key=request_key):
        pass


def cancel_dossier(*, dossier_id: int, by: Actor, when: Moment, reason: str, request_key: str = "") -> None:
    """Batalkan berkas: end a dossier by authority of the Sekretaris, with a reason; its history stays."""
    with moving(Cancel(reason), dossier_id=dossier_id, by=by, when=when, request_key=request_key):
        pass


def recompute_due(*, dossier_id: int, by: Actor, when: Moment) -> None:
    """Count the deadline of the open act anew after the calendar changed, by an event of its own."""
    with moving(RecomputeDue(), dossier_id=dossier_id, by=by, when=when):
        pass


def publish_procedure(text: str, *, name: str) -> ProcedureVersion:
    """
    Put a version of a procedure into force for dossiers opened from its date on.

    The same content is stored once. Running dossiers keep the version they began with.
    Raises RulebookError with a sentence for the editor when the text contradicts itself.
    """
    procedure = load(text, name=name, known_posts=known_posts())
    version, _ = ProcedureVersion.objects.get_or_create(
        sha256=fingerprint(procedure),
        defaults={
            "code": procedure.code,
            "title": procedure.title,
            "in_force_from": procedure.in_force_from,
            "body": text,
        },
    )
    return version


def read_notices(*, by: Actor, when: Moment, notice_id: int | None = None) -> int:
    """Mark one notice, or all, as read. Answers how many."""
    if by.person_id is None:
        return 0
    which = Q(pk=notice_id) if notice_id else Q()
    return Notice.objects.filter(which, person_id=by.person_id, read_at=None).update(read_at=when.at)
