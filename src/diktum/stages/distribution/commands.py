"""What the legal subsection, the certifying official and the recipients do in rows 8 and 9 of the SOP."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from diktum.core.language import clean_text, date_words
from diktum.core.moment import Moment
from diktum.dossiers.models import Dossier
from diktum.dossiers.work import Work, performing
from diktum.people import queries as people
from diktum.people.queries import Actor
from diktum.stages.distribution import queries
from diktum.stages.distribution.certifying import certifying_on
from diktum.stages.distribution.codes import normal_token, public_code, receipt_token
from diktum.stages.distribution.issued import IssuedDecree, issued
from diktum.stages.distribution.models import (
    Certification,
    CertifiedCopy,
    Dispatch,
    Manner,
    Receipt,
    Way,
)
from diktum.stages.distribution.recipients import LONGEST, Recipient, checked
from diktum.stages.distribution.refusals import (
    CopiesAreOnTheWay,
    CopiesDoNotMatchTheOriginal,
    CopyIsReceived,
    CopyIsUnknown,
    CourierIsUnnamed,
    DayIsUnfit,
    NoCopyChosen,
    NothingToCertify,
    NotNumberedYet,
    PostDoesNotCertify,
    ReceiptIsNotYours,
    ReceiverIsUnnamed,
)
from diktum.stages.distribution.withdrawing import refuse_withdrawn

__all__ = [
    "Recipient",
    "certify_copies",
    "close_delivery",
    "dispatch_copies",
    "make_copies",
    "record_receipt",
]


def make_copies(
    *,
    dossier_id: int,
    recipients: Sequence[Recipient],
    by: Actor,
    when: Moment,
    request_key: str = "",
    seen_seq: int | None = None,
) -> tuple[CertifiedCopy, ...]:
    """
    Buat salinan: number the copies from 1, one for each recipient, each with its own codes (SOP 23/2022 B.1 baris 8).

    Raises NotNumberedYet, NobodyToSendTo, TooManyCopies, RecipientIsUnfit, RecipientIsTwice.
    """
    with performing(
        "copy", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        decree = _issued(work)
        office = people.commission(work.commission_id)
        wanted = checked(recipients)
        first = CertifiedCopy.objects.filter(dossier=work.dossier).count() + 1
        made = []
        for number, recipient in enumerate(wanted, start=first):
            subject = f"{office.code}/{work.dossier.code}/{number}/{decree.sha256}"
            copy = CertifiedCopy(
                number=number,
                recipient=recipient.name,
                recipient_post=recipient.post,
                place=recipient.place,
                code=public_code(subject),
                token=receipt_token(subject),
                text_sha256=decree.sha256,
                made_by=by.name,
                made_on=when.day,
                made_at=when.at,
            )
            made.append(work.record(copy))
        work.done(items=("copies",), data={"copies": len(made), "sha256": decree.sha256})
    return tuple(made)


def certify_copies(
    *, dossier_id: int, by: Actor, when: Moment, request_key: str = "", seen_seq: int | None = None
) -> Certification:
    """
    Sahkan salinan: declare the copies equal to the original (UU 30/2014 Pasal 73 ayat (4)).

    Raises NothingToCertify, PostDoesNotCertify, CopiesDoNotMatchTheOriginal.
    """
    with performing(
        "certify", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        setting = certifying_on(when.day)
        holding = by.holding_for(setting.post) if setting else None
        if setting is None or holding is None or by.person_id is None:
            raise PostDoesNotCertify(day=date_words(when.day))
        decree = _issued(work)
        made = [line.copy for line in queries.copies(work.dossier)]
        if not made:
            raise NothingToCertify(code=work.dossier.code)
        if any(copy.text_sha256 != decree.sha256 for copy in made):
            raise CopiesDoNotMatchTheOriginal()
        person = people.persons(by.commission_id).filter(pk=by.person_id).first()
        office = people.commission(work.commission_id)
        row = work.record(
            Certification(
                copies=len(made),
                person_id=by.person_id,
                name=by.name,
                nip=person.nip if person else "",
                post_title=holding.title,
                on_behalf_of=setting.on_behalf_of,
                statement=setting.statement,
                stamps=", ".join(setting.stamps),
                place=office.seat,
                certified_on=when.day,
                certified_at=when.at,
            )
        )
        work.done(data={"copies": len(made), "sha256": decree.sha256})
    return row


def dispatch_copies(
    *,
    dossier_id: int,
    copy_ids: Collection[int],
    courier: str,
    on: date,
    by: Actor,
    when: Moment,
    manner: str = Manner.DIRECT,
    note: str = "",
    request_key: str = "",
    seen_seq: int | None = None,
) -> tuple[Dispatch, ...]:
    """
    Kirim salinan: note in the buku ekspedisi who carries which copies; the act stays open. A copy that came back goes again.

    Raises NoCopyChosen, CopyIsUnknown, CopyIsReceived, CopyIsWithdrawn, CourierIsUnnamed, DayIsUnfit.
    """
    with performing(
        "deliver", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        if not copy_ids:
            raise NoCopyChosen()
        carrier = _words(courier)
        if not 0 < len(carrier) <= LONGEST or manner not in (Manner.DIRECT, Manner.POST):
            raise CourierIsUnnamed()
        _refuse_day(work.dossier, on, when)
        lines = {line.copy.pk: line for line in queries.copies(work.dossier)}
        if set(copy_ids) - set(lines):
            raise CopyIsUnknown()
        chosen = [lines[key] for key in sorted(set(copy_ids), key=lambda key: lines[key].copy.number)]
        for line in chosen:
            _refuse_ended(line)
        sent = tuple(
            work.record(_dispatch(line.copy, manner, carrier, on, by, when, note=_words(note)))
            for line in chosen
        )
        numbers = [line.copy.number for line in chosen]
        work.noted("Salinan dikirim", {"copies": numbers, "courier": carrier, "on": on.isoformat()})
    return sent


def record_receipt(
    *,
    name: str,
    by: Actor,
    when: Moment,
    token: str = "",
    copy_id: int | None = None,
    post: str = "",
    nip: str = "",
    way: str = Way.PHONE,
    received_on: date | None = None,
    client_at: datetime | None = None,
    request_key: str = "",
    seen_seq: int | None = None,
) -> Receipt:
    """
    Catat tanda terima: the recipient signs with the copy's token, or the legal officer records a paraf on paper.

    With `token` the actor is an outsider of the office that made the copy; with `copy_id` somebody in post, and
    `received_on` is the day beside the paraf. The act stays open. Raises CopyIsUnknown, CopyIsReceived, CopyIsWithdrawn,
    ReceiverIsUnnamed, DayIsUnfit, ReceiptIsNotYours.
    """
    copy = _copy_to_receive(by, token, copy_id, way)
    receiver, receiver_post, number = _words(name), _words(post), _words(nip)[:30]
    if not receiver or max(len(receiver), len(receiver_post)) > LONGEST:
        raise ReceiverIsUnnamed(limit=LONGEST)
    with performing(
        "deliver", dossier_id=copy.dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        line = queries.copy_numbered(work.dossier, copy.number)
        assert line is not None, "copies are never deleted"
        _refuse_ended(line)
        day = when.day if way == Way.PHONE or received_on is None else received_on
        _refuse_day(work.dossier, day, when)
        if line.dispatch is None:
            work.record(_dispatch(line.copy, Manner.COLLECTED, "", day, by, when))
        receipt = work.record(
            Receipt(
                copy=line.copy,
                receiver=receiver,
                receiver_post=receiver_post,
                nip=number,
                way=way,
                received_on=day,
                recorded_by=by.name,
                recorded_at=when.at,
                client_at=client_at,
            )
        )
        work.noted("Salinan diterima", {"copy": copy.number, "receiver": receiver, "way": str(way)})
    return receipt


def close_delivery(
    *, dossier_id: int, by: Actor, when: Moment, request_key: str = "", seen_seq: int | None = None
) -> None:
    """Selesaikan distribusi: every copy has been signed for. Raises CopiesAreOnTheWay otherwise."""
    with performing(
        "deliver", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        if work.holding is None or work.holding.post not in work.act.by:
            raise ReceiptIsNotYours()
        lines = queries.copies(work.dossier)
        waiting = [line for line in lines if line.is_waiting]
        if waiting or not lines:
            first = waiting[0].copy.recipient if waiting else "–"
            raise CopiesAreOnTheWay(count=len(waiting), first=first)
        work.done(items=("receipts",), data={"receipts": sum(line.receipt is not None for line in lines)})


def _issued(work: Work) -> IssuedDecree:
    decree = issued(work.dossier)
    if decree is None:
        raise NotNumberedYet(code=work.dossier.code)
    return decree


def _copy_to_receive(by: Actor, token: str, copy_id: int | None, way: str) -> CertifiedCopy:
    """Find the copy, in the actor's own office only; refuse the way that is not the actor's."""
    outsider = by.person_id is None
    if way not in Way.values or (way == Way.PHONE) != bool(token) or outsider != bool(token):
        raise ReceiptIsNotYours()
    rows = CertifiedCopy.objects.filter(dossier__commission_id=by.commission_id)
    rows = rows.filter(token=normal_token(token) or "-") if token else rows.filter(pk=copy_id or 0)
    copy = rows.first()
    if copy is None:
        raise CopyIsUnknown()
    return copy


def _refuse_ended(line: queries.CopyLine) -> None:
    refuse_withdrawn(line.copy)
    if line.receipt is not None:
        raise CopyIsReceived(
            number=line.copy.number,
            receiver=line.receipt.receiver,
            day=date_words(line.receipt.received_on),
        )


def _refuse_day(dossier: Dossier, day: date, when: Moment) -> None:
    certified = queries.certification(dossier)
    first = certified.certified_on if certified else when.day
    if not first <= day <= when.day:
        raise DayIsUnfit(day=date_words(day), first=date_words(first), last=date_words(when.day))


def _dispatch(
    copy: CertifiedCopy, manner: str, courier: str, on: date, by: Actor, when: Moment, *, note: str = ""
) -> Dispatch:
    return Dispatch(
        copy=copy,
        manner=manner,
        courier=courier,
        note=note[:LONGEST],
        recorded_by=by.name,
        dispatched_on=on,
        recorded_at=when.at,
    )


def _words(text: str) -> str:
    return " ".join(clean_text(text).split())
