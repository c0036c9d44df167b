"""The three pages, as the posts see them."""

import datetime as dt

import pytest
from django.urls import reverse

from diktum.dossiers.queries import state_of
from diktum.stages.signing import queries
from diktum.stages.signing.models import AgendaLine, Initials, Signature
from diktum.stages.signing.tests.acting import (
    at,
    frozen,
    initialed,
    number,
    numbered,
    secretary_decree,
    signed,
)


@pytest.fixture
def now(office, settings):
    """Let the site's clock stand at the hour of signing."""

    def stand(moment):
        settings.DIKTUM_FIXED_NOW = moment.at.isoformat()

    stand(at(office))
    return stand


@pytest.fixture
def as_(client, office, now):
    def log_in(account):
        client.force_login(office.user(account), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return log_in


def url(act, dossier):
    return reverse(f"signing:{act}", args=[dossier.code])


def stamp(dossier, **fields):
    return {"request_key": "kunci", "seen_seq": dossier.seq, **fields}


def home(dossier):
    return reverse("desk:dossier", args=[dossier.code])


def test_the_secretary_initials(office, as_):
    dossier = frozen(office)
    browser = as_("sekretaris")
    page = browser.get(url("initial", dossier))
    assert page.status_code == 200
    sha256 = queries.frozen_text(dossier).sha256.upper()
    assert f"sidik {sha256[:4]} {sha256[4:8]}" in page.text
    assert "kata demi kata" in page.text
    answer = browser.post(url("initial", dossier), stamp(dossier, outcome="initialed"))
    assert (answer.status_code, answer.url) == (302, home(dossier))
    assert Initials.objects.count() == 1


def test_returning_without_a_reason_is_shown_again(office, as_):
    dossier = frozen(office)
    answer = as_("sekretaris").post(url("initial", dossier), stamp(dossier, outcome="returned", reason=" "))
    assert answer.status_code == 422
    assert "Tuliskan alasan pengembalian." in answer.text
    assert 'value="kunci"' in answer.text


def test_the_secretary_returns(office, as_):
    dossier = frozen(office)
    as_("sekretaris").post(url("initial", dossier), stamp(dossier, outcome="returned", reason="Nama keliru."))
    assert state_of(dossier).open_act == "reconcile"


@pytest.mark.parametrize(
    ("act", "made", "fields"),
    [
        ("initial", frozen, {"outcome": "initialed"}),
        ("sign", initialed, {"outcome": "done", "signed_on": "2026-11-14", "ink": "blue"}),
        ("number", signed, {}),
    ],
)
def test_the_wrong_post_is_refused(office, as_, act, made, fields):
    dossier = made(office)
    browser = as_("tamu")
    page = browser.get(url(act, dossier))
    assert page.status_code == 200
    assert "bukan wewenang jabatan Anda" in page.text
    assert 'type="submit" name="outcome"' not in page.text
    answer = browser.post(url(act, dossier), stamp(dossier, **fields))
    assert answer.status_code == 409
    assert "DKT-102" in answer.text
    assert state_of(dossier).open_act == act


@pytest.mark.parametrize("act", ["initial", "sign", "number"])
def test_another_office_sees_nothing(office, other_office, client, now, act):
    dossier = signed(office)
    client.force_login(other_office.user("ketua"), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(url(act, dossier)).status_code == 404
    assert client.post(url(act, dossier), stamp(dossier)).status_code == 404


def test_the_chair_signs_in_ink(office, as_):
    dossier = initialed(office)
    browser = as_("ketua")
    page = browser.get(url("sign", dossier))
    assert "Yohana Andai" in page.text
    assert "sk-untuk-ditandatangani.pdf" in page.text
    assert queries.frozen_text(dossier).sha256 in page.text
    answer = browser.post(
        url("sign", dossier),
        stamp(
            dossier,
            outcome="done",
            signed_on="2026-11-14",
            ink="purple",
            note="Di ruang kerja.",
            seen_sha256=queries.frozen_text(dossier).sha256,
        ),
    )
    assert (answer.status_code, answer.url) == (302, home(dossier))
    row = Signature.objects.get()
    assert (row.signed_on, row.ink, row.note) == (dt.date(2026, 11, 14), "purple", "Di ruang kerja.")
    assert "Ditandatangani oleh" in browser.get(url("sign", dossier)).text


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"signed_on": ""}, "Isi tanggal tanda tangan."),
        ({"signed_on": "kemarin"}, "tanggal"),
        ({"signed_on": "2026-11-15"}, "belum tiba"),
        ({"signed_on": "2026-11-13"}, "mendahului"),
        ({"ink": ""}, "Pilih warna tinta."),
        ({"ink": "merah"}, "merah"),
        ({"outcome": ""}, "Pilih hasil"),
    ],
)
def test_what_was_typed_is_kept_after_a_mistake(office, as_, given, sentence):
    dossier = initialed(office)
    typed = {"outcome": "done", "signed_on": "2026-11-14", "ink": "blue", "note": "Ditulis <b>tangan</b>"}
    answer = as_("ketua").post(url("sign", dossier), stamp(dossier, **{**typed, **given}))
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Ditulis &lt;b&gt;tangan&lt;/b&gt;" in answer.text
    assert not Signature.objects.exists()


def test_an_old_print_is_refused(office, as_):
    dossier = initialed(office)
    fields = stamp(dossier, outcome="done", signed_on="2026-11-14", ink="blue", seen_sha256="0" * 64)
    answer = as_("ketua").post(url("sign", dossier), fields)
    assert answer.status_code == 409
    assert "DKT-502" in answer.text


def test_the_secretary_may_return_an_own_decree(office, as_):
    dossier = secretary_decree(office)
    browser = as_("sekretaris")
    assert "Kembalikan dengan alasan" in browser.get(url("sign", dossier)).text
    answer = browser.post(url("sign", dossier), stamp(dossier, outcome="returned", reason="Nama keliru."))
    assert answer.status_code == 302
    assert state_of(dossier).open_act == "submit_draft"
    assert browser.get(url("initial", dossier)).status_code == 200


def test_the_number_is_confirmed_not_typed(office, as_):
    number(office, signed(office, title="Tim Terdahulu"))
    dossier = signed(office)
    browser = as_("staf-hukum")
    page = browser.get(url("number", dossier))
    assert "<strong>2</strong>" in page.text
    assert "NOMOR 2 TAHUN 2026" in page.text
    assert 'type="number"' not in page.text
    answer = browser.post(url("number", dossier), stamp(dossier, number="99"))
    assert (answer.status_code, answer.url) == (302, home(dossier))
    assert AgendaLine.objects.get(dossier=dossier).number == 2
    again = browser.post(url("number", dossier), stamp(dossier))
    assert again.status_code in (302, 303)
    assert AgendaLine.objects.count() == 2
    after = browser.get(url("number", dossier))
    assert "sk.pdf" in after.text
    assert "buku-agenda.pdf" in after.text


def test_a_number_of_another_year_is_warned_of(office, as_, now):
    dossier = signed(office)
    now(at(office, day=60))
    assert "ditandatangani pada tahun 2026" in as_("staf-hukum").get(url("number", dossier)).text


@pytest.mark.parametrize("key", ["sk", "sk-untuk-ditandatangani", "buku-agenda"])
def test_the_papers_are_served(office, as_, key):
    dossier = numbered(office)
    answer = as_("staf-hukum").get(reverse("desk:paper", args=[dossier.code, key]))
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
