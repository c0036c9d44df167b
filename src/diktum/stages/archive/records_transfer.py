"""Declare a batch of originals digitised: the berita acara alih media of some days (PP 28/2012 Pasal 49)."""

from __future__ import annotations

import datetime as dt

from diktum.core.language import date_words
from diktum.core.moment import Moment
from diktum.ledger.chain import chaining
from diktum.people.queries import Actor, holder_of
from diktum.stages.archive import records_queries as queries
from diktum.stages.archive.models import MediaTransfer
from diktum.stages.archive.records_commands import ARCHIVE_KEEPERS, SHORT, post_of, told
from diktum.stages.archive.records_proof_papers import transferred
from diktum.stages.archive.records_refusals import DayIsToCome, NothingWasTransferred, NumberIsUsed


def record_transfer(
    *,
    number: str,
    first_day: dt.date,
    last_day: dt.date,
    place: str,
    media: str,
    process: str,
    carried_out_by: str,
    by: Actor,
    when: Moment,
) -> MediaTransfer:
    """
    Buat berita acara alih media for what was scanned from one day to another; the head of the legal subsection signs.

    Raises NotYoursToArchive, WordsAreMissing, DayIsToCome, NumberIsUsed, NothingWasTransferred, NobodyHoldsPost.
    """
    post_of(by, ARCHIVE_KEEPERS)
    if not first_day <= last_day <= when.day:
        raise DayIsToCome(day=date_words(last_day))
    words = told(number, "nomor", 100)
    with chaining(by.commission_id, when) as chain:
        office = queries.lock(by.commission_id)
        if MediaTransfer.objects.filter(commission=office, number=words).exists():
            raise NumberIsUsed(number=words)
        head = holder_of(office.pk, "head_of_legal", when.day)
        transfer = MediaTransfer(
            commission=office,
            number=words,
            first_day=first_day,
            last_day=last_day,
            place=told(place, "tempat", SHORT),
            media=told(media, "jenis media", SHORT),
            process=told(process, "keterangan proses"),
            carried_out_by=told(carried_out_by, "pelaksana"),
            signed_by=head.name,
            signed_by_title=head.title,
            signed_by_nip=head.nip,
            made_by=by.name,
            made_on=when.day,
            made_at=when.at,
        )
        if not transferred(transfer):
            raise NothingWasTransferred(first=date_words(first_day), last=date_words(last_day))
        return chain.record(transfer)
