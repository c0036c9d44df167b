"""Keys of the local test authority, kept in a folder: what practice signs with. They are not BSrE's and say so."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from diktum.formats.seal.authority import Key, TestAuthority
from diktum.formats.seal.reading import Trust
from diktum.formats.seal.signer import Level, LocalSigner

PASSPHRASE: Final = "frasa-latihan-2026"
_DAYS: Final = (-400, 3000)


@dataclass(frozen=True)
class PracticeSigner:
    """A signer of the test authority, with the trust that belongs to it."""

    signer: LocalSigner
    trust: Trust
    serial: str


def practice_signer(folder: Path, name: str, *, now: dt.datetime) -> PracticeSigner:
    """Return the signer of a person; authority and keys are made where the folder does not have them yet."""
    authority = practice_authority(folder, now=now)
    key = _kept(folder / f"uji-{_stem(name)}.pem", lambda: authority.signatory(name, days=_DAYS))
    stamper = _kept(folder / "tsa-uji.pem", authority.stamper)
    listed = (authority.revocation_list(),)
    signer = LocalSigner(
        authority.pkcs12(key, PASSPHRASE),
        key.der,
        level=Level.LT,
        stamper=stamper,
        roots=(authority.root.der,),
        revocation_lists=listed,
    )
    trust = Trust(local_test=(authority.root.der,), revocation_lists=listed)
    return PracticeSigner(signer, trust, format(key.certificate.serial_number, "x"))


def practice_authority(folder: Path, *, now: dt.datetime) -> TestAuthority:
    """Return the test authority of a folder, made once."""
    return TestAuthority(now=now, root=_kept(folder / "ca-uji.pem", lambda: TestAuthority(now=now).root))


def practice_trust(folder: Path, *, now: dt.datetime) -> Trust:
    """Return what the test authority of a folder vouches for; nothing where there is none."""
    if not (folder / "ca-uji.pem").is_file():
        return Trust()
    authority = practice_authority(folder, now=now)
    return Trust(local_test=(authority.root.der,), revocation_lists=(authority.revocation_list(),))


def certificates_in(path: Path) -> tuple[bytes, ...]:
    """Return the certificates of a file, PEM (any number) or DER (one), as DER. Raises OSError, ValueError."""
    content = path.read_bytes()
    found = (
        x509.load_pem_x509_certificates(content)
        if b"-----BEGIN" in content
        else [x509.load_der_x509_certificate(content)]
    )
    return tuple(each.public_bytes(Encoding.DER) for each in found)


def common_name(certificate: bytes) -> str:
    """Return whom a certificate (DER) is of."""
    subject = x509.load_der_x509_certificate(certificate).subject
    names = subject.get_attributes_for_oid(x509.NameOID.COMMON_NAME)
    return str(names[0].value) if names else subject.rfc4514_string()


def _stem(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:16]


def _kept(path: Path, make: object) -> Key:
    """Read a key from its file; the first to come makes it, readable by nobody else."""
    if not path.is_file():
        assert callable(make)
        key = make()
        assert isinstance(key, Key)
        _write_once(path, key)
    content = path.read_bytes()
    private = load_pem_private_key(content, None)
    assert isinstance(private, rsa.RSAPrivateKey)
    return Key(private, x509.load_pem_x509_certificate(content[content.index(b"-----BEGIN CERT") :]))


def _write_once(path: Path, key: Key) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_name(f".{secrets.token_hex(8)}")
    fresh.touch(mode=0o600)
    private = key.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    fresh.write_bytes(private + key.certificate.public_bytes(Encoding.PEM))
    try:
        if os.name == "nt":
            fresh.rename(path)
        else:
            os.link(fresh, path)
    except FileExistsError:
        pass
    finally:
        fresh.unlink(missing_ok=True)
