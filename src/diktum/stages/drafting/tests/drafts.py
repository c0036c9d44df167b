"""A proposal and a sound text, for the tests of drafting and of the stages after it."""

from dataclasses import replace

from diktum.core.document import Attachment, Decree, Dictum, Row, Table
from diktum.stages.drafting import commands, queries
from diktum.stages.drafting.terms import Terms

TITLE = "Kelompok Kerja Logistik Pemilihan Tahun 2026"
TERMS = Terms(
    background="Logistik pemilihan harus tersedia tepat jumlah, tepat jenis, dan tepat waktu.",
    purpose="Membentuk kelompok kerja yang mengoordinasikan penyediaan logistik.",
    scope="Perencanaan, penerimaan, dan penyimpanan logistik.",
    output="Keputusan tentang kelompok kerja logistik.",
    schedule="Desember 2026.",
    funding="DIPA KPU Kabupaten Sorong Selatan Tahun Anggaran 2026.",
)
PEOPLE = tuple((f"Orang Contoh {n}", "Pelaksana", "Anggota") for n in range(1, 13))


def propose(office, *, procedure="tim-pelaksana", kind="tim", title=TITLE, by=None, **more):
    """Open a dossier by the proposer."""
    arguments = {
        "procedure_code": procedure,
        "kind": kind,
        "title": title,
        "proposing_unit_id": office.unit().pk,
        "related_division_id": office.division.pk,
        "by": by or office.proposer,
        "when": office.moment(),
        **more,
    }
    return commands.propose(**arguments)


def sound(dossier, people=PEOPLE) -> Decree:
    """Fill the Template SK of a team decree so that no drafting rule finds an error."""
    decree = queries.first_decree(dossier)
    first, *rest = decree.considerations
    dicta = tuple(
        Dictum(
            d.id,
            d.text,
            tuple(replace(p, text=p.text.replace("[…]", "menyusun jadwal kerja")) for p in d.points),
        )
        for d in decree.dicta
    )
    table = Table(("Nama", "Jabatan Dinas", "Kedudukan dalam Tim"), tuple(Row("", cells) for cells in people))
    held = decree.attachments[0]
    return replace(
        decree,
        considerations=(
            replace(first, text=first.text.replace("[…]", "kelancaran logistik", 1).replace("[…]", "tim")),
            *rest,
        ),
        dicta=dicta,
        attachments=(Attachment(held.id, held.title, table),),
    )


def submitted(office, **more):
    """Bring a dossier to its consultation (or discussion): proposed, written, handed in."""
    dossier = propose(office, **more)
    hand_in(office, dossier)
    return dossier


def hand_in(office, dossier, *, by=None, decree=None, terms=TERMS):
    draft = commands.submit_draft(
        dossier_id=dossier.pk,
        decree=decree or sound(dossier),
        terms=terms,
        by=by or office.proposer,
        when=office.moment(),
    )
    dossier.refresh_from_db()
    return draft


def consulted(office, **more):
    """Bring a team decree to its verification."""
    dossier = submitted(office, **more)
    commands.record_consultation(
        dossier_id=dossier.pk, outcome="done", advice="Setuju.", by=office.division_lead, when=office.moment()
    )
    dossier.refresh_from_db()
    return dossier
