"""Signing electronically with something wrong: each is a refusal, nothing is half-written, no number is lost."""

import dataclasses
import datetime as dt

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from diktum.core.document import Dictum
from diktum.core.document.rules.samples import SOUND
from diktum.core.procedure.refusals import ActIsNotOpen, NotYourPost
from diktum.files.models import StoredFile
from diktum.formats.seal.authority import TestAuthority
from diktum.formats.seal.bsre_counterpart import Counterpart, Subscriber, serving
from diktum.formats.seal.practice import PASSPHRASE, common_name, practice_signer
from diktum.formats.seal.refusals import (
    CertificateIsUnusable,
    PassphraseIsWrong,
    SealIsBroken,
    SignatoryIsNotRegistered,
    SigningServiceIsSilent,
)
from diktum.people import queries as people
from diktum.people.models import Appointment
from diktum.stages.signing import paper_only, services
from diktum.stages.signing.electronic_refusals import (
    CertificateOfAnother,
    PaperIsRequired,
    SignerIsMisconfigured,
)
from diktum.stages.signing.models import AgendaBook
from diktum.stages.signing.refusals import MethodIsUnknown, NotInPostThatDay, TextDiffers
from diktum.stages.signing.tests.acting import at, frozen, initialed, number, seal, sign
from diktum.ui.clock import Moment

NIK = "9100000000000001"
NAME = "Yohana Andai"
PHRASE = "frasa-berkas-5520"


@pytest.fixture(scope="module")
def authorities():
    now = dt.datetime(2026, 11, 14, 6, tzinfo=dt.UTC)
    return TestAuthority(now=now), TestAuthority(now=now)


def own_key(settings, folder, authority, name=NAME, days=(-30, 700), trusted=None):
    """Set the office up with a PKCS#12 of its own."""
    key = authority.signatory(name, days=days)
    (folder / "kunci.p12").write_bytes(authority.pkcs12(key, PHRASE))
    (folder / "kunci.crt").write_bytes(key.certificate.public_bytes(Encoding.PEM))
    root = (trusted or authority).root.certificate
    (folder / "akar.pem").write_bytes(root.public_bytes(Encoding.PEM))
    settings.DIKTUM_SIGNER = "pkcs12"
    settings.DIKTUM_SIGNER_KEY = str(folder / "kunci.p12")
    settings.DIKTUM_SIGNER_CERTIFICATE = str(folder / "kunci.crt")
    settings.DIKTUM_SIGNER_ROOTS = str(folder / "akar.pem")


def test_certificates_that_may_not_sign(office, settings, tmp_path, authorities, refused):
    ours, foreign = authorities
    dossier = initialed(office)
    cases = (
        ({"days": (-90, -1)}, CertificateIsUnusable),
        ({"days": (2, 90)}, CertificateIsUnusable),
        ({"name": "Orang Lain"}, CertificateOfAnother),
    )
    for how, refusal in cases:
        own_key(settings, tmp_path, ours, **how)
        refused(refusal, seal, office, dossier, passphrase=PHRASE)
    own_key(settings, tmp_path, foreign, trusted=ours)
    refused(SealIsBroken, seal, office, dossier, passphrase=PHRASE)
    own_key(settings, tmp_path, ours)
    refused(PassphraseIsWrong, seal, office, dossier, passphrase="lain")
    settings.DIKTUM_SIGNER_KEY = str(tmp_path / "tidak-ada")
    refused(SignerIsMisconfigured, seal, office, dossier, passphrase=PHRASE)
    assert not StoredFile.objects.exists()
    own_key(settings, tmp_path, ours)
    done = seal(office, dossier, passphrase=PHRASE)
    assert (done.level, done.issuer, done.reservation.number) == ("B-B", "local-test", 1)


@pytest.fixture
def counterpart(practice_keys, settings):
    """Serve the counterpart of BSrE, and have the office use it."""
    now = dt.datetime(2026, 11, 14, 6, tzinfo=dt.UTC)
    practised = practice_signer(practice_keys, NAME, now=now)
    known = {NIK: Subscriber(NAME, "ISSUE", practised.signer)}
    served = Counterpart(known, "diktum", "sandi-aplikasi", now=lambda: now)
    root = practice_keys / "ca-uji.pem"
    with serving(served) as url:
        settings.DIKTUM_SIGNER, settings.DIKTUM_SIGNER_URL = "bsre", url
        settings.DIKTUM_SIGNER_USER, settings.DIKTUM_SIGNER_PASSWORD = "diktum", "sandi-aplikasi"
        settings.DIKTUM_SIGNER_ROOTS = str(root)
        yield served


def test_every_trouble_of_the_service_leaves_nothing(office, counterpart, settings, refused):
    dossier = initialed(office)

    def attempt(refusal, **more):
        refused(refusal, seal, office, dossier, **{"nik": NIK, **more})

    for fault in ("down", "hang-up", "garbage", "gone"):
        counterpart.fault = fault
        attempt(SigningServiceIsSilent)
    counterpart.fault = "unknown"
    attempt(SignatoryIsNotRegistered)
    counterpart.fault = ""
    attempt(SignatoryIsNotRegistered, nik="9100000000000009")
    attempt(PassphraseIsWrong, passphrase="lain")
    known = counterpart.subscribers[NIK]
    for state in ("EXPIRED", "REVOKE", "SUSPEND"):
        counterpart.subscribers = {NIK: dataclasses.replace(known, state=state)}
        counterpart.calls.clear()
        attempt(CertificateIsUnusable)
        assert counterpart.calls == ["/api/v2/user/check/status"]  # the passphrase has not travelled
    counterpart.subscribers = {NIK: known}
    settings.DIKTUM_SIGNER_PASSWORD = "keliru"
    attempt(SigningServiceIsSilent)
    settings.DIKTUM_SIGNER_PASSWORD = "sandi-aplikasi"
    assert not StoredFile.objects.exists()
    assert not AgendaBook.objects.exists()
    done = seal(office, dossier, nik=NIK)
    assert (done.issuer, done.reservation.number) == ("local-test", 1)
    assert "bukan BSrE" in done.words


def test_a_service_that_signs_for_another_person_is_refused(office, counterpart, practice_keys, refused):
    other = practice_signer(practice_keys, "Orang Lain", now=counterpart.now())
    counterpart.subscribers = {NIK: Subscriber("Orang Lain", "ISSUE", other.signer)}
    refused(CertificateOfAnother, seal, office, initialed(office), nik=NIK)


def test_out_of_order_twice_and_by_the_wrong_hands(office, practice, refused):
    early = frozen(office)
    refused(ActIsNotOpen, seal, office, early)
    dossier = initialed(office, title="Tim Kedua")
    refused(NotYourPost, seal, office, dossier, by=office.secretary)
    refused(TextDiffers, seal, office, dossier, seen_sha256="0" * 64)
    refused(MethodIsUnknown, sign, office, dossier, method="electronic")
    seal(office, dossier)
    refused(ActIsNotOpen, seal, office, dossier)
    assert number(office, dossier).number == 1
    refused(ActIsNotOpen, seal, office, dossier)


def test_a_post_that_ended_yesterday(office, practice, refused):
    dossier = initialed(office)
    Appointment.objects.filter(commission=office.commission, post="chair").update(
        until=at(office).day - dt.timedelta(days=1)
    )
    refused(NotInPostThatDay, seal, office, dossier)  # an actor who was read while the post was held
    gone = people.actor_of(office.person("ketua"), at(office).day)
    refused(NotYourPost, seal, office, dossier, by=gone)


def test_a_decree_that_burdens_the_state_stays_on_paper(office, practice, refused, monkeypatch):
    day = dt.date(2026, 11, 14)
    costly = dataclasses.replace(
        SOUND,
        dicta=(*SOUND.dicta, Dictum("k9", "Biaya dibebankan pada Daftar Isian Pelaksanaan Anggaran.")),
    )
    burden = paper_only.burden_of(costly, "tim", day)
    assert (burden.place, burden.word) == ("Diktum KEEMPAT", "dibebankan pada")
    assert "Pasal 38 ayat (6)" in burden.source
    assert paper_only.burden_of(SOUND, "tim", day) is None
    assert paper_only.burden_of(costly, "tim", dt.date(2014, 10, 16)) is None
    dossier = initialed(office)
    monkeypatch.setattr("diktum.stages.plenary.queries.final_decree", lambda _dossier: costly)
    refused(PaperIsRequired, seal, office, dossier)


def test_a_test_authority_never_counts_as_bsre(settings, practice_keys):
    practice_signer(practice_keys, NAME, now=dt.datetime(2026, 11, 14, 6, tzinfo=dt.UTC))
    settings.DIKTUM_BSRE_ROOTS = str(practice_keys / "ca-uji.pem")
    settings.DIKTUM_SIGNER, settings.DIKTUM_SIGNER_URL = "bsre", "http://127.0.0.1:9"
    when = Moment(dt.datetime(2026, 11, 14, 6, tzinfo=dt.UTC), dt.date(2026, 11, 14))
    service = services.service_for(NAME, when)
    assert service.trust.bsre == ()
    assert "bukan BSrE" in common_name(service.trust.local_test[0]).replace("BUKAN", "bukan")
    assert service.words == "CA uji setempat, bukan BSrE"
    assert PASSPHRASE not in repr(service)
