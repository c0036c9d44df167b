"""Every single bit: of a register of 1 000 rows, of its ledger, and of a stored file of 64 KiB.

What is exhaustive: the flips of the canonical rows, of the ledger lines and of the file, all of them, in memory, on the
bytes that `verify` compares. What is sampled: the same through the database and the disk, with the whole of `verify`,
which must name the row or the file and nothing else.
"""

import hashlib
import random
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

from diktum.core.canonical import canonical
from diktum.core.proofs import GENESIS, link, merkle_root
from diktum.core.proofs.checkpoint import Checkpoint
from diktum.files import store
from diktum.files.models import StoredFile
from diktum.ledger.chain import chaining
from diktum.ledger.models import LedgerEntry
from diktum.ledger.sealing import content_of, line_of
from diktum.ledger.verify import verify
from diktum.ledger.witness import Outcome, outcome_of
from diktum.stages.plenary.tests.acting import a_draft
from diktum.stages.publication.models import Eligibility
from tests.office import an_office

ROWS = 1_000
FILE_BYTES = 64 * 1024
BLOCK = 64
SEED = 20261125


def register_row(number, decree_id=1):
    """A row of a register as it is written: text, a number, a day, an instant."""
    return Eligibility(
        decree_id=decree_id,
        eligible=number % 3 > 0,
        reason=f"Keputusan nomor {number} memuat penetapan tim; tidak ada data pribadi yang dikecualikan.",
        by_default=False,
        edition="2026-01",
        decided_by="Kepala Subbagian Contoh",
        post="head_of_legal",
        post_title="Kepala Subbagian Hukum",
        decided_on=date(2026, 1 + number % 12, 1 + number % 28),
        decided_at="2026-11-25T03:00:00+00:00",
    )


def every_flip(content):
    """Give the content with one bit changed, for every bit; the same buffer each time."""
    buffer = bytearray(content)
    for at in range(len(buffer)):
        for bit in (1, 2, 4, 8, 16, 32, 64, 128):
            buffer[at] ^= bit
            yield buffer
            buffer[at] ^= bit


def undetected(content, seal):
    sha256 = hashlib.sha256
    expected = bytes.fromhex(seal)
    return sum(sha256(changed).digest() == expected for changed in every_flip(content))


def test_every_bit_of_a_thousand_rows_is_detected():
    """Exhaustive. Each row has its own fingerprint in its own line, so what is detected is named by its number."""
    flips = missed = 0
    for number in range(ROWS):
        row = canonical(content_of(register_row(number)))
        flips += 8 * len(row)
        missed += undetected(row, hashlib.sha256(row).hexdigest())
    assert missed == 0
    assert flips > 2_000_000, flips


def test_every_bit_of_the_ledger_over_them_is_detected():
    """Exhaustive: the bytes of each line and of the seal before it. The seal itself is the next line's beginning."""
    previous, flips, missed = GENESIS, 0, 0
    for number in range(ROWS):
        line = line_of(
            LedgerEntry(
                commission_id=1,
                position=number + 1,
                kind="publication.Eligibility",
                subject=str(number),
                payload_sha256=hashlib.sha256(str(number).encode()).hexdigest(),
                at=register_row(number)._meta.get_field("decided_at").to_python("2026-11-25T03:00:00+00:00"),
            )
        )
        sealed = bytes.fromhex(previous) + line
        seal = link(previous, line)
        missed += undetected(sealed, seal)
        flips += 8 * len(sealed)
        previous = seal
    assert missed == 0
    assert flips > 1_500_000, flips


def test_every_bit_of_a_stored_file_is_detected():
    """Exhaustive: 524 288 flips of 64 KiB. What stands before the flipped block is hashed once, what follows each time."""
    content = random.Random(SEED).randbytes(FILE_BYTES)
    expected = hashlib.sha256(content).digest()
    states = [hashlib.sha256()]
    for at in range(0, FILE_BYTES, BLOCK):
        following = states[-1].copy()
        following.update(content[at : at + BLOCK])
        states.append(following)

    def missed_in(block):
        rest = bytearray(content[block * BLOCK :])
        missed = tried = 0
        for at in range(BLOCK):
            for bit in (1, 2, 4, 8, 16, 32, 64, 128):
                rest[at] ^= bit
                state = states[block].copy()
                state.update(rest)
                missed += state.digest() == expected
                tried += 1
                rest[at] ^= bit
        return missed, tried

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(missed_in, range(FILE_BYTES // BLOCK)))
    assert sum(tried for _missed, tried in results) == 8 * FILE_BYTES
    assert sum(missed for missed, _tried in results) == 0


def test_a_ledger_cut_to_any_length_is_shorter_than_its_checkpoint():
    """Exhaustive over the 500 lengths of a ledger of 500 lines."""
    leaves = [hashlib.sha256(bytes([n % 256, n // 256])).digest() for n in range(500)]
    kept = Checkpoint("contoh/kab-contoh", 500, merkle_root(leaves))
    assert outcome_of(kept, leaves) is Outcome.SAME
    assert outcome_of(kept, [*leaves, b"x" * 32]) is Outcome.GREW
    assert {outcome_of(kept, leaves[:length]) for length in range(500)} == {Outcome.SHORTER}


@pytest.mark.parametrize("way", ["fork", "rollback"])
def test_another_history_is_forked_from_its_checkpoint(way):
    """A hundred forks at a place within; twenty old backups put back and used on past the checkpoint."""
    leaves = [hashlib.sha256(bytes([n])).digest() for n in range(120)]
    kept = Checkpoint("contoh/kab-contoh", 100, merkle_root(leaves[:100]))
    dice = random.Random(SEED)
    for _turn in range(100 if way == "fork" else 20):
        at = dice.randrange(100)
        if way == "fork":
            other = [*leaves[:at], dice.randbytes(32), *leaves[at + 1 :]]
        else:
            other = [*leaves[:at], *(dice.randbytes(32) for _line in range(150 - at))]
        assert outcome_of(kept, other) is Outcome.FORKED


@pytest.fixture
def register(db, settings):
    """A thousand rows of a register in the database, in the ledger of an office."""
    office = an_office()
    decree = a_draft(office)
    with chaining(office.commission.pk, office.moment(1)) as chain:
        return [chain.record(register_row(number, decree.pk)) for number in range(ROWS)]


def behind_the_back(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(statement, values)
        cursor.execute("SET session_replication_role = DEFAULT")


def test_flips_in_the_database_name_the_row(register):
    """Sampled: one bit in a random character of a random row, thirty times, with the whole of verify each time."""
    dice = random.Random(SEED)
    table = Eligibility._meta.db_table
    for _turn in range(30):
        row = dice.choice(register)
        column = dice.choice(("reason", "decided_by", "post_title", "edition"))
        before = getattr(row, column)
        at, bit = dice.randrange(len(before)), 1 << dice.randrange(4)
        changed = before[:at] + chr(ord(before[at]) ^ bit) + before[at + 1 :]
        behind_the_back(f"UPDATE {table} SET {column} = %s WHERE id = %s", changed, row.pk)
        report = verify()
        assert [(each.kind, each.subject) for each in report.wrong] == [
            (Eligibility._meta.label, str(row.pk))
        ]
        assert f"nomor {row.pk}" in report.first.sentence
        behind_the_back(f"UPDATE {table} SET {column} = %s WHERE id = %s", before, row.pk)
    assert verify().is_sound


CHANGES = {
    "updated": "UPDATE {table} SET eligible = NOT eligible WHERE id = %s",
    "dated anew": "UPDATE {table} SET decided_on = decided_on + 1 WHERE id = %s",
    "deleted": "DELETE FROM {table} WHERE id = %s",
    "swapped": "UPDATE {table} SET reason = CASE id WHEN %s THEN (SELECT reason FROM {table} WHERE id = %s + 1) ELSE reason END",
    "renumbered": "UPDATE {table} SET id = id + 1000000 WHERE id = %s",
    "of another text": "UPDATE {table} SET reason = 'lain' WHERE id = %s",
}


@pytest.mark.parametrize("how", CHANGES)
def test_a_changed_row_is_the_first_that_is_named(register, how):
    row = register[ROWS // 2]
    statement = CHANGES[how].format(table=Eligibility._meta.db_table)
    behind_the_back(statement, *[row.pk] * statement.count("%s"))
    assert (verify().first.kind, verify().first.subject) == (Eligibility._meta.label, str(row.pk))


def test_a_row_put_in_past_the_program_is_named(register):
    table, row = Eligibility._meta.db_table, register[3]
    columns = ", ".join(f'"{f.column}"' for f in Eligibility._meta.concrete_fields if not f.primary_key)
    behind_the_back(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table} WHERE id = %s", row.pk)
    assert verify().first.subject == str(Eligibility.objects.latest("pk").pk)


def test_flips_on_the_disk_name_the_file(db, settings, tmp_path):
    """Sampled: 256 bits of a stored file of 64 KiB, spread over it, as the check of the store reads it."""
    settings.DIKTUM_FILES = str(tmp_path)
    office, content = an_office(), random.Random(SEED).randbytes(FILE_BYTES)
    sha256 = hashlib.sha256(content).hexdigest()
    path = store.path_of(sha256)
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    with chaining(office.commission.pk, office.moment(1)) as chain:
        stored = chain.record(
            StoredFile(
                commission=office.commission,
                sha256=sha256,
                size=FILE_BYTES,
                media_type="application/pdf",
                original_name="naskah.pdf",
                kept_on=office.moment(1).day,
                kept_at=office.moment(1).at,
            )
        )
    assert verify().is_sound
    for turn in range(256):
        at = turn * FILE_BYTES // 256 + turn % 251
        with path.open("r+b") as file:
            file.seek(at)
            file.write(bytes([content[at] ^ (1 << turn % 8)]))
        assert [found.pk for found, _problem in store.wrong()] == [stored.pk]
        if turn % 64 == 0:
            assert "naskah.pdf" in verify().first.sentence
        with path.open("r+b") as file:
            file.seek(at)
            file.write(content[at : at + 1])
    assert verify().is_sound
