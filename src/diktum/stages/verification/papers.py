"""The paper of verification: the kartu kendali with the dossier's journal as its route."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from diktum.core.language import date_words, day_date_words, time_words
from diktum.core.procedure.progress import EventKind
from diktum.dossiers.models import Dossier
from diktum.dossiers.queries import Line, lines_of, parsed
from diktum.formats import papers as p
from diktum.formats.pdf import render
from diktum.people.models import Person
from diktum.stages.drafting.printing import layout_of, letterhead_of, version_mark, zone_mark
from diktum.stages.verification import queries
from diktum.stages.verification.checklist import VERDICT_WORDS, Level, Verdict
from diktum.stages.verification.models import CardKind, ControlCard
from diktum.stages.verification.refusals import CardIsNotReady

_UNCHECKED = "Belum diperiksa"
_ANNEX = (
    p.Column("No.", width="0.5", align="center"),
    p.Column("Nama dalam lampiran", width="2.2"),
    p.Column("Menurut daftar orang", width="2.8"),
    p.Column("Tim berbayar", width="1.3", align="center"),
    p.Column("Temuan", width="3.4"),
)
_MATCH_WORDS = {"exact": "", "likely": "Mungkin: "}
_KIND_WORDS = {
    CardKind.PERSONNEL: "VERIFIKASI PERSONIL",
    CardKind.CONTENT: "VERIFIKASI MUATAN",
    CardKind.APPROVAL: "PERSETUJUAN DRAF AKHIR",
}


def control_card_paper(dossier: Dossier) -> bytes:
    """Print the newest card with its points. Raises CardIsNotReady before the first."""
    cards = queries.control_cards(dossier)
    if not cards:
        raise CardIsNotReady(code=dossier.code)
    return card_paper(dossier, cards[-1])


def personnel_card_paper(dossier: Dossier) -> bytes:
    """Print the newest card of verifikasi personil. Raises CardIsNotReady before the first."""
    return _newest(dossier, CardKind.PERSONNEL)


def content_card_paper(dossier: Dossier) -> bytes:
    """Print the newest card of verifikasi muatan. Raises CardIsNotReady before the first."""
    return _newest(dossier, CardKind.CONTENT)


def internal_annex_paper(dossier: Dossier) -> bytes:
    """Print what the register knew of each person on the newest personnel card. Internal: it bears personal data."""
    card = queries.last_card(dossier, CardKind.PERSONNEL)
    if card is None:
        raise CardIsNotReady(code=dossier.code)
    commission = dossier.commission
    rows = tuple(
        _annex_row(number, item)
        for number, item in enumerate(
            (each for each in card.items if each["key"].startswith("person:")), start=1
        )
    )
    paper = p.SheetPaper(
        title="Lampiran Internal Verifikasi Personil",
        heading=("LAMPIRAN INTERNAL VERIFIKASI PERSONIL", "MEMUAT DATA PRIBADI, TIDAK UNTUK DIUMUMKAN"),
        letterhead=letterhead_of(commission),
        layout=layout_of(commission),
        reference=dossier.code,
        facts=(
            p.Fact("Kode berkas", dossier.code),
            p.Fact("Judul", dossier.title),
            p.Fact("Naskah", version_mark(card.version_number, card.version_sha256)),
            p.Fact("Diperiksa", f"{day_date_words(card.checked_on)} oleh {card.checked_by}"),
        ),
        blocks=(p.Table(columns=_ANNEX, rows=rows),),
    )
    return render(paper, made_at=card.checked_at)


PAPERS: dict[str, Callable[[Dossier], bytes]] = {
    "kartu-kendali": control_card_paper,
    "kartu-kendali-personil": personnel_card_paper,
    "kartu-kendali-muatan": content_card_paper,
    "lampiran-internal-personil": internal_annex_paper,
}


def card_paper(dossier: Dossier, card: ControlCard) -> bytes:
    """Print one card: its points, its conclusion, and what happened to the dossier up to it."""
    commission = dossier.commission
    zone = ZoneInfo(commission.zone)
    lines = [line for line in lines_of(dossier) if line.seq <= card.seq]
    own = next(line for line in lines if line.seq == card.seq)
    at = card.checked_at.astimezone(zone)
    short = {each.seq: each.reason for each in queries.control_cards(dossier)}
    paper = p.ControlCardPaper(
        title="Kartu Kendali",
        letterhead=letterhead_of(commission),
        layout=layout_of(commission),
        reference=dossier.code,
        kind=_KIND_WORDS[CardKind(card.kind)],
        facts=(
            p.Fact("Kode berkas", dossier.code),
            p.Fact("Judul", dossier.title),
            p.Fact("Pengusul", dossier.proposing_unit.name),
            p.Fact("Naskah", version_mark(card.version_number, card.version_sha256)),
            p.Fact(
                "Waktu", f"{day_date_words(card.checked_on)}, pukul {time_words(at, zone_mark(commission))}"
            ),
        ),
        checks=tuple(_check(number, item) for number, item in enumerate(card.items, start=1)),
        route=tuple(
            _route(dossier, line, zone, number, short.get(line.seq, line.reason))
            for number, line in enumerate(_told(lines), start=1)
        ),
        conclusion=_conclusion(dossier, own),
        reason=card.reason,
        signatures=(
            p.SignatureBlock(
                office=card.post_title,
                name=card.checked_by,
                nip=_nip(own),
                place_and_date=(f"{commission.seat}, {date_words(card.checked_on)}",),
            ),
        ),
    )
    return render(paper, made_at=card.checked_at)


def _newest(dossier: Dossier, kind: CardKind) -> bytes:
    card = queries.last_card(dossier, kind)
    if card is None:
        raise CardIsNotReady(code=dossier.code)
    return card_paper(dossier, card)


def _check(number: int, item: dict[str, Any]) -> p.Check:
    verdict = item["verdict"]
    asked = [each["words"] for each in item.get("findings", ()) if each["level"] != Level.TOLD]
    findings = f"Temuan: {' '.join(asked)}" if asked else ""
    return p.Check(
        number=f"{number}.",
        text=item["title"],
        finding=VERDICT_WORDS[Verdict(verdict)] if verdict else _UNCHECKED,
        note=" ".join(filter(None, (item["note"], findings))),
        passage=item["place"],
    )


def _annex_row(number: int, item: dict[str, Any]) -> tuple[str, ...]:
    known = item.get("known")
    findings = " ".join(each["words"] for each in item.get("findings", ())) or "–"
    if not known:
        return (f"{number}.", item["title"], "Tidak ada dalam daftar orang", "–", findings)
    nip = f"NIP {known['nip']}" if known["nip"] else "tanpa NIP"
    who = f"{_MATCH_WORDS[known['match']]}{known['name']}; {nip}; {', '.join(known['jobs']) or 'jabatan belum dicatat'}"
    return (f"{number}.", item["title"], who, f"{known['teams']} dari {known['most']}", findings)


def _told(lines: list[Line]) -> list[Line]:
    aside = (EventKind.NOTED, EventKind.CLAIMED, EventKind.RELEASED, EventKind.DELEGATED)
    return [line for line in lines if line.kind not in aside]


def _route(dossier: Dossier, line: Line, zone: ZoneInfo, number: int, reason: str) -> p.RouteLine:
    """Give one line of the route; `reason` is the summary, the card itself says where and why."""
    act = parsed(dossier.procedure).act(line.act) if line.act else None
    outcome = act.outcome(line.outcome) if act else None
    opened = line.kind == EventKind.OPENED
    return p.RouteLine(
        number=f"{number}.",
        when=f"{date_words(line.on)} {time_words(line.at.astimezone(zone))}",
        act="Berkas dibuka" if opened or act is None else act.title,
        person=f"{line.person_name} ({line.post_title})" if line.post_title else line.person_name,
        outcome="–" if opened else outcome.title if outcome else "",
        note=reason,
    )


def _conclusion(dossier: Dossier, own: Line) -> str:
    outcome = parsed(dossier.procedure).act(own.act).outcome(own.outcome)
    return f"{outcome.title}." if outcome else ""


def _nip(own: Line) -> str:
    person = Person.objects.filter(pk=own.person_id or 0).first()
    return person.nip if person else ""
