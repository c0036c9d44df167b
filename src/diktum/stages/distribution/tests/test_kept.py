"""A certified copy is one file for ever: whatever the templates become, whatever happens to the store."""

import dataclasses
import hashlib
import threading

import pytest
from django.core.cache import cache
from django.db import Error, transaction
from django.test import Client

from diktum.files import fixity, store
from diktum.files.bearers import dossiers_of
from diktum.files.models import Finding, StoredFile
from diktum.files.refusals import FileIsMissing, StoreCannotWrite
from diktum.formats import pdf as renderer
from diktum.ledger.models import LedgerEntry
from diktum.ledger.verify import verify
from diktum.stages.archive.records_contents import printed
from diktum.stages.distribution import commands, kept, papers, queries
from diktum.stages.distribution.models import Certification, CertifiedCopy, KeptCopy
from diktum.stages.distribution.refusals import PostDoesNotCertify
from diktum.stages.distribution.tests.acting import THREE, certified, copied, copy_of, moment
from diktum.stages.distribution.withdrawing import withdraw_copy


@pytest.fixture
def client(office, settings):
    settings.DIKTUM_FIXED_NOW = moment(office).at.isoformat()
    cache.clear()
    client = Client()
    client.force_login(office.user("staf-hukum"), backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def another_template(monkeypatch, tmp_path):
    """Have every paper printed from then on by templates with another word on them."""

    def change():
        for path in renderer.TEMPLATES.rglob("*"):
            if path.is_file():
                target = tmp_path / "typst" / path.relative_to(renderer.TEMPLATES)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(path.read_bytes())
        decree = tmp_path / "typst" / "decree.typ"
        decree.write_text(decree.read_text(encoding="utf-8") + "\nTemplat baru\n", encoding="utf-8")
        monkeypatch.setattr(renderer, "TEMPLATES", tmp_path / "typst")
        monkeypatch.setattr(renderer, "_local", threading.local())  # the compiler knows its templates

    return change


def before_files_were_kept(office, monkeypatch):
    """Answer a decree that was certified by the program as it was."""
    with monkeypatch.context() as patch:
        patch.setattr(commands, "keep_prints", lambda *_args: None)
        return certified(office)


def download(client, dossier, number=1):
    answer = client.get(f"/berkas/{dossier.code}/salinan/{number}.pdf")
    assert answer.status_code == 200, answer.content
    return answer.content


def compared(client, code, content):
    sha256 = hashlib.sha256(content).hexdigest()
    return client.get(f"/v/{code}/?sidik={sha256}").content.decode()


def test_stays_the_same_file_after_a_change_of_template(office, client, another_template):
    dossier = certified(office, extracts=True)
    lines = queries.copies(dossier)
    before = [download(client, dossier, line.copy.number) for line in lines]
    pile = papers.copies_paper(dossier)
    another_template()
    certification = queries.certification(dossier)
    for line, old in zip(lines, before, strict=True):
        assert download(client, dossier, line.copy.number) == old
        assert papers.print_copy(dossier, certification, line.copy) != old
        assert line.copy.kept.file.sha256 == hashlib.sha256(old).hexdigest()
    assert papers.copies_paper(dossier) == pile
    assert len(set(before)) == len(before) > len(THREE)


def test_the_public_check_knows_the_old_file_only(office, client, another_template):
    dossier = certified(office)
    copy, old = copy_of(dossier), download(client, dossier)
    another_template()
    cache.clear()
    assert "salinan bernomor ini" in compared(client, copy.code, old)
    assert "Tidak sama." in compared(client, copy_of(dossier, 2).code, old)
    anew = papers.print_copy(dossier, queries.certification(dossier), copy)
    assert "Tidak sama." in compared(client, copy.code, anew)


def test_is_bound_to_its_dossier_and_chained(office):
    dossier = certified(office)
    rows = KeptCopy.objects.filter(dossier=dossier).select_related("file")
    certification = queries.certification(dossier)
    assert {row.copy.number for row in rows} == {1, 2, 3}
    assert {row.seq for row in rows} == {certification.seq}
    for row in rows:
        assert dossiers_of(row.file.sha256) == (dossier.code,)
        assert row.file.original_name == f"{dossier.code} salinan {row.copy.number}.pdf"
    kind = KeptCopy._meta.label
    assert LedgerEntry.objects.filter(kind=kind).count() == 3
    assert not verify(office.commission.pk).wrong


def test_is_never_changed_or_deleted(office):
    certified(office)
    with pytest.raises(Error, match="append-only"), transaction.atomic():
        KeptCopy.objects.update(seq=1)
    with pytest.raises(Error, match="append-only"), transaction.atomic():
        KeptCopy.objects.all().delete()


def test_a_lost_file_is_named_and_never_printed_anew(office, client):
    dossier = certified(office)
    old, file = download(client, dossier), queries.kept_file(copy_of(dossier))
    store.path_of(file.sha256).unlink()
    answer = client.get(f"/berkas/{dossier.code}/salinan/1.pdf")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert file.original_name in page
    assert "memulihkannya dari cadangan" in page
    with pytest.raises(FileIsMissing, match="salinan 1"):
        papers.copies_paper(dossier)
    assert fixity.check_due(moment(office).at).wrong == 1
    assert fixity.wrong_now() == ((file.sha256, Finding.MISSING),)
    assert "salinan bernomor ini" in compared(client, copy_of(dossier).code, old)
    assert download(client, dossier, 2) != old


def test_a_refused_certification_keeps_nothing(office):
    dossier = copied(office)
    with pytest.raises(PostDoesNotCertify):
        commands.certify_copies(
            dossier_id=dossier.pk,
            by=dataclasses.replace(office.head_of_legal, person_id=None),
            when=moment(office),
        )
    assert (Certification.objects.count(), KeptCopy.objects.count(), StoredFile.objects.count()) == (0, 0, 0)


def test_a_store_that_cannot_write_certifies_nothing(office, settings, tmp_path):
    dossier = copied(office)
    blocked = tmp_path / "not-a-folder"
    blocked.write_text("x", encoding="utf-8")
    settings.DIKTUM_FILES = str(blocked)
    with pytest.raises(StoreCannotWrite):
        commands.certify_copies(dossier_id=dossier.pk, by=office.head_of_legal, when=moment(office))
    dossier.refresh_from_db()
    assert dossier.open_act == "certify"
    assert (Certification.objects.count(), KeptCopy.objects.count(), StoredFile.objects.count()) == (0, 0, 0)


def test_an_archive_does_not_leave_out_a_lost_copy(office):
    dossier = certified(office)
    assert dict(printed(dossier))["salinan"] == papers.copies_paper(dossier)
    store.path_of(queries.kept_file(copy_of(dossier)).sha256).unlink()
    with pytest.raises(FileIsMissing):
        list(printed(dossier))


def test_facts_that_changed_since_printing_are_printed_again(office, monkeypatch):
    dossier = copied(office)
    honest = commands.print_copies

    def stale(dossier, decree, certification, copies):
        for copy in copies:
            copy.recipient = "Penerima Lama"
        return honest(dossier, decree, certification, copies)

    monkeypatch.setattr(commands, "print_copies", stale)
    commands.certify_copies(dossier_id=dossier.pk, by=office.head_of_legal, when=moment(office))
    text = renderer.text_of(papers.copies_paper(dossier))
    assert "Penerima Lama" not in text
    assert THREE[1].name in text


class TestCertifiedBefore:
    def test_is_kept_at_the_first_print(self, office, client, another_template, monkeypatch):
        dossier = before_files_were_kept(office, monkeypatch)
        anew = papers.copy_paper(dossier, copy_of(dossier))
        assert "salinan bernomor ini" in compared(client, copy_of(dossier).code, anew)
        assert KeptCopy.objects.count() == 0
        assert download(client, dossier) == anew
        assert KeptCopy.objects.count() == 3
        another_template()
        assert download(client, dossier) == anew
        assert KeptCopy.objects.count() == 3
        assert not verify(office.commission.pk).wrong

    def test_the_pile_is_a_first_print_too(self, office, client, another_template, monkeypatch):
        dossier = before_files_were_kept(office, monkeypatch)
        address = f"/berkas/{dossier.code}/cetak/salinan.pdf"
        pile = client.get(address).content
        assert KeptCopy.objects.count() == 3
        another_template()
        assert client.get(address).content == pile

    def test_a_withdrawn_one_is_not(self, office, client, monkeypatch):
        dossier = before_files_were_kept(office, monkeypatch)
        withdraw(office, dossier)
        assert "DITARIK" in renderer.text_of(download(client, dossier))
        kept.keep_first_prints(dossier, moment(office))
        assert set(queries.kept_files(dossier)) == {copy_of(dossier, 2).pk, copy_of(dossier, 3).pk}


def test_a_withdrawn_copy_is_printed_with_its_mark_and_its_file_stays_known(office, client):
    dossier = certified(office)
    old = download(client, dossier)
    withdraw(office, dossier)
    marked, code = download(client, dossier), copy_of(dossier).code
    assert "DITARIK" in renderer.text_of(marked)
    assert "salinan bernomor ini" in compared(client, code, old)
    assert "salinan bernomor ini" in compared(client, code, marked)
    assert CertifiedCopy.objects.get(code=code).kept.file.sha256 == hashlib.sha256(old).hexdigest()


def withdraw(office, dossier):
    return withdraw_copy(
        dossier_id=dossier.pk,
        number=1,
        reason="Nama penerima keliru",
        by=office.legal_officer,
        when=moment(office),
    )
