"""Everybody reads what is public, and nothing else."""

import json
import re
from xml.etree import ElementTree

import pytest

from diktum.stages.distribution.queries import copies
from diktum.stages.distribution.tests.acting import certified
from diktum.stages.publication import queries
from diktum.stages.publication.tests.acting import at, published

pytestmark = pytest.mark.django_db

PAGE = "/kab-sorong-selatan/keputusan/2026/1/"
ALL = (
    "/",
    "/?q=tim",
    "/kab-sorong-selatan/",
    "/kab-sorong-selatan/umpan.xml",
    "/kab-sorong-selatan/jdihn.json",
    "/peta-situs.xml",
    PAGE,
    PAGE[:-1] + ".pdf",
    PAGE[:-1] + "-abstrak.pdf",
    PAGE[:-1] + ".txt",
    PAGE[:-1] + ".json",
)
TITLE = "Tim Pelaksana Kegiatan Contoh"


def read(answer):
    """Give what an answer holds, streamed or not."""
    return answer.getvalue()


def body(client, path):
    return read(client.get(path)).decode()


def test_a_public_decree_is_read_in_every_form(office, client):
    published(office)
    for path in ALL:
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert read(answer)
    page = body(client, PAGE)
    assert "NOMOR 1 TAHUN 2026" in page
    assert "Melati Contoh" in page
    assert "bukan tanda tangan elektronik" in page
    assert client.get(PAGE[:-1] + ".pdf").content.startswith(b"%PDF-")
    assert "MEMUTUSKAN:" in body(client, PAGE[:-1] + ".txt")


def test_nothing_leaks_before_the_link_is_verified(office, client):
    at(office, "verify_link")
    for path in ALL:
        answer = client.get(path)
        public = answer.status_code == 200
        assert public == (path in ALL[:6]), path
        assert TITLE not in read(answer).decode("utf-8", "replace"), path


def test_the_structured_data_is_inert_and_true(office, client):
    published(office)
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', body(client, PAGE), re.DOTALL)
    data = json.loads(found.group(1))
    assert data["@type"] == "Legislation"
    assert data["legislationIdentifier"] == "1 Tahun 2026"
    assert "<" not in found.group(1)


def test_the_data_carries_the_fingerprint_of_the_file(office, client):
    decree = published(office)
    data = client.get(PAGE[:-1] + ".json").json()
    assert data["files"]["pdf"]["sha256"] == queries.published_as(decree.pk).entry.copy.sha256
    assert data["metadata"]["Tempat penetapan"] == "Teminabuan"
    assert "code" not in data


def test_a_file_is_not_sent_twice(office, client):
    published(office)
    first = client.get(PAGE[:-1] + ".pdf")
    again = client.get(PAGE[:-1] + ".pdf", HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 304


@pytest.mark.parametrize("words", ["tim pelaksana", "NOMOR 1 TAHUN 2026", "melati", "2026 contoh"])
def test_search_finds_title_number_and_text(office, client, words):
    published(office)
    assert TITLE in body(client, f"/?q={words}")


@pytest.mark.parametrize("words", ["tidak-ada-begini", "%25", "_", "'; DROP TABLE x; --", "%00"])
def test_search_finds_nothing_in_words(office, client, words):
    published(office)
    answer = client.get(f"/?q={words}")
    assert answer.status_code == 200
    assert ("Tidak ada yang cocok" in answer.content.decode()) == (words != "%00")


@pytest.mark.parametrize("query", ["tahun=abc", "tahun=9999", "halaman=-1", "halaman=x", "tahun=²²²²"])
def test_search_survives_any_filter(office, client, query):
    assert client.get(f"/?{query}").status_code == 200


def test_offices_do_not_mix(office, other_office, client):
    published(office)
    assert TITLE not in body(client, "/kab-lain/")
    assert client.get("/kab-lain/keputusan/2026/1/").status_code == 404
    assert json.loads(body(client, "/kab-lain/jdihn.json")) == []


@pytest.mark.parametrize(
    "path",
    [
        "/kab-tidak-ada/",
        "/kab-sorong-selatan/keputusan/2026/99/",
        "/kab-sorong-selatan/keputusan/2026/99.pdf",
        "/kab-sorong-selatan/keputusan/2026/999999999/",
        "/kab-tidak-ada/umpan.xml",
        "/berkas-lain/",
    ],
)
def test_what_is_not_there_is_said_in_words(office, client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert "<h1>" in answer.content.decode()


def test_staff_pages_are_not_taken(office, client):
    for path in ("/tugas/", "/berkas/", "/jdih/", "/buku-agenda/"):
        answer = client.get(path)
        assert answer.status_code in (302, 404), path


def test_a_code_tells_what_has_to_stand_on_the_paper(office, client):
    decree = certified(office)
    code = copies(decree)[0].copy.code
    page = body(client, f"/v/{code}")
    assert "Cocok dengan catatan kami" in page
    assert "bukan tanda tangan elektronik" in page
    assert "tidak dipublikasikan" in page
    assert copies(decree)[0].copy.recipient in page
    assert decree.code not in page
    assert client.get(f"/cek/?kode={code.lower().replace('-', ' ')}").url == f"/v/{code}/"


def test_a_code_of_a_public_decree_leads_to_its_text(office, client):
    decree = published(office)
    assert f'href="{PAGE}"' in body(client, f"/v/{copies(decree)[0].copy.code}/")


@pytest.mark.parametrize("code", ["AAAAA-AAAAA", "x", "%3Cscript%3E", "%00", "0" * 60])
def test_an_unknown_code_is_said_in_words(office, client, code):
    answer = client.get(f"/v/{code}/")
    assert answer.status_code == 404
    assert "Kode tidak ditemukan" in answer.content.decode()
    assert "<script>" not in answer.content.decode()


@pytest.mark.parametrize("path", ["/cek/", "/tentang/", "/robots.txt", "/"])
def test_the_quiet_pages(office, client, path):
    assert client.get(path).status_code == 200


def test_the_feed_has_the_28_fields_of_the_harvester(office, client):
    published(office)
    (record,) = json.loads(body(client, "/kab-sorong-selatan/jdihn.json"))
    assert " ".join(record) == (
        "idData tahun_pengundangan tanggal_penetapan tanggal_pengundangan jenis noPeraturan judul noPanggil singkatanJenis "
        "tempatTerbit penerbit deskripsiFisik sumber isbn status bahasa bidangHukum teuBadan nomorIndukBuku abstrak "
        "last_updated urlAbstrak urlDetailPeraturan fileDownload urlDownload subjek operasi display"
    )
    empty = {"noPanggil", "penerbit", "deskripsiFisik", "isbn", "nomorIndukBuku"}
    assert {key for key, value in record.items() if value is None} == empty
    assert record["fileDownload"] == "2026kpt001.pdf"


def test_atom_and_sitemap_name_the_decree(office, client):
    published(office)
    for path in ("/kab-sorong-selatan/umpan.xml", "/peta-situs.xml"):
        text = body(client, path)
        ElementTree.fromstring(text)
        assert PAGE in text


def test_the_page_of_a_decree_costs_few_statements(office, client, django_assert_max_num_queries):
    published(office)
    client.get(PAGE)
    with django_assert_max_num_queries(14):
        client.get(PAGE)


def test_only_reading_is_possible(office, client):
    published(office)
    for path in ("/", PAGE, "/cek/"):
        assert client.post(path).status_code == 405
