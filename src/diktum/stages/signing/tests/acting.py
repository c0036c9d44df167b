"""Bring a dossier to signature by really walking there."""

import json

from diktum.core.document import from_data, to_data
from diktum.core.document.rules.samples import SOUND
from diktum.dossiers.tests.acting import do
from diktum.dossiers.work import opening
from diktum.formats.seal.practice import PASSPHRASE
from diktum.stages.drafting.work import new_version
from diktum.stages.plenary import commands as plenary
from diktum.stages.plenary.models import PlenarySession
from diktum.stages.plenary.tests.acting import (
    SESSION_DAY,
    a_session,
    a_verified_draft,
    attend,
    confirm,
    decide,
    on_the_day,
    reconcile,
)
from diktum.stages.signing import commands

LATER = 240
_WORDS = json.dumps(to_data(SOUND)).replace("Keputusan Komisi", "Keputusan Sekretaris Komisi")
SECRETARY_S = from_data(json.loads(_WORDS.replace("Ketua Komisi", "Sekretaris Komisi")))


def at(office, *, day=SESSION_DAY, minutes=LATER):
    return on_the_day(office, day=day, minutes=minutes)


def frozen(office, **kwargs):
    """Answer a dossier whose text is frozen: the Sekretaris is to initial it."""
    dossier = a_verified_draft(office, **kwargs)
    nth = PlenarySession.objects.filter(commission=office.commission).count()
    session = a_session(office, place=f"Ruang Rapat {nth + 1}")
    plenary.table_dossier(
        dossier_id=dossier.pk, session_id=session.pk, by=office.secretary, when=office.moment()
    )
    plenary.send_invitation(session_id=session.pk, by=office.secretary, when=office.moment())
    attend(office, session, office.members[:3])
    dossier.refresh_from_db()
    decide(office, dossier)
    dossier.refresh_from_db()
    reconcile(office, dossier)
    confirm(office, dossier)
    dossier.refresh_from_db()
    return dossier


def initialed(office, **kwargs):
    dossier = frozen(office, **kwargs)
    initial(office, dossier)
    return dossier


def signed(office, **kwargs):
    dossier = initialed(office, **kwargs)
    sign(office, dossier)
    return dossier


def numbered(office, **kwargs):
    dossier = signed(office, **kwargs)
    number(office, dossier)
    return dossier


def initial(office, dossier, outcome="initialed", reason="", by=None, when=None, **kwargs):
    done = commands.initial_text(
        dossier_id=dossier.pk,
        outcome=outcome,
        reason=reason,
        by=by or office.secretary,
        when=when or at(office),
        **kwargs,
    )
    dossier.refresh_from_db()
    return done


def sign(office, dossier, by=None, when=None, **kwargs):
    when = when or at(office)
    kwargs.setdefault("signed_on", when.day)
    done = commands.sign_decree(dossier_id=dossier.pk, by=by or office.chair, when=when, **kwargs)
    dossier.refresh_from_db()
    return done


def seal(office, dossier, by=None, when=None, passphrase=PASSPHRASE, **kwargs):
    """Sign electronically with the practice key."""
    done = commands.sign_electronically(
        dossier_id=dossier.pk,
        passphrase=passphrase,
        by=by or office.chair,
        when=when or at(office),
        **kwargs,
    )
    dossier.refresh_from_db()
    return done


def number(office, dossier, by=None, when=None, **kwargs):
    done = commands.assign_number(
        dossier_id=dossier.pk, by=by or office.legal_officer, when=when or at(office), **kwargs
    )
    dossier.refresh_from_db()
    return done


def secretary_decree(office, *, until="sign", title="Pengelola Barang Persediaan"):
    """Answer a dossier of the Sekretaris's own decrees, with `until` as its open act."""
    with opening(
        "keputusan-sekretaris",
        commission_id=office.commission.pk,
        title=title,
        kind="sekretaris",
        proposing_unit_id=office.unit().pk,
        related_division_id=office.division.pk,
        by=office.proposer,
        when=office.moment(),
    ) as work:
        draft = new_version(work, SECRETARY_S)
        work.done(items=("draft", "kak"), data={"version": draft.number})
    dossier = work.dossier
    for act, by, outcome in (
        ("consult", "division_lead", "done"),
        ("verify_personnel", "head_of_legal", "passed"),
        ("verify_content", "head_of_legal", "passed"),
    ):
        do(office, dossier, act, by, outcome)
    confirm(office, dossier)
    dossier.refresh_from_db()
    if until == "number":
        sign(office, dossier, by=office.secretary)
    return dossier
