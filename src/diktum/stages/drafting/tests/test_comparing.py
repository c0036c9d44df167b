"""Two texts of a dossier over HTTP: pages, choices and files; another commission sees nothing."""

import json
import re
from dataclasses import replace

import pytest
from tests.office import another_office

from diktum.core.document import Dictum, nodes
from diktum.formats.docx import read_docx, suggestions
from diktum.formats.pdf import text_of
from diktum.stages.drafting import commands, queries
from diktum.stages.drafting.compare_sides import milestones, suggested
from diktum.stages.drafting.decree_form import typed_of
from diktum.stages.drafting.tests.drafts import PEOPLE, propose, sound

pytestmark = pytest.mark.django_db


def changed(dossier):
    """Write the sound text anew: one dictum more, one person for another."""
    decree = sound(dossier, (("Pengganti <b>Contoh</b>", "Pelaksana", "Anggota"), *PEOPLE[1:]))
    return replace(decree, dicta=(*decree.dicta, Dictum("tambahan", "Tim melapor setiap bulan.")))


def two_versions(office, **more):
    dossier = propose(office, **more)
    for decree in (sound(dossier), changed(dossier)):
        dossier.refresh_from_db()
        commands.save_draft(dossier_id=dossier.pk, decree=decree, by=office.proposer, when=office.moment())
    dossier.refresh_from_db()
    return dossier


def at(dossier, what="1..2/"):
    return f"/berkas/{dossier.code}/naskah/banding/{what}"


@pytest.fixture
def dossier(office):
    return two_versions(office)


class TestPage:
    @pytest.mark.parametrize(
        "query", ["", "?tampilan=berdampingan", "?bagian=semua", "?tampilan=berdampingan&bagian=semua"]
    )
    def test_tells_what_changed(self, office, as_user, dossier, query):
        answer = as_user("tamu").get(at(dossier) + query)
        page = answer.content.decode()
        assert answer.status_code == 200
        assert "1 masuk, 1 keluar" in page
        assert "Tim melapor setiap bulan." in page
        assert "Pengganti &lt;b&gt;Contoh" in page
        assert "<b>Contoh" not in page

    def test_says_when_nothing_changed(self, as_user, dossier):
        page = as_user("tamu").get(at(dossier, "2..2/")).content.decode()
        assert "Tidak ada perubahan." in page

    def test_the_other_way_round(self, as_user, dossier):
        assert "1 masuk, 1 keluar" in as_user("tamu").get(at(dossier, "2..1/")).content.decode()

    @pytest.mark.parametrize("pair", ["1..3/", "0..1/", "x..1/", "1..SS-99-9999/", "99999999999..1/"])
    def test_what_is_not_there_is_not_found(self, as_user, dossier, pair):
        assert as_user("tamu").get(at(dossier, pair)).status_code == 404

    def test_the_page_of_versions_leads_here(self, as_user, dossier):
        page = as_user("tamu").get(f"/berkas/{dossier.code}/naskah/").content.decode()
        assert f'href="/berkas/{dossier.code}/naskah/banding/"' in page


class TestKept:
    def keep(self, office, dossier, text="Tim bekerja sampai selesai."):
        decree = queries.latest_decree(dossier)
        wanted = replace(decree, dicta=(*decree.dicta, Dictum("", text)))
        commands.keep_working_draft(
            dossier_id=dossier.pk, typed=typed_of(wanted), by=office.proposer, when=office.moment()
        )

    def test_what_was_kept_last_is_compared_as_well(self, office, as_user, dossier):
        self.keep(office, dossier)
        page = as_user("pengusul").get(at(dossier, "2..simpanan/")).content.decode()
        assert "1 perubahan: 1 ditambah." in page
        assert "Tim bekerja sampai selesai." in page
        assert 'value="simpanan"' in page

    def test_without_it_there_is_nothing(self, as_user, dossier):
        assert as_user("pengusul").get(at(dossier, "2..simpanan/")).status_code == 404


FILES = ("1..2/", "1..2/matriks.pdf", "1..2/perubahan.docx", "1..2/perubahan.json", "")


@pytest.mark.parametrize("what", FILES)
def test_another_commission_sees_nothing(client, office, dossier, what):
    other = another_office()
    client.force_login(other.user("pengusul"))
    assert client.get(at(dossier, what)).status_code == 404


@pytest.mark.parametrize("what", FILES)
def test_visitors_are_led_to_the_login(client, office, dossier, what):
    assert client.get(at(dossier, what)).status_code == 302


class TestChoice:
    def test_without_a_choice_the_newest_two(self, as_user, dossier):
        answer = as_user("tamu").get(at(dossier, ""))
        assert answer["Location"] == at(dossier)

    def test_two_versions(self, as_user, dossier):
        answer = as_user("tamu").get(at(dossier, "?a=2&b=1"))
        assert answer["Location"] == at(dossier, "2..1/")

    def test_last_years_decree_by_list_or_by_code(self, office, as_user, dossier):
        last = two_versions(office, title="Kelompok Kerja Logistik Tahun 2025")
        browser = as_user("tamu")
        assert last.code in browser.get(at(dossier)).content.decode()
        for query in (f"?a={last.code}&b=2", f"?a=1&b=2&lain={last.code.lower()}"):
            answer = browser.get(at(dossier, query))
            assert answer["Location"] == at(dossier, f"{last.code}..2/")
        page = browser.get(answer["Location"]).content.decode()
        assert re.search(r"<strong>(\d) perubahan: \1 diubah\.</strong>", page)
        assert "Logistik Tahun 2025" in page

    def test_an_unknown_code_is_shown_again(self, as_user, dossier):
        answer = as_user("tamu").get(at(dossier, "?a=1&b=2&lain=SS-99-0001"))
        assert answer.status_code == 422
        assert 'value="SS-99-0001"' in answer.content.decode()

    def test_a_decree_of_another_commission_cannot_be_chosen(self, office, as_user, dossier):
        theirs = two_versions(another_office())
        code = theirs.code if theirs.code != dossier.code else "XX-26-0001"
        assert as_user("tamu").get(at(dossier, f"?a=1&b=2&lain={code}")).status_code == 422

    def test_there_must_be_a_text(self, office, as_user):
        dossier = propose(office)
        assert as_user("tamu").get(at(dossier, "")).status_code == 409


class TestFiles:
    def test_the_matrix_holds_reasons(self, office, as_user, dossier):
        browser = as_user("tamu")
        plain = browser.get(at(dossier, "1..2/matriks.pdf"))
        assert plain["Content-Type"] == "application/pdf"
        assert plain.content == browser.get(at(dossier, "1..2/matriks.pdf")).content
        with_reason = browser.post(
            at(dossier, "1..2/matriks.pdf"), {"alasan-tambahan": "Catatan pleno butir 4"}
        )
        assert "Catatan pleno butir 4" in text_of(with_reason.content)
        assert "Catatan pleno" not in text_of(plain.content)

    def test_the_matrix_is_indonesian_in_any_language(self, as_user, dossier):
        browser = as_user("tamu")
        page = browser.get(at(dossier, "1..2/matriks.pdf"), headers={"accept-language": "en"})
        assert "Versi 1, 9 November 2026" in text_of(page.content)

    def test_word_holds_the_changes_as_suggestions(self, as_user, dossier):
        answer = as_user("tamu").get(at(dossier, "1..2/perubahan.docx"))
        assert answer.content.startswith(b"PK")
        before = queries.decree_of(queries.version(dossier, 1))
        read = read_docx(answer.content).decree
        assert [node.text for node in nodes(read)] == [node.text for node in nodes(before)]
        assert "Tim melapor setiap bulan." in {each.after for each in suggestions(answer.content)}

    def test_the_data_name_every_change(self, as_user, dossier):
        told = json.loads(as_user("tamu").get(at(dossier, "1..2/perubahan.json")).content)
        assert told["persons"]["counts"] == {"came": 1, "left": 1, "changed": 0, "moved": 0}
        assert told["counts"]["total"] == 3


def test_the_text_before_the_plenary_is_named(office, as_user):
    from diktum.dossiers.work import performing
    from diktum.stages.drafting.tests.drafts import consulted

    dossier = consulted(office)
    for act, by, outcome in (
        ("verify_personnel", office.secretary, "passed"),
        ("verify_content", office.head_of_legal, "passed"),
        ("table", office.secretary, "done"),
    ):
        with performing(act, dossier_id=dossier.pk, by=by, when=office.moment()) as work:
            work.done(outcome, items=("control_card", "agenda"))
    assert milestones(dossier) == {1: "dibahas pleno"}
    assert suggested(dossier, queries.versions(dossier)) == ()
