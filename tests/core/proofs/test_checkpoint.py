"""A checkpoint is written and read in the form that witnesses of transparency logs know."""

import base64
import secrets

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from diktum.core.proofs.checkpoint import (
    Checkpoint,
    CheckpointIsUnreadable,
    NoteKey,
    note_line,
    read_checkpoint,
    read_key,
)

ROOT = "ab" * 32
CHECKPOINT = Checkpoint("arsip.contoh.go.id/kab-contoh", 42, ROOT)

# The key and note of the documentation of signed notes (golang.org/x/mod/sumdb/note).
KNOWN_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
KNOWN_NOTE = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM="
KNOWN_TEXT = (
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
)


def ed25519(public, signature, message):
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def signed(checkpoint, key=None, name="arsip.contoh.go.id/kab-contoh"):
    key = key or Ed25519PrivateKey.generate()
    note = NoteKey(name, key.public_key().public_bytes_raw())
    return note, f"{checkpoint.body()}\n{note_line(note, key.sign(checkpoint.body().encode()))}"


def test_the_text_is_origin_size_and_root():
    lines = CHECKPOINT.body().split("\n")
    assert lines == [CHECKPOINT.origin, "42", base64.b64encode(bytes.fromhex(ROOT)).decode(), ""]
    assert CHECKPOINT.short() == "ABAB ABAB ABAB ABAB"


def test_a_signed_checkpoint_is_read_back():
    key, text = signed(CHECKPOINT)
    read = read_checkpoint(text)
    assert read.checkpoint == CHECKPOINT
    assert read.is_signed_by(key, ed25519)
    assert read_checkpoint("\ufeff" + text.replace("\n", "\r\n")) == read


def test_a_key_of_somebody_else_did_not_sign():
    _key, text = signed(CHECKPOINT)
    other, _text = signed(CHECKPOINT)
    assert not read_checkpoint(text).is_signed_by(other, ed25519)


@pytest.mark.parametrize("line", range(3))
def test_a_changed_text_is_not_signed(line):
    key, text = signed(CHECKPOINT)
    lines = text.split("\n")
    lines[line] = ("lain.contoh", "43", base64.b64encode(secrets.token_bytes(32)).decode())[line]
    assert not read_checkpoint("\n".join(lines)).is_signed_by(key, ed25519)


def test_a_key_is_written_and_read_as_others_do():
    key = read_key(KNOWN_KEY)
    assert key.text() == KNOWN_KEY
    raw = base64.b64decode(KNOWN_NOTE.split(" ")[2])
    assert raw[:4] == key.mark
    assert ed25519(key.public, raw[4:], KNOWN_TEXT.encode())


@pytest.mark.parametrize(
    "text", ["", "nama", "a b+c74f20a3+ARpc", KNOWN_KEY[:-2], KNOWN_KEY.replace("c74f", "c74e")]
)
def test_what_is_no_key_is_refused(text):
    with pytest.raises(CheckpointIsUnreadable):
        read_key(text)


GOOD = signed(CHECKPOINT)[1]


@pytest.mark.parametrize(
    "text",
    [
        "", "x", "a\n1\n", GOOD.replace("\n\n", "\n"), GOOD.replace("\n42\n", "\n042\n"), GOOD.replace("\n42\n", "\n-1\n"),
        GOOD.replace("\n42\n", "\n" + "9" * 16 + "\n"), GOOD.replace("\n42\n", "\n٤٢\n"), GOOD.replace("q6ur", "q6u", 1),
        GOOD.replace("—", "-"), GOOD + "sampah\n", GOOD + "x" * 20_000, "\n\n\n\n",
    ],
)  # fmt: skip
def test_what_is_no_checkpoint_is_refused(text):
    with pytest.raises(CheckpointIsUnreadable):
        read_checkpoint(text)
