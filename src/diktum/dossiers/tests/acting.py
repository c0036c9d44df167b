"""Acts with empty bodies: the doorway alone, without any stage."""

from diktum.dossiers.work import opening, performing

ALL_ITEMS = (
    "draft",
    "kak",
    "control_card",
    "agenda",
    "plenary_record",
    "final_text",
    "signature",
    "agenda_line",
    "copies",
    "receipts",
    "original_place",
    "scan",
)

TEAM_WALK = (
    ("submit_draft", "proposer", "done"),
    ("consult", "division_lead", "done"),
    ("verify_personnel", "secretary", "passed"),
    ("verify_content", "head_of_legal", "passed"),
    ("table", "secretary", "done"),
    ("decide", "chair", "adopted"),
    ("reconcile", "proposer", "done"),
    ("confirm_text", "head_of_legal", "confirmed"),
    ("initial", "secretary", "initialed"),
    ("sign", "chair", "done"),
    ("number", "legal_officer", "done"),
    ("copy", "legal_officer", "done"),
    ("certify", "head_of_legal", "done"),
    ("deliver", "legal_officer", "done"),
    ("archive", "legal_officer", "done"),
)


def open_dossier(office, *, when=None, procedure="tim-pelaksana", title="Kelompok Kerja Latihan", key=""):
    """Open a dossier by the proposer and leave its first act open."""
    with opening(
        procedure,
        commission_id=office.commission.pk,
        title=title,
        kind="tim",
        proposing_unit_id=office.unit().pk,
        related_division_id=office.division.pk,
        by=office.proposer,
        when=when or office.moment(),
        request_key=key,
    ) as work:
        work.noted("berkas dibuka")
    return work.dossier


def do(office, dossier, act, by, outcome="done", *, reason="", when=None, items=ALL_ITEMS, **stamp):
    """Carry out one act with an empty body."""
    actor = getattr(office, by) if isinstance(by, str) else by
    with performing(act, dossier_id=dossier.pk, by=actor, when=when or office.moment(), **stamp) as work:
        work.done(outcome, reason=reason, items=items)
    dossier.refresh_from_db()
    return dossier


def walk_to(office, act, *, dossier=None):
    """Bring a dossier to where `act` is open, by really walking there."""
    dossier = dossier or open_dossier(office)
    for key, by, outcome in TEAM_WALK:
        if key == act:
            break
        do(office, dossier, key, by, outcome)
    return dossier
