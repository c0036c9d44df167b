"""Bring a decree to its copies, its certification and its delivery by really walking there."""

from diktum.people.queries import Actor
from diktum.stages.distribution import commands, queries
from diktum.stages.distribution.commands import Recipient
from diktum.stages.signing.tests.acting import at, numbered

LATER = 300
THREE = (
    Recipient("Subbagian Teknis", "", "Kantor"),
    Recipient("Melati Contoh", "Pelaksana", "Kantor"),
    Recipient("Distrik Contoh", "Kepala Distrik", "Distrik Contoh"),
)


def moment(office, **kwargs):
    return at(office, minutes=LATER, **kwargs)


def copied(office, recipients=THREE, *, extracts=False, **kwargs):
    """Answer a decree whose copies, and petikan for all on request, wait for certification."""
    dossier = numbered(office, **kwargs)
    people = queries.excerpts_of(dossier) if extracts else ()
    commands.make_copies(
        dossier_id=dossier.pk,
        recipients=recipients,
        extracts=[each.person.row_id for each in people],
        by=office.legal_officer,
        when=moment(office),
    )
    dossier.refresh_from_db()
    return dossier


def certified(office, **kwargs):
    """Answer a decree whose copies wait for delivery."""
    dossier = copied(office, **kwargs)
    commands.certify_copies(dossier_id=dossier.pk, by=office.head_of_legal, when=moment(office))
    dossier.refresh_from_db()
    return dossier


def copy_of(dossier, number=1):
    return queries.copy_numbered(dossier, number).copy


def outsider(office, name="Melati Contoh"):
    return Actor.outsider(name, commission_id=office.commission.pk)


def sign_for(office, dossier, number=1, name="Melati Contoh", **kwargs):
    return commands.record_receipt(
        token=copy_of(dossier, number).token,
        name=name,
        by=outsider(office, name),
        when=moment(office),
        **kwargs,
    )


def paraf(office, dossier, number=1, name="Melati Contoh", by=None, **kwargs):
    return commands.record_receipt(
        copy_id=copy_of(dossier, number).pk,
        name=name,
        way="paper",
        by=by or office.legal_officer,
        when=moment(office),
        **kwargs,
    )


def delivered(office, **kwargs):
    """Answer a decree whose every copy is received and whose distribution is closed."""
    dossier = certified(office, **kwargs)
    for line in queries.copies(dossier):
        paraf(office, dossier, line.copy.number, name=line.copy.recipient)
    commands.close_delivery(dossier_id=dossier.pk, by=office.legal_officer, when=moment(office))
    dossier.refresh_from_db()
    return dossier
