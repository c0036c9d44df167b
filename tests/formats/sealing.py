"""A local test authority and papers to seal, made once for a run of tests."""

from __future__ import annotations

import datetime as dt
import functools

from diktum.formats import pdf
from diktum.formats.seal.authority import Key, TestAuthority
from diktum.formats.seal.reading import Trust
from diktum.formats.seal.signer import Level, LocalSigner, SigningRequest
from diktum.formats.seal.widget import place_widget
from tests.formats import samples

NOW = dt.datetime(2026, 11, 25, 9, 30, tzinfo=dt.UTC)
NAME = "CONTOH KETUA"
PASSPHRASE = "kata-sandi-uji-7319"
REQUEST = SigningRequest(nik="9100000000000001", name=NAME, at=NOW, passphrase=PASSPHRASE)


@functools.cache
def authority() -> TestAuthority:
    """Make the authority of this run."""
    return TestAuthority(now=NOW)


@functools.cache
def key(days: tuple[int, int] = (-30, 700)) -> Key:
    """Issue a key to the sample chair."""
    return authority().signatory(NAME, days=days)


@functools.cache
def stamper() -> Key:
    """Issue the key of the time stamps."""
    return authority().stamper()


def signer(level: Level = Level.B, held: Key | None = None) -> LocalSigner:
    """Make a signer at a level."""
    held = held or key()
    return LocalSigner(
        authority().pkcs12(held, PASSPHRASE),
        held.der,
        level=level,
        stamper=stamper(),
        roots=(authority().root.der,),
        revocation_lists=(authority().revocation_list(),),
    )


def trust() -> Trust:
    """Trust the authority of this run as a local test authority."""
    return Trust(local_test=(authority().root.der,), revocation_lists=(authority().revocation_list(),))


@functools.cache
def unsealed() -> bytes:
    """Print the sample decree with its empty field."""
    return place_widget(pdf.render(samples.decree(), made_at=NOW))


@functools.cache
def sealed(level: Level = Level.B) -> bytes:
    """Seal the sample decree at a level."""
    return signer(level).sign(unsealed(), REQUEST)
