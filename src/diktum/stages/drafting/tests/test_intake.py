"""Texts from outside: read, looked at, then taken; and every version in every format."""

import json
from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from diktum.core.document import from_data
from diktum.formats.docx import SuggestionKind, suggestions, write_docx
from diktum.formats.text import write_text
from diktum.stages.drafting import commands, queries
from diktum.stages.drafting.tests.drafts import propose, sound, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def dossier(office):
    return propose(office)


@pytest.fixture
def url(dossier):
    return reverse("drafting:take_in", args=[dossier.code])


def taken(browser, url, page):
    data = {"document": page.context["page"].document, "seen_draft": page.context["page"].mark}
    return browser.post(url, data)


class TestComingIn:
    def test_pasted_text_is_shown_before_it_is_taken(self, office, as_user, dossier, url):
        browser = as_user("pengusul")
        assert browser.get(url).status_code == 200
        page = browser.post(url, {"text": write_text(sound(dossier))})
        text = page.content.decode()
        assert page.status_code == 200
        assert "Yang Anda kirim" in text
        assert "kelancaran logistik" in text
        assert queries.working_draft(dossier) is None
        assert taken(browser, url, page).status_code == 302
        editor = browser.get(reverse("drafting:submit_draft", args=[dossier.code])).content.decode()
        assert "kelancaran logistik" in editor
        assert "Orang Contoh 12" in editor

    def test_our_word_file_keeps_every_id(self, office, as_user, dossier, url):
        decree = sound(dossier)
        commands.save_draft(dossier_id=dossier.pk, decree=decree, by=office.proposer, when=office.moment())
        known = queries.latest_decree(dossier)
        browser = as_user("pengusul")
        page = browser.post(url, {"file": SimpleUploadedFile("naskah.docx", write_docx(known))})
        assert from_data(json.loads(page.context["page"].document)) == known

    def test_the_findings_go_out_as_comments_and_do_not_come_back_as_suggestions(
        self, office, as_user, dossier, url
    ):
        bad = sound(dossier)
        bad = replace(
            bad, considerations=(*bad.considerations, replace(bad.considerations[-1], id="", text="Bahwa x."))
        )
        commands.save_draft(dossier_id=dossier.pk, decree=bad, by=office.proposer, when=office.moment())
        word = as_user("tamu").get(reverse("drafting:download", args=[dossier.code, 1, "docx"])).content
        remarks = [each for each in suggestions(word) if each.kind is SuggestionKind.COMMENT]
        known = {
            f"{f.id}. {f.place}: {f.message}"
            for f in queries.findings_of(queries.latest_decree(dossier), dossier)
        }
        assert remarks
        assert {each.comment.splitlines()[0] for each in remarks} == known
        page = as_user("pengusul").post(url, {"file": SimpleUploadedFile("naskah.docx", word)})
        assert page.context["page"].incoming.remarks == ()

    def test_says_how_much_of_a_long_text_is_not_shown(self, office, as_user, url):
        long = "MEMUTUSKAN:\nKESATU : " + "kata " * 90_000
        page = as_user("pengusul").post(url, {"file": SimpleUploadedFile("panjang.txt", long.encode())})
        incoming = page.context["page"].incoming
        assert incoming.unshown == len(long) - len(incoming.sent) > 0
        assert f"{incoming.unshown} huruf terakhir tidak ditampilkan" in page.content.decode().replace(
            ".", ""
        ).replace("\xa0", "")

    def test_markup_is_shown_as_words(self, office, as_user, url):
        page = as_user("pengusul").post(url, {"text": "KEPUTUSAN <script>alert(1)</script>"})
        assert "<script>alert" not in page.content.decode()

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("kosong.txt", b""),
            ("rusak.docx", b"PK\x03\x04rusak"),
            ("lama.doc", b"\xd0\xcf\x11\xe0" * 200),
            ("x.json", b"{"),
        ],
    )
    def test_says_why_a_file_cannot_be_read(self, office, as_user, dossier, url, name, content):
        answer = as_user("pengusul").post(url, {"file": SimpleUploadedFile(name, content)})
        assert answer.status_code == 422
        assert queries.working_draft(dossier) is None

    def test_refuses_nothing_the_wrong_post_and_what_was_tampered_with(self, office, as_user, url):
        assert as_user("pengusul").post(url, {"text": " "}).status_code == 422
        page = as_user("pengusul").post(url, {"text": "MEMUTUSKAN"})
        assert taken(as_user("tamu"), url, page).status_code == 409
        assert as_user("pengusul").post(url, {"document": "[]"}).status_code == 404


@pytest.mark.parametrize(
    ("form", "begins"),
    [("docx", b"PK"), ("txt", b""), ("json", b"{"), ("html", b"<!doctype"), ("xml", b"<?xml")],
)
def test_gives_a_version_in_every_format(office, as_user, form, begins):
    dossier = submitted(office)
    address = reverse("drafting:download", args=[dossier.code, 1, form])
    answer = as_user("tamu").get(address)
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert as_user("tamu").get(address).content == answer.content
    assert as_user("tamu").get(address.replace(f".{form}", ".exe")).status_code == 404
