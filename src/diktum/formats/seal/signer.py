"""The interface of everything that signs, and the signer that holds a PKCS#12 key on this machine."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from asn1crypto import keys as asn1_keys  # type: ignore[import-untyped]
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, pkcs12
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.signers.pdf_signer import DSSContentSettings, SigDSSPlacementPreference
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko.stamp import NoOpStampStyle
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from diktum.formats.seal.apart import apart
from diktum.formats.seal.authority import Key
from diktum.formats.seal.refusals import CertificateIsUnusable, PassphraseIsWrong
from diktum.formats.seal.widget import FIELD


class Level(StrEnum):
    """PAdES baseline level."""

    B = "B-B"
    T = "B-T"
    LT = "B-LT"


@dataclass(frozen=True)
class SigningRequest:
    """What a signature needs beside the paper. The passphrase lives here, in memory, and nowhere else."""

    nik: str
    name: str
    at: dt.datetime
    passphrase: str = field(repr=False)
    reason: str = "Penetapan keputusan"
    location: str = ""


class Signer(Protocol):
    """Sign papers in one way; `check` comes before a passphrase is asked for."""

    def check(self, *, nik: str, at: dt.datetime) -> None:
        """Raise CertificateIsUnusable or SignatoryIsNotRegistered where nobody could sign now."""

    def sign(self, pdf: bytes, request: SigningRequest) -> bytes:
        """Return the sealed file of a paper with an empty field, or raise a refusal; nothing in between."""


class LocalSigner:
    """Sign with a PKCS#12 file on this machine: for trials with the local test authority."""

    def __init__(
        self,
        container: bytes,
        certificate: bytes,
        *,
        level: Level = Level.B,
        stamper: Key | None = None,
        roots: tuple[bytes, ...] = (),
        revocation_lists: tuple[bytes, ...] = (),
    ) -> None:
        self._container = container
        self._certificate = certificate
        self._level = level
        self._stamper = stamper
        self._roots = roots
        self._lists = revocation_lists

    def check(self, *, nik: str, at: dt.datetime) -> None:  # noqa: ARG002  a local key belongs to one person
        """Refuse a certificate that is out of its days or revoked; needs no passphrase."""
        certificate = x509.load_der_x509_certificate(self._certificate)
        if at < certificate.not_valid_before_utc:
            raise CertificateIsUnusable(why="belum berlaku")
        if at > certificate.not_valid_after_utc:
            raise CertificateIsUnusable(why="sudah kedaluwarsa")
        for each in self._lists:
            found = x509.load_der_x509_crl(each).get_revoked_certificate_by_serial_number(
                certificate.serial_number
            )
            if found is not None:
                raise CertificateIsUnusable(why="sudah dicabut")

    def sign(self, pdf: bytes, request: SigningRequest) -> bytes:
        """Seal at the level of this signer. Raises CertificateIsUnusable, PassphraseIsWrong."""
        self.check(nik=request.nik, at=request.at)
        signer = self._opened(request.passphrase)
        metadata = PdfSignatureMetadata(
            field_name=FIELD,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            reason=request.reason,
            location=request.location or None,
            name=request.name,
            embed_validation_info=self._level is Level.LT,
            validation_context=self._context(request.at) if self._level is Level.LT else None,
            dss_settings=DSSContentSettings(
                include_vri=False, placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE
            ),
        )
        out = io.BytesIO()
        sealing = PdfSigner(
            metadata, signer, timestamper=self._clock(request.at), stamp_style=NoOpStampStyle()
        )
        apart(lambda: sealing.sign_pdf(_Untouched(io.BytesIO(pdf)), existing_fields_only=True, output=out))
        return out.getvalue()

    def _opened(self, passphrase: str) -> SimpleSigner:
        try:
            key, certificate, others = pkcs12.load_key_and_certificates(
                self._container, passphrase.encode("utf-8")
            )
        except ValueError:
            raise PassphraseIsWrong from None
        if key is None or certificate is None:
            raise CertificateIsUnusable(why="berkas kunci tidak lengkap")
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        store.register_multiple(_asn1(each.public_bytes(Encoding.DER)) for each in others)
        private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        return SimpleSigner(
            signing_cert=_asn1(certificate.public_bytes(Encoding.DER)),
            signing_key=asn1_keys.PrivateKeyInfo.load(private),
            cert_registry=store,
        )

    def _clock(self, at: dt.datetime) -> DummyTimeStamper | None:
        if self._level is Level.B or self._stamper is None:
            return None
        private = self._stamper.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        store.register_multiple(_asn1(each) for each in self._roots)
        return DummyTimeStamper(
            _asn1(self._stamper.der),
            asn1_keys.PrivateKeyInfo.load(private),
            certs_to_embed=store,
            fixed_dt=at,
        )

    def _context(self, at: dt.datetime) -> ValidationContext:
        return ValidationContext(
            trust_roots=[_asn1(each) for each in self._roots],
            crls=list(self._lists),
            allow_fetching=False,
            moment=at,
            revocation_mode="require",
        )


class _Untouched(IncrementalPdfFileWriter):
    """Leave the XMP as it is: a rewritten one is no longer PDF/A."""

    def _update_meta(self) -> None:
        """Write nothing."""


def _asn1(der: bytes) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(der)
