"""The client of the BSrE service against a local counterpart over HTTP: every error is a plain refusal."""

from __future__ import annotations

import base64
import dataclasses
import json
import logging
import urllib.request

import pytest

from diktum.formats.seal.bsre import UNUSABLE, BsreSigner
from diktum.formats.seal.bsre_counterpart import NOTICE, Counterpart, Subscriber, serving
from diktum.formats.seal.reading import Issuer, read_seal
from diktum.formats.seal.refusals import (
    CertificateIsUnusable,
    PassphraseIsWrong,
    SealIsBroken,
    SignatoryIsNotRegistered,
    SigningServiceIsSilent,
)
from tests.formats import sealing

NIK = sealing.REQUEST.nik


@pytest.fixture
def counterpart():
    known = {NIK: Subscriber(sealing.NAME, "ISSUE", sealing.signer())}
    return Counterpart(known, "aplikasi", "sandi-aplikasi", now=lambda: sealing.NOW)


@pytest.fixture
def client(counterpart):
    with serving(counterpart) as url:
        yield BsreSigner(
            url, user="aplikasi", password="sandi-aplikasi", trust=sealing.trust(), timeout_s=1.0
        )


def test_signs_after_asking_for_the_certificate(client, counterpart):
    sealed = client.sign(sealing.unsealed(), sealing.REQUEST)
    assert counterpart.calls == ["/api/v2/user/check/status", "/api/v2/sign/pdf"]
    reading = read_seal(sealed, sealing.trust(), at=sealing.NOW)
    assert reading.is_valid
    assert reading.issuer is Issuer.LOCAL_TEST
    assert "bukan BSrE" in reading.sentences[1]


@pytest.mark.parametrize("state", UNUSABLE)
def test_only_an_issued_certificate_may_sign(client, counterpart, state):
    known = counterpart.subscribers[NIK]
    counterpart.subscribers = {NIK: dataclasses.replace(known, state=state)}
    with pytest.raises(CertificateIsUnusable, match=UNUSABLE[state]):
        client.sign(sealing.unsealed(), sealing.REQUEST)
    assert counterpart.calls == ["/api/v2/user/check/status"]  # the passphrase has not travelled


def test_an_unknown_nik(client, counterpart):
    counterpart.subscribers = {}
    with pytest.raises(SignatoryIsNotRegistered):
        client.sign(sealing.unsealed(), sealing.REQUEST)
    assert counterpart.calls == ["/api/v2/user/check/status"]


@pytest.mark.parametrize(
    ("fault", "refusal", "why"),
    [
        ("unknown", SignatoryIsNotRegistered, "NIK"),
        ("gone", SigningServiceIsSilent, "4044"),
        ("down", SigningServiceIsSilent, "503"),
        ("garbage", SigningServiceIsSilent, "tidak dikenal"),
        ("hang-up", SigningServiceIsSilent, "sambungan gagal"),
        ("slow", SigningServiceIsSilent, "batas waktu"),
    ],
)
def test_trouble_of_the_service_is_a_plain_refusal(client, counterpart, fault, refusal, why):
    counterpart.fault = fault
    with pytest.raises(refusal, match=why):
        client.sign(sealing.unsealed(), sealing.REQUEST)


def test_a_service_that_is_not_there():
    signer = BsreSigner("http://127.0.0.1:9", user="a", password="b", trust=sealing.trust(), timeout_s=1.0)
    with pytest.raises(SigningServiceIsSilent, match="sambungan gagal"):
        signer.check(nik=NIK, at=sealing.NOW)


def test_a_wrong_passphrase_is_refused_and_nowhere_repeated(client, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    wrong = "rahasia-keliru-8852"
    with pytest.raises(PassphraseIsWrong) as caught:
        client.sign(sealing.unsealed(), dataclasses.replace(sealing.REQUEST, passphrase=wrong))
    out, err = capfd.readouterr()
    assert wrong not in f"{caught.value!r} {caught.value} {caplog.text} {out} {err}"
    assert caught.value.__cause__ is None


def test_a_passphrase_that_signed_is_in_no_log_and_not_in_the_file(client, caplog, capfd):
    caplog.set_level(logging.DEBUG)
    sealed = client.sign(sealing.unsealed(), sealing.REQUEST)
    out, err = capfd.readouterr()
    assert sealing.PASSPHRASE not in caplog.text + out + err
    assert sealing.PASSPHRASE.encode() not in sealed
    assert base64.b64encode(sealing.PASSPHRASE.encode()) not in sealed


def test_a_wrong_application_account(counterpart):
    with serving(counterpart) as url:
        signer = BsreSigner(url, user="aplikasi", password="keliru", trust=sealing.trust())
        with pytest.raises(SigningServiceIsSilent, match="tidak diizinkan"):
            signer.check(nik=NIK, at=sealing.NOW)


class _Other:
    """Sign another paper than the one that was sent."""

    def sign(self, _pdf, request):
        from diktum.formats import pdf
        from diktum.formats.seal.widget import place_widget

        other = place_widget(pdf.render(sealing.samples.regulating(), made_at=sealing.NOW))
        return sealing.signer().sign(other, request)


class _Nothing:
    """Give the paper back as it came."""

    def sign(self, pdf, _request):
        return pdf


@pytest.mark.parametrize(
    ("signer", "why"), [(_Other(), "bukan naskah"), (_Nothing(), "tidak bertanda tangan")]
)
def test_what_comes_back_is_compared_with_what_was_sent(client, counterpart, signer, why):
    counterpart.subscribers = {NIK: Subscriber(sealing.NAME, "ISSUE", signer)}
    with pytest.raises(SealIsBroken, match=why):
        client.sign(sealing.unsealed(), sealing.REQUEST)


def test_a_foreign_certificate_is_not_accepted(client, counterpart):
    foreign = sealing.TestAuthority(now=sealing.NOW)
    held = foreign.signatory(sealing.NAME)
    signer = sealing.LocalSigner(foreign.pkcs12(held, sealing.PASSPHRASE), held.der)
    counterpart.subscribers = {NIK: Subscriber(sealing.NAME, "ISSUE", signer)}
    with pytest.raises(SealIsBroken, match="tidak dikenal kantor ini"):
        client.sign(sealing.unsealed(), sealing.REQUEST)


@pytest.mark.parametrize("url", ["http://esign.example.go.id", "ftp://127.0.0.1", "esign"])
def test_an_unsafe_address_is_not_used(url):
    with pytest.raises(ValueError, match="the signing service needs"):
        BsreSigner(url, user="a", password="b", trust=sealing.trust())


def test_the_counterpart_says_what_it_is(counterpart):
    with serving(counterpart) as url:
        login = base64.b64encode(b"aplikasi:sandi-aplikasi").decode()
        request = urllib.request.Request(
            f"{url}/api/v2/user/check/status", b'{"nik": "1"}', {"Authorization": f"Basic {login}"}
        )
        with urllib.request.urlopen(request, timeout=2) as response:
            assert response.headers["X-Tiruan"] == "BUKAN BSrE"
            assert json.load(response) == {"status": "NOT_REGISTERED", "keterangan": NOTICE}
