"""What befell a record, told as PREMIS tells it: objects with fixity, events, agents; as JSON and as XML."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from xml.etree import ElementTree as ET

from diktum.core.canonical import canonical
from diktum.dossiers.queries import lines_of
from diktum.stages.archive import queries
from diktum.stages.archive import records_queries as records
from diktum.stages.archive.records_contents import Piece
from diktum.stages.archive.records_queries import Record

SPACE = "http://www.loc.gov/premis/v3"
XSI = "http://www.w3.org/2001/XMLSchema-instance"


@dataclass(frozen=True, slots=True)
class PremisEvent:
    """One event: what (`kind`), when, by whom, how it ended, and to which files."""

    kind: str
    at: dt.datetime
    agent: str
    detail: str = ""
    outcome: str = ""
    objects: tuple[str, ...] = ()


def events_of(record: Record, files: Sequence[Piece], exported_at: dt.datetime) -> tuple[PremisEvent, ...]:
    """Return what befell a record, oldest first: its journey, intake and scan, loans, moves, holds, disposal, this export."""
    found = [*_journey(record), *_intake(record, files), *_keeping(record)]
    found.sort(key=lambda event: event.at)
    paths = tuple(piece.path for piece in files)
    return (
        *found,
        PremisEvent("fixity check", exported_at, "Diktum", "SHA-256 dihitung ulang", "pass", paths),
    )


def as_json(record: Record, files: Sequence[Piece], events: Sequence[PremisEvent]) -> bytes:
    """Return objects and events as canonical JSON."""
    return canonical(
        {
            "object": {"identifier": record.code, "number": record.number, "title": record.title},
            "files": [
                {
                    "path": piece.path,
                    "sha256": piece.sha256,
                    "size": piece.size,
                    "media_type": piece.media_type,
                    "name": piece.name,
                }
                for piece in files
            ],
            "events": [asdict(event) for event in events],
        }
    )


def as_xml(record: Record, files: Sequence[Piece], events: Sequence[PremisEvent]) -> bytes:
    """Return objects, events and agents in the shape and order of PREMIS 3."""
    ET.register_namespace("premis", SPACE)
    ET.register_namespace("xsi", XSI)
    root = ET.Element(_tag("premis"), {"version": "3.0"})
    whole = ET.SubElement(root, _tag("object"), {f"{{{XSI}}}type": "premis:intellectualEntity"})
    _named(whole, "objectIdentifier", "kode berkas", record.code)
    for piece in files:
        _file(root, record, piece)
    for number, event in enumerate(events, start=1):
        _event(root, record, number, event)
    for agent in dict.fromkeys(event.agent for event in events):
        node = ET.SubElement(root, _tag("agent"))
        _named(node, "agentIdentifier", "nama", agent)
        _leaf(node, "agentName", agent)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _journey(record: Record) -> Iterator[PremisEvent]:
    if record.original is None:
        return
    for line in lines_of(record.original.dossier):
        who = ", ".join(filter(None, (line.person_name, line.post_title)))
        yield PremisEvent(
            f"{line.kind} {line.act}".strip(), line.at, who or "Diktum", line.reason, line.outcome
        )


def _intake(record: Record, files: Sequence[Piece]) -> Iterator[PremisEvent]:
    for piece in files:
        if piece.stored is not None:
            yield PremisEvent(
                "ingestion", piece.stored.kept_at, "Diktum", piece.stored.original_name, "", (piece.path,)
            )
    if record.original is not None:
        for scan in queries.scans_of(record.original.dossier):
            good = scan.complete and scan.legible and scan.upright and scan.pages_match
            said = "pass" if good else "pass with note"
            yield PremisEvent("quality check", scan.checked_at, scan.checked_by, scan.note, said)
    if record.old is not None:
        done = record.old.taken_in
        yield PremisEvent("registration", done.imported_at, done.imported_by, done.reason)


def _keeping(record: Record) -> Iterator[PremisEvent]:
    for loan in records.loans_of(record):
        yield PremisEvent("loan", loan.lent_at, loan.lent_by, f"{loan.borrower}: {loan.purpose}")
        if hasattr(loan, "returned"):
            yield PremisEvent(
                "return", loan.returned.returned_at, loan.returned.received_by, loan.returned.condition
            )
    for move in records.relocations_of(record):
        yield PremisEvent("relocation", move.moved_at, move.moved_by, move.reason)
    for hold in records.holds_of(record):
        yield PremisEvent("legal hold", hold.held_at, hold.held_by, hold.reason)
        if hasattr(hold, "released"):
            yield PremisEvent(
                "release of hold", hold.released.released_at, hold.released.released_by, hold.released.reason
            )
    standing = records.standing_of(record)
    if standing.is_destroyed and standing.disposal is not None:
        proof = standing.disposal.proposal.decision.proof
        yield PremisEvent("destruction of the paper", proof.recorded_at, proof.recorded_by, proof.number)


def _file(root: ET.Element, record: Record, piece: Piece) -> None:
    node = ET.SubElement(root, _tag("object"), {f"{{{XSI}}}type": "premis:file"})
    _named(node, "objectIdentifier", "jalur", f"{record.code}/{piece.path}")
    about = ET.SubElement(node, _tag("objectCharacteristics"))
    fixity = ET.SubElement(about, _tag("fixity"))
    _leaf(fixity, "messageDigestAlgorithm", "SHA-256")
    _leaf(fixity, "messageDigest", piece.sha256)
    _leaf(about, "size", str(piece.size))
    named = ET.SubElement(ET.SubElement(about, _tag("format")), _tag("formatDesignation"))
    _leaf(named, "formatName", piece.media_type)
    if piece.stored is not None:
        _leaf(node, "originalName", piece.stored.original_name)


def _event(root: ET.Element, record: Record, number: int, event: PremisEvent) -> None:
    node = ET.SubElement(root, _tag("event"))
    _named(node, "eventIdentifier", "nomor", f"{record.code}/{number}")
    _leaf(node, "eventType", event.kind)
    _leaf(node, "eventDateTime", event.at.isoformat())
    if event.detail:
        _leaf(ET.SubElement(node, _tag("eventDetailInformation")), "eventDetail", event.detail)
    if event.outcome:
        _leaf(ET.SubElement(node, _tag("eventOutcomeInformation")), "eventOutcome", event.outcome)
    _named(node, "linkingAgentIdentifier", "nama", event.agent)
    for path in event.objects:
        _named(node, "linkingObjectIdentifier", "jalur", f"{record.code}/{path}")


def _named(parent: ET.Element, kind: str, type_: str, value: str) -> None:
    node = ET.SubElement(parent, _tag(kind))
    _leaf(node, f"{kind}Type", type_)
    _leaf(node, f"{kind}Value", value)


def _leaf(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, _tag(name)).text = text


def _tag(name: str) -> str:
    return f"{{{SPACE}}}{name}"
