"""A kept file is proved by a small file alone: without database, network or Django."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from diktum.config import verifying
from diktum.core.proofs.evidence import (
    FileIsNotTheProvedOne,
    ProofDoesNotHold,
    ProofIsUnreadable,
    check_proof,
    read_proof,
)
from diktum.files import store
from diktum.files.tests.builders import a_pdf
from diktum.ledger.chain import chaining
from diktum.ledger.checkpoints import consistency, make_checkpoint
from diktum.ledger.note_key import public_key
from diktum.ledger.offline import CONTINUITY, REFUTED, Trusted, check_continuity
from diktum.ledger.proving import is_provable, proof_of
from diktum.ledger.refusals import NotYetUnderACheckpoint, RowIsNotAsSealed
from diktum.ledger.tests.builders import WHEN, behind_the_back, write

SOURCE = Path(verifying.__file__).parents[2]
LAUNCHED = [sys.executable, "-m", "diktum.config.cli", "verify"]


@pytest.fixture
def stored(office):
    write(office, 6)
    with chaining(office.pk, WHEN) as chain:
        row = store.keep(chain, ContentFile(a_pdf(pages=2), name="salinan.pdf"))
    write(office, 7)
    return row


@pytest.fixture
def proved(stored, office, tmp_path):
    """The file and its proof on somebody's desk, far from the installation."""
    checkpoint = make_checkpoint(office.pk, WHEN)
    proof = proof_of(office.pk, office.name, [(stored, "")])
    desk = tmp_path / "meja"
    desk.mkdir()
    (desk / "salinan.pdf").write_bytes(store.read(stored))
    (desk / "jejak.txt").write_text(checkpoint.text, encoding="utf-8")
    (desk / "salinan-bukti.json").write_text(proof.text(), encoding="utf-8")
    return desk


def verify_file(desk, *arguments, home="nowhere"):
    """Run the verb in a process of its own, with no database to be found."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(SOURCE), "DIKTUM_HOME": str(desk / home)}
    done = subprocess.run(
        [*LAUNCHED, *arguments],
        cwd=desk,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert not (desk / home).exists(), "a check begins nothing"
    return done.returncode, done.stdout + done.stderr


def test_the_verb_proves_a_file_by_the_proof_beside_it(proved):
    code, said = verify_file(proved, "salinan.pdf")
    assert code == 0, said
    assert "ASLI: salinan.pdf" in said
    assert "GENUINE: salinan.pdf" in said
    assert "baris ke-7 dari 14" in said
    assert "Tidak dibuktikan" in said
    assert "bukan tanda tangan elektronik" in said


def test_the_verb_trusts_a_key_and_a_checkpoint_from_elsewhere(proved):
    key = read_proof((proved / "salinan-bukti.json").read_text(encoding="utf-8")).key.text()
    given = ("salinan.pdf", "--proof", "salinan-bukti.json", "--key", key, "--checkpoint", "jejak.txt")
    code, said = verify_file(proved, *given)
    assert code == 0, said
    assert "kunci yang Anda berikan" in said
    assert "sama dengan yang Anda simpan" in said


def test_the_verb_refuses_a_changed_file(proved):
    content = bytearray((proved / "salinan.pdf").read_bytes())
    content[len(content) // 2] ^= 1
    (proved / "salinan.pdf").write_bytes(content)
    code, said = verify_file(proved, "salinan.pdf")
    assert code == 1
    assert "TIDAK TERBUKTI" in said
    assert "Jangan dipakai" in said


def test_the_verb_refuses_a_fork(proved):
    """A checkpoint of the same length that a witness kept, with another root."""
    lines = (proved / "jejak.txt").read_text(encoding="utf-8").split("\n")
    lines[2] = ("A" if lines[2][0] != "A" else "B") + lines[2][1:]
    (proved / "jejak.txt").write_text("\n".join(lines), encoding="utf-8")
    code, said = verify_file(proved, "salinan.pdf", "--checkpoint", "jejak.txt")
    assert code == 1
    assert "bercabang" in said


def test_without_proof_and_database_nothing_is_claimed(proved):
    (proved / "salinan-bukti.json").unlink()
    code, said = verify_file(proved, "salinan.pdf")
    assert code == 2
    assert "tidak ada berkas bukti" in said


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("tidak-ada.pdf", "--proof", "salinan-bukti.json"), 2),
        (("salinan.pdf", "--proof", "tidak-ada.json"), 2),
        (("salinan.pdf", "--proof", "salinan.pdf"), 1),
        (("salinan.pdf", "--key", "kunci palsu"), 2),
        (("salinan.pdf", "--key", "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"), 1),
        (("salinan.pdf", "--checkpoint", "salinan.pdf"), 1),
        (("--proof", "salinan-bukti.json"), 2),
    ],
)
def test_bad_input_is_answered_in_words(proved, arguments, code):
    answered, said = verify_file(proved, *arguments)
    assert answered == code, said
    assert "Traceback" not in said


@pytest.fixture
def continuity(stored, office, tmp_path):
    """Two checkpoints with the proof between them, as the page of the trail hands it out."""
    old = make_checkpoint(office.pk, WHEN)
    write(office, 5)
    new = make_checkpoint(office.pk, WHEN)
    content = {
        "format": CONTINUITY,
        "old": old.text,
        "new": new.text,
        "path": list(consistency(office.pk, old, new)),
    }
    (tmp_path / "lama.txt").write_text(old.text, encoding="utf-8")
    (tmp_path / "sambung.json").write_text(json.dumps(content), encoding="utf-8")
    return tmp_path, public_key(new.origin)


def test_the_verb_shows_that_a_ledger_only_grew(continuity):
    desk, key = continuity
    code, said = verify_file(
        desk, "--continuity", "sambung.json", "--checkpoint", "lama.txt", "--key", key.text()
    )
    assert code == 0, said
    assert "BERSAMBUNG: 14 baris pertama" in said
    assert "bertambah 5 baris" in said


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c.update(old=c["new"], new=c["old"]),
        lambda c: c["path"].pop(),
        lambda c: c.update(path=3),
        lambda c: c.update(format="lain"),
        lambda c: c.pop("old"),
        lambda c: c.update(old="x"),
        lambda c: c.update(old=c["old"].replace("\n14\n", "\n13\n")),
    ],
)
def test_a_changed_continuity_proves_nothing(continuity, change):
    desk, _key = continuity
    path = desk / "sambung.json"
    path.write_text(changed(path.read_text(encoding="utf-8"), change), encoding="utf-8")
    answer = check_continuity(path, Trusted())
    assert answer.code == REFUTED
    assert "TIDAK TERBUKTI" in answer.text()


def test_a_continuity_of_checkpoints_that_nobody_kept_is_not_trusted(continuity, proved):
    desk, _key = continuity
    kept = (proved / "jejak.txt").read_text(encoding="utf-8").replace("\n19\n", "\n18\n")
    assert check_continuity(desk / "sambung.json", Trusted(checkpoint_text=kept)).code == REFUTED


def test_there_is_no_proof_before_a_checkpoint(stored, office):
    with pytest.raises(NotYetUnderACheckpoint):
        proof_of(office.pk, office.name, [(stored, "")])
    assert not is_provable(office.pk, [stored])


def test_there_is_no_proof_of_a_row_newer_than_the_checkpoint(stored, office):
    make_checkpoint(office.pk, WHEN)
    (newer,) = write(office, 1)
    assert is_provable(office.pk, [stored])
    assert not is_provable(office.pk, [stored, newer])
    with pytest.raises(NotYetUnderACheckpoint):
        proof_of(office.pk, office.name, [(newer, "")])


def test_there_is_no_proof_of_a_changed_row(stored, office):
    make_checkpoint(office.pk, WHEN)
    with behind_the_back("files_storedfile") as cursor:
        cursor.execute("UPDATE files_storedfile SET size = size + 1 WHERE id = %s", [stored.pk])
    stored.refresh_from_db()
    with pytest.raises(RowIsNotAsSealed):
        proof_of(office.pk, office.name, [(stored, "")])


def changed(text, change):
    content = json.loads(text)
    change(content)
    return json.dumps(content)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        (lambda c: c["rows"][0]["fields"].update(original_name="lain.pdf"), ProofDoesNotHold),
        (lambda c: c["rows"][0]["fields"].update(size=1.5), ProofDoesNotHold),
        (lambda c: c["rows"][0]["fields"].update(lebih="ya"), ProofDoesNotHold),
        (lambda c: c["rows"][0].update(subject="999"), ProofDoesNotHold),
        (lambda c: c["rows"][0].update(kind="files.Lain"), ProofDoesNotHold),
        (lambda c: c["rows"][0].update(position=8), ProofDoesNotHold),
        (lambda c: c["rows"][0].update(position=0), ProofIsUnreadable),
        (lambda c: c["rows"][0].update(position=True), ProofIsUnreadable),
        (lambda c: c["rows"][0].update(at="2020-01-01T00:00:00+00:00"), ProofDoesNotHold),
        (lambda c: c["rows"][0].update(previous="zz"), ProofDoesNotHold),
        (lambda c: c["rows"][0]["path"].pop(), ProofDoesNotHold),
        (lambda c: c["rows"][0].update(path="aa"), ProofIsUnreadable),
        (lambda c: c["rows"].insert(0, c["rows"][0]), ProofDoesNotHold),
        (lambda c: c.update(commission=2_000_000), ProofDoesNotHold),
        (lambda c: c.update(rows=[]), ProofIsUnreadable),
        (lambda c: c.update(rows=None), ProofIsUnreadable),
        (lambda c: c.update(format="lain"), ProofIsUnreadable),
        (lambda c: c.pop("checkpoint"), ProofIsUnreadable),
    ],
)
def test_a_changed_proof_proves_nothing(proved, stored, change, refusal):
    text = changed((proved / "salinan-bukti.json").read_text(encoding="utf-8"), change)
    with pytest.raises(refusal):
        check_proof(read_proof(text), stored.sha256)


@pytest.mark.parametrize("text", ["", "[]", "null", '{"format": "diktum-bukti-1"}', "[" * 100_000])
def test_what_is_no_proof_is_refused(text):
    with pytest.raises(ProofIsUnreadable):
        read_proof(text)


def test_a_file_is_not_passed_off_as_another(proved):
    proof = read_proof((proved / "salinan-bukti.json").read_text(encoding="utf-8"))
    with pytest.raises(FileIsNotTheProvedOne):
        check_proof(proof, "ab" * 32)
