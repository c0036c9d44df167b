"""Questions about copies: which there are, where each of them is, what the public may know. Nothing here changes anything."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db.models import Count
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy

from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import parsed, state_of
from diktum.dossiers.summary import legal_status
from diktum.files.models import StoredFile
from diktum.stages.distribution.codes import normal_code, normal_token
from diktum.stages.distribution.extracts import Excerpt, excerpts
from diktum.stages.distribution.issued import IssuedDecree, issued
from diktum.stages.distribution.models import (
    Certification,
    CertifiedCopy,
    CopyWithdrawal,
    Dispatch,
    Extract,
    KeptCopy,
    Receipt,
    ReceiptLink,
    ReceiptProof,
)
from diktum.stages.distribution.recipients import Recipient, proposed
from diktum.stages.signing import queries as signing

EXTRACT = "petikan"
METHOD_WORDS = {
    "wet": gettext_lazy("Tanda tangan basah pada naskah asli (bukan tanda tangan elektronik)"),
    "electronic": gettext_lazy("Tanda tangan elektronik"),  # whose certificate: signing.signature_words
}


class CopyState(StrEnum):
    """Where a copy is."""

    HERE = "here"
    ON_THE_WAY = "on_the_way"
    RECEIVED = "received"
    WITHDRAWN = "withdrawn"


STATE_WORDS = {
    CopyState.HERE: gettext_lazy("Belum dikirim"),
    CopyState.ON_THE_WAY: gettext_lazy("Dibawa"),
    CopyState.RECEIVED: gettext_lazy("Diterima"),
    CopyState.WITHDRAWN: gettext_lazy("Ditarik"),
}


@dataclass(frozen=True, slots=True)
class CopyLine:
    """A copy with where it is: the last dispatch and the receipt, if any."""

    copy: CertifiedCopy
    dispatch: Dispatch | None
    receipt: Receipt | None
    withdrawal: CopyWithdrawal | None = None
    links: tuple[ReceiptLink, ...] = ()

    @property
    def token(self) -> str:
        """Return the secret that counts: the newest that was given out for this copy."""
        return self.links[-1].token if self.links else self.copy.token

    @property
    def is_extract(self) -> bool:
        """Say whether this is a petikan: one person's row only."""
        return self.copy.kind == EXTRACT

    @property
    def is_waiting(self) -> bool:
        """Say whether the copy still has to be received."""
        return self.receipt is None and self.withdrawal is None

    @property
    def state(self) -> CopyState:
        """Say where the copy is."""
        if self.withdrawal is not None:
            return CopyState.WITHDRAWN
        if self.receipt is not None:
            return CopyState.RECEIVED
        return CopyState.ON_THE_WAY if self.dispatch is not None else CopyState.HERE

    @property
    def words(self) -> str:
        """Say where the copy is, in words."""
        return str(STATE_WORDS[self.state])


@dataclass(frozen=True, slots=True)
class AuthenticCopy:
    """What the page of authenticity shows of a certified copy. The recipient is not told to the public."""

    code: str
    office: str
    office_slug: str
    zone: str
    dossier_id: int
    dossier_code: str
    title: str
    number: str
    year: int
    enacted_on: date
    signed_by: str
    signed_title: str
    signature_kind: str
    copy_number: int
    copies: int
    certified_by: str
    certified_title: str
    certified_on: date
    legal_status: str
    legal_note: str
    fingerprint: str
    sha256: str
    is_extract: bool = False


@dataclass(frozen=True, slots=True)
class DispatchLine:
    """One line of the buku ekspedisi of a year."""

    number: int
    dossier_code: str
    decree: str
    title: str
    copy_number: int
    recipient: str
    recipient_post: str
    place: str
    dispatched_on: date
    manner: str
    courier: str
    note: str
    receiver: str
    receiver_post: str
    received_on: date | None
    received_at: datetime | None
    way: str


def copies(dossier: Dossier) -> tuple[CopyLine, ...]:
    """Return every copy of a decree with where it is, by number (four statements)."""
    rows = CertifiedCopy.objects.filter(dossier=dossier).order_by("number")
    return tuple(
        line_of(copy)
        for copy in rows.select_related("receipt__proof__file", "withdrawal", "extract").prefetch_related(
            "dispatches", "links"
        )
    )


def copy_numbered(dossier: Dossier, number: int) -> CopyLine | None:
    """Return the copy of that number, or None."""
    return next((line for line in copies(dossier) if line.copy.number == number), None)


def certification(dossier: Dossier) -> Certification | None:
    """Return how the copies of a decree were certified last, or None."""
    return Certification.objects.filter(dossier=dossier).select_related("person").order_by("-seq").first()


def proposed_recipients(dossier: Dossier, *, way: str = "") -> tuple[Recipient, ...]:
    """Propose who gets a salinan of the issued decree, with where each comes from; nobody before it has a number."""
    decree = issued(dossier)
    return proposed(dossier, decree.decree, way=way) if decree else ()


def copy_by_token(typed: str) -> CopyLine | None:
    """Return the certified copy for which this secret was given out, whether it still counts or not; else None."""
    token = normal_token(typed)
    copy = _with_dossier(token=token) or _with_dossier(links__token=token) if token else None
    if copy is None or certification(copy.dossier) is None:
        return None
    return line_of(copy)


def copy_by_code(typed: str) -> AuthenticCopy | None:
    """Return what the public may know of the certified copy with this code, or None."""
    code = normal_code(typed)
    copy = _with_dossier(code=code) if code else None
    if copy is None:
        return None
    decree, certified = issued(copy.dossier), certification(copy.dossier)
    if decree is None or certified is None:
        return None
    return _authentic(copy, decree, certified)


def copy_with_code(typed: str) -> CertifiedCopy | None:
    """Return the copy that bears this code, certified or not, in force or not; None for a code that was never given."""
    code = normal_code(typed)
    return _with_dossier(code=code) if code else None


def dispatch_lines(commission_id: int, year: int) -> tuple[DispatchLine, ...]:
    """Return the buku ekspedisi of an office in a year, numbered in the order in which lines were written."""
    rows = (
        Dispatch.objects.filter(dossier__commission_id=commission_id, dispatched_on__year=year)
        .select_related("copy__receipt", "dossier")
        .order_by("pk")
    )
    return tuple(dispatch_rows(rows))


def dispatches(dossier: Dossier) -> tuple[DispatchLine, ...]:
    """Return the lines of the buku ekspedisi about one decree."""
    rows = Dispatch.objects.filter(dossier=dossier).select_related("copy__receipt", "dossier").order_by("pk")
    return tuple(dispatch_rows(rows))


def dispatch_years(commission_id: int) -> tuple[tuple[int, int], ...]:
    """Return the years of the buku ekspedisi of an office with their number of lines, the newest first."""
    rows = Dispatch.objects.filter(dossier__commission_id=commission_id).order_by()
    counted = rows.annotate(year=ExtractYear("dispatched_on")).values_list("year").annotate(n=Count("pk"))
    return tuple(sorted(counted, reverse=True))


def dispatch_rows(rows: Collection[Dispatch] | Iterator[Dispatch]) -> Iterator[DispatchLine]:
    """Describe dispatches as lines of the book, numbered from 1. A receipt stands on the last line of its copy."""
    rows = list(rows)
    numbers = signing.numbers_of([row.dossier for row in rows])
    last = {row.copy_id: row.pk for row in rows}
    for number, row in enumerate(rows, start=1):
        decree = numbers.get(row.dossier_id)
        receipt = receipt_of(row.copy) if last[row.copy_id] == row.pk else None
        yield DispatchLine(
            number=number,
            dossier_code=row.dossier.code,
            decree=decree.in_text() if decree else "",
            title=row.dossier.title,
            copy_number=row.copy.number,
            recipient=row.copy.recipient,
            recipient_post=row.copy.recipient_post,
            place=row.copy.place,
            dispatched_on=row.dispatched_on,
            manner=row.manner,
            courier=row.courier,
            note=row.note,
            receiver=receipt.receiver if receipt else "",
            receiver_post=receipt.receiver_post if receipt else "",
            received_on=receipt.received_on if receipt else None,
            received_at=receipt.recorded_at if receipt else None,
            way=receipt.way if receipt else "",
        )


def receipt_of(copy: CertifiedCopy) -> Receipt | None:
    """Return the receipt of a copy, or None."""
    return getattr(copy, "receipt", None)


def proof_of(receipt: Receipt | None) -> ReceiptProof | None:
    """Return what stands behind a receipt besides the name, or None."""
    return getattr(receipt, "proof", None)


def withdrawal_of(copy: CertifiedCopy) -> CopyWithdrawal | None:
    """Return how a copy was withdrawn, or None."""
    return getattr(copy, "withdrawal", None)


def extract_of(copy: CertifiedCopy) -> Extract | None:
    """Return which row a petikan is of; None for a salinan."""
    return getattr(copy, "extract", None)


def kept_files(dossier: Dossier) -> dict[int, StoredFile]:
    """Return the files kept as the copies of a decree, by the key of the copy."""
    rows = KeptCopy.objects.filter(dossier=dossier).select_related("file")
    return {row.copy_id: row.file for row in rows}


def kept_file(copy: CertifiedCopy) -> StoredFile | None:
    """Return the file that was certified as this copy; None for one that was certified before files were kept."""
    row = KeptCopy.objects.filter(copy=copy).select_related("file").first()
    return row.file if row else None


def excerpts_of(dossier: Dossier) -> tuple[Excerpt, ...]:
    """Return the persons of the lampiran for whom a petikan can be made; nobody before the decree has a number."""
    decree = issued(dossier)
    return excerpts(decree.decree) if decree else ()


def _with_dossier(**which: str) -> CertifiedCopy | None:
    rows = CertifiedCopy.objects.select_related(
        "receipt", "withdrawal", "dossier__commission", "dossier__procedure", "dossier__proposing_unit"
    )
    return rows.filter(**which).first()


def line_of(copy: CertifiedCopy) -> CopyLine:
    """Return a copy with where it is."""
    sent = max(copy.dispatches.all(), key=lambda row: row.pk, default=None)
    links = tuple(sorted(copy.links.all(), key=lambda row: row.pk))
    return CopyLine(copy, sent, receipt_of(copy), withdrawal_of(copy), links)


def _authentic(copy: CertifiedCopy, decree: IssuedDecree, certified: Certification) -> AuthenticCopy:
    dossier = copy.dossier
    status, note = legal_status(parsed(dossier.procedure), state_of(dossier))
    return AuthenticCopy(
        code=copy.code,
        office=dossier.commission.name,
        office_slug=dossier.commission.slug,
        zone=dossier.commission.zone,
        dossier_id=dossier.pk,
        dossier_code=dossier.code,
        title=decree.decree.title,
        number=decree.number,
        year=decree.year,
        enacted_on=decree.enacted_on,
        signed_by=decree.signed_by,
        signed_title=decree.signed_title,
        signature_kind=signing.signature_words(dossier),
        copy_number=copy.number,
        copies=certified.copies,
        certified_by=certified.name,
        certified_title=certified.post_title,
        certified_on=certified.certified_on,
        legal_status=status,
        legal_note=note,
        fingerprint=f"{decree.sha256[:4]} {decree.sha256[4:8]}".upper(),
        sha256=decree.sha256,
        is_extract=copy.kind == EXTRACT,
    )
