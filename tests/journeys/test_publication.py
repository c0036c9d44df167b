"""SOP 23/2022, bagian B.3: the papers of a publication, the maker who may not approve, the file that changed, the withdrawal."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from diktum.dossiers.models import Dossier, JournalEntry
from diktum.files.refusals import FileIsDamaged
from diktum.files.store import path_of
from diktum.formats.pdf import text_of
from diktum.ledger.verify import verify
from diktum.people.models import Appointment
from diktum.stages.publication import queries
from diktum.stages.publication.models import PublishedDecree
from diktum.stages.publication.papers import PAPERS
from diktum.stages.publication.tests.acting import ORDER, moment, opened
from tests.formats.checking import faults
from tests.journeys.people_at_work import OfficeAtWork, press_main, where

POST = {"posts__0__channel": "Instagram", "posts__0__url": "https://instagram.example/kpu/tim"}
CONTENT = {
    "channel": "Instagram",
    "heading": "Tim pelaksana dibentuk",
    "body": "Baca naskahnya di JDIH.",
    "alternative_text": "Gambar bertuliskan nomor dan judul Keputusan.",
    "subjects": "Tim pelaksana",
}
PUBLIC = ("/umpan.xml", "/umpan.rss", "/peta-situs.xml", "/kab-sorong-selatan/keputusan/", "/api/v1/decrees")


@pytest.fixture
def story(office, settings):
    """Answer the office and the code of a publication that was just opened."""
    settings.DIKTUM_FIXED_NOW = moment(office.office, 10).at
    return office, opened(office.office).code


def drafted(office: OfficeAtWork, berkas: str) -> None:
    """Take the publication to its approval: steps 1 to 3."""
    office.tim_jdih.does("plan_publication", berkas, agenda="Rencana", plan="Satu keputusan diunggah.")
    office.kasubbag_hukum.does("hold_jdih_meeting", berkas, place="Ruang JDIH", attendees="Sarah Misal", minutes="Disepakati.")  # fmt: skip
    page = office.kasubbag_hukum.opens_act("authenticate", berkas)
    form = page.form(having="conform")
    ticked = {name: True for name in ("conform", "personal_data_confirmed") if name in form.names}
    press_main(form.fill_all(ticked))
    office.tim_jdih.does("design_content", berkas, **CONTENT)
    office.sekretaris.settles("check_content", berkas, "passed")
    office.kasubbag_hukum.does("authenticate_final", berkas, conform=True)


def finished(office: OfficeAtWork, berkas: str) -> None:
    """Walk from the approved publication to its evaluation: steps 4 to 6."""
    office.tim_jdih.does("post_social", berkas, **POST)
    office.tim_jdih.does("upload_jdih", berkas, url="https://jdih.example/unduh/tim")
    page = office.kasubbag_hukum.opens_act("verify_link", berkas)
    page.form(button="outcome=verified").fill(http_status="200").press("outcome=verified")
    office.kasubbag_hukum.does("evaluate", berkas, findings="Satu diunggah.", follow_up="Rubrik.")


def test_all_papers_the_kit_and_what_the_public_sees(story):
    office, berkas = story
    drafted(office, berkas)
    office.sekretaris.settles("approve_upload", berkas, "approved")
    finished(office, berkas)
    assert where(berkas)[0] == "finished"

    for key in PAPERS:
        content = office.tim_jdih.prints(berkas, key)
        assert faults(content) == [], key
        assert len(text_of(content).split()) > 20, key
    decree = Dossier.objects.get(code=berkas).follows
    title = " ".join(decree.title.split()).casefold()
    for key in ("abstrak", "lembar-otentikasi", "lembar-persetujuan"):
        assert title in " ".join(text_of(office.tim_jdih.prints(berkas, key)).split()).casefold(), key

    answer = office.tim_jdih.browser.client.get(f"/berkas/{berkas}/publikasi/paket.zip")
    assert answer.status_code == 200
    kit = zipfile.ZipFile(io.BytesIO(b"".join(answer)))
    assert kit.testzip() is None
    endings = {name.rpartition(".")[2] for name in kit.namelist()}
    assert {"pdf", "png", "json", "csv", "txt"} <= endings, kit.namelist()

    row = PublishedDecree.objects.get()
    address = f"/kab-sorong-selatan/keputusan/{row.year}/{row.number}/"
    assert office.visitor.open(address).says("KESATU")
    for path in PUBLIC:
        assert f"/{row.year}/{row.number}" in office.visitor.client.get(path).content.decode(), path
    acts = JournalEntry.objects.filter(dossier__code=berkas).values_list("act", flat=True)
    assert set(ORDER) <= set(acts)
    assert verify().is_sound


def test_the_maker_of_the_content_cannot_approve_it(story):
    """Somebody holds both posts: the page says no, and another person goes on."""
    office, berkas = story
    drafted(office, berkas)
    team = office.office.person("tim-jdih")
    own = Appointment.objects.get(person=office.office.person("sekretaris"), post="secretary")
    Appointment.objects.create(
        commission=own.commission, person=team, post="secretary", title="Plh. Sekretaris", kind="plh",
        letter="SPT 1/2026", since=office.today, until=office.today,
    )  # fmt: skip
    before = JournalEntry.objects.count()
    page = office.tim_jdih.opens_act("approve_upload", berkas)
    told = page.browser.post(
        page.url, {"outcome": "approved", "csrfmiddlewaretoken": _token(page)}, expect=409
    )
    assert "DKT-103" in told.text, "one person does not make and approve"
    assert JournalEntry.objects.count() == before
    assert where(berkas)[1] == "approve_upload"
    office.sekretaris.settles("approve_upload", berkas, "approved")
    assert where(berkas)[1] == "post_social"


def test_a_changed_file_voids_the_authentication(story):
    office, berkas = story
    drafted(office, berkas)
    kept = path_of(queries.sheet_of(Dossier.objects.get(code=berkas), "final").copy_sha256)
    whole = kept.read_bytes()
    kept.chmod(0o600)
    kept.write_bytes(whole + b"\n")
    page = office.sekretaris.opens_act("approve_upload", berkas)
    told = page.form(button="outcome=approved").press("outcome=approved", expect=409)
    assert any(each in told.text for each in ("DKT-820", FileIsDamaged.code)), told.words[:400]
    assert where(berkas)[1] == "approve_upload"
    assert office.visitor.client.get("/kab-sorong-selatan/keputusan/2026/1/").status_code == 404
    kept.write_bytes(whole)
    office.sekretaris.settles("approve_upload", berkas, "approved")
    assert where(berkas)[1] == "post_social"


def test_a_withdrawn_publication_leaves_a_page_that_says_why(story):
    office, berkas = story
    drafted(office, berkas)
    office.sekretaris.settles("approve_upload", berkas, "approved")
    finished(office, berkas)
    row = PublishedDecree.objects.get()
    address = f"/kab-sorong-selatan/keputusan/{row.year}/{row.number}/"
    page = office.kasubbag_hukum.open(f"/berkas/{row.decree.code}/hubungan/")
    form = page.form(to=f"/berkas/{row.decree.code}/tarik-publikasi/")
    form.fill(reason="Naskah memuat data yang dikecualikan.").press()
    gone = office.visitor.open(address, expect=410)
    assert "Naskah memuat data yang dikecualikan." in gone.words
    assert "KESATU" not in gone.words
    for path in PUBLIC:
        assert f"/{row.year}/{row.number}" not in office.visitor.client.get(path).content.decode(), path
    assert json.loads(office.visitor.client.get("/api/v1/decrees").content)["total"] == 0
    assert verify().is_sound


def _token(page) -> str:
    return page.tree.xpath("//input[@name='csrfmiddlewaretoken']/@value")[0]
