"""The pages: readable for everybody of the office, usable by the post of the SOP, kind to what was typed."""

import pytest
from django.test import Client

from diktum.core.document import fingerprint
from diktum.core.document.rules.samples import SOUND
from diktum.formats.pdf import text_of
from diktum.stages.drafting.decree_form import DecreeForm
from diktum.stages.plenary import queries
from diktum.stages.plenary.models import PlenaryDecision, PlenarySession
from diktum.stages.plenary.tests.acting import (
    CHANGED,
    a_session,
    a_verified_draft,
    adopted,
    attend,
    confirm,
    on_the_day,
    reconcile,
    tabled,
)

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def visit(office, settings):
    """Answer a browser of somebody of the office at a moment."""

    def visit(account, when=None):
        settings.DIKTUM_FIXED_NOW = (when or office.moment()).at.isoformat()
        client = Client(raise_request_exception=True)
        client.force_login(office.user(account), backend=BACKEND)
        return client

    return visit


def typed(decree):
    """Answer the form of a decree as a browser posts it."""
    form = DecreeForm.from_decree(decree)
    data = {}
    forms = [form.head]
    for part in (form.considerations, form.legal_bases, form.notings, form.dicta):
        forms += part.forms
    for attachment in form.attachments:
        forms += [attachment.head, *attachment.rows.forms, *attachment.chapters.forms]
    for each in forms:
        for bound in each:
            data[bound.html_name] = bound.value() or ""
        if getattr(each, "part_id", ""):
            data[each.id_name] = each.part_id
    return data


def stamp(dossier):
    dossier.refresh_from_db()
    return {"request_key": "kunci-1", "seen_seq": dossier.seq}


class TestSessionsPage:
    FORM = {"day": "2026-11-20", "time": "10:00", "place": "Aula", "kind": "tertutup", "mode": "daring"}

    def test_lists_and_calls(self, office, visit):
        a_session(office)
        client = visit("sekretaris")
        page = client.get("/pleno/")
        assert page.status_code == 200
        assert "2026-11-14" in page.content.decode()
        answer = client.post("/pleno/", self.FORM)
        assert (answer.status_code, answer.url) == (302, "/pleno/2026-11-20/")
        session = PlenarySession.objects.get(held_on="2026-11-20")
        assert session.held_at.isoformat() == "2026-11-20T01:00:00+00:00"

    def test_keeps_what_was_typed(self, office, visit):
        answer = visit("sekretaris").post("/pleno/", {**self.FORM, "day": "2026-11-10", "place": "Aula <b>"})
        assert answer.status_code == 422
        assert "Aula &lt;b&gt;" in answer.content.decode()
        assert "tuliskan alasannya" in answer.content.decode()

    def test_refuses_who_may_not_call(self, office, visit):
        assert visit("pengusul").get("/pleno/").status_code == 200
        assert visit("pengusul").post("/pleno/", self.FORM).status_code == 409


class TestSessionPage:
    def test_shows_an_empty_session(self, office, visit):
        session = a_session(office)
        assert visit("tamu").get(f"/pleno/{session.slug}/").status_code == 200

    def test_a_whole_meeting(self, office, visit):
        _dossier, session = tabled(office, invited=False, present=None)
        url = f"/pleno/{session.slug}/"
        assert visit("sekretaris").post(url, {"do": "invite"}).status_code == 302
        client = visit("staf-hukum", on_the_day(office))
        ticks = {f"present-{member.person_id}": "on" for member in office.members[:4]}
        absent = {f"note-{office.members[4].person_id}": "izin"}
        assert client.post(url, {"do": "attendance", **ticks, **absent}).status_code == 302
        page = client.get(url).content.decode()
        assert "Kuorum terpenuhi: hadir 4 dari 5" in page
        assert "Putusan: belum dibahas." in page
        assert (
            client.post(
                url, {"do": "minutes", "text": "Rapat dibuka.\n1. Pokok\nPutusan: ditetapkan"}
            ).status_code
            == 302
        )
        for key, words in (
            ("undangan", "PK.01-Und"),
            ("daftar-hadir", "izin"),
            ("notulensi", "Rapat dibuka."),
        ):
            answer = client.get(f"{url}cetak/{key}.pdf")
            assert answer.status_code == 200
            assert words in text_of(answer.content)

    def test_refuses_and_keeps(self, office, visit):
        session = a_session(office)
        url = f"/pleno/{session.slug}/"
        day = on_the_day(office)
        assert visit("pengusul", day).post(url, {"do": "attendance"}).status_code == 409
        assert visit("staf-hukum", day).post(url, {"do": "minutes", "text": ""}).status_code == 422
        assert visit("staf-hukum", day).post(url, {"do": "unknown"}).status_code == 422

    @pytest.mark.parametrize("slug", ["2026-11-14-9", "2026-02-31", "besok", "2026-11-14-0"])
    def test_an_unknown_session_is_not_found(self, office, visit, slug):
        a_session(office)
        assert visit("ketua").get(f"/pleno/{slug}/").status_code == 404

    def test_a_paper_that_is_not_ready_is_refused(self, office, visit):
        session = a_session(office)
        assert visit("ketua").get(f"/pleno/{session.slug}/cetak/undangan.pdf").status_code == 409
        assert visit("ketua").get(f"/pleno/{session.slug}/cetak/apa.pdf").status_code == 404


class TestTablePage:
    def test_tables(self, office, visit):
        dossier = a_verified_draft(office)
        url = f"/berkas/{dossier.code}/ajukan-pleno/"
        assert "Belum ada rapat pleno" in visit("sekretaris").get(url).content.decode()
        session = a_session(office)
        answer = visit("sekretaris").post(url, {"session": session.pk, **stamp(dossier)})
        assert (answer.status_code, answer.url) == (302, f"/berkas/{dossier.code}/")

    def test_refuses_and_keeps(self, office, visit):
        dossier, session = a_verified_draft(office), a_session(office)
        url = f"/berkas/{dossier.code}/ajukan-pleno/"
        assert visit("sekretaris").post(url, {"session": "0"}).status_code == 422
        assert visit("sekretaris", office.moment(4)).post(url, {"session": session.pk}).status_code == 422
        assert visit("pengusul").get(url).status_code == 200
        assert visit("pengusul").post(url, {"session": session.pk}).status_code == 409


class TestDecidePage:
    FORM = {
        "outcome": "adopted_with_corrections",
        "agreeing": "3",
        "corrections-0-text": "Diktum KEDUA: Perbaiki masa kerja",
        "corrections-1-text": "",
        "notes": "Dibahas singkat",
    }

    def test_decides(self, office, visit):
        dossier, _ = tabled(office)
        url = f"/berkas/{dossier.code}/putusan-pleno/"
        client = visit("ketua", on_the_day(office))
        page = client.get(url).content.decode()
        assert "Kuorum terpenuhi" in page
        assert fingerprint(SOUND)[:4].upper() in page
        answer = client.post(url, {**self.FORM, "presided_by": office.chair.person_id, **stamp(dossier)})
        assert answer.status_code == 302
        assert PlenaryDecision.objects.get().notes == "Dibahas singkat"
        assert client.get(url).status_code == 200

    def test_pressing_twice_has_one_effect(self, office, visit):
        dossier, _ = tabled(office)
        url, form = f"/berkas/{dossier.code}/putusan-pleno/", {**self.FORM, **stamp(dossier)}
        client = visit("ketua", on_the_day(office))
        assert client.post(url, form).status_code == 302
        assert client.post(url, form).status_code == 303
        assert PlenaryDecision.objects.count() == 1

    def test_adds_a_row_without_checking(self, office, visit):
        dossier, _ = tabled(office)
        answer = visit("ketua", on_the_day(office)).post(
            f"/berkas/{dossier.code}/putusan-pleno/", {**self.FORM, "add_row": "corrections"}
        )
        assert answer.status_code == 200
        assert "corrections-2-text" in answer.content.decode()

    def test_refuses_and_keeps(self, office, visit):
        dossier, _ = tabled(office)
        url, day = f"/berkas/{dossier.code}/putusan-pleno/", on_the_day(office)
        answer = visit("ketua", day).post(url, {**self.FORM, "outcome": "adopted"})
        assert answer.status_code == 422
        assert "Diktum KEDUA: Perbaiki masa kerja" in answer.content.decode()
        assert visit("ketua", day).post(url, {**self.FORM, "outcome": "rejected"}).status_code == 422
        assert visit("ketua", day).post(url, {**self.FORM, "agreeing": "4"}).status_code == 409
        assert visit("sekretaris", day).post(url, self.FORM).status_code == 409
        assert not PlenaryDecision.objects.exists()

    def test_is_readable_before_it_is_tabled(self, office, visit):
        dossier = a_verified_draft(office)
        assert visit("ketua").get(f"/berkas/{dossier.code}/putusan-pleno/").status_code == 200


class TestReconcilePage:
    def closing(self, dossier, verdict="applied", note=""):
        (row,) = queries.corrections(dossier)
        return {f"closing-{row.pk}-verdict": verdict, f"closing-{row.pk}-note": note}

    def test_shows_the_changes_and_sends(self, office, visit):
        dossier = adopted(office, "Diktum KEDUA: Perbaiki masa kerja")
        url = f"/berkas/{dossier.code}/sinkronisasi/"
        client = visit("pengusul", on_the_day(office))
        assert "Diktum KEDUA: Perbaiki masa kerja" in client.get(url).content.decode()
        seen = client.post(url, {**typed(CHANGED), "do": "look"})
        assert seen.status_code == 200
        assert "<ins>30 November</ins>" in seen.content.decode() or "<ins>30" in seen.content.decode()
        answer = client.post(url, {**typed(CHANGED), **self.closing(dossier), **stamp(dossier)})
        assert answer.status_code == 302
        assert queries.corrections(dossier)[0].closing.applied

    def test_refuses_and_keeps(self, office, visit):
        dossier = adopted(office, "Diktum KEDUA: Perbaiki masa kerja")
        url = f"/berkas/{dossier.code}/sinkronisasi/"
        client = visit("pengusul", on_the_day(office))
        answer = client.post(url, {**typed(CHANGED), **self.closing(dossier, "left")})
        assert answer.status_code == 422
        assert "30 November 2026" in answer.content.decode()
        unchanged = client.post(url, {**typed(SOUND), **self.closing(dossier)})
        assert unchanged.status_code == 409
        other = visit("pengusul2", on_the_day(office))
        assert other.get(url).status_code == 200
        assert other.post(url, {**typed(CHANGED), **self.closing(dossier)}).status_code == 409

    def test_an_error_of_drafting_keeps_the_text_on_the_page(self, office, visit):
        dossier = adopted(office, "Diktum KEDUA: Perbaiki masa kerja")
        data = {key: value for key, value in typed(CHANGED).items() if not key.startswith("dicta")}
        answer = visit("pengusul", on_the_day(office)).post(
            f"/berkas/{dossier.code}/sinkronisasi/", {**data, **self.closing(dossier)}
        )
        assert answer.status_code == 422
        assert "galat" in answer.content.decode()


class TestConfirmPage:
    def test_freezes(self, office, visit):
        dossier = adopted(office)
        reconcile(office, dossier)
        url = f"/berkas/{dossier.code}/naskah-final/"
        client = visit("kasubbag-hukum", on_the_day(office, minutes=180))
        assert client.get(url).status_code == 200
        assert client.post(url, {"outcome": "confirmed", **stamp(dossier)}).status_code == 302
        assert queries.final_text(dossier).sha256 == fingerprint(SOUND)
        assert client.get(url).status_code == 200

    def test_refuses_and_keeps(self, office, visit):
        dossier = adopted(office)
        reconcile(office, dossier)
        url, when = f"/berkas/{dossier.code}/naskah-final/", on_the_day(office, minutes=180)
        assert visit("kasubbag-hukum", when).post(url, {"outcome": "returned"}).status_code == 422
        assert visit("kasubbag-hukum", when).post(url, {}).status_code == 422
        assert visit("sekretaris", when).post(url, {"outcome": "confirmed"}).status_code == 409


class TestAnotherOffice:
    @pytest.mark.parametrize("page", ["ajukan-pleno", "putusan-pleno", "sinkronisasi", "naskah-final"])
    def test_sees_nothing(self, office, visit, page):
        from tests.office import another_office

        dossier, session = tabled(office)
        stranger = another_office()
        client = Client()
        client.force_login(stranger.user("sekretaris"), backend=BACKEND)
        assert client.get(f"/berkas/{dossier.code}/{page}/").status_code == 404
        assert client.get(f"/pleno/{session.slug}/").status_code == 404


def test_attendance_can_be_corrected_on_the_page(office, visit):
    session = a_session(office)
    attend(office, session, office.members[:2])
    client = visit("staf-hukum", on_the_day(office))
    assert "Kuorum belum terpenuhi" in client.get(f"/pleno/{session.slug}/").content.decode()
    ticks = {f"present-{member.person_id}": "on" for member in office.members}
    client.post(f"/pleno/{session.slug}/", {"do": "attendance", **ticks})
    assert len(queries.roll(session).members_present) == 5


def test_the_confirmed_text_is_shown_to_everybody(office, visit):
    dossier = adopted(office)
    reconcile(office, dossier)
    confirm(office, dossier)
    for page in ("ajukan-pleno", "putusan-pleno", "sinkronisasi", "naskah-final"):
        assert visit("tamu").get(f"/berkas/{dossier.code}/{page}/").status_code == 200
