"""With what an office signs electronically: nothing, a key on this machine, its BSrE service, or the practice key."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from diktum.core.moment import Moment
from diktum.formats.seal.bsre import BsreSigner
from diktum.formats.seal.practice import (
    PASSPHRASE,
    certificates_in,
    common_name,
    practice_signer,
    practice_trust,
)
from diktum.formats.seal.reading import Issuer, Trust
from diktum.formats.seal.signer import LocalSigner, Signer
from diktum.stages.signing.electronic_refusals import CertificateOfAnother, SignerIsMisconfigured

NOT_BSRE = re.compile(r"bukan bsre|\buji\b|\btest\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class SealingService:
    """A way of signing electronically. `holder` is whose certificate it is, where that is known before signing."""

    signer: Signer
    trust: Trust
    issuer: Issuer
    expects_nik: bool = False
    holder: str = ""
    practice_passphrase: str = ""

    @property
    def words(self) -> str:
        """Name who vouches; BSrE only where it does."""
        if self.issuer is Issuer.BSRE:
            return _("Sertifikat elektronik BSrE")
        return _("CA uji setempat, bukan BSrE")

    def check_holder(self, name: str) -> None:
        """Refuse a certificate of somebody else, where it is known. Raises CertificateOfAnother."""
        if self.holder:
            require_name(self.holder, name)


def require_name(found: str, expected: str) -> None:
    """Raise CertificateOfAnother unless every word of a name, without titles, stands in the certificate's."""
    if not set(_WORD.findall(expected.casefold())) <= set(_WORD.findall(found.casefold())):
        raise CertificateOfAnother(found=found, expected=expected)


def is_set_up() -> bool:
    """Say whether anybody can sign electronically here."""
    return bool(settings.DIKTUM_SIGNER) or settings.DIKTUM_DEMO


def service_for(name: str, when: Moment) -> SealingService | None:
    """Return with what an official of this name signs, or None where only ink is set up.

    Raises SignerIsMisconfigured.
    """
    kind = settings.DIKTUM_SIGNER
    if not kind:
        return _practice(name, when) if settings.DIKTUM_DEMO else None
    try:
        if kind == "pkcs12":
            return _pkcs12()
        if kind == "bsre":
            return _bsre()
    except OSError as error:
        raise SignerIsMisconfigured(why=_("berkas kunci atau sertifikat tidak terbaca")) from error
    except ValueError as error:
        raise SignerIsMisconfigured(why=_("alamat layanan atau isi berkas sertifikat keliru")) from error
    raise SignerIsMisconfigured(why=_("jenis penanda tangan tidak dikenal"))


def trust_now(when: Moment) -> Trust:
    """Return the authorities that count when a sealed file is read again. Broken settings trust nobody."""
    try:
        own = _trust()
    except (OSError, ValueError):
        own = Trust()
    practice = practice_trust(settings.DIKTUM_KEYS, now=when.at) if settings.DIKTUM_DEMO else Trust()
    return Trust(
        bsre=own.bsre,
        local_test=(*own.local_test, *practice.local_test),
        revocation_lists=practice.revocation_lists,
    )


def _practice(name: str, when: Moment) -> SealingService:
    try:
        made = practice_signer(settings.DIKTUM_KEYS, name, now=when.at)
    except OSError as error:
        raise SignerIsMisconfigured(why=_("kunci latihan tidak dapat ditulis")) from error
    return SealingService(
        made.signer, made.trust, Issuer.LOCAL_TEST, holder=name, practice_passphrase=PASSPHRASE
    )


def _pkcs12() -> SealingService:
    certificate = certificates_in(Path(settings.DIKTUM_SIGNER_CERTIFICATE))[0]
    signer = LocalSigner(Path(settings.DIKTUM_SIGNER_KEY).read_bytes(), certificate)
    return SealingService(signer, _trust(), Issuer.LOCAL_TEST, holder=common_name(certificate))


def _bsre() -> SealingService:
    trust = _trust()
    signer = BsreSigner(
        settings.DIKTUM_SIGNER_URL,
        user=settings.DIKTUM_SIGNER_USER,
        password=settings.DIKTUM_SIGNER_PASSWORD,
        trust=trust,
    )
    issuer = Issuer.BSRE if trust.bsre and not trust.local_test else Issuer.LOCAL_TEST
    return SealingService(signer, trust, issuer, expects_nik=True)


def _trust() -> Trust:
    """Read the authorities of the settings. One that calls itself a test authority never counts as BSrE."""
    bsre = _listed(settings.DIKTUM_BSRE_ROOTS)
    tests = tuple(each for each in bsre if NOT_BSRE.search(common_name(each)))
    return Trust(
        bsre=tuple(each for each in bsre if each not in tests),
        local_test=(*_listed(settings.DIKTUM_SIGNER_ROOTS), *tests),
    )


def _listed(path: str) -> tuple[bytes, ...]:
    return certificates_in(Path(path)) if path else ()
