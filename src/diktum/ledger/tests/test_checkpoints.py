"""Checkpoints continue one another; what was cut off, put back or written anew is found against them."""

import pytest
from django.db import DatabaseError, connection, transaction

from diktum.core.proofs import merkle_root, verify_consistency
from diktum.core.proofs.checkpoint import CheckpointIsUnreadable, read_checkpoint
from diktum.ledger.checkpoints import (
    checkpoint_line,
    checkpoints_of,
    consistency,
    latest_checkpoint,
    leaves_of,
    make_checkpoint,
    origin_of,
)
from diktum.ledger.ed25519 import is_signature
from diktum.ledger.models import LedgerEntry, LedgerHead
from diktum.ledger.note_key import key_file, public_key
from diktum.ledger.refusals import CheckpointOfAnotherBook, LedgerWasRewritten
from diktum.ledger.tests.builders import WHEN, an_office, behind_the_back, write
from diktum.ledger.verify import verify
from diktum.ledger.witness import Outcome, Signed, compare

TABLES = ("files_storedfile", "ledger_ledgerentry", "ledger_checkpoint")


def inside():
    """What the ledger finds by itself. The rows of these tests speak of files that were never there."""
    return [each for each in verify().wrong if "penyimpanan" not in each.sentence]


def wrong_checkpoints():
    return [each for each in inside() if each.kind == "ledger.Checkpoint"]


def cut(office, length):
    """Take away the newest lines with their rows, and set the head back: what an intruder with the database would do."""
    with behind_the_back(*TABLES) as cursor:
        gone = LedgerEntry.objects.filter(commission=office, position__gt=length).values_list(
            "subject", flat=True
        )
        cursor.execute("DELETE FROM files_storedfile WHERE id = ANY(%s)", [[int(each) for each in gone]])
        cursor.execute("DELETE FROM ledger_ledgerentry WHERE position > %s", [length])
    last = LedgerEntry.objects.get(commission=office, position=length)
    LedgerHead.objects.filter(commission=office).update(position=length, hash=last.hash)


def forget_checkpoints():
    with behind_the_back(*TABLES) as cursor:
        cursor.execute("DELETE FROM ledger_checkpoint")


@pytest.fixture
def kept(office):
    """An office with ten lines, a checkpoint of them, and ten more."""
    write(office, 10)
    checkpoint = make_checkpoint(office.pk, WHEN)
    write(office, 10)
    return checkpoint


def test_an_empty_ledger_has_no_checkpoint(office):
    assert make_checkpoint(office.pk, WHEN) is None
    assert latest_checkpoint(office.pk) is None


def test_a_checkpoint_says_length_and_root(kept, office):
    leaves = [bytes.fromhex(each) for each in LedgerEntry.objects.values_list("hash", flat=True)[:10]]
    assert (kept.size, kept.root) == (10, merkle_root(leaves))
    read = read_checkpoint(kept.text)
    assert read.checkpoint.origin == kept.origin == origin_of(office)
    assert read.is_signed_by(public_key(kept.origin), is_signature)
    assert key_file().stat().st_mode & 0o077 == 0


def test_nothing_new_makes_no_second_checkpoint(kept, office):
    second = make_checkpoint(office.pk, WHEN)
    assert second.size == 20
    assert make_checkpoint(office.pk, WHEN) == second
    assert [each.size for each in checkpoints_of(office.pk)] == [20, 10]
    assert latest_checkpoint(office.pk) == second


def test_each_checkpoint_is_shown_to_continue_the_one_before(kept, office):
    new = make_checkpoint(office.pk, WHEN)
    path = consistency(office.pk, kept, new)
    assert path
    assert verify_consistency((kept.size, kept.root), (new.size, new.root), path)


def test_a_book_prints_the_newest_in_one_line(kept, office):
    short = " ".join(kept.root[at : at + 4] for at in (0, 4, 8, 12)).upper()
    assert checkpoint_line(office.pk) == f"Titik jejak {short} · 10 baris · 9 November 2026"
    assert checkpoint_line(an_office("LAIN").pk) == ""


def test_offices_have_their_own(kept):
    other = an_office("LAIN")
    write(other, 3)
    checkpoint = make_checkpoint(other.pk, WHEN)
    assert checkpoint.size == 3
    assert checkpoint.origin != kept.origin
    assert not inside()


def test_the_name_stays_when_the_address_changes(kept, office, settings):
    settings.DIKTUM_PUBLIC_URL = "https://lain.contoh.go.id"
    assert origin_of(office) == kept.origin
    assert make_checkpoint(office.pk, WHEN).origin == kept.origin


@pytest.mark.parametrize(
    "statement", ["UPDATE ledger_checkpoint SET size = 9", "DELETE FROM ledger_checkpoint"]
)
def test_the_database_refuses_to_change_a_checkpoint(kept, statement):
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_no_checkpoint_of_a_ledger_that_was_cut(kept, office):
    make_checkpoint(office.pk, WHEN)
    cut(office, 8)
    with pytest.raises(LedgerWasRewritten):
        make_checkpoint(office.pk, WHEN)
    assert [each.position for each in wrong_checkpoints()] == [10, 20]


def test_no_checkpoint_of_a_ledger_that_was_written_anew(kept, office):
    """Cut behind the tenth line's back, and grown again past it: the chain is whole, but it is another."""
    cut(office, 8)
    write(office, 30)
    with pytest.raises(LedgerWasRewritten):
        make_checkpoint(office.pk, WHEN)
    assert [each.position for each in inside()] == [10]
    assert "bukan lagi yang dicatatnya" in inside()[0].sentence


@pytest.mark.parametrize("column", ["root", "text", "size"])
def test_a_changed_checkpoint_is_named(kept, column):
    value = {"root": "ab" * 32, "text": kept.text.replace("\n10\n", "\n11\n"), "size": 12}[column]
    with behind_the_back(*TABLES) as cursor:
        cursor.execute(f"UPDATE ledger_checkpoint SET {column} = %s", [value])
    assert [each.subject for each in inside()] == [str(kept.pk)]


class TestAgainstACheckpointFromOutside:
    """The checkpoints kept here are gone as well; only the text that somebody kept elsewhere speaks."""

    def test_the_same(self, office):
        write(office, 5)
        text = make_checkpoint(office.pk, WHEN).text
        answer = compare(text)
        assert (answer.outcome, answer.signed, answer.is_sound) == (Outcome.SAME, Signed.HERE, True)

    def test_grown(self, kept):
        answer = compare(kept.text)
        assert (answer.outcome, answer.length) == (Outcome.GREW, 20)
        assert "bertambah 10 baris" in answer.sentences[0]

    @pytest.mark.parametrize("length", range(1, 20))
    def test_cut_to_any_length(self, kept, office, length):
        text = make_checkpoint(office.pk, WHEN).text
        cut(office, length)
        forget_checkpoints()
        answer = compare(text)
        assert not inside()
        assert (answer.outcome, answer.length, answer.is_sound) == (Outcome.SHORTER, length, False)
        assert f"{length + 1}" in answer.sentences[0]

    @pytest.mark.parametrize("length", range(1, 10))
    def test_an_old_backup_put_back_and_used_again(self, kept, office, length):
        text = kept.text
        cut(office, length)
        forget_checkpoints()
        write(office, 25)
        assert not inside()
        answer = compare(text)
        assert (answer.outcome, answer.is_sound) == (Outcome.FORKED, False)

    def test_lines_lost_but_the_head_still_knows(self, kept, office):
        text = make_checkpoint(office.pk, WHEN).text
        with behind_the_back(*TABLES) as cursor:
            cursor.execute("DELETE FROM ledger_ledgerentry WHERE position = 14")
        assert "posisi 14 hilang" in compare(text).sentences[0]

    def test_a_key_of_somebody_else(self, kept, settings, tmp_path):
        settings.DIKTUM_CHECKPOINT_KEY = str(tmp_path / "lain" / "kunci")
        assert compare(kept.text).signed is Signed.UNKNOWN

    def test_signed_by_nobody(self, kept):
        assert compare(kept.text.partition("\n\n")[0] + "\n\n").signed is Signed.NOBODY

    def test_another_book(self, kept):
        with pytest.raises(CheckpointOfAnotherBook) as refused:
            compare(kept.text.replace(kept.origin, "lain.contoh/kab-lain", 1))
        assert kept.origin in refused.value.advice

    def test_a_text_that_is_none(self, kept):
        with pytest.raises(CheckpointIsUnreadable):
            compare("bukan titik jejak")


def test_the_leaves_end_at_a_seal_that_is_none(kept, office):
    with behind_the_back(*TABLES) as cursor:
        cursor.execute("UPDATE ledger_ledgerentry SET hash = 'x' WHERE position = 7")
    assert len(leaves_of(office.pk, 20)) == 6
    with pytest.raises(LedgerWasRewritten):
        make_checkpoint(office.pk, WHEN)
