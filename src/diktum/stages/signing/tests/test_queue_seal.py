"""Several decrees signed electronically in one go: reviewed, one passphrase, each in its own transaction, a result for each."""

import dataclasses

import pytest
from django.urls import reverse

from diktum.core.document import Dictum
from diktum.dossiers.models import JournalEntry
from diktum.formats.seal.practice import PASSPHRASE
from diktum.stages.plenary import queries as plenary
from diktum.stages.signing.models import NumberReservation, Seal
from diktum.stages.signing.queue import awaiting
from diktum.stages.signing.tests.acting import at, initialed, seal
from diktum.stages.signing.tests.test_electronic_bad_input import NIK, counterpart  # noqa: F401

QUEUE = reverse("signing:queue")
BATCH = reverse("signing:queue_seal")


@pytest.fixture
def chair(client, office, settings):
    settings.DIKTUM_FIXED_NOW = at(office).at.isoformat()
    client.force_login(office.user("ketua"))
    return client


def posted(office, dossiers, **more):
    """Fill in the review as its page would send it."""
    rows = {row.dossier.code: row for row in awaiting(office.chair, at(office))}
    told = {"step": "sign", "request_key": "kunci", "passphrase": PASSPHRASE}
    told["code"] = [each.code for each in dossiers]
    for each in dossiers:
        if each.code in rows:
            told[f"seq-{each.code}"] = rows[each.code].seen.seq
            told[f"sha256-{each.code}"] = rows[each.code].text.frozen.sha256
    return told | more


@pytest.mark.usefixtures("practice")
class TestWithThePracticeKey:
    def test_reviewing_seals_nothing_and_asks_for_the_passphrase(self, chair, office):
        dossiers = [initialed(office), initialed(office)]
        assert BATCH in chair.get(QUEUE).text
        page = chair.post(BATCH, {"step": "review", "code": [each.code for each in dossiers]})
        assert page.status_code == 200
        assert 'name="passphrase"' in page.text
        assert "CA uji setempat, bukan BSrE" in page.text
        assert all(f"sha256-{each.code}" in page.text for each in dossiers)
        assert "no-store" in page["Cache-Control"]
        assert not Seal.objects.exists()

    def test_each_is_sealed_with_a_number_of_its_own(self, chair, office):
        dossiers = [initialed(office), initialed(office)]
        page = chair.post(BATCH, posted(office, dossiers))
        assert page.status_code == 200
        assert page.text.count("told success") == 2
        assert {each.reservation.number_text for each in Seal.objects.all()} == {
            "NOMOR 1 TAHUN 2026",
            "NOMOR 2 TAHUN 2026",
        }
        assert PASSPHRASE not in page.text

    def test_what_changed_meanwhile_takes_no_number_and_stops_no_other(self, chair, office):
        first, second = initialed(office), initialed(office)
        told = posted(office, [first, second])
        told[f"sha256-{first.code}"] = "0" * 64
        page = chair.post(BATCH, told)
        assert (page.text.count("told success"), page.text.count("told warning")) == (1, 1)
        assert Seal.objects.get().dossier_id == second.pk
        assert NumberReservation.objects.get().number_text == "NOMOR 1 TAHUN 2026"

    def test_a_wrong_passphrase_stops_at_the_first(self, chair, office):
        dossiers = [initialed(office), initialed(office)]
        page = chair.post(BATCH, posted(office, dossiers, passphrase="keliru-7731"))
        assert page.status_code == 409
        assert page.text.count("Frasa sandi salah") == 1
        assert "keliru-7731" not in page.text
        assert all(f"sha256-{each.code}" in page.text for each in dossiers)
        assert not Seal.objects.exists()
        assert not NumberReservation.objects.exists()

    def test_an_empty_passphrase_is_asked_for(self, chair, office):
        dossier = initialed(office)
        assert chair.post(BATCH, posted(office, [dossier], passphrase="")).status_code == 422
        assert not Seal.objects.exists()

    def test_the_same_batch_sent_twice_seals_once(self, chair, office):
        dossiers = [initialed(office), initialed(office)]
        told = posted(office, dossiers)
        chair.post(BATCH, told)
        again = chair.post(BATCH, told)
        assert again.status_code == 422
        assert Seal.objects.count() == 2
        assert JournalEntry.objects.filter(act="sign").count() == 2

    def test_a_decree_that_burdens_the_budget_stays_on_paper(self, chair, office, monkeypatch):
        dossier, other = initialed(office), initialed(office)
        real = plenary.final_decree
        known = real(dossier)
        costs = Dictum("k9", "Biaya dibebankan pada Daftar Isian Pelaksanaan Anggaran.")
        costly = dataclasses.replace(known, dicta=(*known.dicta, costs))
        monkeypatch.setattr(plenary, "final_decree", lambda each: costly if each == dossier else real(each))
        page = chair.post(BATCH, {"step": "review", "code": [dossier.code, other.code]})
        assert "membebani keuangan negara" in page.text
        assert page.text.count('name="code"') == 1
        alone = chair.post(BATCH, {"step": "review", "code": [dossier.code]})
        assert alone.status_code == 422
        assert "ditandatangani basah" in alone.text

    def test_who_signs_nothing_seals_nothing(self, chair, client, office):
        dossier = initialed(office)
        told = posted(office, [dossier])
        client.force_login(office.user("staf-hukum"))
        assert client.post(BATCH, told).status_code == 422
        assert not Seal.objects.exists()
        assert client.get(BATCH).status_code == 302

    def test_what_is_sealed_leaves_the_queue(self, chair, office):
        done, left = initialed(office), initialed(office)
        seal(office, done)
        page = chair.get(QUEUE).text
        assert done.code not in page
        assert left.code in page


def test_without_a_signer_the_way_is_not_offered(chair, office, settings):
    settings.DIKTUM_DEMO = False
    dossier = initialed(office)
    assert BATCH not in chair.get(QUEUE).text
    page = chair.post(BATCH, posted(office, [dossier]))
    assert page.status_code == 422
    assert "tidak disiapkan" in page.text
    assert not Seal.objects.exists()


@pytest.mark.usefixtures("counterpart")
def test_a_service_that_knows_people_by_nik_is_asked_before_the_passphrase(chair, office):
    dossiers = [initialed(office), initialed(office)]
    review = chair.post(BATCH, {"step": "review", "code": [each.code for each in dossiers]})
    assert 'name="nik"' in review.text
    assert 'name="passphrase"' not in review.text
    checked = chair.post(BATCH, posted(office, dossiers, step="check", nik=NIK))
    assert 'name="passphrase"' in checked.text
    done = chair.post(BATCH, posted(office, dossiers, nik=NIK))
    assert done.text.count("told success") == 2
    assert NIK not in done.text
    assert Seal.objects.count() == 2
