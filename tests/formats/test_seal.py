"""Seals by a local test authority: valid for two readers, still PDF/A, and plain about what they are."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
import re
import shutil
import subprocess

import pytest

from diktum.formats import pdf
from diktum.formats.paper_parts import Code
from diktum.formats.seal.reading import Issuer, Trust, Verdict, read_seal, require_same_file, require_sealed
from diktum.formats.seal.refusals import (
    CertificateIsUnusable,
    PaperIsAlreadySealed,
    PassphraseIsWrong,
    SealIsBroken,
)
from diktum.formats.seal.signer import Level, SigningRequest
from diktum.formats.seal.widget import place_widget
from tests.formats import sealing
from tests.formats.checking import faults

LEVELS = tuple(Level)


def test_the_empty_field_keeps_the_standard_and_the_look():
    before = pdf.render(sealing.samples.decree(), made_at=sealing.NOW)
    after = place_widget(before)
    assert faults(after) == []
    assert after == place_widget(before)
    assert pdf.page_images(after, 40) == pdf.page_images(before, 40)


@pytest.mark.parametrize("level", LEVELS)
def test_a_sealed_decree_is_valid_and_still_archivable(level):
    sealed = sealing.sealed(level)
    assert faults(sealed) == []
    reading = require_sealed(sealed, unsealed=sealing.unsealed(), trust=sealing.trust(), at=sealing.NOW)
    assert reading.verdict is Verdict.VALID
    assert reading.signer == sealing.NAME
    assert reading.stamped is (level is not Level.B)
    assert "Tanda tangan sah" in reading.sentences[0]
    assert "CA uji setempat, bukan BSrE" in reading.sentences[1]


def test_only_the_long_term_level_carries_revocation_data():
    assert b"/DSS" in sealing.sealed(Level.LT)
    assert b"/DSS" not in sealing.sealed(Level.T)


@pytest.mark.parametrize("level", LEVELS)
def test_another_reader_agrees(level, tmp_path):
    if shutil.which("pdfsig") is None:
        pytest.skip("needs pdfsig of poppler-utils")
    path = tmp_path / "sk.pdf"
    path.write_bytes(sealing.sealed(level))
    told = subprocess.run(["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False)
    assert "Signature Validation: Signature is Valid." in told.stdout
    assert "Total document signed" in told.stdout


def test_openssl_agrees(tmp_path):
    if shutil.which("openssl") is None:
        pytest.skip("needs openssl")
    sealed = sealing.sealed()
    found = re.search(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\s*\]", sealed)
    assert found is not None
    start, length, second, rest = (int(one) for one in found.groups())
    hexed = sealed[start + length + 1 : second - 1]
    (tmp_path / "cms").write_bytes(_trimmed(bytes.fromhex(hexed.decode())))
    (tmp_path / "content").write_bytes(sealed[start : start + length] + sealed[second : second + rest])
    (tmp_path / "root").write_bytes(sealing.authority().root.der)
    run = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "cms", "-content", "content"]
    done = subprocess.run(
        [*run, "-noverify", "-out", "out"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "CMS Verification successful" in done.stderr


def test_bsre_is_named_only_for_a_root_of_bsre():
    foreign = read_seal(sealing.sealed(), Trust(), at=sealing.NOW)
    assert (foreign.verdict, foreign.issuer) == (Verdict.UNTRUSTED, Issuer.FOREIGN)
    assert not any("oleh BSrE" in each for each in foreign.sentences)
    ours = read_seal(sealing.sealed(), sealing.trust(), at=sealing.NOW)
    assert ours.issuer is Issuer.LOCAL_TEST
    assert not any("oleh BSrE" in each for each in ours.sentences)


@pytest.mark.parametrize(("days", "why"), [((-90, -1), "kedaluwarsa"), ((2, 90), "belum berlaku")])
def test_a_certificate_out_of_its_days_signs_nothing(days, why):
    with pytest.raises(CertificateIsUnusable, match=why):
        sealing.signer(held=sealing.key(days)).sign(sealing.unsealed(), sealing.REQUEST)


def test_a_revoked_certificate_signs_nothing_and_is_seen_afterwards():
    authority = sealing.TestAuthority(now=sealing.NOW)
    held = authority.signatory("CONTOH DICABUT")
    container = authority.pkcs12(held, sealing.PASSPHRASE)
    sealed = sealing.LocalSigner(container, held.der).sign(sealing.unsealed(), sealing.REQUEST)
    authority.revoke(held)
    listed = (authority.revocation_list(),)
    with pytest.raises(CertificateIsUnusable, match="dicabut"):
        sealing.LocalSigner(container, held.der, revocation_lists=listed).check(nik="", at=sealing.NOW)
    reading = read_seal(
        sealed, Trust(local_test=(authority.root.der,), revocation_lists=listed), at=sealing.NOW
    )
    assert reading.verdict is Verdict.UNTRUSTED
    assert "dicabut" in reading.sentences[0]


def test_a_wrong_passphrase_signs_nothing_and_is_not_told():
    request = SigningRequest(nik="", name="", at=sealing.NOW, passphrase="salah-sekali-4410")
    with pytest.raises(PassphraseIsWrong) as caught:
        sealing.signer().sign(sealing.unsealed(), request)
    assert "salah-sekali-4410" not in f"{caught.value!r} {caught.value} {request!r}"


def test_a_paper_takes_one_seal():
    with pytest.raises(PaperIsAlreadySealed):
        place_widget(sealing.sealed())


def test_the_certificate_must_be_the_one_that_was_expected():
    with pytest.raises(SealIsBroken, match="sertifikat lain"):
        require_sealed(
            sealing.sealed(),
            unsealed=sealing.unsealed(),
            trust=sealing.trust(),
            at=sealing.NOW,
            certificate_serial="1234",
        )


def test_another_paper_with_a_valid_seal_is_not_this_paper():
    with pytest.raises(SealIsBroken, match="bukan naskah"):
        require_sealed(sealing.sealed(), unsealed=b"%PDF-1.7 another", trust=sealing.trust(), at=sealing.NOW)


def test_a_seal_read_after_the_certificate_ended_is_told_so():
    later = sealing.NOW + dt.timedelta(days=800)
    reading = read_seal(sealing.sealed(), Trust(local_test=(sealing.authority().root.der,)), at=later)
    assert reading.verdict is Verdict.UNTRUSTED
    assert "kedaluwarsa" in reading.sentences[0]


def test_a_paper_without_seal_and_a_file_that_is_no_pdf():
    assert read_seal(sealing.unsealed(), sealing.trust(), at=sealing.NOW).verdict is Verdict.NONE
    assert read_seal(b"bukan pdf", sealing.trust(), at=sealing.NOW).verdict is Verdict.BROKEN


def test_the_whole_file_is_compared_with_its_fingerprint():
    require_same_file(b"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    with pytest.raises(SealIsBroken, match="sidik jari"):
        require_same_file(b"abd", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")


def _trimmed(padded: bytes) -> bytes:
    """Cut the zero padding after the DER value."""
    size = padded[1] & 0x7F
    return padded[: 2 + size + int.from_bytes(padded[2 : 2 + size], "big")]


def test_the_visible_part_stands_in_the_room_of_the_ink():
    paper = sealing.samples.decree()
    block = Code(url="https://contoh.example/v/ABCD", code=sealing.NAME, text="CA uji setempat, bukan BSrE.")
    shown = dataclasses.replace(paper, closing=dataclasses.replace(paper.closing, seal=block))
    sealed = sealing.signer().sign(place_widget(pdf.render(shown, made_at=sealing.NOW)), sealing.REQUEST)
    assert faults(sealed) == []
    words = " ".join(pdf.text_of(sealed).split())
    assert f"Ditandatangani secara elektronik oleh: {sealing.NAME}" in words
    assert "bukan BSrE" in words


def test_seals_where_an_event_loop_is_running():
    async def within():
        sealed = sealing.signer().sign(sealing.unsealed(), sealing.REQUEST)
        return read_seal(sealed, sealing.trust(), at=sealing.NOW)

    assert asyncio.run(within()).is_valid
