"""How a text begins: the questions of the Template SK, an earlier decree, rows from a spreadsheet."""

import dataclasses
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from diktum.core.document import Row, Table
from diktum.stages.drafting import commands, queries, starting
from diktum.stages.drafting.cloning import cloned, stale_findings
from diktum.stages.drafting.decree_forms import BLANK, templates
from diktum.stages.drafting.filling import blanks_of, filled
from diktum.stages.drafting.refusals import DraftIsBegun
from diktum.stages.drafting.tests.drafts import propose, sound, submitted

pytestmark = pytest.mark.django_db

ANSWERS = {
    "do": "fill",
    "blank0": "menjamin tersedianya logistik",
    "blank1": "kelompok kerja",
    "blank2": "menyusun jadwal kerja",
    "people": "1\tOrang Contoh Satu\tPelaksana\tKetua\n2\tOrang Contoh Dua\tPelaksana\tAnggota",
}


def test_every_template_asks_once_for_every_blank():
    from diktum.core.document import Clause, Decree, Dictum, with_ids

    for template in templates():
        decree = with_ids(
            Decree(
                kind=template.nature,
                title="",
                issuer="",
                considerations=tuple(Clause("", t) for t in template.considerations),
                legal_bases=tuple(Clause("", t) for t in template.legal_bases),
                dicta=tuple(Dictum("", t) for t in template.dicta),
            )
        )
        assert len(blanks_of(decree, template.asks)) == len(template.asks), template.key


class TestGuidedDraft:
    def test_asks_what_the_form_needs_and_fills_the_text(self, office, as_user):
        dossier = propose(office)
        url = reverse("drafting:start", args=[dossier.code])
        browser = as_user("pengusul")
        assert "Untuk apa tim dibentuk?" in browser.get(url).content.decode()
        answer = browser.post(url, ANSWERS)
        assert answer["Location"] == reverse("drafting:submit_draft", args=[dossier.code])
        page = browser.get(answer["Location"]).content.decode()
        assert "menjamin tersedianya logistik, perlu dibentuk kelompok kerja" in page
        assert "Orang Contoh Dua" in page
        assert f">{BLANK}" not in page
        assert browser.get(url).status_code == 200
        assert browser.post(url, ANSWERS).status_code == 409

    def test_shows_what_was_typed_when_an_answer_is_missing(self, office, as_user):
        dossier = propose(office)
        answer = as_user("pengusul").post(
            reverse("drafting:start", args=[dossier.code]), ANSWERS | {"blank1": "", "blank0": "<i>x"}
        )
        assert answer.status_code == 422
        assert "&lt;i&gt;x" in answer.content.decode()
        assert not starting.is_begun(dossier)

    def test_refuses_the_wrong_post(self, office, as_user):
        url = reverse("drafting:start", args=[propose(office).code])
        assert as_user("tamu").get(url).status_code == 200
        assert as_user("tamu").post(url, ANSWERS).status_code == 409

    def test_an_empty_answer_stays_a_blank(self, office):
        decree = queries.first_decree(propose(office))
        count = sum(node.text.count(BLANK) for node in queries.nodes(decree))
        after = filled(decree, ["satu"], ())
        assert sum(node.text.count(BLANK) for node in queries.nodes(after)) == count - 1

    def test_refuses_over_a_text(self, office):
        dossier = submitted(office)
        with pytest.raises(DraftIsBegun):
            starting.begin_from_form(
                dossier_id=dossier.pk, answers=(), people=(), by=office.proposer, when=office.moment()
            )


class TestClone:
    def earlier(self, office):
        dossier = propose(office, title="Kelompok Kerja Logistik Pemilihan Tahun 2024")
        decree = sound(dossier)
        second = decree.dicta[2]
        decree = dataclasses.replace(
            decree,
            dicta=(
                *decree.dicta[:2],
                dataclasses.replace(second, text="Masa kerja tim sampai dengan tanggal 31 Desember 2024."),
                *decree.dicta[3:],
            ),
        )
        commands.save_draft(dossier_id=dossier.pk, decree=decree, by=office.proposer, when=office.moment())
        return dossier

    def test_takes_the_text_and_flags_what_is_left_over(self, office, as_user):
        source = queries.latest_version(self.earlier(office))
        dossier = propose(office)
        url = reverse("drafting:start", args=[dossier.code])
        browser = as_user("pengusul")
        assert "Tahun 2024" in browser.get(url).content.decode()
        assert browser.post(url, {"do": "clone", "source": ""}).status_code == 422
        assert browser.post(url, {"do": "clone", "source": str(source.pk)}).status_code == 302
        page = browser.get(reverse("drafting:submit_draft", args=[dossier.code])).content.decode()
        assert "Sisa keputusan terdahulu: 31 Desember 2024" in page
        assert "Nama dari keputusan terdahulu: Orang Contoh 1." in page
        assert "KELOMPOK KERJA LOGISTIK PEMILIHAN TAHUN 2026" in page
        assert "LOGISTIK PEMILIHAN TAHUN 2024" not in page

    def test_flags_nothing_once_it_is_mended(self, office):
        source = sound(propose(office))
        copy = cloned(source, old_title="", title="Baru", issuer=source.issuer)
        table = Table(copy.attachments[0].table.columns, (Row("", ("Orang Baru", "x", "y")),))
        copy = dataclasses.replace(copy, attachments=(dataclasses.replace(copy.attachments[0], table=table),))
        assert stale_findings(copy, source, 2026) == ()

    def test_offers_only_the_own_office(self, office):
        from tests.office import another_office

        stranger = another_office()
        self.earlier(office)
        own = propose(stranger, by=stranger.proposer)
        assert queries.clonable(own) == ()


class TestRows:
    @pytest.fixture
    def url(self, office):
        return reverse("drafting:rows", args=[propose(office).code, 1])

    def sheet(self, rows):
        book = Workbook()
        for row in rows:
            book.active.append(row)
        for line in book.active:
            for cell in line:
                cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
        out = io.BytesIO()
        book.save(out)
        return SimpleUploadedFile("orang.xlsx", out.getvalue())

    ROWS = (
        ("No", "Nama", "Jabatan Dinas", "Kedudukan dalam Tim"),
        (1, "=Orang <b>", "Pelaksana", "Ketua"),
        (2, "Orang Dua", "Pelaksana", None),
    )

    def test_shows_them_before_they_go_in(self, office, as_user, url):
        browser = as_user("pengusul")
        assert browser.get(url).status_code == 200
        page = browser.post(url, {"table": self.sheet(self.ROWS)})
        text = page.content.decode()
        assert page.status_code == 200
        assert "2 baris terbaca" in text
        assert "tidak pas" in text
        assert "=Orang &lt;b&gt;" in text
        carried = page.context["page"].table
        answer = browser.post(url, {"confirmed": carried, "how": "append"})
        assert answer.status_code == 302
        kept = browser.get(answer["Location"]).content.decode()
        assert "=Orang &lt;b&gt;" in kept
        assert "Orang Dua" in kept

    @pytest.mark.parametrize(
        ("name", "content", "says"),
        [
            ("a.csv", b"Nama;Jabatan Dinas\nOrang Tiga;Staf\n", "Orang Tiga"),
            ("a.csv", b"   ", "kosong"),
            ("a.xls", b"\xd0\xcf\x11\xe0" + b"x" * 600, "xls"),
            ("a.xlsx", b"PK\x03\x04rusak", "rusak"),
            ("a.bin", b"\x00\x01\x02\x03", "bukan berkas tabel"),
        ],
    )
    def test_reads_or_says_why_not(self, office, as_user, url, name, content, says):
        answer = as_user("pengusul").post(url, {"table": SimpleUploadedFile(name, content)})
        assert says in answer.content.decode()
        assert answer.status_code in (200, 422)

    def test_refuses_the_wrong_post_and_knows_no_other_lampiran(self, office, as_user, url):
        assert as_user("tamu").post(url, {"confirmed": '[["a"]]'}).status_code == 409
        assert as_user("pengusul").get(url.replace("/1/", "/9/")).status_code == 404
