"""What was refused lies apart with its reason, whatever became of the act that brought it."""

import errno
import hashlib
import os

import pytest
from django.core.files.base import ContentFile

from diktum.files import quarantine, refusals, store
from diktum.files.models import QuarantinedFile, StoredFile
from diktum.files.tests.builders import a_pdf
from diktum.files.tests.test_store import work

__all__ = ["work"]
pytestmark = pytest.mark.django_db


def refused(work, content=b"halo", name="../a.pdf", **options):
    with pytest.raises(refusals.Refused) as said:
        store.keep(work, ContentFile(content, name=name), **options)
    return said.value


def held():
    return sorted(path for path in quarantine._folder().glob("*") if not path.suffix)


def test_the_bytes_and_all_that_is_known_are_kept(work):
    refusal = refused(work)
    assert not QuarantinedFile.objects.exists()  # the row comes when the act's transaction is over
    assert quarantine.take_up() == 1
    row = QuarantinedFile.objects.get()
    assert (row.name, row.size, row.code) == ("a.pdf", 4, "DKT-951")
    assert row.sha256 == hashlib.sha256(b"halo").hexdigest()
    assert row.reason == str(refusal)
    assert row.refused_at == work.when.at
    assert quarantine.is_held(row)
    assert held()[0].read_bytes() == b"halo"
    assert oct(held()[0].stat().st_mode)[-3:] == "400"


def test_a_note_becomes_one_row_even_when_it_is_taken_up_twice(work):
    refused(work)
    note = next(quarantine._folder().glob("*.json"))
    content = note.read_bytes()
    quarantine.take_up()
    note.write_bytes(content)  # as after a kill between the row and the removal of the note
    assert quarantine.take_up() == 0
    assert QuarantinedFile.objects.count() == 1
    assert not list(quarantine._folder().glob("*.json"))


def test_what_has_no_whole_bytes_is_noted_without_them(work):
    refused(work, b"")
    refused(work, a_pdf(), max_bytes=10)
    quarantine.take_up()
    assert sorted(QuarantinedFile.objects.values_list("code", flat=True)) == ["DKT-952", "DKT-953"]
    assert held() == []
    assert not any(quarantine.is_held(row) for row in QuarantinedFile.objects.all())


def test_the_oldest_make_room(work, settings, monkeypatch):
    monkeypatch.setattr(quarantine, "MEGABYTE", 1)
    settings.DIKTUM_QUARANTINE_MB = 10
    for content in (b"satu", b"dua-dua", b"tiga"):
        refused(work, content)
        os.sync()
    quarantine.take_up()
    assert quarantine.held_bytes() <= 10
    assert QuarantinedFile.objects.count() == 3
    newest = QuarantinedFile.objects.order_by("-pk")
    assert {row.size for row in newest if quarantine.is_held(row)} <= {4, 7}


def test_a_quarantine_that_cannot_write_does_not_hide_the_refusal(work, monkeypatch):
    def failing(path, note):
        raise OSError(errno.ENOSPC, "penuh")

    monkeypatch.setattr(quarantine, "_write_note", failing)
    assert refused(work).code == "DKT-951"
    assert held() == []
    assert not StoredFile.objects.exists()


def test_a_note_that_cannot_be_read_is_passed_over(work):
    refused(work)
    next(quarantine._folder().glob("*.json")).write_text("{")
    assert quarantine.take_up() == 0


class TestQuota:
    def test_an_office_keeps_no_more_than_its_quota(self, work, settings, monkeypatch):
        monkeypatch.setattr(store, "MEGABYTE", 1)
        first = a_pdf()
        settings.DIKTUM_QUOTA_MB = len(first) + 10
        store.keep(work, ContentFile(first, name="a.pdf"))
        refusal = refused(work, a_pdf(pages=2), "b.pdf")
        assert refusal.code == "DKT-961"
        assert str(len(first)) in str(refusal)
        assert StoredFile.objects.count() == 1
        assert held() == []

    def test_the_same_bytes_again_need_no_room(self, work, settings, monkeypatch):
        monkeypatch.setattr(store, "MEGABYTE", 1)
        settings.DIKTUM_QUOTA_MB = len(a_pdf())
        for name in ("a.pdf", "b.pdf"):
            store.keep(work, ContentFile(a_pdf(), name=name))
        assert store.bytes_of(work.commission_id) == len(a_pdf())
