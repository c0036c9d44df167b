"""The two berita acara of the archive: alih media (PP 28/2012 Pasal 49) and pemusnahan (UU 43/2009 Pasal 51)."""

from __future__ import annotations

from collections.abc import Sequence

from diktum.core.language import date_words
from diktum.formats import papers as p
from diktum.formats.archive_papers import ArchiveRecordPaper
from diktum.formats.pdf import render
from diktum.people.models import Commission
from diktum.stages.archive.models import DisposalProof, MediaTransfer, Original, Scan
from diktum.stages.archive.records_papers import UNIT, amount_of, development_of
from diktum.stages.archive.records_queries import key_of, records_named
from diktum.stages.archive.refusals import NotArchivedYet
from diktum.stages.drafting.printing import layout_of, letterhead_of


def transferred(transfer: MediaTransfer) -> tuple[tuple[Original, int, int], ...]:
    """Return the originals scanned within the days of a berita acara: each with its files and pages."""
    scans = Scan.objects.filter(
        original__dossier__commission_id=transfer.commission_id,
        original__archived_on__gte=transfer.first_day,
        original__archived_on__lte=transfer.last_day,
    ).select_related("original__dossier")
    found: dict[int, tuple[Original, int, int]] = {}
    for scan in scans.order_by("original__archived_on", "original_id", "position"):
        original, files, pages = found.get(scan.original_id, (scan.original, 0, 0))
        found[scan.original_id] = (original, files + 1, pages + scan.pages)
    return tuple(found.values())


def transfer_record(transfer: MediaTransfer) -> bytes:
    """Print the berita acara alih media with its daftar arsip. Raises NotArchivedYet where nothing was scanned then."""
    office, rows = transfer.commission, transferred(transfer)
    if not rows:
        raise NotArchivedYet(code=transfer.number)
    days = (
        date_words(transfer.first_day)
        if transfer.first_day == transfer.last_day
        else f"{date_words(transfer.first_day)} sampai dengan {date_words(transfer.last_day)}"
    )
    paper = ArchiveRecordPaper(
        title=f"Berita Acara Alih Media Nomor {transfer.number}",
        letterhead=letterhead_of(office),
        layout=layout_of(office),
        reference=transfer.number,
        heading=("BERITA ACARA ALIH MEDIA ARSIP", f"NOMOR {transfer.number}"),
        opening=(
            f"Pada tanggal {date_words(transfer.made_on)}, bertempat di {transfer.place}, telah dibuat berita acara "
            f"alih media atas naskah asli keputusan {office.name} yang tercantum dalam daftar arsip di bawah ini."
        ),
        facts=(
            p.Fact("Waktu pelaksanaan", days),
            p.Fact("Tempat pelaksanaan", transfer.place),
            p.Fact("Jenis media", transfer.media),
            p.Fact("Jumlah arsip", f"{len(rows)} naskah, {sum(pages for _o, _f, pages in rows)} halaman"),
            p.Fact("Keterangan proses", transfer.process),
            p.Fact("Pelaksana", transfer.carried_out_by),
        ),
        blocks=(_transfer_table(rows),),
        closing=(
            "Naskah asli tetap disimpan. Hasil alih media disahkan oleh pimpinan dan dilekatkan pada catatan arsip dengan "
            "sidik jari SHA-256 setiap berkasnya. Demikian berita acara ini dibuat dengan sebenarnya."
        ),
        signatures=(
            p.SignatureBlock(
                office=transfer.signed_by_title,
                name=transfer.signed_by,
                nip=transfer.signed_by_nip,
                place_and_date=(f"{office.seat}, {date_words(transfer.made_on)}",),
            ),
        ),
    )
    return render(paper, made_at=transfer.made_at)


def disposal_record(proof: DisposalProof) -> bytes:
    """Print the berita acara pemusnahan with the list of what was destroyed."""
    decision = proof.decision
    proposal = decision.proposal
    office: Commission = proposal.commission
    items = list(proposal.items.all())
    known = records_named(map(key_of, items))
    rows = tuple(
        (
            f"{number}.",
            known[key_of(item)].archive_code,
            f"{known[key_of(item)].code}: Keputusan {known[key_of(item)].number} tentang {known[key_of(item)].title}",
            str(known[key_of(item)].enacted_on.year),
            amount_of(known[key_of(item)]),
            development_of(known[key_of(item)]),
            f"Retensi habis {date_words(item.retention_over_on)}. {item.rule}",
        )
        for number, item in enumerate(items, start=1)
    )
    witnesses = tuple(line.partition(",") for line in proof.witnesses.splitlines())
    paper = ArchiveRecordPaper(
        title=f"Berita Acara Pemusnahan Arsip Nomor {proof.number}",
        letterhead=letterhead_of(office),
        layout=layout_of(office),
        reference=proof.number,
        heading=("BERITA ACARA PEMUSNAHAN ARSIP", f"NOMOR {proof.number}"),
        opening=(
            f"Pada tanggal {date_words(proof.destroyed_on)}, bertempat di {proof.place}, telah dimusnahkan arsip "
            f"{office.name} yang tercantum dalam daftar di bawah ini, disaksikan oleh para saksi yang bertanda tangan."
        ),
        facts=(
            p.Fact("Dasar", proposal.basis),
            p.Fact(
                "Diusulkan oleh",
                _acted(proposal.proposed_by, proposal.post_title, date_words(proposal.proposed_on)),
            ),
            p.Fact(
                "Disetujui oleh",
                _acted(decision.decided_by, decision.post_title, date_words(decision.decided_on)),
            ),
            p.Fact("Pertimbangan", decision.reason),
            p.Fact("Cara pemusnahan", proof.manner),
            p.Fact("Jumlah arsip", f"{len(rows)} naskah"),
        ),
        blocks=(
            p.Table(
                caption="Daftar arsip yang dimusnahkan",
                columns=(
                    p.Column("No.", "0.5", "center"),
                    p.Column("Kode", "1.1"),
                    p.Column("Uraian", "2.7"),
                    p.Column("Tahun", "0.85"),
                    p.Column("Jumlah", "1.2"),
                    p.Column("Tingkat perkembangan", "1.75"),
                    p.Column("Keterangan", "2.4"),
                ),
                rows=rows,
            ),
        ),
        closing=(
            "Yang dimusnahkan adalah naskah kertasnya. Catatan arsip dan berkas digitalnya tetap disimpan. "
            "Demikian berita acara ini dibuat dengan sebenarnya."
        ),
        signatures=(
            p.SignatureBlock(
                office=proof.post_title,
                name=proof.recorded_by,
                place_and_date=(f"{proof.place}, {date_words(proof.destroyed_on)}",),
            ),
            p.SignatureBlock(office=decision.post_title, name=decision.decided_by, lead="Mengetahui,"),
            *(
                p.SignatureBlock(office=office_.strip(), name=name.strip(), lead=f"Saksi {number},")
                for number, (name, _comma, office_) in enumerate(witnesses, start=1)
            ),
        ),
    )
    return render(paper, made_at=proof.recorded_at)


def _transfer_table(rows: Sequence[tuple[Original, int, int]]) -> p.Table:
    return p.Table(
        caption="Daftar arsip hasil alih media",
        columns=(
            p.Column("No.", "0.5", "center"),
            p.Column("Unit pengolah", "1.4"),
            p.Column("Jenis arsip", "3.2"),
            p.Column("Kurun waktu", "1.3"),
            p.Column("Jumlah", "1.3"),
            p.Column("Keterangan", "2"),
        ),
        rows=tuple(
            (
                f"{number}.",
                UNIT,
                f"Keputusan {original.decree_number} tentang {original.decree_title}",
                date_words(original.enacted_on),
                f"{pages} halaman, {files} berkas",
                f"{original.dossier.code} · {original.archive_code}",
            )
            for number, (original, files, pages) in enumerate(rows, start=1)
        ),
    )


def _acted(name: str, post: str, day: str) -> str:
    return ", ".join(filter(None, (name, post, day)))
