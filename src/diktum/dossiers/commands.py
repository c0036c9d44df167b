"""Changes to a dossier as a whole: withdrawing, cancelling, publishing a procedure, counting time anew."""

from collections.abc import Mapping

from django.db.models import Q

from diktum.core.moment import Moment
from diktum.core.procedure.loading import fingerprint, load
from diktum.core.procedure.progress import (
    Cancel,
    Claim,
    Delegate,
    MoveToVersion,
    RecomputeDue,
    Release,
    Withdraw,
)
from diktum.core.procedure.refusals import VersionDoesNotFit
from diktum.dossiers.models import Dossier, Notice, ProcedureVersion
from diktum.dossiers.queries import parsed, posts_for
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


def claim_act(
    *,
    dossier_id: int,
    act: str,
    by: Actor,
    when: Moment,
    seen_seq: int | None = None,
    request_key: str = "",
) -> None:
    """Pegang pekerjaan: keep the open act for oneself until the end of the next working day. Raises ActIsHeld."""
    command = Claim(act, by.name, seen_seq)
    with moving(command, dossier_id=dossier_id, by=by, when=when, request_key=request_key):
        pass


def release_act(*, dossier_id: int, act: str, by: Actor, when: Moment, request_key: str = "") -> None:
    """Lepaskan pekerjaan: let go of the open act; the authority of the procedure may do it for somebody away."""
    with moving(Release(act), dossier_id=dossier_id, by=by, when=when, request_key=request_key):
        pass


def delegate_act(
    *, dossier_id: int, act: str, to: Actor, by: Actor, when: Moment, request_key: str = ""
) -> None:
    """
    Tugaskan: entrust the open act to a colleague who may do it.

    `to` is the colleague as an actor on `when.day`. Raises NotYourPost when one of the two may not do the act,
    SamePersonTwice when the colleague must be kept apart from it, ActIsHeld when somebody else holds it.
    """
    assert to.person_id is not None, "an outsider is entrusted with nothing"
    dossier = Dossier.objects.get(pk=dossier_id, commission_id=by.commission_id)
    posts = posts_for(to, dossier) if to.commission_id == by.commission_id else {}
    mandates = frozenset(post for post, by_mandate in posts.items() if by_mandate)
    command = Delegate(act, to.person_id, to.name, frozenset(posts), mandates)
    with moving(command, dossier_id=dossier_id, by=by, when=when, request_key=request_key):
        pass


def move_to_version(
    *,
    dossier_id: int,
    version_id: int,
    mapping: Mapping[str, str],
    by: Actor,
    when: Moment,
    reason: str,
    request_key: str = "",
) -> None:
    """
    Pindahkan ke versi lain: continue a running dossier by another version of the same procedure.

    `mapping` names, for acts whose key changed, the new key. The journal keeps both fingerprints and the reason.
    Raises NotTheAuthority, ReasonIsMissing, VersionDoesNotFit.
    """
    dossier = Dossier.objects.select_related("procedure").get(pk=dossier_id, commission_id=by.commission_id)
    version = ProcedureVersion.objects.filter(pk=version_id, code=dossier.procedure.code).first()
    if version is None:
        raise VersionDoesNotFit(act=dossier.open_act)
    command = MoveToVersion(parsed(version), dict(mapping), reason)
    with moving(command, dossier_id=dossier_id, by=by, when=when, request_key=request_key, version=version):
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
