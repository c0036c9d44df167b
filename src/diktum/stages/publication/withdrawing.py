"""Tarik publikasi: take a decree off the public pages at once; a page that says so stays in its place."""

from __future__ import annotations

from typing import ClassVar

from diktum.core.language import clean_text
from diktum.core.moment import Moment
from diktum.core.refusal import Refused, gettext_noop
from diktum.dossiers.search_queue import refresh_search
from diktum.ledger.chain import chaining
from diktum.people.queries import Actor
from diktum.stages.publication.models import PublishedDecree
from diktum.stages.publication.redacting import refuse_told
from diktum.stages.publication.telling import PublicEvent, tell_others
from diktum.stages.publication.withdrawal_models import PublicationWithdrawal

HEAD = "head_of_legal"


class WithdrawalIsRefused(Refused):
    """Some withdrawal that cannot be recorded."""

    code: ClassVar[str] = "DKT-860"
    rule: ClassVar[str] = gettext_noop("Penarikan publikasi dicatat Kepala Subbagian Hukum dengan alasannya")


class NotYoursToWithdraw(WithdrawalIsRefused):
    """The head of legal answers for what is public."""

    code = "DKT-861"
    message = gettext_noop("Publikasi hanya dapat ditarik oleh Kepala Subbagian Hukum.")
    remedy = gettext_noop("Mintalah Kepala Subbagian Hukum menariknya.")


class NothingIsPublic(WithdrawalIsRefused):
    """It was never published, or was withdrawn before."""

    code = "DKT-862"
    message = gettext_noop("Keputusan ini tidak sedang dipublikasikan.")
    remedy = gettext_noop("Muat ulang halaman untuk melihat keadaan terakhir.")


class WithdrawalNeedsAReason(WithdrawalIsRefused):
    """The public reads why."""

    code = "DKT-863"
    message = gettext_noop("Alasan penarikan belum diisi.")
    remedy = gettext_noop("Tuliskan alasannya; alasan ini dibaca masyarakat pada halaman Keputusan.")


def withdraw_publication(*, dossier_id: int, reason: str, by: Actor, when: Moment) -> PublicationWithdrawal:
    """
    Tarik publikasi: from the commit on, no list, page, file, feed or search shows the decree. It cannot be published again.

    `dossier_id` is the decree's. Raises NotYoursToWithdraw, NothingIsPublic, WithdrawalNeedsAReason, PersonalDataInContent.
    """
    holding = by.holding_for(HEAD)
    if holding is None:
        raise NotYoursToWithdraw()
    reason = clean_text(reason).strip()[:2000]
    if not reason:
        raise WithdrawalNeedsAReason()
    with chaining(by.commission_id, when) as chain:
        row = (
            PublishedDecree.objects.select_for_update(of=("self",))
            .filter(decree_id=dossier_id, commission_id=by.commission_id)
            .first()
        )
        if row is None or PublicationWithdrawal.objects.filter(published=row).exists():
            raise NothingIsPublic()
        refuse_told([row.decree], {"Alasan penarikan": reason})
        withdrawn = chain.record(
            PublicationWithdrawal(
                published=row,
                reason=reason,
                withdrawn_by=by.name,
                post_title=holding.title,
                withdrawn_on=when.day,
                withdrawn_at=when.at,
            )
        )
        refresh_search(dossier_id)
        tell_others(PublicEvent.WITHDRAWN, dossier_id, when)
        return withdrawn
