"""Signing electronically: the number on the print, the sealed file kept, and nothing at all after a refusal."""

import hashlib

import pytest
from tests.formats.checking import faults

from diktum.core.language import DecreeNumber
from diktum.files.models import StoredFile
from diktum.files.store import read
from diktum.formats.pdf import text_of
from diktum.formats.seal.practice import PASSPHRASE, practice_trust
from diktum.formats.seal.reading import read_seal
from diktum.formats.seal.refusals import PassphraseIsWrong
from diktum.formats.seal.signer import SigningRequest
from diktum.ledger.verify import verify
from diktum.stages.signing import numbers_commands as numbers
from diktum.stages.signing import queries
from diktum.stages.signing.electronic_refusals import (
    ElectronicIsNotSetUp,
    NumberIsSealed,
    PassphraseIsMissing,
)
from diktum.stages.signing.models import AgendaBook, NumberReservation, Seal, Signature
from diktum.stages.signing.papers import PAPERS
from diktum.stages.signing.printing import signed_decree_paper
from diktum.stages.signing.tests.acting import at, initialed, number, seal, signed

pytestmark = pytest.mark.usefixtures("practice")


def nothing_is_left():
    return not (Signature.objects.exists() or Seal.objects.exists() or NumberReservation.objects.exists())


def test_a_sealed_decree_bears_its_number_and_is_kept(office):
    dossier = initialed(office)
    done = seal(office, dossier)
    assert dossier.open_act == "number"
    content = read(done.file)
    assert hashlib.sha256(content).hexdigest() == done.file_sha256
    words = " ".join(text_of(content).split())
    assert "NOMOR 1 TAHUN 2026" in words
    assert "pada tanggal 14 November 2026" in words
    assert "Ditandatangani secara elektronik oleh:" in words
    assert "CA uji setempat, bukan BSrE" in words
    assert done.code in words
    assert faults(content) == []
    assert (done.issuer, done.level, done.is_stamped) == ("local-test", "B-LT", True)
    assert "BUKAN BSrE" in done.authority
    assert done.serial
    assert "Tanda tangan sah" in done.words
    signature = queries.signature_of(dossier)
    assert (signature.method, signature.ink) == ("electronic", "")
    assert verify(office.commission.pk).is_sound


def test_the_number_act_confirms_the_printed_number_and_serves_the_sealed_file(office):
    dossier = initialed(office)
    done = seal(office, dossier)
    assert number(office, signed(office, title="Tim Basah")).number == 2
    assert number(office, dossier) == DecreeNumber("keputusan", 1, 2026)
    assert AgendaBook.objects.get().last == 2
    assert PAPERS["sk"](dossier) == read(done.file)
    assert signed_decree_paper(dossier).closing.seal is not None
    assert signed_decree_paper(dossier, mark="ttd.").closing.seal is None


def test_the_sealed_file_is_read_again_as_sound(office, settings):
    content = read(seal(office, initialed(office)).file)
    when = at(office, minutes=600)
    reading = read_seal(content, practice_trust(settings.DIKTUM_KEYS, now=when.at), at=when.at)
    assert reading.is_valid
    assert "bukan BSrE" in reading.sentences[1]


def test_a_printed_number_is_not_struck_out(office, refused):
    dossier = initialed(office)
    done = seal(office, dossier)
    refused(
        NumberIsSealed,
        numbers.void_reservation,
        reservation_id=done.reservation_id,
        reason="Salah pesan.",
        by=office.head_of_legal,
        when=at(office),
    )


def test_a_number_kept_before_is_the_one_that_is_printed(office):
    dossier = initialed(office)
    kept = numbers.reserve_number(dossier_id=dossier.pk, by=office.legal_officer, when=at(office))
    assert seal(office, dossier).reservation == kept
    assert AgendaBook.objects.get().last == 1


def test_without_a_signer_ink_is_the_way(office, settings, refused):
    settings.DIKTUM_DEMO = False
    refused(ElectronicIsNotSetUp, seal, office, initialed(office))


@pytest.mark.parametrize(("passphrase", "refusal"), [("", PassphraseIsMissing), ("salah", PassphraseIsWrong)])
def test_a_missing_or_wrong_passphrase_takes_no_number(office, refused, passphrase, refusal):
    dossier = initialed(office)
    refused(refusal, seal, office, dossier, passphrase=passphrase)
    assert nothing_is_left()
    assert StoredFile.objects.count() == 0
    assert seal(office, dossier).reservation.number == 1


def test_the_request_does_not_tell_its_passphrase():
    request = SigningRequest(nik="", name="", at=None, passphrase=PASSPHRASE)
    assert PASSPHRASE not in repr(request)
