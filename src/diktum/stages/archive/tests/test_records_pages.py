"""The pages of the shelf answer, act, refuse and print."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from diktum.stages.archive import records_queries as queries
from diktum.stages.archive.models import (
    DisposalProof,
    HoldRelease,
    LegalHold,
    Loan,
    MediaTransfer,
    OldDecree,
    OldDecreeReading,
    Relocation,
)
from diktum.stages.archive.tests.test_old_decrees import GOOD, a_list, folder, line, take
from diktum.stages.archive.tests.test_records import YEARS_LATER, a_record, lend, propose

__all__ = ["folder"]
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def visit(office, settings):
    def visit(account, day=20):
        settings.DIKTUM_FIXED_NOW = office.moment(day).at.isoformat()
        client = Client()
        client.force_login(office.user(account), backend=BACKEND)
        return client

    return visit


def test_a_record_is_lent_returned_moved_and_held_on_its_page(office, visit):
    record = a_record(office)
    staff = visit("staf-hukum")
    bad = staff.post(record.url, {"aksi": "pinjam", "pinjam-borrower": "Peminjam"})
    assert (bad.status_code, Loan.objects.count()) == (422, 0)
    loan = {
        "aksi": "pinjam",
        "pinjam-borrower": "Peminjam Contoh",
        "pinjam-purpose": "Sidang",
        "pinjam-due_on": office.moment(30).day.isoformat(),
    }
    assert staff.post(record.url, loan).status_code == 302
    assert staff.post(record.url, loan).status_code == 409
    assert "Peminjam Contoh" in staff.get(record.url).content.decode()
    assert staff.post(record.url, {"aksi": "kembali", "kembali-condition": "Baik"}).status_code == 302
    move = {"aksi": "pindah", "pindah-room": "Depo", "pindah-folder": "7", "pindah-reason": "Penataan"}
    assert staff.post(record.url, move).status_code == 302
    assert Relocation.objects.get().room == "Depo"
    assert staff.post(record.url, {"aksi": "tahan", "tahan-reason": "Sengketa"}).status_code == 409
    head = visit("kasubbag-hukum")
    assert head.post(record.url, {"aksi": "tahan", "tahan-reason": "Sengketa"}).status_code == 302
    hold = LegalHold.objects.get()
    release = {"aksi": "lepas", "lepas-reason": "Selesai", "hold": "x"}
    assert head.post(record.url, release).status_code == 409
    assert head.post(record.url, release | {"hold": hold.pk}).status_code == 302
    assert HoldRelease.objects.count() == 1
    assert head.post(record.url, {"aksi": "lain"}).status_code == 422


def test_what_is_not_there_is_not_found(office, other_office, visit):
    client = visit("staf-hukum")
    for url in (
        "/arsip/catatan/SS-99-0001/",
        "/arsip/catatan/SS-99-0001/daftar-isi/",
        "/arsip/catatan/SS-99-0001/pindaian/",
        "/arsip/alih-media/9/",
        "/arsip/usul-musnah/9/",
    ):
        assert client.get(url).status_code == 404
    record = a_record(other_office)
    assert client.get(record.url.replace(record.code, "LL-26-0001")).status_code == 404


def test_the_papers_are_printed(office, visit):
    record = a_record(office)
    client = visit("tamu")
    for url in (
        "/arsip/rak/label/",
        f"/arsip/rak/label/?kode={record.code}",
        "/arsip/rak/daftar-tempat/?tempat=hukum",
        "/arsip/rak/daftar-arsip/?tahun=2026",
        "/arsip/rak/daftar-arsip/?tahun=abcd",
        f"/arsip/catatan/{record.code}/daftar-isi/",
    ):
        answer = client.get(url)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
        assert answer.content.startswith(b"%PDF-1.7")


def test_the_berita_acara_alih_media_is_made_on_its_page(office, visit):
    a_record(office)
    client = visit("staf-hukum")
    given = {
        "number": "1/TU-BA/2026",
        "first_day": office.moment(0).day.isoformat(),
        "last_day": office.moment(19).day.isoformat(),
        "place": "Ruang Arsip",
        "kind_of_media": "Kertas menjadi PDF",
        "process": "Dipindai",
        "carried_out_by": "Staf Contoh",
    }
    assert client.post("/arsip/alih-media/", {}).status_code == 422
    assert client.post("/arsip/alih-media/", given).status_code == 302
    made = MediaTransfer.objects.get()
    assert client.get(f"/arsip/alih-media/{made.pk}/").content.startswith(b"%PDF")
    assert visit("tamu").get("/arsip/alih-media/").status_code == 403


def test_disposal_goes_over_three_pages(office, visit):
    record = a_record(office)
    staff = visit("staf-hukum", YEARS_LATER)
    assert record.code in staff.get("/arsip/retensi/").content.decode()
    assert staff.post("/arsip/retensi/", {"basis": "PKPU 17/2023"}).status_code == 409
    url = staff.post("/arsip/retensi/", {"basis": "PKPU 17/2023", "kode": [record.code]}).url
    assert staff.post(url, {"reason": "Setuju", "putusan": "setuju"}).status_code == 409
    assert staff.get(f"{url}berita-acara/").status_code == 404
    secretary = visit("sekretaris", YEARS_LATER + 1)
    assert "Setujui" in secretary.get(url).content.decode()
    assert secretary.post(url, {"reason": "Dinilai", "putusan": "setuju"}).status_code == 302
    staff = visit("staf-hukum", YEARS_LATER + 2)
    proof = {
        "number": "1/BA",
        "destroyed_on": office.moment(YEARS_LATER + 2).day.isoformat(),
        "place": "Teminabuan",
        "manner": "Dicacah",
        "witnesses": "Satu, hukum\nDua, pengawasan",
    }
    assert staff.post(url, {}).status_code == 422
    assert staff.post(url, proof).status_code == 302
    assert DisposalProof.objects.count() == 1
    assert staff.get(f"{url}berita-acara/").content.startswith(b"%PDF")
    assert "sudah dimusnahkan" in staff.get(record.url).content.decode()


def test_a_proposal_is_turned_down(office, visit):
    proposal = propose(office, a_record(office).code)
    secretary = visit("sekretaris", YEARS_LATER + 1)
    url = f"/arsip/usul-musnah/{proposal.pk}/"
    assert secretary.post(url, {"reason": "Masih dipakai", "putusan": "tolak"}).status_code == 302
    assert "Ditolak" in secretary.get(url).content.decode()


def test_the_shelf_says_what_is_late_and_what_is_missing(office, visit, folder):
    take(office, GOOD, folder)
    record = a_record(office)
    lend(office, record)
    page = visit("tamu", 60).get("/arsip/rak/").content.decode()
    assert "lewat batas" in page
    assert "Belum ada hasil pindai" in page
    found = visit("tamu").get("/arsip/?q=2019-0001").content.decode()
    assert "/arsip/catatan/SS-L2019-0001/" in found
    assert record.code not in found
    scan = visit("tamu").get("/arsip/catatan/SS-L2019-0001/pindaian/")
    assert b"".join(scan.streaming_content).startswith(b"%PDF")
    scan.close()


def sent(folder, content=GOOD, name="lama.csv"):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in folder.iterdir():
            archive.write(path, path.name)
    return {
        "list": SimpleUploadedFile(name, content),
        "scans": SimpleUploadedFile("lama.zip", packed.getvalue()),
    }


def test_past_decrees_are_previewed_then_taken_in(office, visit, folder):
    client = visit("staf-hukum", 0)
    url = client.post("/arsip/sk-lama/", sent(folder)).url
    preview = client.get(url)
    assert "Tim Contoh 2" in preview.content.decode()
    assert OldDecree.objects.count() == 0
    given = {"reason": "Penataan", "seen": "lain"}
    assert client.post(url, given).status_code == 409
    assert client.post(url, {"reason": "", "seen": preview.context["page"].mark}).status_code == 422
    done = client.post(url, given | {"seen": preview.context["page"].mark})
    assert (done.status_code, OldDecree.objects.count(), OldDecreeReading.objects.count()) == (302, 3, 0)
    assert client.get(url).status_code == 302
    assert queries.record_for(office.commission.pk, "SS-L2019-0001").pages == 2


def test_bad_lists_are_answered_with_a_sentence(office, visit, folder):
    client = visit("staf-hukum", 0)
    assert client.post("/arsip/sk-lama/", {}).status_code == 422
    assert client.post("/arsip/sk-lama/", sent(folder, b"\x00")).status_code == 422
    bad = sent(folder) | {"scans": SimpleUploadedFile("x.zip", b"bukan zip")}
    assert "DKT" not in client.post("/arsip/sk-lama/", bad).content.decode()
    url = client.post("/arsip/sk-lama/", sent(folder, a_list(line(1, "tidak.pdf"), line(2)))).url
    page = client.get(url).content.decode()
    assert "tidak ada dalam folder" in page
    assert "Masukkan ke arsip" not in page
    assert client.get("/arsip/sk-lama/contoh/").content.decode("utf-8-sig").startswith('"Jenis"')
    assert visit("tamu").get("/arsip/sk-lama/").status_code == 403


def test_only_the_newest_previews_are_kept(office, visit, folder, settings):
    client = visit("staf-hukum", 0)
    for _n in range(4):
        client.post("/arsip/sk-lama/", sent(folder))
    assert OldDecreeReading.objects.count() == 3
    kept = {each.folder for each in OldDecreeReading.objects.all()}
    assert {each.name for each in (Path(settings.DIKTUM_FILES) / "waiting").iterdir()} == kept
