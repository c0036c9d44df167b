"""The page of electronic signing: the certificate first, the passphrase after; refusals in words, secrets in none."""

import pytest
from django.urls import reverse

from diktum.formats.seal.practice import PASSPHRASE
from diktum.stages.signing import queries
from diktum.stages.signing.models import Seal, Signature
from diktum.stages.signing.tests.acting import at, initialed, seal, signed

pytestmark = pytest.mark.usefixtures("practice")
WRONG = "frasa-yang-salah-8841"


@pytest.fixture
def chair(client, office, settings):
    settings.DIKTUM_FIXED_NOW = at(office).at.isoformat()
    client.force_login(office.user("ketua"))
    return client


def address(dossier):
    return reverse("signing:seal", args=[dossier.code])


def posted(dossier, **more):
    told = {"step": "sign", "passphrase": PASSPHRASE, "seen_seq": str(dossier.seq), "request_key": "abc"}
    return {**told, "seen_sha256": queries.frozen_text(dossier).sha256, **more}


def test_the_chair_signs_and_reads_what_the_seal_is_worth(chair, office):
    dossier = initialed(office)
    page = chair.get(address(dossier)).content.decode()
    assert "CA uji setempat, bukan BSrE" in page
    assert "NOMOR 1 TAHUN 2026" in page
    answer = chair.post(address(dossier), posted(dossier), follow=True)
    assert answer.redirect_chain[-1][0] == reverse("signing:sign", args=[dossier.code])
    words = answer.content.decode()
    assert "Tanda tangan sah atas nama" in words
    assert "CA uji setempat, bukan BSrE" in words
    assert Seal.objects.get().file_sha256 in words
    paper = chair.get(reverse("desk:paper", args=[dossier.code, "sk"]))
    assert paper["Content-Type"] == "application/pdf"


def test_a_wrong_passphrase_is_answered_on_the_page_and_not_repeated(chair, office):
    dossier = initialed(office)
    answer = chair.post(address(dossier), posted(dossier, passphrase=WRONG))
    assert answer.status_code == 409
    assert "Frasa sandi salah" in answer.content.decode()
    assert WRONG not in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert not Signature.objects.exists()


def test_an_empty_passphrase_is_asked_for(chair, office):
    dossier = initialed(office)
    assert chair.post(address(dossier), posted(dossier, passphrase="")).status_code == 422
    assert not Signature.objects.exists()


def test_the_page_says_plainly_that_nothing_is_set_up(chair, office, settings):
    settings.DIKTUM_DEMO = False
    dossier = initialed(office)
    for name in ("signing:seal", "signing:sign"):
        page = chair.get(reverse(name, args=[dossier.code])).content.decode()
        assert "tidak disiapkan pada instalasi ini" in page
        assert "passphrase" not in page
    assert chair.post(address(dossier), posted(dossier)).status_code == 409
    assert not Signature.objects.exists()


def test_nobody_else_is_asked_for_a_passphrase(client, office, settings):
    settings.DIKTUM_FIXED_NOW = at(office).at.isoformat()
    dossier = initialed(office)
    client.force_login(office.user("staf-hukum"))
    assert "passphrase" not in client.get(address(dossier)).content.decode()
    assert client.post(address(dossier), posted(dossier)).status_code == 409
    assert not Signature.objects.exists()


def test_what_is_signed_is_not_signed_again(chair, office):
    dossier = initialed(office)
    seal(office, dossier)
    assert chair.post(address(dossier), posted(dossier)).status_code == 409
    wet = signed(office, title="Tim Basah")
    assert chair.post(address(wet), posted(wet)).status_code == 409
    assert Signature.objects.count() == 2


def test_another_print_than_the_frozen_one_is_refused(chair, office):
    dossier = initialed(office)
    answer = chair.post(address(dossier), posted(dossier, seen_sha256="0" * 64))
    assert answer.status_code == 409
    assert not Signature.objects.exists()


def test_the_code_in_the_visible_block_is_answered(chair, office):
    done = seal(office, initialed(office))
    page = chair.get(f"/v/{done.code}/")
    words = page.content.decode()
    assert page.status_code == 200
    assert "Tanda tangan sah atas nama" in words
    assert "CA uji setempat, bukan BSrE" in words
    assert "belum dikukuhkan" in words
    same = chair.get(f"/v/{done.code}/", {"sidik": done.file_sha256}).content.decode()
    assert "utuh" in same
    other = chair.get(f"/v/{done.code}/", {"sidik": "0" * 64}).content.decode()
    assert same != other
    assert queries.signature_words(done.dossier).endswith("bukan BSrE")
    assert "basah" in queries.signature_words(signed(office, title="Tim Basah"))
