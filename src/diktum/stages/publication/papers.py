"""The papers of publication, each printed from what was recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypedDict
from zoneinfo import ZoneInfo

from diktum.core.language import date_words, day_date_words, time_words
from diktum.dossiers.models import Dossier
from diktum.files.store import read
from diktum.formats import papers as p
from diktum.formats.pdf import render
from diktum.stages.drafting.printing import layout_of, letterhead_of, paragraphs, zone_mark
from diktum.stages.publication import queries
from diktum.stages.publication.abstracts import abstract_from
from diktum.stages.publication.checking import sidik
from diktum.stages.publication.evaluating import FIGURES
from diktum.stages.publication.metadata import lines
from diktum.stages.publication.models import (
    Adapter,
    AuthenticationSheet,
    DoneBy,
    LinkCheck,
    PlannedContent,
    Proposal,
    SheetStage,
)
from diktum.stages.publication.origin import Origin, origin_of
from diktum.stages.publication.published_copy import abstract_paper, public_url, published_copy
from diktum.stages.publication.redacting import as_proposed, shown_origin
from diktum.stages.publication.refusals import PublicationPaperIsNotReady

OUTCOMES = {
    "approved": "Disetujui",
    "passed": "Sesuai",
    "verified": "Tautan sesuai",
    "returned": "Dikembalikan",
    "rejected": "Ditolak",
}


MOST_TOLD = 12


class Frame(TypedDict):
    """What every sheet has."""

    letterhead: p.Letterhead
    layout: p.Layout
    reference: str


def eligibility_paper(dossier: Dossier) -> bytes:
    """Print the lembar kelayakan of a decree, from its own dossier or from that of its publication."""
    proposal = queries.proposal_of(dossier)
    decree = proposal.decree if proposal else dossier
    row = queries.eligibility_of(decree)
    if row is None:
        raise PublicationPaperIsNotReady(paper="Lembar kelayakan publikasi", code=dossier.code)
    origin = origin_of(decree)
    default = "dipublikasikan" if row.by_default else "tidak dipublikasikan"
    paper = p.EligibilityPaper(
        title="Lembar Kelayakan Publikasi",
        **_frame(decree),
        facts=(
            *(_decree_facts(origin) if origin else (p.Fact("Keputusan", decree.title),)),
            p.Fact("Berkas asal", decree.code),
            p.Fact("Nilai awal menurut jenis", f"{default} (edisi {row.edition})"),
        ),
        verdict="Layak dipublikasikan" if row.eligible else "Tidak layak dipublikasikan",
        reason=row.reason,
        signatures=(_signed(decree, row.post_title, row.decided_by, date_words(row.decided_on)),),
    )
    return render(paper, made_at=row.decided_at)


def meeting_paper(dossier: Dossier) -> bytes:
    """Print the notulen of the JDIH meeting with the plan as its follow-up."""
    row, plan = queries.meeting_of(dossier), queries.plan_of(dossier)
    if row is None or plan is None:
        raise PublicationPaperIsNotReady(paper="Notulen rapat pengelolaan JDIH", code=dossier.code)
    paper = p.MeetingNotePaper(
        title="Notulen Rapat Pengelolaan JDIH",
        **_frame(dossier),
        name=dossier.title,
        facts=(
            p.Fact("Hari, tanggal", day_date_words(row.held_on)),
            p.Fact("Tempat", row.place),
            p.Fact("Diundang", ", ".join(row.invitees)),
        ),
        agenda=tuple(line.strip() for line in plan.agenda.splitlines() if line.strip()),
        participants=tuple(row.attendees),
        discussions=(
            *_planned(dossier),
            p.Discussion(
                number="1.",
                subject="Pembahasan",
                points=tuple(line.strip() for line in row.minutes.splitlines() if line.strip()),
            ),
        ),
        conclusion=plan.plan,
        signatures=(_done_by(dossier, row),),
    )
    return render(paper, made_at=row.done_at)


def _planned(dossier: Dossier) -> tuple[p.Discussion, ...]:
    """Return the planned contents of the newest plan as a point of the minutes."""
    plan = queries.plan_of(dossier)
    rows = PlannedContent.objects.filter(dossier=dossier, seq=plan.seq if plan else 0)
    points = tuple(
        f"{row.rubric} ({_when_of(row)}){': ' + row.channel if row.channel else ''}; {row.person}"
        for row in rows
    )
    return (p.Discussion(number="–", subject="Rencana konten", points=points),) if points else ()


def _when_of(row: PlannedContent) -> str:
    return f"rutin, {_WEEKDAYS[row.weekday - 1]}" if row.weekday else "sewaktu-waktu"


def first_sheet_paper(dossier: Dossier) -> bytes:
    """Print the lembar otentikasi of the copy."""
    return _sheet(dossier, SheetStage.FIRST)


def final_sheet_paper(dossier: Dossier) -> bytes:
    """Print the lembar otentikasi akhir."""
    return _sheet(dossier, SheetStage.FINAL)


def copy_paper(dossier: Dossier) -> bytes:
    """Give the copy for publication: the file that was authenticated, or a print of it before that, with all that seems personal hidden."""
    row = queries.sheet_of(dossier, SheetStage.FIRST)
    if row:
        return read(row.copy)
    return published_copy(as_proposed(_origin(dossier, "Salinan untuk publikasi")))


def abstract_pdf(dossier: Dossier) -> bytes:
    """Print the abstrak as it was designed last."""
    content = queries.content_of(dossier)
    sheet = queries.sheet_of(dossier, SheetStage.FIRST)
    if content is None or sheet is None:
        raise PublicationPaperIsNotReady(paper="Abstrak", code=dossier.code)
    origin = _origin(dossier, "Abstrak")
    subjects = content.metadata["subjects"]
    paper = abstract_paper(origin, abstract_from(content.abstract), subjects=subjects, pages=sheet.pages)
    return render(paper, made_at=content.done_at)


def approval_paper(dossier: Dossier) -> bytes:
    """Print the lembar persetujuan pengunggahan, with the content and its metadata."""
    row = queries.approval_of(dossier)
    if row is None:
        raise PublicationPaperIsNotReady(paper="Lembar persetujuan pengunggahan", code=dossier.code)
    content = row.content
    table = p.Table(
        columns=(p.Column("No.", "0.4", "center"), p.Column("Unsur metadata", "1.6"), p.Column("Isi", "4")),
        rows=tuple(
            (f"{n}.", label, value) for n, (label, value) in enumerate(lines(content.metadata), start=1)
        ),
    )
    paper = p.ApprovalSheetPaper(
        title="Lembar Persetujuan Pengunggahan",
        **_frame(dossier),
        facts=(
            *_decree_facts(_origin(dossier, "Lembar persetujuan pengunggahan")),
            p.Fact("Kanal", content.channel),
            p.Fact("Judul konten", content.heading),
            p.Fact("Dirancang oleh", content.done_by),
        ),
        blocks=(
            p.Heading(title="Teks konten"),
            *paragraphs(content.body),
            p.Heading(title="Teks alternatif gambar"),
            *paragraphs(content.alternative_text),
            p.Heading(title="Metadata"),
            table,
        ),
        verdict=OUTCOMES.get(row.outcome, row.outcome),
        reason=row.reason or row.note,
        signatures=(_done_by(dossier, row),),
    )
    return render(paper, made_at=row.done_at)


def link_proof_paper(dossier: Dossier) -> bytes:
    """Print the bukti tautan: every look at every link, and what was compared."""
    checks = queries.link_checks(dossier)
    if not checks:
        raise PublicationPaperIsNotReady(paper="Bukti pemeriksaan tautan", code=dossier.code)
    last = checks[-1]
    entry = queries.entry_of(dossier)
    assert entry is not None
    outside = any(check.adapter == Adapter.MANUAL for check in checks)
    paper = p.LinkProofPaper(
        title="Bukti Pemeriksaan Tautan JDIH",
        **_frame(dossier),
        facts=(
            *_decree_facts(_origin(dossier, "Bukti pemeriksaan tautan")),
            p.Fact("Sidik salinan", entry.copy.sha256),
            p.Fact("Sidik abstrak", entry.abstract.sha256),
        ),
        blocks=(
            p.link_table(tuple(_link_row(dossier, n, each) for n, each in enumerate(checks, start=1))),
            *(paragraphs(_OUTSIDE) if outside else ()),
        ),
        verdict=OUTCOMES.get(last.outcome, last.outcome),
        reason=last.note,
        signatures=(_done_by(dossier, last),),
    )
    return render(paper, made_at=last.done_at)


def evaluation_paper(dossier: Dossier) -> bytes:
    """Print the laporan evaluasi with the figures of its day."""
    row = queries.evaluation_of(dossier)
    if row is None:
        raise PublicationPaperIsNotReady(paper="Laporan evaluasi", code=dossier.code)
    table = p.Table(
        columns=(p.Column("Uraian", "4"), p.Column("Jumlah", "1", "right")),
        rows=tuple((label, str(row.figures.get(key, 0))) for key, label in FIGURES.items()),
    )
    paper = p.EvaluationPaper(
        title="Laporan Evaluasi Pengelolaan JDIH",
        **_frame(dossier),
        facts=(p.Fact("Berkas publikasi", dossier.code), p.Fact("Keadaan pada", date_words(row.done_on))),
        blocks=(
            p.Heading(label="A.", title="Capaian"),
            table,
            p.Heading(label="B.", title="Temuan"),
            *paragraphs(row.findings),
            p.Heading(label="C.", title="Tindak lanjut"),
            *paragraphs(row.follow_up),
        ),
        signatures=(_done_by(dossier, row),),
    )
    return render(paper, made_at=row.done_at)


PAPERS: dict[str, Callable[[Dossier], bytes]] = {
    "lembar-kelayakan": eligibility_paper,
    "notulen-rapat-jdih": meeting_paper,
    "salinan-publikasi": copy_paper,
    "lembar-otentikasi": first_sheet_paper,
    "abstrak": abstract_pdf,
    "lembar-otentikasi-akhir": final_sheet_paper,
    "lembar-persetujuan": approval_paper,
    "bukti-tautan": link_proof_paper,
    "laporan-evaluasi": evaluation_paper,
}
_WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_OUTSIDE = (
    "Tautan di luar portal satuan kerja (jdih.kpu.go.id) tidak terjangkau dari Diktum; jawabannya dicatat oleh petugas "
    "yang membukanya, dan sidik berkasnya tidak dibandingkan."
)


def _sheet(dossier: Dossier, stage: SheetStage) -> bytes:
    row = queries.sheet_of(dossier, stage)
    if row is None:
        raise PublicationPaperIsNotReady(paper="Lembar otentikasi", code=dossier.code)
    heading: tuple[str, ...] = ("LEMBAR OTENTIKASI MATERI KONTEN",)
    if stage is SheetStage.FINAL:
        heading = ("LEMBAR OTENTIKASI AKHIR", "MATERI KONTEN")
    paper = p.AuthenticationSheetPaper(
        title="Lembar Otentikasi Materi Konten",
        **_frame(dossier),
        heading=heading,
        facts=(
            *_decree_facts(_origin(dossier, "Lembar otentikasi")),
            p.Fact("Berkas salinan", f"{row.copy.original_name}, {row.pages} halaman"),
            p.Fact("Sidik berkas (SHA-256)", row.copy_sha256),
            p.Fact("Sidik isi (SHA-256)", row.text_sha256),
        ),
        checks=(*_points(row), _personal_data(row)),
        verdict="Otentik",
        reason=row.note,
        signatures=(_done_by(dossier, row),),
    )
    return render(paper, made_at=row.done_at)


def _points(row: AuthenticationSheet) -> tuple[p.Check, ...]:
    return tuple(
        p.Check(
            number=f"{number}.",
            text=point["title"],
            finding="Sesuai" if point["is_sound"] else "Tidak sesuai",
            note=point["note"],
        )
        for number, point in enumerate(row.checks, start=1)
    )


def _personal_data(row: AuthenticationSheet) -> p.Check:
    hidden = [each for each in row.personal_data if each.get("hidden")]
    kept = [each for each in row.personal_data if not each.get("hidden")]
    notes = []
    if hidden:
        notes.append(f"Disamarkan: {_places(hidden)}.")
    if kept:
        notes.append(f"Tetap terbaca: {_places(kept)}.")
    return p.Check(
        number=f"{len(row.checks) + 1}.",
        text="Data pribadi dalam naskah",
        finding="Sudah diperiksa" if row.personal_data else "Tidak ditemukan",
        note=" ".join(notes),
    )


def _places(found: Sequence[Mapping[str, str]]) -> str:
    """Name where findings stand, each with its reason if it has one; of a long list the first and the number."""
    told = [
        f"{each['label']} pada {each['place']}{' (' + each['reason'] + ')' if each.get('reason') else ''}"
        for each in found[:MOST_TOLD]
    ]
    more = len(found) - len(told)
    return "; ".join(told) + (f"; dan {more} lagi" if more > 0 else "")


def _link_row(dossier: Dossier, number: int, check: LinkCheck) -> tuple[str, ...]:
    zone = ZoneInfo(dossier.commission.zone)
    at = check.done_at.astimezone(zone)
    result = "Dibuka petugas" if check.adapter == Adapter.MANUAL else f"Sidik {sidik(check.sha256)} sama"
    url = public_url(check.url) if check.adapter == Adapter.LOCAL else check.url
    when = f"{date_words(at.date())} {time_words(at, zone_mark(dossier.commission))}"
    return (f"{number}.", url, when, str(check.status), result if check.is_sound else "Tidak sesuai")


def _frame(dossier: Dossier) -> Frame:
    return Frame(
        letterhead=letterhead_of(dossier.commission),
        layout=layout_of(dossier.commission),
        reference=dossier.code,
    )


def _decree_facts(origin: Origin) -> tuple[p.Fact, ...]:
    return (
        p.Fact("Keputusan", origin.number.in_text()),
        p.Fact("Tentang", origin.title),
        p.Fact("Ditetapkan pada", date_words(origin.issued.enacted_on)),
    )


def _origin(dossier: Dossier, paper: str) -> Origin:
    proposal: Proposal | None = queries.proposal_of(dossier)
    origin = shown_origin(proposal.decree, dossier) if proposal else None
    if origin is None:
        raise PublicationPaperIsNotReady(paper=paper, code=dossier.code)
    return origin


def _done_by(dossier: Dossier, row: DoneBy) -> p.SignatureBlock:
    return _signed(dossier, row.post_title, row.done_by, date_words(row.done_on))


def _signed(dossier: Dossier, office: str, name: str, day: str) -> p.SignatureBlock:
    return p.SignatureBlock(office=office, name=name, place_and_date=(f"{dossier.commission.seat}, {day}",))
