"""The list of regulations: found by what people type, corrected with a source, exchanged as a table."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from diktum.core.document import Standing
from diktum.stages.drafting.refusals import RegulationIsIncomplete, RegulationsAreNotYours
from diktum.stages.drafting.registry import commands, queries
from diktum.stages.drafting.registry.exchange import COLUMNS, read, regulation_of, written
from diktum.stages.drafting.registry.models import RegulationEntry
from diktum.stages.drafting.registry.searching import found_in

pytestmark = pytest.mark.django_db

NEW = {
    "jenis": "Peraturan Komisi Pemilihan Umum",
    "nomor": "3",
    "tahun": "2026",
    "tentang": "Contoh Peraturan",
    "bn": "Tahun 2026 Nomor 9",
    "status": "berlaku",
    "sumber": "Salinan resmi",
}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("uu 7 2017", "UU 7/2017"),
        ("UU No. 7 Tahun 2017", None),
        ("pkpu 8/2019", "PKPU 8/2019"),
        ("administrasi pemerintahan", "UU 30/2014"),
        ("uu 30", "UU 30/2014"),
    ],
)
def test_finds_what_people_type(typed, first):
    found = found_in(queries.rulebook_registry().regulations.values(), typed)
    if first:
        assert found[0].ref == first


def test_finds_nothing_for_nothing():
    assert found_in(queries.rulebook_registry().regulations.values(), "  ") == ()


def test_orders_by_rank_year_and_number():
    written_ones = [
        "Keputusan Komisi Pemilihan Umum Nomor 1 Tahun 2020 tentang A;",
        "Peraturan Komisi Pemilihan Umum Nomor 8 Tahun 2019 tentang B;",
        "Undang-Undang Nomor 7 Tahun 2017 tentang C;",
        "Peraturan Pemerintah Nomor 5 Tahun 2010 tentang D;",
        "Undang-Undang Nomor 30 Tahun 2014 tentang E;",
        "Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;",
    ]
    order = [words[-2] for words in sorted(written_ones, key=queries.order_of)]
    assert order == ["5", "E", "C", "D", "B", "A"]


class TestRecording:
    def test_the_newest_line_counts_and_the_older_stay(self, office):
        registry = queries.registry_of(office.commission.pk)
        for title in ("Judul Pertama", "Judul Kedua"):
            commands.record_regulations(
                regulations=[regulation_of(NEW | {"tentang": title})],
                by=office.head_of_legal,
                when=office.moment(),
            )
        after = queries.registry_of(office.commission.pk)
        assert len(after.regulations) == len(registry.regulations) + 1
        assert after.regulations["PKPU 3/2026"].title == "Judul Kedua"
        assert "Berita Negara Republik Indonesia Tahun 2026 Nomor 9" in after.citation("PKPU 3/2026")
        assert RegulationEntry.objects.count() == 2
        assert (
            "PKPU 3/2026" not in queries.registry_of(office.commission.pk, office.moment(-1).day).regulations
        )

    def test_an_amendment_changes_the_citation(self, office):
        amended = regulation_of(NEW | {"status": "diubah", "diubah_dengan": "PKPU 4/2026"})
        second = regulation_of(NEW | {"nomor": "4", "tentang": "Perubahan atas Contoh"})
        commands.record_regulations(
            regulations=[amended, second], by=office.administrator, when=office.moment()
        )
        words = queries.registry_of(office.commission.pk).citation("PKPU 3/2026")
        assert "sebagaimana telah diubah dengan Peraturan Komisi Pemilihan Umum Nomor 4 Tahun 2026" in words

    def test_refuses_others_and_the_incomplete(self, office):
        with pytest.raises(RegulationsAreNotYours):
            commands.record_regulations(
                regulations=[regulation_of(NEW)], by=office.proposer, when=office.moment()
            )
        with pytest.raises(RegulationIsIncomplete):
            commands.record_regulations(
                regulations=[regulation_of(NEW | {"sumber": " "})],
                by=office.head_of_legal,
                when=office.moment(),
            )
        assert not RegulationEntry.objects.exists()


class TestExchange:
    def test_what_goes_out_comes_in_the_same(self):
        registry = queries.rulebook_registry()
        known = queries.in_order(registry.regulations.values())
        incoming = read([COLUMNS, *written(known)], registry)
        assert (incoming.new, incoming.changed, incoming.bad) == ((), (), ())
        assert incoming.same == len(known)

    def test_names_the_bad_rows(self):
        rows = [
            ("jenis", "nomor", "tahun", "tentang", "status", "sumber"),
            ("Undang-Undang", "7", "2017", "Pemilihan", "berlaku", "x"),
            ("Undang-Undang", "satu", "2017", "Pemilihan", "berlaku", "x"),
            ("Undang-Undang", "1", "17", "Pemilihan", "berlaku", "x"),
            ("Undang-Undang", "1", "2017", "", "berlaku", "x"),
            ("Undang-Undang", "1", "2017", "Apa", "entah", "x"),
            ("Undang-Undang", "7", "2017", "Pemilihan", "berlaku", "x"),
        ]
        incoming = read(rows, queries.rulebook_registry())
        assert [bad.line for bad in incoming.bad] == [3, 4, 5, 6, 7]
        assert len(incoming.changed) == 1
        assert read([("apa",)], queries.rulebook_registry()).bad[0].line == 1
        assert regulation_of(NEW | {"status": ""}).standing is Standing.VERIFY


class TestPages:
    def test_only_for_those_who_keep_it(self, office, as_user):
        for name in ("regulations", "new_regulation", "import_regulations", "export_regulations"):
            url = reverse(f"drafting:{name}")
            assert as_user("pengusul").get(url).status_code == 403
            assert as_user("kasubbag-hukum").get(url).status_code == 200
            assert as_user("admin").get(url).status_code == 200
        assert as_user("pengusul").post(reverse("drafting:new_regulation"), NEW).status_code == 403

    def test_records_one(self, office, as_user):
        browser = as_user("kasubbag-hukum")
        url = reverse("drafting:new_regulation")
        assert browser.post(url, NEW | {"sumber": "", "tentang": "<i>x"}).status_code == 422
        answer = browser.post(url, NEW | {"tentang": "<i>x"})
        assert answer.status_code == 302
        page = browser.get(answer["Location"]).content.decode()
        assert "PKPU 3/2026" in page
        assert "&lt;i&gt;x" in page
        assert browser.post(url, NEW).status_code == 422
        assert browser.get(reverse("drafting:regulation", args=["UU 99/1900"])).status_code == 404
        listed = browser.get(reverse("drafting:regulations"), {"cari": "pkpu 3 2026"}).content.decode()
        assert "catatan kantor" in listed

    def test_exports_without_formulas_and_imports_after_a_look(self, office, as_user):
        browser = as_user("kasubbag-hukum")
        commands.record_regulations(
            regulations=[regulation_of(NEW | {"tentang": "=1+1", "sebutan": "PKPU 3/2026"})],
            by=office.head_of_legal,
            when=office.moment(),
        )
        text = browser.get(reverse("drafting:export_regulations")).content.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text)))
        assert next(row for row in rows if row["sebutan"] == "PKPU 3/2026")["tentang"] == "'=1+1"
        changed = text.replace("'=1+1", "Judul Benar").encode("utf-8-sig")
        url = reverse("drafting:import_regulations")
        page = browser.post(url, {"table": SimpleUploadedFile("daftar.csv", changed)})
        assert "0 baru, 1 berubah" in page.content.decode()
        assert queries.registry_of(office.commission.pk).regulations["PKPU 3/2026"].title == "=1+1"
        answer = browser.post(url, {"confirmed": page.context["page"].table})
        assert answer.status_code == 302
        assert queries.registry_of(office.commission.pk).regulations["PKPU 3/2026"].title == "Judul Benar"
        assert browser.post(url, {"confirmed": "bukan json"}).status_code == 302
        assert browser.post(url, {"table": SimpleUploadedFile("kosong.csv", b" ")}).status_code == 422
