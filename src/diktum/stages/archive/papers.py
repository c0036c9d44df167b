"""The paper of the archive: the lembar arsip, with a label to cut out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.conf import settings

from diktum.core.language import date_words
from diktum.dossiers.models import Dossier
from diktum.formats import papers as p
from diktum.formats.pdf import render
from diktum.stages.archive import queries
from diktum.stages.archive.models import Original, Scan
from diktum.stages.archive.refusals import NotArchivedYet
from diktum.stages.distribution import queries as distribution
from diktum.stages.drafting import queries as drafting
from diktum.stages.drafting.printing import layout_of, letterhead_of
from diktum.stages.plenary import queries as plenary


def archive_sheet(dossier: Dossier) -> bytes:
    """Print the lembar arsip of a decree. Raises NotArchivedYet before it was archived."""
    original = queries.original_of(dossier)
    if original is None:
        raise NotArchivedYet(code=dossier.code)
    commission, scans = dossier.commission, queries.scans_of(dossier)
    place = queries.place_words(original)
    paper = p.ArchiveSheetPaper(
        title=f"Lembar Arsip Keputusan {original.decree_number}",
        letterhead=letterhead_of(commission),
        layout=layout_of(commission),
        reference=dossier.code,
        facts=(
            p.Fact("Nomor berkas", dossier.code),
            p.Fact("Kode klasifikasi", original.archive_code),
            p.Fact("Uraian", f"Keputusan {original.decree_number} tentang {original.decree_title}"),
            p.Fact("Kurun waktu", str(original.enacted_on.year)),
            p.Fact("Jumlah", f"{original.sheets} halaman naskah asli"),
            p.Fact("Retensi", original.retention),
        ),
        place=tuple(p.Fact(title, value) for title, value in _place(original)),
        label_lines=(
            commission.short_name.upper(),
            f"{original.archive_code} · {dossier.code}",
            f"Keputusan {original.decree_number}",
            place,
        ),
        contents=tuple(_contents(dossier, original)),
        scan=tuple(_scan_facts(scans)),
        code=p.Code(
            url=f"{settings.DIKTUM_PUBLIC_URL}/berkas/{dossier.code}/arsip/",
            code=dossier.code,
            text="Pindai untuk membuka catatan arsip.",
        ),
        signatures=(
            p.SignatureBlock(
                office=original.post_title,
                name=original.archived_by,
                place_and_date=(f"{commission.seat}, {date_words(original.archived_on)}",),
            ),
        ),
    )
    return render(paper, made_at=original.archived_at)


PAPERS: dict[str, Callable[[Dossier], bytes]] = {"lembar-arsip": archive_sheet}


def _place(original: Original) -> Iterator[tuple[str, str]]:
    yield "Ruang", original.room
    for title, value in (("Lemari", original.cabinet), ("Rak", original.shelf), ("Boks", original.box)):
        if value:
            yield title, value
    yield "Folder", original.folder


def _scan_facts(scans: tuple[Scan, ...]) -> Iterator[p.Fact]:
    if not scans:
        return
    first = scans[0]
    yield p.Fact("Halaman", f"{sum(scan.pages for scan in scans)} (naskah {first.expected_pages})")
    words = (
        ("lengkap", first.complete),
        ("terbaca", first.legible),
        ("tegak", first.upright),
        ("halaman cocok", first.pages_match),
    )
    yield p.Fact("Pemeriksaan", ", ".join(word if good else f"tidak {word}" for word, good in words))
    if first.note:
        yield p.Fact("Catatan", first.note)
    yield p.Fact("Diperiksa oleh", first.checked_by)
    for scan in scans:
        yield p.Fact(f"Berkas {scan.position}", f"{scan.file.original_name}\nSHA-256 {scan.file.sha256}")


def _contents(dossier: Dossier, original: Original) -> Iterator[p.ArchiveContent]:
    """List what one berkas of a decree holds, from what was recorded."""
    rows = [
        (
            "Naskah asli bertanda tangan",
            date_words(original.enacted_on),
            "Asli",
            f"{original.sheets} halaman",
        )
    ]
    terms = drafting.terms_of(dossier)
    if terms is not None:
        rows.append(("Kerangka acuan kerja", date_words(terms.version.made_on), "Asli", "1 naskah"))
    versions = drafting.versions(dossier)
    if versions:
        rows.append(
            ("Rancangan keputusan", date_words(versions[-1].made_on), "Cetakan", f"{len(versions)} versi")
        )
    record = plenary.record_of(dossier)
    if record is not None:
        rows.append(
            (f"Berita acara pleno {record.full_number}", date_words(record.made_on), "Asli", "1 naskah")
        )
    lines = distribution.copies(dossier)
    receipts = sum(line.receipt is not None for line in lines)
    certified = distribution.certification(dossier)
    if certified is not None:
        day = date_words(certified.certified_on)
        rows.append(("Tanda terima salinan", day, "Asli", f"{receipts} dari {len(lines)}"))
    for number, (name, date, development, amount) in enumerate(rows, start=1):
        yield p.ArchiveContent(
            number=f"{number}.", name=name, date=date, development=development, amount=amount
        )
