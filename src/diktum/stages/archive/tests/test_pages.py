"""The pages of the archive: shelving, finding again, giving out the scan; and the archive sheet."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.formats.checking import faults

from diktum.files.tests.builders import a_pdf, a_picture
from diktum.formats.pdf import text_of
from diktum.stages.archive import papers, queries
from diktum.stages.archive.refusals import NotArchivedYet
from diktum.stages.archive.tests.acting import a_scan, put_away, put_away_decree
from diktum.stages.distribution.tests.acting import delivered, moment
from diktum.stages.signing.tests.acting import signed

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def visit(office, settings):
    """Answer a browser of somebody of the office at the moment of the tests."""

    def visit(account):
        settings.DIKTUM_FIXED_NOW = moment(office).at.isoformat()
        client = Client()
        client.force_login(office.user(account), backend=BACKEND)
        return client

    return visit


def place(dossier, name="archive", *args):
    return reverse(f"archive:{name}", args=[dossier.code, *args])


def typed(dossier, content=None, name="pindaian.pdf", **changes):
    dossier.refresh_from_db()
    content = a_scan(dossier).read() if content is None else content
    data = {
        "scan": SimpleUploadedFile(name, content),
        "complete": "on",
        "legible": "on",
        "upright": "on",
        "pages_match": "on",
        "note": "",
        "archive_code": "hk.03.1",
        "sheets": "3",
        "room": "Arsip Hukum",
        "cabinet": "",
        "shelf": "",
        "box": "",
        "folder": "0042",
        "request_key": "kunci",
        "seen_seq": dossier.seq,
    }
    return {key: value for key, value in (data | changes).items() if value is not None}


class TestArchivePage:
    def test_shelves_and_keeps(self, office, visit):
        dossier, client = delivered(office), visit("staf-hukum")
        page = client.get(place(dossier)).content.decode()
        assert f"<strong>{queries.expected_pages(dossier)}</strong>" in page
        assert 'capture="environment"' in page
        assert 'value="HK.03.1"' in page
        answer = client.post(place(dossier), typed(dossier))
        assert (answer.status_code, answer["Location"]) == (302, f"/berkas/{dossier.code}/")
        after = client.get(place(dossier)).content.decode()
        assert "Arsip Hukum · Folder 0042" in after
        assert place(dossier, "scan", 1) in after

    def test_shows_what_was_typed_again(self, office, visit):
        dossier = delivered(office)
        data = typed(dossier, room="", folder="Folder Lama", complete=None, archive_code="HK.99")
        answer = visit("staf-hukum").post(place(dossier), data)
        assert answer.status_code == 422
        text = answer.content.decode()
        assert "Folder Lama" in text
        assert "HK.99" in text
        assert "tuliskan sebabnya" in text

    @pytest.mark.parametrize(
        ("content", "name"), [(b"<html>", "a.pdf"), (b"%PDF-1.7", "a.pdf"), (a_pdf(), "a.html")]
    )
    def test_a_bad_file_is_a_refusal(self, office, visit, content, name):
        dossier = delivered(office)
        answer = visit("staf-hukum").post(place(dossier), typed(dossier, content, name))
        assert answer.status_code == 409
        assert queries.original_of(dossier) is None

    def test_takes_photos_of_the_pages(self, office, visit):
        dossier = delivered(office)
        photos = [
            SimpleUploadedFile(f"{n}.jpg", a_picture("JPEG")) for n in range(queries.expected_pages(dossier))
        ]
        answer = visit("staf-hukum").post(place(dossier), typed(dossier, scan=None, photos=photos))
        assert answer.status_code == 302
        assert len(queries.scans_of(dossier)) == len(photos)

    def test_an_empty_or_missing_file_is_told_beside_the_field(self, office, visit):
        dossier, client = delivered(office), visit("staf-hukum")
        assert client.post(place(dossier), typed(dossier, scan=None)).status_code == 422
        assert client.post(place(dossier), typed(dossier, b"")).status_code in (409, 422)

    def test_refuses_another_post_and_another_office(self, office, other_office, visit):
        dossier, client = delivered(office), visit("tamu")
        assert client.get(place(dossier)).status_code == 200
        assert client.post(place(dossier), typed(dossier)).status_code == 409
        client.force_login(other_office.user("staf-hukum"), backend=BACKEND)
        assert client.get(place(dossier)).status_code == 404

    def test_reads_before_the_number(self, office, visit):
        assert visit("tamu").get(place(signed(office))).status_code == 200


class TestScan:
    def test_is_given_to_staff_only(self, office, other_office, visit):
        dossier, client = put_away_decree(office), visit("tamu")
        answer = client.get(place(dossier, "scan", 1))
        assert answer["Content-Type"] == "application/pdf"
        assert answer["Content-Disposition"].startswith("attachment")
        assert b"".join(answer.streaming_content).startswith(b"%PDF")
        assert client.get(place(dossier, "scan", 2)).status_code == 404
        assert Client().get(place(dossier, "scan", 1)).status_code == 302
        client.force_login(other_office.user("staf-hukum"), backend=BACKEND)
        assert client.get(place(dossier, "scan", 1)).status_code == 404


class TestList:
    def test_lists_and_narrows(self, office, visit):
        dossier, client = put_away_decree(office), visit("tamu")
        page = client.get("/arsip/").content.decode()
        assert place(dossier) in page
        assert "HK.03.1 (1)" in page
        assert (
            place(dossier)
            in client.get("/arsip/?q=contoh&tahun=2026&kode=HK.03.1&tempat=hukum").content.decode()
        )
        assert "Tidak ada yang cocok" in client.get("/arsip/?q=gaib").content.decode()

    @pytest.mark.parametrize(
        "query",
        ["tahun=abc", "tahun=99999999999", "halaman=x", "kode=<b>", "q=%00%F0", "tempat=" + "x" * 300],
    )
    def test_nonsense_is_no_error(self, office, visit, query):
        assert visit("tamu").get(f"/arsip/?{query}").status_code == 200

    def test_says_when_it_is_empty(self, office, visit):
        assert "Arsip masih kosong" in visit("tamu").get("/arsip/").content.decode()

    def test_codes_can_be_looked_up(self, office, visit):
        client = visit("tamu")
        assert "HK.03.2" in client.get("/arsip/kode/?q=keputusan sekretaris").content.decode()
        assert "Tidak ada kode" in client.get("/arsip/kode/?q=%00gaib").content.decode()
        assert client.get("/arsip/kode/").status_code == 200


class TestArchiveSheet:
    def test_says_where_and_what(self, office):
        dossier = put_away_decree(office)
        pdf = papers.archive_sheet(dossier)
        text = text_of(pdf)
        for said in (
            "LEMBAR ARSIP",
            "Arsip Hukum",
            "0042",
            "HK.03.1",
            dossier.code,
            "Permanen",
            "Berita acara",
        ):
            assert said in text
        assert papers.archive_sheet(dossier) == pdf
        assert not faults(pdf)

    def test_refuses_before_it_is_archived(self, office):
        dossier = delivered(office)
        with pytest.raises(NotArchivedYet):
            papers.archive_sheet(dossier)
        put_away(office, dossier)
        assert papers.PAPERS["lembar-arsip"](dossier)
