"""Read the seal of a paper and say in words what it is worth."""

from __future__ import annotations

import datetime as dt
import hashlib
import io
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from asn1crypto import x509 as asn1_x509  # type: ignore[import-untyped]
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.authority import AuthorityWithCert

from diktum.formats.seal.apart import apart
from diktum.formats.seal.refusals import SealIsBroken

LOCAL: Final = "ditandatangani dengan CA uji setempat, bukan BSrE"
BSRE: Final = "ditandatangani dengan sertifikat elektronik yang diterbitkan oleh BSrE"


class Verdict(StrEnum):
    """What a seal is worth."""

    VALID = "valid"
    UNTRUSTED = "untrusted"
    BROKEN = "broken"
    NONE = "none"


class Issuer(StrEnum):
    """Who vouches for the certificate."""

    BSRE = "bsre"
    LOCAL_TEST = "local-test"
    FOREIGN = "foreign"


@dataclass(frozen=True)
class Trust:
    """The root certificates (DER) that count, and whose they are."""

    bsre: tuple[bytes, ...] = ()
    local_test: tuple[bytes, ...] = ()
    revocation_lists: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class SealReading:
    """The seal in words; `sentences` come in the order in which a person asks."""

    verdict: Verdict
    sentences: tuple[str, ...]
    signer: str = ""
    issuer: Issuer = Issuer.FOREIGN
    stamped: bool = False
    serial: str = ""
    authority: str = ""
    subject: str = ""
    level: str = ""

    @property
    def is_valid(self) -> bool:
        """Say whether the seal is whole, trusted and covers the whole file."""
        return self.verdict is Verdict.VALID


def read_seal(pdf: bytes, trust: Trust, *, at: dt.datetime) -> SealReading:
    """Validate the seal of a file at a moment (aware); never raises for a strange file."""
    try:
        reader = PdfFileReader(io.BytesIO(pdf))
        seals = reader.embedded_signatures
        if not seals:
            return SealReading(Verdict.NONE, ("Berkas ini tidak bertanda tangan elektronik.",))
        if len(seals) > 1:
            return _broken("Berkas memuat lebih dari satu tanda tangan.")
        return _read(seals[0], trust, at)
    except (
        PdfReadError,
        SignatureValidationError,
        SigningError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
    ):
        return _broken("Berkas rusak sehingga tanda tangannya tidak dapat dibaca.")
    except (RecursionError, OSError, IndexError, AssertionError, NotImplementedError):
        return _broken("Susunan berkas menyesatkan sehingga tidak diperiksa lebih jauh.")


def require_sealed(
    sealed: bytes, *, unsealed: bytes, trust: Trust, at: dt.datetime, certificate_serial: str = ""
) -> SealReading:
    """Accept a sealed file only where it is the given paper, sealed once, wholly and by the right certificate.

    `unsealed` is the paper with its empty field: the sealed file must begin with its very bytes, so nothing that was
    prepared or changed beside it can hide. Raises SealIsBroken.
    """
    if not sealed.startswith(unsealed):
        raise SealIsBroken(why="isinya bukan naskah yang dikirim untuk ditandatangani")
    reading = read_seal(sealed, trust, at=at)
    if not reading.is_valid:
        raise SealIsBroken(why=" ".join(reading.sentences).rstrip("."))
    if certificate_serial and reading.serial != certificate_serial:
        raise SealIsBroken(why=f"ditandatangani dengan sertifikat lain ({reading.signer})")
    return reading


def require_same_file(pdf: bytes, sha256: str) -> None:
    """Compare the whole file with its recorded SHA-256; PAdES leaves the padding of /Contents unprotected.

    Raises SealIsBroken.
    """
    if hashlib.sha256(pdf).hexdigest() != sha256:
        raise SealIsBroken(why="sidik jari berkas berbeda dari yang tercatat di buku besar")


def _read(seal: EmbeddedPdfSignature, trust: Trust, at: dt.datetime) -> SealReading:
    context = _context(trust, at)
    status = apart(
        lambda: validate_pdf_signature(
            seal, signer_validation_context=context, ts_validation_context=_context(trust, at)
        )
    )
    name = str(status.signing_cert.subject.native.get("common_name", "")) or "penanda tangan tanpa nama"
    serial = format(status.signing_cert.serial_number, "x")
    if status.coverage is not SignatureCoverageLevel.ENTIRE_FILE:
        return _broken("Berkas ditambah atau diubah sesudah ditandatangani.")
    if not (status.intact and status.valid):
        return _broken("Isi berkas tidak lagi sama dengan yang ditandatangani.")
    issuer = _issuer(status, trust)
    stamped = status.timestamp_validity is not None and status.timestamp_validity.valid
    facts = (_words_of(issuer), _words_of_time(status, stamped=stamped))
    certificate = status.signing_cert
    verdict, first = (
        (Verdict.VALID, f"Tanda tangan sah atas nama {name}; berkas utuh sejak ditandatangani.")
        if status.bottom_line
        else (
            Verdict.UNTRUSTED,
            f"Tanda tangan atas nama {name} utuh, tetapi {_why_untrusted(status, at)}.",
        )
    )
    return SealReading(
        verdict,
        (first, *facts),
        name,
        issuer,
        stamped,
        serial,
        authority=_name_of(certificate.issuer),
        subject=certificate.subject.human_friendly,
        level=_level(seal, stamped=stamped),
    )


def _name_of(subject: asn1_x509.Name) -> str:
    """Give the common name of an authority, or all that it says of itself."""
    return str(subject.native.get("common_name", "") or subject.human_friendly)


def _level(seal: EmbeddedPdfSignature, *, stamped: bool) -> str:
    """Say which PAdES baseline level the file has: revocation data and a time stamp, a time stamp, or neither."""
    if not stamped:
        return "B-B"
    return "B-LT" if "/DSS" in seal.reader.root else "B-T"


def _context(trust: Trust, at: dt.datetime) -> ValidationContext:
    roots = [asn1_x509.Certificate.load(der) for der in (*trust.bsre, *trust.local_test)]
    lists = list(trust.revocation_lists)
    return ValidationContext(
        trust_roots=roots,
        crls=lists,
        allow_fetching=False,
        moment=at,
        revocation_mode="hard-fail" if lists else "soft-fail",
    )


def _issuer(status: PdfSignatureStatus, trust: Trust) -> Issuer:
    path = status.validation_path
    authority = path.trust_anchor.authority if path is not None else None
    anchor = authority.certificate.dump() if isinstance(authority, AuthorityWithCert) else b""
    if anchor in trust.bsre:
        return Issuer.BSRE
    return Issuer.LOCAL_TEST if anchor in trust.local_test else Issuer.FOREIGN


def _words_of(issuer: Issuer) -> str:
    words = {
        Issuer.BSRE: f"Naskah ini {BSRE}.",
        Issuer.LOCAL_TEST: f"Naskah ini {LOCAL}.",
        Issuer.FOREIGN: "Penerbit sertifikatnya tidak dikenal kantor ini.",
    }
    return words[issuer]


def _words_of_time(status: PdfSignatureStatus, *, stamped: bool) -> str:
    if stamped and status.timestamp_validity is not None:
        return (
            f"Waktu menurut cap waktu: {status.timestamp_validity.timestamp.isoformat(timespec='seconds')}."
        )
    claimed = status.signer_reported_dt
    said = claimed.isoformat(timespec="seconds") if claimed else "tidak disebut"
    return f"Waktu menurut komputer penanda tangan: {said} (tanpa cap waktu)."


def _why_untrusted(status: PdfSignatureStatus, at: dt.datetime) -> str:
    if status.revoked:
        return "sertifikatnya sudah dicabut"
    certificate = status.signing_cert
    if at > certificate.not_valid_after:
        return "sertifikatnya sudah kedaluwarsa"
    if at < certificate.not_valid_before:
        return "sertifikatnya belum berlaku"
    return "sertifikatnya tidak dapat dipercaya"


def _broken(why: str) -> SealReading:
    return SealReading(Verdict.BROKEN, (why, "Jangan dipakai; ambil berkas asli dari arsip."))
