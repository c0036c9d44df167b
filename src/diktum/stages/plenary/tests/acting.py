"""Bring a dossier before the plenary by really walking there."""

import datetime as dt
from dataclasses import replace

from diktum.core.document import Dictum
from diktum.core.document.rules.samples import SOUND
from diktum.dossiers.tests.acting import do, open_dossier
from diktum.dossiers.work import performing
from diktum.stages.drafting.work import new_version
from diktum.stages.plenary import commands

CLOSING_DICTUM = Dictum("k3", "Keputusan ini mulai berlaku pada tanggal ditetapkan.")
CHANGED = replace(
    SOUND,
    dicta=(
        SOUND.dicta[0],
        Dictum(
            "k2", "Masa kerja tim sebagaimana dimaksud dalam Diktum KESATU sampai dengan 30 November 2026."
        ),
        CLOSING_DICTUM,
    ),
)
SESSION_DAY = 5


def a_draft(office, *, procedure="tim-pelaksana", title="Tim Pelaksana Kegiatan Contoh Tahun 2026"):
    """Open a dossier and hand in a sound text."""
    dossier = open_dossier(office, procedure=procedure, title=title)
    with performing("submit_draft", dossier_id=dossier.pk, by=office.proposer, when=office.moment()) as work:
        draft = new_version(work, SOUND)
        work.done(items=("draft", "kak"), data={"version": draft.number})
    dossier.refresh_from_db()
    return dossier


def a_verified_draft(office, **kwargs):
    """Bring a dossier to where it can be tabled."""
    dossier = a_draft(office, **kwargs)
    do(office, dossier, "consult", "division_lead")
    do(office, dossier, "verify_personnel", "secretary", "passed")
    do(office, dossier, "verify_content", "head_of_legal", "passed")
    return dossier


def a_session(office, *, day=SESSION_DAY, hour=1, place="Ruang Rapat", **kwargs):
    """Call a session so many days after the first Monday."""
    return commands.call_session(
        held_at=office.moment(day, hours=hour).at,
        place=place,
        kind="tertutup",
        mode="tatap-muka",
        by=office.secretary,
        when=office.moment(),
        **kwargs,
    )


def ids(*actors):
    return [actor.person_id for actor in actors]


def on_the_day(office, *, day=SESSION_DAY, minutes=60):
    moment = office.moment(day)
    return replace(moment, at=moment.at + dt.timedelta(minutes=minutes))


def tabled(office, *, invited=True, present=3, **kwargs):
    """Answer a dossier on the agenda of a session, invited to and with members present (None: no list yet)."""
    dossier = a_verified_draft(office, **kwargs)
    session = a_session(office)
    commands.table_dossier(
        dossier_id=dossier.pk, session_id=session.pk, by=office.secretary, when=office.moment()
    )
    if invited:
        commands.send_invitation(session_id=session.pk, by=office.secretary, when=office.moment())
    if present is not None:
        attend(office, session, office.members[:present])
    dossier.refresh_from_db()
    return dossier, session


def attend(office, session, actors):
    return commands.record_attendance(
        session_id=session.pk, present=ids(*actors), by=office.minute_taker, when=on_the_day(office)
    )


def decide(office, dossier, outcome="adopted", agreeing=3, by=None, when=None, **kwargs):
    return commands.record_decision(
        dossier_id=dossier.pk,
        outcome=outcome,
        agreeing=agreeing,
        by=by or office.chair,
        when=when or on_the_day(office),
        **kwargs,
    )


def adopted(office, *corrections, **kwargs):
    """Answer a dossier that the plenary adopted, with these corrections."""
    dossier, _session = tabled(office, **kwargs)
    decide(office, dossier, "adopted_with_corrections" if corrections else "adopted", corrections=corrections)
    dossier.refresh_from_db()
    return dossier


def reconcile(office, dossier, decree=SOUND, closings=(), by=None):
    return commands.reconcile(
        dossier_id=dossier.pk,
        decree=decree,
        closings=closings,
        by=by or office.proposer,
        when=on_the_day(office, minutes=120),
    )


def confirm(office, dossier, outcome="confirmed", reason="", by=None):
    return commands.confirm_text(
        dossier_id=dossier.pk,
        outcome=outcome,
        reason=reason,
        by=by or office.head_of_legal,
        when=on_the_day(office, minutes=180),
    )
