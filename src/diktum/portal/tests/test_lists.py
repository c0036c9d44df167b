"""Lists by year, kind, status and subject; the decree with its history and its changes; files in parts; floods."""

import re

import pytest
from django.core.cache import cache
from django.utils.html import escape

from diktum.people.models import Commission
from diktum.portal.tests.changing import LATER, amended
from diktum.portal.text import public_text
from diktum.search import keeping
from diktum.stages.distribution.issued import issued
from diktum.stages.distribution.tests.acting import certified
from diktum.stages.drafting.reading import ReadDecree, ReadLine
from diktum.stages.publication import queries
from diktum.stages.publication.relating import relate_decrees
from diktum.stages.publication.relation_models import Bearing
from diktum.stages.publication.tests.acting import moment, published
from diktum.stages.publication.withdrawing import withdraw_publication

pytestmark = pytest.mark.django_db

LIST = "/kab-sorong-selatan/keputusan/"
PAGE = f"{LIST}2026/1/"
PDF = f"{LIST}2026/1.pdf"
TITLE = "Tim Pelaksana Kegiatan Contoh Tahun 2026"
SECOND = TITLE.upper()  # as that decree prints it


@pytest.fixture(autouse=True)
def index(settings, tmp_path):
    cache.clear()
    settings.DIKTUM_INDEX = tmp_path / "index"


def titles(client, query, path=LIST):
    answer = client.get(path, query)
    assert answer.status_code == 200
    return re.findall(r'class="task-title"[^>]*>([^<]*)<', answer.content.decode())


def test_a_list_is_narrowed_by_each_column_with_and_without_words(office, client):
    amended(office)
    keeping.rebuild()
    for words in ("", "pelaksana"):
        for narrowed, expected in (
            ({}, {TITLE, SECOND}),
            ({"tahun": "2026"}, {TITLE, SECOND}),
            ({"tahun": "2020"}, set()),
            ({"jenis": "tim"}, {TITLE, SECOND}),
            ({"jenis": "pedoman"}, set()),
            ({"status": "diubah"}, {TITLE}),
            ({"status": "berlaku"}, {SECOND}),
            ({"status": "dicabut"}, set()),
            ({"subjek": "KEGIATAN"}, {TITLE, SECOND}),
            ({"subjek": "KEG"}, set()),
            ({"status": "entah", "tahun": "x"}, {TITLE, SECOND}),
        ):
            assert set(titles(client, {"q": words} | narrowed)) == expected, (words, narrowed)
        assert titles(client, {"q": words}, "/kab-sorong-selatan/keputusan-sekretaris/") == []


def test_each_count_is_the_length_of_the_list_that_it_leads_to(office, client):
    amended(office)
    page = client.get(LIST).content.decode()
    links = re.findall(r'<a href="([^"]*)">[^<]*<small>(\d+)</small>', page)
    assert len(links) >= 5
    for href, count in links:
        assert len(titles(client, {}, href.replace("&amp;", "&"))) == int(count), href


def test_a_withdrawn_decree_is_counted_no_more(office, client):
    older, _newer = amended(office)
    assert "<small>2</small>" in client.get(LIST).content.decode()
    assert "2 Keputusan dipublikasikan" in client.get("/statistik/").content.decode()
    withdraw_publication(
        dossier_id=older.pk, reason="Keliru.", by=office.head_of_legal, when=moment(office, 60)
    )
    assert "<small>2</small>" not in client.get(LIST).content.decode()
    assert "1 Keputusan dipublikasikan" in client.get("/statistik/").content.decode()


def test_two_offices_with_the_same_number_have_their_own_pages_and_feeds(office, other_office, client):
    published(office)
    second = queries.public_decrees().get()
    assert Commission.objects.count() == 2
    assert second.title in client.get(PAGE).content.decode()
    other = PAGE.replace("kab-sorong-selatan", other_office.commission.slug)
    assert client.get(other).status_code == 404
    for path in ("", "umpan.xml", "statistik/", "keputusan/"):
        own, others = (client.get(f"/{each.commission.slug}/{path}") for each in (office, other_office))
        assert own.status_code == others.status_code == 200
        assert second.title not in others.content.decode(), path


def test_a_decree_tells_its_history_with_links_to_what_is_public(office, client):
    amended(office)
    page = client.get(PAGE).content.decode()
    history = page[page.index(">Riwayat<") :]
    for words in ("Ditetapkan", "Diubah dengan", "Dipublikasikan di sini", f'href="{LIST}2026/2/"'):
        assert words in history
    assert 'id="diktum-kedua"' in page and 'href="#diktum-kedua"' in page
    assert "<svg" in page and f"{PAGE[:-1]}/gabungan/" in page


def test_changes_stand_beside_the_parts_that_they_name(office, client):
    amended(office, parts=("Diktum KEDUA huruf a", "Lampiran", "Pasal 9"))
    page = client.get(f"{PAGE}gabungan/").content.decode()
    assert "Bukan naskah resmi." in page
    changed = re.findall(r'<section class="change changed" id="([^"]*)"', page)
    assert changed == ["diktum-kedua", "lampiran"]
    assert page.count(f'href="{LIST}2026/2/#diktum-kesatu"') == 3
    assert "Perubahan yang tidak menyebut bagian naskah" in page and "Pasal 9" in page


def test_a_change_by_a_decree_that_is_not_public_tells_no_text_of_it(office, client):
    older = published(office)
    newer = certified(office, title=LATER)
    relate_decrees(
        acting_id=newer.pk,
        kind=Bearing.REVOKES_IN_PART,
        target_id=older.pk,
        effective_on=issued(newer).enacted_on,
        dictum="KESATU",
        parts=("Diktum KEDUA",),
        by=office.head_of_legal,
        when=moment(office, 40),
    )
    page = client.get(f"{PAGE}gabungan/").content.decode()
    assert "Keputusan itu tidak dipublikasikan di sini" in page
    assert f"{LIST}2026/2/" not in page and f"{LIST}2026/2/" not in client.get(PAGE).content.decode()


def test_a_decree_that_nothing_changed_has_no_consolidated_view(office, client):
    published(office)
    assert client.get(f"{PAGE}gabungan/").url == PAGE
    assert client.get(f"{LIST}2026/9/gabungan/").status_code == 404


RANGES = (
    ("bytes=0-4", 206, slice(0, 5)),
    ("bytes=5-", 206, slice(5, None)),
    ("bytes=-6", 206, slice(-6, None)),
    ("bytes=0-999999999", 206, slice(None)),
    ("bytes=999999999-", 416, slice(0, 0)),
    ("bytes=-0", 416, slice(0, 0)),
    ("bytes=4-2", 200, slice(None)),
    ("bytes=0-1,4-5", 200, slice(None)),
    ("bytes=-", 200, slice(None)),
    ("pages=1-2", 200, slice(None)),
)


def test_a_file_is_sent_in_parts(office, client):
    published(office)
    whole = client.get(PDF)
    assert whole["Accept-Ranges"] == "bytes"
    for asked, status, part in RANGES:
        answer = client.get(PDF, HTTP_RANGE=asked, HTTP_ACCEPT_ENCODING="gzip")
        assert (answer.status_code, answer.content) == (status, whole.content[part]), asked
        assert "Content-Encoding" not in answer
        if status == 206:
            first, last, size = map(int, re.findall(r"\d+", answer["Content-Range"]))
            assert (size, last - first + 1) == (len(whole.content), len(answer.content)), asked
        if status == 416:
            assert answer["Content-Range"] == f"bytes */{len(whole.content)}"
    other = client.get(PDF, HTTP_RANGE="bytes=0-4", HTTP_IF_RANGE='"another"')
    assert other.status_code == 200
    assert client.get(PDF, HTTP_RANGE="bytes=0-4", HTTP_IF_RANGE=other["ETag"]).status_code == 206


SENT = (
    "/",
    LIST,
    PAGE,
    PDF,
    f"{PAGE[:-1]}.txt",
    f"{PAGE[:-1]}.akn.xml",
    "/peta-situs.xml",
    "/umpan.xml",
    "/statistik/",
)
OUTSIDE = (
    f"{LIST}2026/1/../../../../etc/passwd",
    f"{LIST}2026/..%2f..%2f..%2fetc%2fpasswd.pdf",
    f"{LIST}2026/%2e%2e/1.pdf",
    "/peta-situs-..%2f1.xml",
    f"{LIST}2026/1.pdf%00.txt",
    f"{LIST}2026/01/",
)


def test_nothing_is_sent_twice_and_no_path_leads_out_of_the_portal(office, client):
    published(office)
    for path in SENT:
        first = client.get(path)
        assert first.status_code == 200 and "max-age" in first["Cache-Control"], path
        again = client.get(path, HTTP_IF_NONE_MATCH=first["ETag"])
        assert (again.status_code, again.content) == (304, b""), path
        head = client.head(path)
        assert (head.status_code, head["ETag"]) == (200, first["ETag"]), path
        assert head["Content-Type"] == first["Content-Type"], path
    for path in OUTSIDE:
        answer = client.get(path)
        assert answer.status_code == 404 and b"root:" not in answer.content, path


def test_a_title_of_400_characters_is_shown_whole_and_stays_text(office, client):
    title = ("Perubahan <b>&amp; tata cara</b> " + "penyelenggaraan kegiatan contoh " * 14)[:400].strip()
    amended(office, title=title)
    for path in (PAGE, f"{PAGE}gabungan/"):
        page = client.get(path).content.decode()
        assert "<b>&amp; tata" not in page and escape(title) in page, path


def test_a_flood_from_one_address_is_refused_cheaply_and_hits_nobody_else(
    office, client, settings, django_assert_num_queries
):
    published(office)
    settings.DIKTUM_PORTAL_PER_MINUTE = 5
    assert [client.get("/").status_code for _turn in range(5)] == [200] * 5
    with django_assert_num_queries(0):
        refused = client.get(PAGE)
    assert (refused.status_code, refused["Retry-After"]) == (429, "60")
    assert "Terlalu banyak permintaan" in refused.content.decode()
    assert client.get(PDF).status_code == client.get("/umpan.xml").status_code == 429
    assert client.get(PAGE, REMOTE_ADDR="10.1.2.3").status_code == 200


def test_an_ordinary_reader_is_far_from_the_limit(settings):
    assert settings.DIKTUM_PORTAL_PER_MINUTE >= 600


def test_parts_are_found_by_the_names_that_relations_use():
    read = ReadDecree(
        "",
        "",
        "",
        (ReadLine("a.", "bahwa"),),
        (),
        (),
        tuple(ReadLine(mark, "isi") for mark in ("KESATU", "KESEPULUH", "KESEBELAS")),
        (),
        (),
    )
    text = public_text(read)
    for name, anchor in (
        ("Diktum KESATU", "diktum-kesatu"),
        ("kesebelas", "diktum-kesebelas"),
        ("KESEPULUH huruf a angka 2", "diktum-kesepuluh"),
        ("Menimbang huruf a", "menimbang"),
    ):
        assert text.part_named(name).anchor == anchor
    assert text.part_named("Pasal 3") is text.part_named("Lampiran") is None
