"""The papers of the plenary: undangan, daftar hadir, notulensi, berita acara, matriks perbaikan, naskah final."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from diktum.core.document import ChangeKind, differences
from diktum.core.language import date_words, day_date_words, month_name, number_words
from diktum.dossiers.models import Dossier
from diktum.formats import papers as p
from diktum.formats.pdf import render
from diktum.people import queries as people
from diktum.stages.drafting import queries as drafting
from diktum.stages.drafting.printing import decree_paper, layout_of, letterhead_of, version_mark
from diktum.stages.plenary import minute_draft, minutes, queries
from diktum.stages.plenary.models import (
    ClericalCorrection,
    DecisionOutcome,
    MinutesLock,
    PlenaryDecision,
    PlenarySession,
    SessionMode,
)
from diktum.stages.plenary.refusals import PaperIsNotReady
from diktum.stages.plenary.room import Seat, attendees, is_anything_recorded, recorded_at

_CHANGES = {
    ChangeKind.ADDED: "Ditambah",
    ChangeKind.REMOVED: "Dihapus",
    ChangeKind.CHANGED: "Diubah",
    ChangeKind.MOVED: "Dipindah",
}


def session_invitation(held: PlenarySession) -> bytes:
    """Print the invitation as it was sent last. Raises PaperIsNotReady before it was sent."""
    sent = queries.invitations(held)
    if not sent:
        raise PaperIsNotReady(paper="Undangan rapat pleno")
    row, office = sent[-1], people.commission(held.commission_id)
    paper = p.InvitationPaper(
        title="Undangan Rapat Pleno",
        letterhead=letterhead_of(office, emblem="left"),
        layout=layout_of(office),
        number=row.full_number,
        place_and_date=f"{office.seat}, {date_words(row.sent_on)}",
        subject="Undangan Rapat Pleno",
        recipients=(f"Ketua dan Anggota {office.short_name}", f"Sekretaris {office.short_name}"),
        opening=(
            "Bersama ini kami mengundang Saudara untuk menghadiri rapat pleno "
            f"{held.kind} yang dilaksanakan pada:"
        ),
        facts=_when_and_where(held),
        agenda=tuple(row.agenda) or ("Pembahasan dan penetapan rancangan keputusan",),
        signature=p.SignatureBlock(office=row.signer_title, name=row.signer_name),
    )
    return render(paper, made_at=row.sent_at)


def session_attendance(held: PlenarySession) -> bytes:
    """Print the daftar hadir: to be signed, with marks for who is absent once that is recorded."""
    office = people.commission(held.commission_id)
    quorum, made_at = "", held.called_at
    if not is_anything_recorded(held):
        expected = (
            *queries.members_on(held.commission_id, held.held_on),
            *queries.guests_on(held.commission_id, held.held_on),
        )
        rows = tuple(
            p.AttendanceRow(number=f"{n}.", name=each.name, office=each.title)
            for n, each in enumerate(expected, start=1)
        )
    else:
        there = attendees(held)
        made_at = recorded_at(held)
        quorum = _quorum_sentence(held, sum(each.is_member and each.came for each in there))
        rows = tuple(
            p.AttendanceRow(
                number=f"{n}.",
                name=each.name,
                office=f"{each.title} ({each.path})" if each.path else each.title,
                mark="" if each.came else each.note or "tidak hadir",
            )
            for n, each in enumerate(there, start=1)
        )
    paper = p.AttendancePaper(
        title="Daftar Hadir Rapat Pleno",
        letterhead=letterhead_of(office),
        layout=layout_of(office),
        name=_name_of(held),
        facts=_when_and_where(held),
        rows=rows,
        quorum=quorum,
    )
    return render(paper, made_at=made_at)


def session_minutes(held: PlenarySession) -> bytes:
    """Print the newest minutes. Raises PaperIsNotReady before the first version."""
    row = queries.latest_minutes(held)
    if row is None:
        raise PaperIsNotReady(paper="Notulensi rapat pleno")
    office, text, lock = (
        people.commission(held.commission_id),
        minute_draft.read(row.text),
        minutes.lock(held),
    )
    presiders = {decision.presided_by_name for decision in queries.decisions_of(held)}
    chair = next((each.name for each in queries.members_on(office.pk, held.held_on) if each.is_chair), "")
    presider = "; ".join(sorted(presiders)) or chair
    paper = p.MinutesPaper(
        title="Notulensi Rapat Pleno",
        letterhead=letterhead_of(office),
        layout=layout_of(office),
        reference=f"Rapat pleno {held.number}/{held.year} · notulensi versi {row.number}{_lock_words(lock)}",
        name=_name_of(held),
        facts=(*_when_and_where(held), p.Fact("Pimpinan rapat", presider), p.Fact("Notulis", row.written_by)),
        agenda=queries.agenda_lines(held),
        participants=tuple(
            f"{each.name} ({each.title})" if each.title else each.name
            for each in attendees(held)
            if each.came
        ),
        discussions=tuple(
            p.Discussion(
                number=each.number, subject=each.subject, points=each.points, conclusion=each.decision
            )
            for each in text.subjects
        ),
        conclusion=text.closing,
        signatures=(
            p.SignatureBlock(office="Pimpinan Rapat", name=presider, lead="Mengetahui,"),
            p.SignatureBlock(
                office="Notulis",
                name=row.written_by,
                place_and_date=(f"{office.seat}, {date_words(row.written_on)}",),
            ),
        ),
    )
    return render(paper, made_at=row.written_at)


def record_paper(dossier: Dossier) -> bytes:
    """Print the berita acara of the last decision on a dossier. Raises PaperIsNotReady before it."""
    record = queries.record_of(dossier)
    if record is None:
        raise PaperIsNotReady(paper="Berita acara rapat pleno")
    decision, held, office = record.decision, record.session, dossier.commission
    present = _signers(decision)
    paper = p.PlenaryRecordPaper(
        title="Berita Acara Rapat Pleno",
        letterhead=letterhead_of(office),
        layout=layout_of(office),
        reference=dossier.code,
        number=record.full_number,
        name=f"{_name_of(held)} TENTANG {dossier.title.upper()}",
        opening=(
            f"Pada hari ini, {_day_in_words(held.held_on)}, pukul {minute_draft.hour_of(held)}, bertempat di "
            f"{held.place}, telah dilaksanakan rapat pleno {held.kind} {office.name} yang dihadiri oleh:"
        ),
        attendance=tuple(f"{each.name} ({each.title})" for each in present),
        quorum=_quorum_sentence(held, decision.present),
        agenda=(f"Pembahasan dan penetapan Rancangan Keputusan tentang {dossier.title}.",),
        decisions=(_decision_row(decision, dossier),),
        place_and_date=(f"Dibuat di {office.seat}", f"pada tanggal {date_words(record.made_on)}"),
        signatures=tuple(_signature(each, decision) for each in present),
    )
    return render(paper, made_at=decision.decided_at)


def corrections_paper(dossier: Dossier) -> bytes:
    """Print the matrix of corrections and changes. Raises PaperIsNotReady where the plenary made no corrections."""
    decision, rows = queries.decision(dossier), queries.corrections(dossier)
    slips = queries.clericals(dossier)
    if decision is None or not (rows or slips):
        raise PaperIsNotReady(paper="Matriks perbaikan")
    office, made_at = dossier.commission, decision.decided_at
    changes = _change_table(dossier)
    final = queries.final_text(dossier)
    paper = p.SheetPaper(
        title="Matriks Perbaikan Naskah",
        letterhead=letterhead_of(office),
        layout=layout_of(office),
        reference=dossier.code,
        heading=("MATRIKS PERBAIKAN", "MENURUT CATATAN RAPAT PLENO"),
        facts=(
            p.Fact("Tentang", dossier.title),
            p.Fact("Berita acara", f"{decision.record.full_number}, {date_words(decision.record.made_on)}"),
            p.Fact(
                "Naskah yang dibahas",
                version_mark(decision.item.version_number, decision.item.version_sha256),
            ),
        ),
        checks=tuple(_correction_row(row) for row in rows),
        blocks=tuple(table for table in (_clerical_table(slips), changes) if table.rows),
        verdict_label="Naskah final",
        verdict=version_mark(final.version_number, final.sha256) if final else "Belum dipastikan",
    )
    return render(paper, made_at=final.confirmed_at if final else made_at)


def final_paper(dossier: Dossier) -> bytes:
    """Print the frozen text, still without number and date. Raises PaperIsNotReady before it was confirmed."""
    row = queries.final_text(dossier)
    decree = queries.final_decree(dossier)
    if row is None or decree is None:
        raise PaperIsNotReady(paper="Naskah final")
    post = "secretary" if decree.issuer.startswith("Sekretaris") else "chair"
    paper = decree_paper(
        dossier,
        decree,
        state=p.DecreeState.FINAL,
        signatory=next(iter(people.holders_of(dossier.commission_id, post, row.confirmed_on)), None),
        year=row.confirmed_on.year,
        version_mark=version_mark(row.version_number, row.sha256),
    )
    return render(paper, made_at=row.confirmed_at)


SESSION_PAPERS: dict[str, Callable[[PlenarySession], bytes]] = {
    "undangan": session_invitation,
    "daftar-hadir": session_attendance,
    "notulensi": session_minutes,
}


def invitation_paper(dossier: Dossier) -> bytes:
    """Print the invitation to the session on whose agenda a dossier stands."""
    return session_invitation(_session_of(dossier, "Undangan rapat pleno"))


def attendance_paper(dossier: Dossier) -> bytes:
    """Print the daftar hadir of the session on whose agenda a dossier stands."""
    return session_attendance(_session_of(dossier, "Daftar hadir rapat pleno"))


def minutes_paper(dossier: Dossier) -> bytes:
    """Print the minutes of the session on whose agenda a dossier stands."""
    return session_minutes(_session_of(dossier, "Notulensi rapat pleno"))


PAPERS: dict[str, Callable[[Dossier], bytes]] = {
    "undangan": invitation_paper,
    "daftar-hadir": attendance_paper,
    "notulensi": minutes_paper,
    "berita-acara": record_paper,
    "matriks-perbaikan": corrections_paper,
    "sk-final": final_paper,
}


def _session_of(dossier: Dossier, paper: str) -> PlenarySession:
    item = queries.agenda_item(dossier)
    if item is None:
        raise PaperIsNotReady(paper=paper)
    return item.session


def _name_of(held: PlenarySession) -> str:
    return f"RAPAT PLENO {held.kind.upper()}"


def _when_and_where(held: PlenarySession) -> tuple[p.Fact, ...]:
    facts = [
        p.Fact("Hari, tanggal", day_date_words(held.held_on)),
        p.Fact("Pukul", minute_draft.hour_of(held)),
        p.Fact("Tempat", held.place),
    ]
    if held.mode != SessionMode.ON_SITE:
        facts.append(p.Fact("Cara", minute_draft.in_indonesian(SessionMode(held.mode).label)))
    return tuple(facts)


def _quorum_sentence(held: PlenarySession, present: int) -> str:
    verdict = queries.verdict_on(held, present, 0)
    counted = [f"{n} ({number_words(n)})" for n in (verdict.present, verdict.seats, verdict.present_needed)]
    word = "terpenuhi" if verdict.has_quorum else "tidak terpenuhi"
    return (
        f"Hadir {counted[0]} dari {counted[1]} anggota; kuorum paling sedikit {counted[2]} anggota {word} "
        f"({verdict.law} {queries.quorum_article(held)})."
    )


def _day_in_words(day: date) -> str:
    weekday = day_date_words(day).partition(",")[0]
    return f"{weekday}, tanggal {number_words(day.day)} bulan {month_name(day.month)} tahun {number_words(day.year)}"


def _decision_row(decision: PlenaryDecision, dossier: Dossier) -> p.DecisionRow:
    notes = [minute_draft.correction_words(each) for each in decision.corrections.order_by("position")]
    if decision.reason:
        notes.append(f"Alasan: {decision.reason}")
    if decision.recused:
        notes.append(f"Tidak ikut memutus karena konflik kepentingan: {'; '.join(decision.recused)}")
    if decision.dissent:
        notes += [f"Pendapat berbeda: {line}" for line in decision.dissent.splitlines()]
    mark = version_mark(decision.item.version_number, decision.item.version_sha256)
    return p.DecisionRow(
        number="1.",
        subject=f"Rancangan Keputusan tentang {dossier.title} ({mark})",
        decision=minute_draft.in_indonesian(DecisionOutcome(decision.outcome).label),
        votes=f"Setuju {decision.agreeing} dari {decision.present} anggota yang hadir",
        notes=tuple(notes),
    )


def _signers(decision: PlenaryDecision) -> tuple[Seat, ...]:
    """Return the members who were in the room, who presided first. Older decisions know them by their list only."""
    seats = [
        Seat(b.person_id, b.name, b.title, is_member=True) for b in decision.ballots.order_by("position")
    ]
    if not seats:
        roll = queries.roll(decision.session, decision.attendance_version)
        rows = roll.members_present if roll else ()
        seats = [Seat(row.person_id, row.name, row.title, is_member=True) for row in rows]
    return tuple(sorted(seats, key=lambda seat: seat.person_id != decision.presided_by_id))


def _signature(seat: Seat, decision: PlenaryDecision) -> p.SignatureBlock:
    presides = decision.by_acclamation and seat.person_id == decision.presided_by_id
    return p.SignatureBlock(
        office=f"{seat.title} (pimpinan rapat)" if presides else seat.title, name=seat.name
    )


def _lock_words(lock: MinutesLock | None) -> str:
    return f", disahkan {date_words(lock.locked_on)}" if lock else ""


def _correction_row(row: queries.OpenCorrection) -> p.Check:
    finding = "Belum ditutup"
    if row.closing is not None:
        finding = "Diterapkan" if row.closing.applied else "Tidak diterapkan"
    note = row.closing.note if row.closing else ""
    place = "" if not row.label or row.text.lower().startswith(row.label.lower()) else f"{row.label}: "
    return p.Check(number=f"{row.position}.", text=f"{place}{row.text}", finding=finding, note=note)


def _clerical_table(rows: Sequence[ClericalCorrection]) -> p.Table:
    """Return the clerical corrections: what stood, what shall stand, why, and who said so."""
    return p.Table(
        columns=(
            p.Column("Bagian", "1.2"),
            p.Column("Semula", "2"),
            p.Column("Menjadi", "2"),
            p.Column("Alasan", "2"),
            p.Column("Dicatat dan dijawab", "2"),
        ),
        rows=tuple(
            (f"{row.position}. {row.label}", row.before, row.wording, row.reason, _said_by(row))
            for row in rows
        ),
        caption="Ralat salah tik sesudah putusan pleno",
    )


def _said_by(row: ClericalCorrection) -> str:
    answer = getattr(row, "answer", None)
    recorded = f"{row.recorded_title or row.recorded_by}, {date_words(row.recorded_on)}"
    if answer is None:
        return f"Dicatat {recorded}; belum dijawab"
    verdict = "disetujui" if answer.agreed else "ditolak"
    note = f": {answer.note}" if answer.note else ""
    return f"Dicatat {recorded}; {verdict} {answer.answered_title or answer.answered_by}, {date_words(answer.answered_on)}{note}"


def _change_table(dossier: Dossier) -> p.Table:
    before, after = queries.tabled_decree(dossier), drafting.latest_decree(dossier)
    changes = differences(before, after) if before and after else ()
    return p.Table(
        columns=(
            p.Column("Bagian", "1.4"),
            p.Column("Perubahan", "1.2"),
            p.Column("Semula", "3"),
            p.Column("Menjadi", "3"),
        ),
        rows=tuple((each.label, _CHANGES[each.kind], each.before, each.after) for each in changes),
        caption="Perubahan terhadap naskah yang dibahas",
    )
