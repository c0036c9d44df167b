"""What is typed: `manage export_checkpoint`, `verify --checkpoint`; and the hourly job."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from diktum.core.proofs.checkpoint import read_checkpoint, read_key
from diktum.ledger.checkpoints import latest_checkpoint
from diktum.ledger.ed25519 import is_signature
from diktum.ledger.models import LedgerHead
from diktum.ledger.tasks import make_checkpoints
from diktum.ledger.tests.builders import an_office, behind_the_back, write

NOON = 1_795_600_000


def said(*arguments):
    out = StringIO()
    call_command(*arguments, stdout=out)
    return out.getvalue()


def test_a_checkpoint_is_exported_with_the_key_that_checks_it(office, tmp_path):
    write(office, 3)
    path = tmp_path / "jejak.txt"
    assert "3 baris" in said("export_checkpoint", "--out", str(path))
    checkpoint = read_checkpoint(path.read_text(encoding="utf-8"))
    assert checkpoint.is_signed_by(read_key(said("export_checkpoint", "--key")), is_signature)


def test_there_is_nothing_to_export_of_an_empty_ledger(office):
    with pytest.raises(CommandError, match="kosong"):
        said("export_checkpoint")


def test_of_several_offices_one_is_named(office):
    an_office("LAIN")
    with pytest.raises(CommandError, match="LAIN, SS"):
        said("export_checkpoint")


def test_verify_compares_with_a_kept_checkpoint(office, tmp_path):
    write(office, 4)
    path = tmp_path / "jejak.txt"
    path.write_text(said("export_checkpoint"), encoding="utf-8")
    with pytest.raises(SystemExit):  # the rows of this test speak of files that were never there
        said("verify", "--checkpoint", str(path))
    with behind_the_back("ledger_ledgerentry", "files_storedfile", "ledger_checkpoint") as cursor:
        cursor.execute("DELETE FROM ledger_ledgerentry")
        cursor.execute("DELETE FROM files_storedfile")
        cursor.execute("DELETE FROM ledger_checkpoint")
    LedgerHead.objects.all().delete()
    assert "Semuanya seperti saat ditulis" in said("verify")
    out = StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command("verify", "--checkpoint", str(path), "--json", stdout=out)
    assert stopped.value.code == 1
    answer = json.loads(out.getvalue())
    assert answer["is_sound"]
    assert (answer["checkpoint"]["outcome"], answer["checkpoint"]["is_sound"]) == ("shorter", False)


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe", b"bukan titik jejak\n"])
def test_a_checkpoint_that_is_none_is_said_in_words(office, tmp_path, content):
    path = tmp_path / "jejak.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CommandError, match="tidak"):
        said("verify", "--checkpoint", str(path))


def test_the_hourly_job_goes_through_every_office(office):
    other = an_office("LAIN")
    an_office("KOSONG")
    write(office, 2)
    write(other, 3)
    assert make_checkpoints(NOON) == 2
    with behind_the_back("ledger_ledgerentry") as cursor:
        cursor.execute(
            "DELETE FROM ledger_ledgerentry WHERE commission_id = %s AND position = 2", [office.pk]
        )
    write(other, 1)
    assert make_checkpoints(NOON) == 1, "the rewritten one is refused, the other goes on"
    assert latest_checkpoint(office.pk).size == 2
    assert latest_checkpoint(other.pk).size == 4
