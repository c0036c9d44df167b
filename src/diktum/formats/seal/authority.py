"""A local test authority: root, signatory, time stamps and revocation list. It is not BSrE and says so in every name."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

TEST_ORGANISATION: Final = "CA UJI SETEMPAT (BUKAN BSrE)"
_CRL_URL: Final = "http://ca-uji.invalid/crl"


@dataclass(frozen=True)
class Key:
    """A private key with its certificate."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate

    @property
    def der(self) -> bytes:
        """Give the certificate as DER."""
        return self.certificate.public_bytes(Encoding.DER)


class TestAuthority:
    """Issue certificates for trials on this machine."""

    __test__ = False

    def __init__(self, *, now: dt.datetime, root: Key | None = None) -> None:
        self.now = now
        self.root = root or self._new_root()
        self._revoked: list[int] = []

    def signatory(self, name: str, *, days: tuple[int, int] = (-30, 700)) -> Key:
        """Issue a certificate for a person, valid from and until so many days from now."""
        return self._leaf(name, ((_USAGE_SIGN, True),), days)

    def stamper(self) -> Key:
        """Issue the certificate of the local time stamp service."""
        usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        return self._leaf("TSA UJI SETEMPAT", ((_USAGE_SIGN, True), (usage, True)), (-30, 3000))

    def revoke(self, key: Key) -> None:
        """Put a certificate on the revocation list."""
        self._revoked.append(key.certificate.serial_number)

    def revocation_list(self) -> bytes:
        """Give the revocation list as DER, valid for a year."""
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.root.certificate.subject)
            .last_update(self.now - dt.timedelta(days=1))
            .next_update(self.now + dt.timedelta(days=365))
            .add_extension(_authority_key(self.root.key), critical=False)
            .add_extension(x509.CRLNumber(1), critical=False)
        )
        for serial in self._revoked:
            entry = x509.RevokedCertificateBuilder().serial_number(serial)
            builder = builder.add_revoked_certificate(
                entry.revocation_date(self.now - dt.timedelta(hours=12)).build()
            )
        return builder.sign(self.root.key, hashes.SHA256()).public_bytes(Encoding.DER)

    def pkcs12(self, key: Key, passphrase: str) -> bytes:
        """Pack a key as PKCS#12 under a passphrase."""
        return pkcs12.serialize_key_and_certificates(
            b"uji",
            key.key,
            key.certificate,
            [self.root.certificate],
            BestAvailableEncryption(passphrase.encode()),
        )

    def _new_root(self) -> Key:
        key, name = _new_key(), _name(TEST_ORGANISATION)
        return Key(key, self._issue(name, key, name, key, (_BASIC_CA, _USAGE_CA), days=(-3650, 3650)))

    def _leaf(
        self, name: str, extensions: tuple[tuple[x509.ExtensionType, bool], ...], days: tuple[int, int]
    ) -> Key:
        key = _new_key()
        point = x509.DistributionPoint([x509.UniformResourceIdentifier(_CRL_URL)], None, None, None)
        added = (*extensions, (_BASIC_LEAF, True), (x509.CRLDistributionPoints([point]), False))
        root = self.root
        return Key(key, self._issue(_name(name), key, root.certificate.subject, root.key, added, days=days))

    def _issue(
        self,
        subject: x509.Name,
        key: rsa.RSAPrivateKey,
        issuer: x509.Name,
        issuer_key: rsa.RSAPrivateKey,
        extensions: tuple[tuple[x509.ExtensionType, bool], ...],
        *,
        days: tuple[int, int],
    ) -> x509.Certificate:
        builder = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(issuer)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(self.now + dt.timedelta(days=days[0]))
            .not_valid_after(self.now + dt.timedelta(days=days[1]))
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(_authority_key(issuer_key), critical=False)
        )
        for extension, critical in extensions:
            builder = builder.add_extension(extension, critical=critical)
        return builder.sign(issuer_key, hashes.SHA256())


def _new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _name(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "ID"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, TEST_ORGANISATION),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def _authority_key(key: rsa.RSAPrivateKey) -> x509.AuthorityKeyIdentifier:
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())


def _usage(*, signs_papers: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=signs_papers,
        content_commitment=signs_papers,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=not signs_papers,
        crl_sign=not signs_papers,
        encipher_only=False,
        decipher_only=False,
    )


_BASIC_CA = (x509.BasicConstraints(ca=True, path_length=0), True)
_BASIC_LEAF = x509.BasicConstraints(ca=False, path_length=None)
_USAGE_CA = (_usage(signs_papers=False), True)
_USAGE_SIGN = _usage(signs_papers=True)
