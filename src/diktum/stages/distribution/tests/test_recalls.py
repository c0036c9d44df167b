"""Who waits, and how the copies of a decree that counts no longer come back."""

import datetime as dt

import pytest
from django.test import Client

from diktum.ledger.verify import verify
from diktum.stages.distribution import commands
from diktum.stages.distribution.recalls import answer_recall, recall_ground, recall_list
from diktum.stages.distribution.refusals import (
    DayIsUnfit,
    NothingToRecall,
    RecallIsAnswered,
    ReceiptIsNotYours,
    ReceiverIsUnnamed,
)
from diktum.stages.distribution.tests.acting import certified, copy_of, moment, paraf
from diktum.stages.distribution.withdrawing import withdraw_copy

BACKEND = "django.contrib.auth.backends.ModelBackend"


def answer(office, dossier, number=1, **more):
    given = {
        "fate": "returned",
        "answered_by": "Melati Contoh",
        "answered_on": moment(office).day,
        "note": "Dicabut dengan Keputusan Nomor 9 Tahun 2026",
        "by": office.legal_officer,
    }
    return answer_recall(dossier=dossier, number=number, when=moment(office), **(given | more))


def test_answers_are_recorded_once_and_chained(office):
    dossier = certified(office)
    paraf(office, dossier, 1)
    assert recall_ground(dossier) == ""
    for wrong, refusal in (
        ({"note": ""}, NothingToRecall),
        ({"number": 2}, NothingToRecall),
        ({"answered_by": " "}, ReceiverIsUnnamed),
        ({"fate": "apa"}, ReceiverIsUnnamed),
        ({"by": office.bystander}, ReceiptIsNotYours),
        ({"answered_on": moment(office).day + dt.timedelta(days=1)}, DayIsUnfit),
    ):
        with pytest.raises(refusal):
            answer(office, dossier, **wrong)
    assert [each.answer for each in recall_list(dossier)] == [None]
    answer(office, dossier)
    with pytest.raises(RecallIsAnswered):
        answer(office, dossier)
    assert [each.answer.fate for each in recall_list(dossier)] == ["returned"]
    assert verify(office.commission.pk).is_sound


def test_pages_chase_and_recall(office, settings):
    dossier = certified(office)
    paraf(office, dossier, 1)
    settings.DIKTUM_FIXED_NOW = (moment(office).at + dt.timedelta(days=10)).isoformat()
    client = Client()
    client.force_login(office.user("staf-hukum"), backend=BACKEND)
    text = client.get("/belum-diterima/").content.decode()
    assert "Distrik Contoh" in text
    assert "Subbagian Teknis" not in text
    assert "SOP 23/2022 B.1 baris 9" in text
    assert "lewat" in text
    address = f"/berkas/{dossier.code}/penarikan/"
    assert "Subbagian Teknis" in client.get(address).content.decode()
    typed = {
        "number": "1",
        "fate": "destroyed",
        "answered_by": "Melati Contoh",
        "answered_on": moment(office).day.isoformat(),
        "note": "Dicabut",
    }
    assert client.post(address, typed | {"fate": "x"}).status_code == 422
    assert client.post(address, typed).status_code == 302
    assert "Dimusnahkan" in client.get(address).content.decode()
    other = Client()
    other.force_login(office.user("tamu"), backend=BACKEND)
    assert other.post(address, typed).status_code in (403, 409, 422)


def test_a_withdrawn_copy_is_ground_enough(office):
    dossier = certified(office)
    commands.dispatch_copies(
        dossier_id=dossier.pk,
        copy_ids=[copy_of(dossier, number).pk for number in (1, 2)],
        courier="Kurir Contoh",
        on=moment(office).day,
        by=office.legal_officer,
        when=moment(office),
    )
    withdraw_copy(
        dossier_id=dossier.pk, number=2, reason="Keliru", by=office.legal_officer, when=moment(office)
    )
    with pytest.raises(NothingToRecall):
        answer(office, dossier, 1, note="")
    assert answer(office, dossier, 2, note="").fate == "returned"
