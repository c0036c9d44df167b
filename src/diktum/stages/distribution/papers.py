"""The papers of rows 8 and 9: certified copies, receipts, the dispatch list of one decree."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from diktum.core.language import date_words, day_date_words, time_words
from diktum.core.language.names import show_nip
from diktum.dossiers.models import Dossier
from diktum.files.models import StoredFile
from diktum.files.store import read
from diktum.formats import papers as p
from diktum.formats.binding import bind
from diktum.formats.pdf import render
from diktum.people.models import Commission
from diktum.stages.distribution import queries
from diktum.stages.distribution.extract_papers import extract_paper, extract_statement
from diktum.stages.distribution.issued import IssuedDecree, issued
from diktum.stages.distribution.models import Certification, CertifiedCopy, Manner, Receipt, Way
from diktum.stages.distribution.queries import CopyLine, DispatchLine
from diktum.stages.distribution.refusals import CopiesAreNotReady
from diktum.stages.drafting.printing import layout_of, letterhead_of, name_lines, zone_mark
from diktum.stages.signing.printing import signed_decree_paper

MANNERS = {
    Manner.DIRECT: "Diantar langsung",
    Manner.POST: "Pos atau jasa kirim",
    Manner.EMAIL: "Surel resmi",
    Manner.COLLECTED: "Diambil di kantor",
}


def copies_paper(dossier: Dossier) -> bytes:
    """
    Give every certified copy, one after the other. Raises CopiesAreNotReady before they are certified.

    Kept files are given as they are; one that is lost or damaged is refused by name (FileIsMissing, FileIsDamaged).
    """
    decree, certified = ready(dossier, "Salinan keputusan")
    kept = queries.kept_files(dossier)
    return bind(
        [_copy(dossier, certified, line.copy, kept.get(line.copy.pk)) for line in queries.copies(dossier)],
        title=f"Salinan Keputusan {decree.number}",
    )


def copy_paper(dossier: Dossier, copy: CertifiedCopy) -> bytes:
    """
    Give one certified copy: the file that was kept with the certification.

    What was certified before files were kept is printed, and so is a withdrawn copy, with that mark. Raises
    CopiesAreNotReady before it is certified; FileIsMissing, FileIsDamaged, StoreIsOutOfReach, and then nothing is printed.
    """
    _decree, certified = ready(dossier, "Salinan keputusan")
    return _copy(dossier, certified, copy, queries.kept_file(copy))


def receipts_paper(dossier: Dossier, *, with_tokens: bool = False) -> bytes:
    """
    Print the receipt of every copy: filled in where it is received, else with room for ink.

    `with_tokens` prints the QR code with which the recipient signs: only for those who hand the copies out.
    """
    decree, certified = ready(dossier, "Tanda terima salinan")
    lines = queries.copies(dossier)
    return bind(
        [_receipt(dossier, decree, certified, line, with_tokens) for line in lines],
        title=f"Tanda Terima Salinan Keputusan {decree.number}",
    )


def receipt_paper(dossier: Dossier, line: CopyLine, *, with_token: bool = False) -> bytes:
    """Print the receipt of one copy. Raises CopiesAreNotReady before it is certified."""
    decree, certified = ready(dossier, "Tanda terima salinan")
    return _receipt(dossier, decree, certified, line, with_token)


def dispatch_paper(dossier: Dossier) -> bytes:
    """Print the dispatch list of one decree: the lines that were written, then the copies that have not left yet."""
    decree, certified = ready(dossier, "Daftar ekspedisi")
    sent = queries.dispatches(dossier)
    gone = {row.copy_number for row in sent}
    here = [line.copy for line in queries.copies(dossier) if line.copy.number not in gone]
    commission = dossier.commission
    rows = [dispatch_row(row, commission) for row in sent]
    rows += [_unsent_row(number, copy, decree) for number, copy in enumerate(here, start=len(rows) + 1)]
    times = [line.receipt.recorded_at for line in queries.copies(dossier) if line.receipt]
    times += [line.dispatch.recorded_at for line in queries.copies(dossier) if line.dispatch]
    paper = p.DispatchBookPaper(
        title=f"Daftar Ekspedisi Salinan Keputusan {decree.number}",
        letterhead=letterhead_of(commission),
        layout=layout_of(commission),
        reference=dossier.code,
        name="BUKU EKSPEDISI SALINAN KEPUTUSAN",
        period=f"Keputusan {decree.number} · berkas {dossier.code}",
        rows=tuple(rows),
    )
    return render(paper, made_at=max([certified.certified_at, *times]))


WAYS = {
    Way.PHONE: "Elektronik",
    Way.PAPER: "Paraf pada kertas",
    Way.PROOF: "Bukti terima pos atau surel",
}
PAPERS: dict[str, Callable[[Dossier], bytes]] = {
    "salinan": copies_paper,
    "tanda-terima": receipts_paper,
    "ekspedisi-berkas": dispatch_paper,
}


def dispatch_row(row: DispatchLine, commission: Commission) -> p.DispatchRow:
    """Return one line of the buku ekspedisi as the paper prints it (also for the register of a year)."""
    received = ""
    if row.received_on and row.received_at:
        received = date_words(row.received_on)
        received += f" {_clock(row.received_at, commission)}" if row.way == Way.PHONE else ""
    return p.DispatchRow(
        number=str(row.number),
        sent_on=date_words(row.dispatched_on),
        decree=row.decree,
        about=row.title,
        copy_number=str(row.copy_number),
        addressed_to="\n".join(filter(None, (row.recipient, row.recipient_post, row.place))),
        manner="\n".join(filter(None, (MANNERS[Manner(row.manner)], row.courier))),
        received_by="\n".join(filter(None, (row.receiver, row.receiver_post))),
        received_at=received,
        paraf="elektronik" if row.way == Way.PHONE else "",
        note=row.note,
    )


def _unsent_row(number: int, copy: CertifiedCopy, decree: IssuedDecree) -> p.DispatchRow:
    return p.DispatchRow(
        number=str(number),
        sent_on="",
        decree=decree.number,
        about=copy.dossier.title,
        copy_number=str(copy.number),
        addressed_to="\n".join(filter(None, (copy.recipient, copy.recipient_post, copy.place))),
    )


def ready(dossier: Dossier, paper: str) -> tuple[IssuedDecree, Certification]:
    """Return what every paper of the copies stands on. Raises CopiesAreNotReady before they are certified."""
    decree, certified = issued(dossier), queries.certification(dossier)
    if decree is None or certified is None:
        raise CopiesAreNotReady(paper=paper, code=dossier.code)
    return decree, certified


def _copy(dossier: Dossier, certified: Certification, copy: CertifiedCopy, kept: StoredFile | None) -> bytes:
    if kept is not None and queries.withdrawal_of(copy) is None:
        return read(kept)
    return print_copy(dossier, certified, copy)


def print_copy(dossier: Dossier, certified: Certification, copy: CertifiedCopy) -> bytes:
    """Print one copy by the templates of today, as it will be kept. Raises CopiesAreNotReady, PaperIsNotReady."""
    extract = queries.extract_of(copy)
    mark = p.Certification(
        signature=_certifying_block(dossier, certified),
        copy_number=_copy_words(certified, copy),
        recipient=copy.recipient,
        statement=_statement(certified, copy),
        code=p.Code(url=f"{settings.DIKTUM_PUBLIC_URL}/v/{copy.code}", code=copy.code),
        stamps=tuple(certified.stamps.split(", ")) if certified.stamps else (),
    )
    if extract is not None:
        paper = extract_paper(dossier, extract, mark)
    else:
        paper = signed_decree_paper(dossier, state=p.DecreeState.COPY, mark="ttd.", certification=mark)
    row = queries.withdrawal_of(copy)
    return render(paper, made_at=row.withdrawn_at if row else certified.certified_at)


def _copy_words(certified: Certification, copy: CertifiedCopy) -> str:
    """Say which of the copies this is; salinan and petikan of a decree are numbered in one series."""
    if copy.kind == queries.EXTRACT:
        return f"Petikan, lembar ke-{copy.number} dari {certified.copies}"
    return f"Salinan ke-{copy.number} dari {certified.copies}"


def _statement(certified: Certification, copy: CertifiedCopy) -> str:
    """Return what is declared of a copy; a withdrawn one declares that it counts no longer."""
    row = queries.withdrawal_of(copy)
    if row is None:
        return extract_statement(certified) if copy.kind == queries.EXTRACT else certified.statement
    return f"DITARIK pada {date_words(row.withdrawn_on)}: {row.reason}"


def _certifying_block(dossier: Dossier, certified: Certification) -> p.SignatureBlock:
    office = [
        "Sekretariat "
        + "\n".join(line.title().replace("Kpu", "KPU") for line in name_lines(dossier.commission.name)),
        f"a.n. {certified.on_behalf_of}" if certified.on_behalf_of else "",
        certified.post_title,
    ]
    return p.SignatureBlock(
        office="\n".join(filter(None, office)),
        name=certified.name,
        nip=show_nip(certified.nip),
        place_and_date=(f"{certified.place}, {date_words(certified.certified_on)}",),
    )


def _receipt(
    dossier: Dossier, decree: IssuedDecree, certified: Certification, line: CopyLine, with_token: bool
) -> bytes:
    commission, copy, receipt = dossier.commission, line.copy, line.receipt
    facts = [
        p.Fact("Keputusan", decree.number),
        p.Fact("Tentang", dossier.title),
        p.Fact("Salinan", f"ke-{copy.number} dari {certified.copies}, nomor periksa {copy.code}"),
        p.Fact("Untuk", ", ".join(filter(None, (copy.recipient, copy.recipient_post, copy.place)))),
    ]
    if line.withdrawal is not None:
        facts.append(p.Fact("Keadaan", _statement(certified, copy)))
    if receipt is not None:
        at = f", pukul {_clock(receipt.recorded_at, commission)}" if receipt.way == Way.PHONE else ""
        facts += [
            p.Fact("Diterima pada", f"{day_date_words(receipt.received_on)}{at}"),
            p.Fact("Cara menerima", WAYS[Way(receipt.way)]),
            *_proof_facts(receipt, commission),
        ]
    paper = p.ReceiptPaper(
        title=f"Tanda Terima Salinan ke-{copy.number} Keputusan {decree.number}",
        letterhead=letterhead_of(commission),
        layout=layout_of(commission),
        reference=dossier.code,
        number=f"{dossier.code}/{copy.number}",
        statement=f"Telah diterima dari Sekretariat {commission.short_name} 1 (satu) eksemplar salinan keputusan dengan "
        "keterangan sebagai berikut:",
        facts=tuple(facts),
        signatures=(_giver(line, certified), _receiver(line, commission)),
        code=_receipt_code(line) if with_token else None,
    )
    return render(paper, made_at=receipt.recorded_at if receipt else certified.certified_at)


def _proof_facts(receipt: Receipt, commission: Commission) -> tuple[p.Fact, ...]:
    """Say what stands behind a receipt: the phone's own clock, the drawing or photo kept, the tracking number."""
    proof, facts = queries.proof_of(receipt), []
    if receipt.client_at is not None:
        facts.append(p.Fact("Jam ponsel", f"pukul {_clock(receipt.client_at, commission)}"))
    if proof is not None and (proof.file is not None or proof.tracking):
        kept = f"{proof.get_kind_display()}, sidik {proof.file.sha256[:8].upper()}" if proof.file else ""
        facts.append(p.Fact("Bukti", ", ".join(filter(None, (kept, proof.tracking)))))
    if proof is not None and proof.taken_by:
        facts.append(p.Fact("Diambil kurir", proof.taken_by))
    return tuple(facts)


def _giver(line: CopyLine, certified: Certification) -> p.SignatureBlock:
    sent = line.dispatch
    name = sent.courier or sent.recorded_by if sent else certified.name
    return p.SignatureBlock(lead="Yang menyerahkan,", office="", name=name)


def _receiver(line: CopyLine, commission: Commission) -> p.SignatureBlock:
    receipt, dots = line.receipt, "." * 26
    if receipt is None:
        day = f"{commission.seat}, {dots}"
        return p.SignatureBlock(
            lead="Yang menerima,", office=line.copy.recipient_post, name=dots, place_and_date=(day,)
        )
    return p.SignatureBlock(
        lead="Yang menerima,",
        office=receipt.receiver_post,
        name=receipt.receiver,
        nip=show_nip(receipt.nip),
        place_and_date=(date_words(receipt.received_on),),
        mark="diterima secara elektronik" if receipt.way == Way.PHONE else "",
    )


def _receipt_code(line: CopyLine) -> p.Code | None:
    """Print the way to sign by phone while the copy is not received; afterwards it leads nowhere new."""
    if not line.is_waiting:
        return None
    url = f"{settings.DIKTUM_PUBLIC_URL}/t/{line.token}/"
    return p.Code(url=url, code=line.token, text="Pindai untuk menandatangani tanda terima di ponsel.")


def _clock(at: datetime, commission: Commission) -> str:
    return time_words(at.astimezone(ZoneInfo(commission.zone)), zone_mark(commission))
