"""Bring the office to the states in which the late pages are looked at."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from diktum.api.models import Webhook, WebhookDelivery
from diktum.core.document import Dictum
from diktum.core.document.rules.samples import SOUND
from diktum.dossiers.tests.acting import do, open_dossier
from diktum.dossiers.work import performing
from diktum.stages.distribution.issued import issued
from diktum.stages.distribution.tests.acting import THREE, certified, commands
from diktum.stages.drafting.work import new_version
from diktum.stages.plenary import commands as plenary
from diktum.stages.plenary.tests import acting as rooms
from diktum.stages.publication.relating import relate_decrees
from diktum.stages.publication.relation_models import Bearing
from diktum.stages.publication.tests.acting import at, moment, opened, published
from diktum.stages.signing.queries import number_of
from diktum.stages.signing.tests import acting as signing

OTHER_BODY = "Keputusan Komisi Pemilihan Umum Kabupaten Sorong Selatan Nomor 3 Tahun 2019"


def certified_with(office, decree, *, title):
    """Answer a decree with certified copies whose text is this one."""
    dossier = open_dossier(office, title=title)
    with performing("submit_draft", dossier_id=dossier.pk, by=office.proposer, when=office.moment()) as work:
        draft = new_version(work, decree)
        work.done(items=("draft", "kak"), data={"version": draft.number})
    dossier.refresh_from_db()
    do(office, dossier, "consult", "division_lead")
    do(office, dossier, "verify_personnel", "secretary", "passed")
    do(office, dossier, "verify_content", "head_of_legal", "passed")
    session = rooms.a_session(office, place="Ruang Sidang")
    plenary.table_dossier(
        dossier_id=dossier.pk, session_id=session.pk, by=office.secretary, when=office.moment()
    )
    plenary.send_invitation(session_id=session.pk, by=office.secretary, when=office.moment())
    rooms.attend(office, session, office.members[:3])
    rooms.decide(office, dossier)
    rooms.reconcile(office, dossier, decree)
    rooms.confirm(office, dossier)
    dossier.refresh_from_db()
    signing.initial(office, dossier)
    signing.sign(office, dossier)
    signing.number(office, dossier)
    commands.make_copies(
        dossier_id=dossier.pk, recipients=THREE, by=office.legal_officer, when=moment(office)
    )
    commands.certify_copies(dossier_id=dossier.pk, by=office.head_of_legal, when=moment(office))
    dossier.refresh_from_db()
    return dossier


def relate(office, acting, kind, target=None, **more):
    """Record one relation on the day of the acting decree."""
    given = {"target_id": target.pk if target else None, "effective_on": issued(acting).enacted_on} | more
    return relate_decrees(
        acting_id=acting.pk, kind=kind, by=office.head_of_legal, when=moment(office, 30), **given
    )


def related(office):
    """Answer a published decree that acts, is acted on, and whose text proposes one relation more."""
    oldest = certified(office, title="Tim Pelaksana Sosialisasi Tahun 2025")
    older = published(office)
    named = f"Keputusan Komisi Pemilihan Umum Kabupaten Contoh Nomor {number_of(older).number} Tahun 2026"
    words = f"Pada saat Keputusan ini mulai berlaku, {named} dicabut dan dinyatakan tidak berlaku."
    decree = replace(SOUND, dicta=(*SOUND.dicta[:-1], Dictum("k9", words), SOUND.dicta[-1]))
    newer = certified_with(office, decree, title="Tim Pelaksana Kegiatan Sosialisasi dan Pendidikan Pemilih")
    at(office, "evaluate", dossier=opened(office, newer))
    relate(office, newer, Bearing.AMENDS, oldest, dictum="KEDUA", parts=["Diktum KEDUA", "Lampiran I"])
    relate(office, newer, Bearing.RELATED, target_name=OTHER_BODY, note="Dasar pembentukan tim yang lama.")
    youngest = certified(office, title="Perubahan atas Keputusan tentang Tim Pelaksana Sosialisasi")
    relate(office, youngest, Bearing.REVOKES_IN_PART, newer, dictum="KELIMA", parts=["Lampiran II"])
    return newer, older, youngest


def told_hooks(office):
    """Make three webhooks, one at work, one switched off, one that its receiver ended, with deliveries."""
    made_at = moment(office).at
    made = [
        Webhook.objects.create(
            commission=office.commission,
            url=f"https://{host}/diktum/masuk?kantor=sorong-selatan&kunci=panjang",
            secret="whsec_c2VwdWx1aA",
            is_active=active,
            why_not=why,
            made_by="Yosua",
            made_at=made_at,
        )
        for host, active, why in (
            ("jdih.contoh.go.id", True, ""),
            ("arsip.contoh.go.id", False, ""),
            ("portal.contoh.go.id", False, "410"),
        )
    ]
    tries = (
        ("decree.published", 1, 204, ""),
        ("decree.published", 2, None, "Tidak ada jawaban dalam 10 detik"),
        ("decree.withdrawn", 1, 500, ""),
        ("test", 1, 200, ""),
    )
    for nth, (event, attempt, status, problem) in enumerate(tries):
        WebhookDelivery.objects.create(
            webhook=made[0],
            message=f"msg_{nth}",
            event=event,
            body="{}",
            attempt=attempt,
            status=status,
            problem=problem,
            at=made_at + dt.timedelta(minutes=nth),
        )
    return made
