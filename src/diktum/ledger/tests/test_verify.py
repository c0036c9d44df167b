"""Whatever is changed behind the program's back is found and named."""

import json
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from diktum.files import store
from diktum.files.models import StoredFile
from diktum.files.tests.builders import a_pdf
from diktum.ledger.chain import chaining
from diktum.ledger.models import LedgerEntry
from diktum.ledger.sealing import seal_of
from diktum.ledger.tests.builders import WHEN, an_office, behind_the_back
from diktum.ledger.verify import verify

TABLES = ("files_storedfile", "ledger_ledgerentry")


@pytest.fixture
def rows(office):
    with chaining(office.pk, WHEN) as chain:
        return [store.keep(chain, ContentFile(a_pdf(pages=n), name=f"berkas-{n}.pdf")) for n in (1, 2, 3, 4)]


def tamper(statement, *values):
    with behind_the_back(*TABLES) as cursor:
        cursor.execute(statement, values)


def test_an_untouched_ledger_is_sound(rows):
    report = verify()
    assert report.is_sound
    assert (report.entries, report.rows, report.files) == (4, 4, 4)
    assert report.first is None


def test_an_empty_ledger_is_sound(office):
    assert verify().is_sound


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("original_name", "lain.pdf"),
        ("size", 7),
        ("sha256", "cd" * 32),
        ("media_type", "image/png"),
        ("kept_on", "2025-01-01"),
        ("kept_at", "2025-01-01T00:00Z"),
    ],
)
def test_names_a_changed_row(rows, column, value):
    tamper(f"UPDATE files_storedfile SET {column} = %s WHERE id = %s", value, rows[1].pk)
    first = verify().first
    assert (first.kind, first.subject, first.position) == ("files.StoredFile", str(rows[1].pk), 2)
    assert first.sentence == (
        f"Berkas digital [files.StoredFile] nomor {rows[1].pk} (posisi rantai 2): "
        "isi baris data berbeda dari yang dicatat dalam rantai."
    )


def test_names_a_row_that_can_no_longer_be_read(rows):
    tamper("UPDATE files_storedfile SET kept_on = 'infinity' WHERE id = %s", rows[1].pk)
    assert verify().first.position == 2


def test_names_a_removed_row(rows):
    tamper("DELETE FROM files_storedfile WHERE id = %s", rows[2].pk)
    assert (verify().first.subject, verify().first.position) == (str(rows[2].pk), 3)
    assert "tidak ada lagi" in verify().first.sentence


def test_names_a_row_put_in_past_the_program(rows):
    fields = "commission_id, sha256, size, media_type, original_name, kept_on, kept_at"
    tamper(f"INSERT INTO files_storedfile ({fields}) SELECT {fields} FROM files_storedfile LIMIT 1")
    first = verify().first
    assert first.subject == str(StoredFile.objects.latest("pk").pk)
    assert "tidak ditulis oleh program" in first.sentence


@pytest.mark.parametrize(
    "change",
    [
        "payload_sha256 = repeat('0', 64)",
        "hash = repeat('0', 64)",
        "previous = repeat('0', 64)",
        "previous = 'x'",
        "at = now()",
        "subject = '999'",
    ],
)
def test_names_a_changed_line(rows, change):
    tamper(f"UPDATE ledger_ledgerentry SET {change} WHERE position = 3")
    assert verify().first.position == 3


def test_names_the_line_after_a_removed_one(rows):
    tamper("DELETE FROM ledger_ledgerentry WHERE position = 2")
    first = verify().first
    assert first.position == 3
    assert "sebelum posisi ini hilang" in first.sentence


def test_finds_the_newest_lines_removed(rows):
    tamper("DELETE FROM ledger_ledgerentry WHERE position = 4")
    assert any(finding.kind == "ledger.LedgerHead" for finding in verify().wrong)


def test_finds_two_rows_swapped(rows):
    tamper(
        "UPDATE files_storedfile SET original_name = CASE id WHEN %s THEN %s ELSE %s END WHERE id IN (%s, %s)",
        rows[0].pk, rows[1].original_name, rows[0].original_name, rows[0].pk, rows[1].pk,
    )  # fmt: skip
    assert [finding.position for finding in verify().wrong] == [1, 2]


def test_finds_a_line_sealed_anew_with_its_row(rows):
    tamper("UPDATE files_storedfile SET size = 9 WHERE id = %s", rows[1].pk)
    line = LedgerEntry.objects.get(position=2)
    line.payload_sha256 = "0" * 64
    tamper(
        "UPDATE ledger_ledgerentry SET payload_sha256 = %s, hash = %s WHERE position = 2",
        line.payload_sha256, seal_of(line),
    )  # fmt: skip
    assert {finding.position for finding in verify().wrong} >= {2, 3}


def test_names_a_changed_file(rows):
    path = store.path_of(rows[3].sha256)
    path.chmod(0o600)
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)
    assert verify().first.sentence.startswith(
        f"Berkas berkas-4.pdf (nomor {rows[3].pk}, sidik jari {rows[3].sha256[:12]}"
    )


def test_names_a_missing_file(rows):
    store.path_of(rows[0].sha256).unlink()
    assert "tidak ada lagi di penyimpanan" in verify().first.sentence


def test_one_office_can_be_asked_alone(rows):
    other = an_office("LL")
    tamper("UPDATE files_storedfile SET size = 9 WHERE id = %s", rows[1].pk)
    assert verify(other.pk).is_sound
    assert not verify(rows[0].commission_id).is_sound


class TestTheCommand:
    def test_is_content(self, rows):
        out = StringIO()
        call_command("verify", stdout=out)
        assert (
            out.getvalue()
            == "4 baris rantai, 4 baris data, 4 berkas dibaca ulang.\nSemuanya seperti saat ditulis.\n"
        )

    def test_ends_with_code_one_and_names_the_row(self, rows):
        tamper("UPDATE files_storedfile SET size = 9 WHERE id = %s", rows[1].pk)
        out = StringIO()
        with pytest.raises(SystemExit) as ended:
            call_command("verify", stdout=out)
        assert ended.value.code == 1
        assert f"nomor {rows[1].pk} (posisi rantai 2)" in out.getvalue()

    def test_answers_in_json(self, rows):
        out = StringIO()
        call_command("verify", "--json", "--commission", "SS", stdout=out)
        assert json.loads(out.getvalue()) == {
            "entries": 4,
            "rows": 4,
            "files": 4,
            "wrong": [],
            "is_sound": True,
        }

    def test_refuses_an_unknown_office(self, rows):
        with pytest.raises(CommandError):
            call_command("verify", "--commission", "??")
