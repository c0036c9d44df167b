"""The papers of drafting: KAK, rancangan, notulensi pembahasan. Each is printed from what was recorded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from diktum.core.document import persons
from diktum.core.language import date_words, day_date_words
from diktum.dossiers.models import Dossier
from diktum.formats import papers as p
from diktum.formats.pdf import render
from diktum.people.queries import Signatory, holders_of
from diktum.stages.drafting import queries
from diktum.stages.drafting.models import Discussion, DraftVersion, TermsOfReference
from diktum.stages.drafting.printing import decree_paper, layout_of, letterhead_of, paragraphs, version_mark
from diktum.stages.drafting.refusals import PaperIsNotReady
from diktum.stages.drafting.terms import TITLES

_LETTERS = "ABCDEFGH"


def draft_paper(dossier: Dossier) -> bytes:
    """Print the newest version as RANCANGAN. Raises PaperIsNotReady before the first version."""
    draft = queries.latest_version(dossier)
    if draft is None:
        raise PaperIsNotReady(paper="Rancangan keputusan", code=dossier.code)
    return version_paper(dossier, draft)


def version_paper(dossier: Dossier, draft: DraftVersion) -> bytes:
    """Print any one version as RANCANGAN: no number, no date, no QR."""
    post = "secretary" if queries.issuer_of(dossier).startswith("Sekretaris") else "chair"
    paper = decree_paper(
        dossier,
        queries.decree_of(draft),
        state=p.DecreeState.DRAFT,
        signatory=_holder(dossier, post, draft.made_on),
        year=draft.made_on.year,
        version_mark=version_mark(draft.number, draft.sha256),
    )
    return render(paper, made_at=draft.made_at)


def terms_paper(dossier: Dossier) -> bytes:
    """Print the KAK as it was handed in last. Raises PaperIsNotReady before the first submission."""
    row = queries.terms_of(dossier)
    if row is None:
        raise PaperIsNotReady(paper="Kerangka acuan kerja", code=dossier.code)
    day = row.version.made_on
    commission = dossier.commission
    paper = p.TermsOfReferencePaper(
        title="Kerangka Acuan Kerja",
        letterhead=letterhead_of(commission),
        layout=layout_of(commission),
        reference=dossier.code,
        name=dossier.title.upper(),
        facts=(
            p.Fact("Kementerian/Lembaga", "Komisi Pemilihan Umum"),
            p.Fact("Satuan kerja", commission.name),
            p.Fact("Unit pengusul", dossier.proposing_unit.name),
            p.Fact("Divisi terkait", dossier.related_division.name if dossier.related_division else "–"),
            p.Fact("Keluaran", row.output.splitlines()[0]),
            p.Fact("Sumber pendanaan", row.funding.splitlines()[0]),
        ),
        blocks=_terms_blocks(row),
        signatures=(
            *_signature(_holder(dossier, "secretary", day), lead="Mengetahui,"),
            *_signature(
                _proposer(dossier, row, day), place_and_date=(f"{commission.seat}, {date_words(day)}",)
            ),
        ),
    )
    return render(paper, made_at=row.version.made_at)


def discussion_paper(dossier: Dossier) -> bytes:
    """Print the newest minutes of a discussion. Raises PaperIsNotReady before the first."""
    held = queries.discussions(dossier)
    if not held:
        raise PaperIsNotReady(paper="Notulensi pembahasan", code=dossier.code)
    row = held[-1]
    line = queries.line_of(dossier, row.seq)
    commission = dossier.commission
    paper = p.MinutesPaper(
        title="Notulensi Pembahasan Rancangan Keputusan",
        letterhead=letterhead_of(commission),
        layout=layout_of(commission),
        reference=dossier.code,
        name=f"Rapat Pembahasan Rancangan Keputusan tentang {dossier.title}",
        facts=(
            p.Fact("Hari, tanggal", day_date_words(row.held_on)),
            p.Fact("Tempat", row.place),
            p.Fact("Naskah", version_mark(row.version.number, row.version.sha256)),
        ),
        agenda=(f"Pembahasan rancangan Keputusan tentang {dossier.title}",),
        participants=tuple(row.attendees),
        discussions=(_discussion(dossier, row),),
        conclusion=row.conclusion,
        signatures=(
            p.SignatureBlock(
                office=line.post_title or "Notulis",
                name=line.person_name,
                place_and_date=(f"{commission.seat}, {date_words(line.on)}",),
            ),
        ),
    )
    return render(paper, made_at=line.at)


PAPERS: dict[str, Callable[[Dossier], bytes]] = {
    "kak": terms_paper,
    "rancangan": draft_paper,
    "notulensi-pembahasan": discussion_paper,
}


def _terms_blocks(row: TermsOfReference) -> tuple[p.Block, ...]:
    blocks: list[p.Block] = []
    said = [(title, getattr(row, key)) for key, title in TITLES.items() if getattr(row, key).strip()]
    for mark, (title, text) in zip(_LETTERS, said, strict=False):
        blocks += [p.Heading(label=f"{mark}.", title=title), *paragraphs(text)]
    people = persons(queries.decree_of(row.version))
    if people:
        columns = (
            p.Column("No.", "0.45", "center"),
            p.Column("Nama", "2"),
            p.Column("Jabatan dinas", "2"),
            p.Column("Kedudukan", "1.5"),
        )
        rows = tuple((f"{n}.", each.name, each.post, each.position) for n, each in enumerate(people, start=1))
        blocks += [
            p.Heading(label=f"{_LETTERS[len(said)]}.", title="Susunan personil"),
            p.Table(columns=columns, rows=rows),
        ]
    return tuple(blocks)


def _discussion(dossier: Dossier, row: Discussion) -> p.Discussion:
    points = tuple(line.strip() for line in row.minutes.splitlines() if line.strip())
    return p.Discussion(number="1.", subject=f"Rancangan Keputusan tentang {dossier.title}", points=points)


def _holder(dossier: Dossier, post: str, day: date) -> Signatory | None:
    return next(iter(holders_of(dossier.commission_id, post, day)), None)


def _proposer(dossier: Dossier, row: TermsOfReference, day: date) -> Signatory | None:
    """Find who handed the KAK in, by the journal, as a signatory of that day."""
    line = queries.line_of(dossier, row.seq)
    held = [
        each
        for post in ("proposing_unit", "drafting_team")
        for each in holders_of(dossier.commission_id, post, day)
    ]
    return next((each for each in held if each.person_id == line.person_id), None)


def _signature(
    signatory: Signatory | None, *, lead: str = "", place_and_date: tuple[str, ...] = ()
) -> tuple[p.SignatureBlock, ...]:
    if signatory is None:
        return ()
    return (
        p.SignatureBlock(
            office=signatory.title,
            name=signatory.full_name,
            nip=signatory.nip,
            lead=lead,
            place_and_date=place_and_date,
        ),
    )
