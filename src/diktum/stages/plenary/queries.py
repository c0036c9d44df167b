"""Questions about sessions, decisions, corrections and the final text. Nothing here changes anything."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from django.db.models import Count
from django.http import Http404

from diktum.core.document import Decree, Facts, from_data
from diktum.core.plenary import Verdict
from diktum.dossiers.models import Dossier, InboxItem
from diktum.people import queries as people
from diktum.stages.drafting import queries as drafting
from diktum.stages.drafting.facts import facts_on
from diktum.stages.plenary import clerical, law
from diktum.stages.plenary.models import (
    AgendaItem,
    Attendance,
    ClericalCorrection,
    Correction,
    CorrectionClosing,
    CorrectionPlace,
    DecisionOutcome,
    FinalText,
    Invitation,
    MinutesVersion,
    Movement,
    MovementKind,
    PlenaryDecision,
    PlenaryRecord,
    PlenarySession,
)

_SLUG = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:-([1-9]\d?))?")


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the commission on the day of a session."""

    person_id: int
    name: str
    title: str
    is_chair: bool


@dataclass(frozen=True, slots=True)
class Roll:
    """The daftar hadir that counts: its version and its lines."""

    version: int
    rows: tuple[Attendance, ...]

    @property
    def members_present(self) -> tuple[Attendance, ...]:
        """Return the members who are present."""
        return tuple(row for row in self.rows if row.is_member and row.present)


@dataclass(frozen=True, slots=True)
class OpenCorrection:
    """A correction with the closing that counts, if there is one."""

    pk: int
    position: int
    text: str
    closing: CorrectionClosing | None
    nodes: tuple[str, ...] = ("*",)
    label: str = ""
    wording: str = ""

    @property
    def is_open(self) -> bool:
        """Return whether nothing was said about it yet."""
        return self.closing is None


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session in the list of sessions."""

    session: PlenarySession
    items: int
    decided: int
    is_invited: bool
    present: int
    quorum: int | None
    is_quorate: bool
    has_minutes: bool


def session(session_id: int, commission_id: int) -> PlenarySession | None:
    """Return a session of an office, or None."""
    return PlenarySession.objects.filter(pk=session_id, commission_id=commission_id).first()


def session_for(commission_id: int, slug: str) -> PlenarySession:
    """Return the session of an address (`2026-11-24`, `2026-11-24-2`). Raises Http404."""
    found = _SLUG.fullmatch(slug)
    row = None
    if found:
        year, month, day, ordinal = (int(part) if part else 1 for part in found.groups())
        try:
            held_on = dt.date(year, month, day)
        except ValueError as error:
            raise Http404(slug) from error
        row = PlenarySession.objects.filter(
            commission_id=commission_id, held_on=held_on, ordinal=ordinal
        ).first()
    if row is None:
        raise Http404(slug)
    return row


def upcoming(commission_id: int, day: dt.date) -> tuple[PlenarySession, ...]:
    """Return the sessions from `day` on, the nearest first."""
    rows = PlenarySession.objects.filter(commission_id=commission_id, held_on__gte=day)
    return tuple(rows.order_by("held_on", "ordinal"))


def session_rows(sessions: Sequence[PlenarySession]) -> tuple[SessionRow, ...]:
    """Describe sessions for a list (a fixed number of statements, however many they are)."""
    keys = [each.pk for each in sessions]
    items = _counted(AgendaItem, keys)
    decided = _counted(PlenaryDecision, keys)
    invited = set(Invitation.objects.filter(session_id__in=keys).values_list("session_id", flat=True))
    written = set(MinutesVersion.objects.filter(session_id__in=keys).values_list("session_id", flat=True))
    came = _members_who_came(keys)
    offices = {each.pk: each for each in people.commissions()} if sessions else {}
    rows = []
    for each in sessions:
        present = len(came.get(each.pk, ()))
        office = offices[each.commission_id]
        needed = law.quorum_of(office.members_by_law, each.held_on, law.body_of(office.name))
        rows.append(
            SessionRow(
                session=each,
                items=items.get(each.pk, 0),
                decided=decided.get(each.pk, 0),
                is_invited=each.pk in invited,
                present=present,
                quorum=needed,
                is_quorate=needed is not None and present >= needed,
                has_minutes=each.pk in written,
            )
        )
    return tuple(rows)


def _counted(model: type[AgendaItem | PlenaryDecision], keys: Collection[int]) -> dict[int, int]:
    rows = (
        model._default_manager.filter(session_id__in=keys).values_list("session_id").annotate(n=Count("pk"))
    )
    return dict(rows.order_by())


def _members_who_came(keys: Collection[int]) -> dict[int, set[int]]:
    """Return the members who came to each session: by its list, or by an arrival that they or the keeper noted."""
    came = {key: {row.person_id for row in roll.members_present} for key, roll in _rolls(keys).items()}
    arrived = Movement.objects.filter(session_id__in=keys, is_member=True, kind=MovementKind.ARRIVED)
    for session_id, person_id in arrived.values_list("session_id", "person_id"):
        came.setdefault(session_id, set()).add(person_id)
    return came


def _rolls(keys: Collection[int]) -> dict[int, Roll]:
    grouped: dict[int, list[Attendance]] = {}
    for row in Attendance.objects.filter(session_id__in=keys).order_by("session", "-version", "position"):
        held = grouped.setdefault(row.session_id, [])
        if not held or held[0].version == row.version:
            held.append(row)
    return {key: Roll(rows[0].version, tuple(rows)) for key, rows in grouped.items()}


def awaiting_session(commission_id: int) -> int:
    """Count the dossiers that wait to be tabled."""
    return InboxItem.objects.filter(commission_id=commission_id, act="table").count()


def members_on(commission_id: int, day: dt.date) -> tuple[Member, ...]:
    """Return the members of a commission in office on a day, the chair first, everybody once."""
    found: dict[int, Member] = {}
    chairs = people.holders_of(commission_id, "chair", day)
    for each in chairs[:1]:
        found[each.person_id] = Member(each.person_id, each.full_name, each.title, is_chair=True)
    rest = sorted(people.holders_of(commission_id, "member", day), key=lambda who: who.name)
    for each in rest:
        found.setdefault(each.person_id, Member(each.person_id, each.full_name, each.title, is_chair=False))
    return tuple(found.values())


def guests_on(commission_id: int, day: dt.date) -> tuple[Member, ...]:
    """Return those of the secretariat who usually attend: Sekretaris, Kasubbag Hukum, notulis."""
    members = {member.person_id for member in members_on(commission_id, day)}
    found: dict[int, Member] = {}
    for post in ("secretary", "head_of_legal", "minute_taker"):
        for each in people.holders_of(commission_id, post, day):
            if each.person_id not in members:
                found.setdefault(
                    each.person_id, Member(each.person_id, each.full_name, each.title, is_chair=False)
                )
    return tuple(found.values())


def roll(held: PlenarySession, version: int | None = None) -> Roll | None:
    """Return the daftar hadir of a session: the newest, or the one of a `version`; None before the first."""
    rows = Attendance.objects.filter(session=held)
    if version is None:
        version = rows.order_by("-version").values_list("version", flat=True).first()
    if version is None:
        return None
    return Roll(version, tuple(rows.filter(version=version).order_by("position")))


def verdict_on(held: PlenarySession, present: int, agreeing: int) -> Verdict:
    """Return what the law of the session's day says about so many present and agreeing."""
    office = people.commission(held.commission_id)
    return law.verdict(
        seats=office.members_by_law,
        present=present,
        agreeing=agreeing,
        on=held.held_on,
        body=law.body_of(office.name),
    )


def quorum_article(held: PlenarySession) -> str:
    """Return the article that fixes the quorum on the day of a session."""
    office = people.commission(held.commission_id)
    known = law.laws().on(held.held_on)
    needed = known.threshold(office.members_by_law, held.held_on, law.body_of(office.name))
    return needed.article or known.quorum_article


def zone(held: PlenarySession) -> ZoneInfo:
    """Return the time zone that a session is held in."""
    return ZoneInfo(people.commission(held.commission_id).zone)


def agenda(held: PlenarySession) -> tuple[AgendaItem, ...]:
    """Return what stands on the agenda of a session, in its order."""
    rows = AgendaItem.objects.filter(session=held).select_related("dossier", "decision__record")
    return tuple(rows.order_by("position"))


def agenda_item(dossier: Dossier) -> AgendaItem | None:
    """Return where a dossier was tabled last, with the session, or None."""
    rows = AgendaItem.objects.filter(dossier=dossier).select_related("session")
    return rows.order_by("-seq").first()


def invitations(held: PlenarySession) -> tuple[Invitation, ...]:
    """Return the invitations to a session as they were sent, oldest first."""
    return tuple(Invitation.objects.filter(session=held).order_by("pk"))


def agenda_lines(held: PlenarySession) -> tuple[str, ...]:
    """Return the agenda of a session in words, as its invitation carries it; a withdrawn dossier is not on it."""
    return tuple(
        f"Pembahasan dan penetapan Rancangan Keputusan tentang {item.dossier.title}"
        for item in agenda(held)
        if hasattr(item, "decision") or item.dossier.status == "running"
    )


def minutes(held: PlenarySession) -> tuple[MinutesVersion, ...]:
    """Return every version of the minutes of a session, oldest first."""
    return tuple(MinutesVersion.objects.filter(session=held).order_by("number"))


def latest_minutes(held: PlenarySession) -> MinutesVersion | None:
    """Return the newest minutes of a session, or None."""
    return MinutesVersion.objects.filter(session=held).order_by("-number").first()


def decisions(dossier: Dossier) -> tuple[PlenaryDecision, ...]:
    """Return what the plenary decided on a dossier, oldest first."""
    rows = PlenaryDecision.objects.filter(dossier=dossier).select_related("session", "item", "record")
    return tuple(rows.order_by("seq"))


def decisions_of(held: PlenarySession) -> tuple[PlenaryDecision, ...]:
    """Return what was decided in a session, in the order of its agenda."""
    rows = PlenaryDecision.objects.filter(session=held).select_related("dossier", "item", "record")
    return tuple(rows.prefetch_related("corrections").order_by("item__position"))


def decision(dossier: Dossier) -> PlenaryDecision | None:
    """Return the last decision of the plenary on a dossier, or None."""
    rows = PlenaryDecision.objects.filter(dossier=dossier).select_related("session", "item", "record")
    return rows.order_by("-seq").first()


def record_of(dossier: Dossier) -> PlenaryRecord | None:
    """Return the berita acara of the last decision on a dossier, or None."""
    rows = PlenaryRecord.objects.filter(dossier=dossier).select_related("session", "decision")
    return rows.order_by("-seq").first()


def corrections(dossier: Dossier) -> tuple[OpenCorrection, ...]:
    """Return the corrections of the last decision on a dossier, each with the closing that counts."""
    last = decision(dossier)
    if last is None or last.outcome != DecisionOutcome.ADOPTED_WITH_CORRECTIONS:
        return ()
    rows = Correction.objects.filter(decision=last).select_related("place").prefetch_related("closings")
    return tuple(_correction(row) for row in rows.order_by("position"))


def _correction(row: Correction) -> OpenCorrection:
    """Describe a correction. One that was recorded before places were has the whole text as its place."""
    place: CorrectionPlace | None = getattr(row, "place", None)
    closing = max(row.closings.all(), key=lambda each: each.seq, default=None)
    if place is None:
        return OpenCorrection(row.pk, row.position, row.text, closing)
    return OpenCorrection(
        row.pk, row.position, row.text, closing, tuple(place.nodes), place.label, place.wording
    )


def clericals(dossier: Dossier) -> tuple[ClericalCorrection, ...]:
    """Return the clerical corrections recorded since the last decision on a dossier, each with its answer if it has one."""
    last = decision(dossier)
    if last is None:
        return ()
    rows = ClericalCorrection.objects.filter(decision=last).select_related("answer")
    return tuple(rows.order_by("position"))


def mended(dossier: Dossier) -> tuple[clerical.Mended, ...]:
    """Return the parts that agreed clerical corrections reworded; of two at one part the later counts."""
    agreed = [row for row in clericals(dossier) if (answer := getattr(row, "answer", None)) and answer.agreed]
    last = {row.node: clerical.Mended(row.node, row.label, row.wording, row.position) for row in agreed}
    return tuple(last.values())


def tabled_decree(dossier: Dossier) -> Decree | None:
    """Return the text as it was laid before the plenary that decided last, or None."""
    last = decision(dossier)
    if last is None:
        return None
    version = drafting.version(dossier, last.item.version_number)
    return drafting.decree_of(version) if version else None


def facts_of(dossier: Dossier, decree: Decree, day: dt.date) -> Facts:
    """
    Return the facts that the drafting rules hold a text against after the plenary: those of the office on `day`, the day of
    the plenary, its berita acara, and who decided there (a member named in the lampiran is told: UU 30/2014 Pasal 42).
    """
    last = decision(dossier)
    known = facts_on(dossier, decree, day)
    if last is None:
        return known
    deciding = tuple(ballot.name for ballot in last.ballots.order_by("position"))
    return replace(known, plenary_on=last.decided_on, involved=(*known.signatories, *deciding))


def final_text(dossier: Dossier) -> FinalText | None:
    """Return the text frozen for signature (the newest, after returns), or None before it was confirmed."""
    return FinalText.objects.filter(dossier=dossier).order_by("-seq").first()


def final_decree(dossier: Dossier) -> Decree | None:
    """Return the frozen text as a decree, or None."""
    row = final_text(dossier)
    return decree_in(row) if row else None


def decree_in(row: FinalText) -> Decree:
    """Return the decree that a frozen text holds."""
    return from_data(row.document)
