"""Have a scan read and hold it against the signed text; record what was found beside the untouched scan."""

from __future__ import annotations

from dataclasses import asdict

import structlog
from django.core.files.base import ContentFile

from diktum.core.document.resemblance import Difference, Resemblance
from diktum.core.moment import Moment
from diktum.files import store
from diktum.files.models import StoredFile
from diktum.formats import ocr
from diktum.formats.scan_binding import bind_scan
from diktum.formats.scan_comparison import Comparison, compare_scan
from diktum.ledger.chain import chaining
from diktum.stages.archive import queries
from diktum.stages.archive.models import Original, ScanPages, ScanProgress, ScanReading

log = structlog.get_logger()
LARGEST = 500 * store.MEGABYTE
MOST_DIFFERENCES = 200


def read_original(original: Original, when: Moment) -> ScanReading:
    """Read the scan of an original and record the outcome; one that was read is not read again.

    A scan that cannot be read is recorded as such and never as matching. Raises FileIsMissing, FileIsDamaged.
    """
    earlier = queries.reading_of(original)
    if earlier is not None and earlier.outcome != ScanReading.NOT_READ:
        return earlier
    scans = queries.scans_of(original.dossier)
    row = ScanReading(
        dossier=original.dossier,
        seq=original.seq,
        original=original,
        text_sha256=scans[0].text_sha256,
        score=0,
        read_at=when.at,
    )
    bound = bind_scan((scan.file.media_type, store.read(scan.file)) for scan in scans)

    def tell(done: int, total: int) -> None:
        ScanProgress.objects.update_or_create(
            original=original, defaults={"done": done, "total": total, "changed_at": when.at}
        )

    tell(0, sum(scan.pages for scan in scans))
    try:
        compared = compare_scan(queries.signed_print(original.dossier), bound, told=tell)
    except ocr.OcrError as error:
        log.warning("scan_not_read", original=original.pk, reason=str(error))
        row.outcome, row.reason = ScanReading.NOT_READ, str(error)[:250] or "?"
        return _recorded(row, original, when)
    finally:
        ScanProgress.objects.filter(original=original).delete()
    _fill(row, compared.resemblance)
    return _recorded(row, original, when, compared)


def _fill(row: ScanReading, found: Resemblance) -> None:
    row.outcome = ScanReading.UNCERTAIN
    if found.matches:
        row.outcome = ScanReading.MATCHES
    elif found.differs:
        row.outcome = ScanReading.DIFFERS
    row.score = found.score
    row.differences = [_told(each) for each in found.differences[:MOST_DIFFERENCES]]
    row.missing_pages, row.foreign_pages = list(found.missing_pages), list(found.foreign_pages)


def _told(difference: Difference) -> dict[str, object]:
    """Return a difference for the ledger: no fractions, the box in thousandths of the page."""
    return asdict(difference) | {"box": [round(side * 1000) for side in difference.box]}


def _recorded(
    row: ScanReading, original: Original, when: Moment, compared: Comparison | None = None
) -> ScanReading:
    with chaining(original.dossier.commission_id, when) as chain:
        if compared:
            row.derivative = _keep(chain, original, compared.derivative)
        chain.record(row)
        if compared:
            checks = _page_checks(compared)
            chain.record(ScanPages(dossier=row.dossier, seq=row.seq, reading=row, checks=checks))
    return row


def _page_checks(compared: Comparison) -> list[dict[str, object]]:
    return [
        asdict(each) | {"is_slanted": each.is_slanted, "is_upside_down": each.page in compared.upside_down}
        for each in compared.pages
    ]


def _keep(chain: store.Recorder, original: Original, derivative: bytes) -> StoredFile:
    upload = ContentFile(derivative, name=f"{original.dossier.code}-terbaca.pdf")
    return store.keep(chain, upload, allowed=("pdf",), max_bytes=LARGEST)
