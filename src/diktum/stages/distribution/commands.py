"""What the legal subsection, the certifying official and the recipients do in rows 8 and 9 of the SOP."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from diktum.core.language import date_words
from diktum.core.moment import Moment
from diktum.dossiers.models import Dossier
from diktum.dossiers.work import Work, performing
from diktum.people import queries as people
from diktum.people.queries import Actor
from diktum.stages.distribution import queries
from diktum.stages.distribution.certifying import certifying_on
from diktum.stages.distribution.checks import dispatch_of, refuse_day, refuse_ended, words_of
from diktum.stages.distribution.codes import public_code, receipt_token
from diktum.stages.distribution.extracts import Excerpt, excerpt_of
from diktum.stages.distribution.issued import IssuedDecree, issued
from diktum.stages.distribution.kept import Prints, keep_prints, print_copies
from diktum.stages.distribution.models import (
    Certification,
    CertifiedCopy,
    Dispatch,
    Extract,
    Manner,
)
from diktum.stages.distribution.receiving import ProofGiven, keep_dispatch_proof, record_receipt
from diktum.stages.distribution.recipients import LONGEST, Recipient, checked
from diktum.stages.distribution.refusals import (
    CopiesAreOnTheWay,
    CopiesDoNotMatchTheOriginal,
    CopyIsUnknown,
    CourierIsUnnamed,
    NoCopyChosen,
    NothingToCertify,
    NotNumberedYet,
    PersonIsNotListed,
    PostDoesNotCertify,
    ReceiptIsNotYours,
)

__all__ = [
    "Recipient",
    "certify_copies",
    "close_delivery",
    "dispatch_copies",
    "make_copies",
    "record_receipt",
]

CARRIED = (Manner.DIRECT, Manner.POST, Manner.EMAIL)


def make_copies(
    *,
    dossier_id: int,
    recipients: Sequence[Recipient],
    by: Actor,
    when: Moment,
    extracts: Sequence[str] = (),
    request_key: str = "",
    seen_seq: int | None = None,
) -> tuple[CertifiedCopy, ...]:
    """
    Buat salinan: number the copies from 1, one for each recipient, each with its own codes (SOP 23/2022 B.1 baris 8).

    `extracts` are the row ids of the persons who get a petikan, in the same series after the salinan. Raises
    NotNumberedYet, NobodyToSendTo, TooManyCopies, RecipientIsUnfit, RecipientIsTwice, PersonIsNotListed.
    """
    with performing(
        "copy", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        decree = _issued(work)
        office = people.commission(work.commission_id)
        persons = _excerpts(decree, extracts)
        wanted = checked(recipients, besides=len(persons))
        parts = [*((each, None) for each in wanted), *((_addressed(each), each) for each in persons)]
        first = CertifiedCopy.objects.filter(dossier=work.dossier).count() + 1
        made = []
        for number, (recipient, excerpt) in enumerate(parts, start=first):
            subject = f"{office.code}/{work.dossier.code}/{number}/{decree.sha256}"
            copy = work.record(
                CertifiedCopy(
                    number=number,
                    recipient=recipient.name,
                    recipient_post=recipient.post,
                    place=recipient.place,
                    kind=queries.EXTRACT if excerpt else "salinan",
                    code=public_code(subject),
                    token=receipt_token(subject),
                    text_sha256=decree.sha256,
                    made_by=by.name,
                    made_on=when.day,
                    made_at=when.at,
                )
            )
            made.append(copy)
            if excerpt:
                work.record(_extract(copy, excerpt))
        data = {"copies": len(made), "sha256": decree.sha256}
        work.done(items=("copies",), data=data | ({"extracts": len(persons)} if persons else {}))
    return tuple(made)


def _excerpts(decree: IssuedDecree, row_ids: Sequence[str]) -> tuple[Excerpt, ...]:
    """Find the persons who get a petikan. Raises PersonIsNotListed."""
    found = [excerpt_of(decree.decree, row_id) for row_id in dict.fromkeys(row_ids)]
    if None in found:
        raise PersonIsNotListed()
    return tuple(each for each in found if each is not None)


def _addressed(excerpt: Excerpt) -> Recipient:
    person = excerpt.person
    return Recipient(person.name[:LONGEST], (person.post or person.position)[:LONGEST], "")


def _extract(copy: CertifiedCopy, excerpt: Excerpt) -> Extract:
    return Extract(
        copy=copy,
        row_id=excerpt.person.row_id,
        attachment_number=excerpt.attachment_number,
        row_number=excerpt.row_number,
    )


def certify_copies(
    *, dossier_id: int, by: Actor, when: Moment, request_key: str = "", seen_seq: int | None = None
) -> Certification:
    """
    Sahkan salinan: declare the copies equal to the original (UU 30/2014 Pasal 73 ayat (4)).

    The file of each copy is printed before the dossier is held and kept in the same transaction; it is that copy for ever.
    Raises NothingToCertify, PostDoesNotCertify, CopiesDoNotMatchTheOriginal, and what `files.store.keep` refuses.
    """
    prints = _printed_before(dossier_id, by, when)
    with performing(
        "certify", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        row = _certification(work.dossier, by, when)
        if row is None:
            raise PostDoesNotCertify(day=date_words(when.day))
        decree = _issued(work)
        made = [line.copy for line in queries.copies(work.dossier)]
        if not made:
            raise NothingToCertify(code=work.dossier.code)
        if any(copy.text_sha256 != decree.sha256 for copy in made):
            raise CopiesDoNotMatchTheOriginal()
        row.copies = len(made)
        work.record(row)
        keep_prints(work, decree, row, made, prints)
        work.done(data={"copies": len(made), "sha256": decree.sha256})
    return row


def _printed_before(dossier_id: int, by: Actor, when: Moment) -> Prints | None:
    """Print the copies while nobody waits; None where the act is going to be refused anyway."""
    dossier = Dossier.objects.filter(
        pk=dossier_id, commission_id=by.commission_id, open_act="certify"
    ).first()
    row = _certification(dossier, by, when) if dossier else None
    decree = issued(dossier) if dossier and row else None
    if dossier is None or row is None or decree is None:
        return None
    made = [line.copy for line in queries.copies(dossier)]
    row.copies = len(made)
    return print_copies(dossier, decree, row, made)


def _certification(dossier: Dossier, by: Actor, when: Moment) -> Certification | None:
    """Return what the actor would declare, not saved yet; None if the post does not certify that day."""
    setting = certifying_on(when.day)
    holding = by.holding_for(setting.post) if setting else None
    if setting is None or holding is None or by.person_id is None:
        return None
    person = people.persons(by.commission_id).filter(pk=by.person_id).first()
    return Certification(
        person_id=by.person_id,
        name=by.name,
        nip=person.nip if person else "",
        post_title=holding.title,
        on_behalf_of=setting.on_behalf_of,
        statement=setting.statement,
        stamps=", ".join(setting.stamps),
        place=people.commission(dossier.commission_id).seat,
        certified_on=when.day,
        certified_at=when.at,
    )


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
    proof: ProofGiven | None = None,
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
        carrier = words_of(courier)
        if not 0 < len(carrier) <= LONGEST or manner not in CARRIED:
            raise CourierIsUnnamed()
        refuse_day(work.dossier, on, when)
        lines = {line.copy.pk: line for line in queries.copies(work.dossier)}
        if set(copy_ids) - set(lines):
            raise CopyIsUnknown()
        chosen = [lines[key] for key in sorted(set(copy_ids), key=lambda key: lines[key].copy.number)]
        for line in chosen:
            refuse_ended(line)
        sent = tuple(
            work.record(dispatch_of(line.copy, manner, carrier, on, by, when, note=words_of(note)))
            for line in chosen
        )
        if proof is not None:
            keep_dispatch_proof(work, sent, proof)
        numbers = [line.copy.number for line in chosen]
        work.noted("Salinan dikirim", {"copies": numbers, "courier": carrier, "on": on.isoformat()})
    return sent


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
