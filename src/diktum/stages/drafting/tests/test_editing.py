"""Writing at the desk: kept by itself, two people, regulations, waivers; nothing typed is lost."""

import dataclasses

import pytest
from django.urls import reverse

from diktum.core.procedure.refusals import ActIsNotOpen
from diktum.ledger.verify import verify
from diktum.people.models import Appointment
from diktum.stages.drafting import commands, keeping, queries, waiving
from diktum.stages.drafting.decree_form import typed_of
from diktum.stages.drafting.editing import is_mendable, key_of
from diktum.stages.drafting.models import SetAsideDraft, Waiver, WorkingDraft
from diktum.stages.drafting.refusals import (
    DraftHasErrors,
    FindingIsNotThere,
    NoDraftYet,
    WaiverIsNotYours,
    WaiverNeedsReason,
    WorkingDraftIsNewer,
)
from diktum.stages.drafting.tests.drafts import TERMS, hand_in, propose, sound
from diktum.stages.drafting.tests.test_pages import page_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def second(office):
    """Another person of the proposing unit."""
    person = office.person("pengusul2")
    Appointment.objects.create(
        commission=office.commission,
        person=person,
        post="proposing_unit",
        unit=office.unit(),
        title="Staf Subbagian Teknis",
        letter="SK 9/2026",
        since=office.moment().day.replace(day=1),
    )
    return office.actor("pengusul2")


def keep(dossier, office, by, seen, **typed):
    return keeping.keep_working_draft(
        dossier_id=dossier.pk,
        typed=typed_of(queries.first_decree(dossier)) | {key: [value] for key, value in typed.items()},
        by=by,
        when=office.moment(),
        seen_draft=seen,
    )


class TestTwoPeople:
    def test_the_second_is_refused_and_both_texts_stay(self, office, second):
        dossier = propose(office)
        seen = queries.draft_mark(dossier)
        keep(dossier, office, office.proposer, seen, title="TEKS PERTAMA")
        with pytest.raises(WorkingDraftIsNewer) as refusal:
            keep(dossier, office, second, seen, title="TEKS KEDUA")
        assert office.proposer.name in str(refusal.value)
        assert queries.working_draft(dossier).typed["title"] == ["TEKS PERTAMA"]
        assert queries.set_aside_draft(dossier, second.person_id).typed["title"] == ["TEKS KEDUA"]

    def test_one_person_keeps_again_and_again(self, office):
        dossier = propose(office)
        for text in ("SATU", "DUA", "TIGA"):
            keep(dossier, office, office.proposer, queries.draft_mark(dossier), title=text)
        assert queries.working_draft(dossier).typed["title"] == ["TIGA"]
        assert not SetAsideDraft.objects.exists()

    def test_a_version_saved_meanwhile_is_newer_too(self, office, second):
        dossier = propose(office)
        seen = queries.draft_mark(dossier)
        commands.save_draft(
            dossier_id=dossier.pk, decree=sound(dossier), by=office.proposer, when=office.moment()
        )
        with pytest.raises(WorkingDraftIsNewer):
            keep(dossier, office, second, seen, title="TEKS KEDUA")
        assert not WorkingDraft.objects.exists()

    @pytest.mark.parametrize("command", ["save_draft", "submit_draft"])
    def test_a_version_is_not_made_over_a_newer_text(self, office, second, command):
        dossier = propose(office)
        seen = queries.draft_mark(dossier)
        keep(dossier, office, second, seen, title="TEKS KEDUA")
        with pytest.raises(WorkingDraftIsNewer):
            getattr(commands, command)(
                dossier_id=dossier.pk,
                decree=sound(dossier),
                terms=TERMS,
                by=office.proposer,
                when=office.moment(),
                seen_draft=seen,
            )
        assert queries.latest_version(dossier) is None
        assert queries.working_draft(dossier).typed["title"] == ["TEKS KEDUA"]

    def test_mine_counts_and_theirs_is_kept_for_them(self, office, second, as_user):
        dossier = propose(office)
        seen = queries.draft_mark(dossier)
        keep(dossier, office, office.proposer, seen, title="TEKS PERTAMA")
        with pytest.raises(WorkingDraftIsNewer):
            keep(dossier, office, second, seen, title="TEKS KEDUA")
        url = reverse("drafting:conflict", args=[dossier.code])
        browser = as_user("pengusul2")
        page = browser.get(url).content.decode()
        assert "TEKS PERTAMA" in page
        assert "TEKS KEDUA" in page
        assert browser.post(url, {"use": "mine", "seen_draft": seen}).status_code == 409
        answer = browser.post(url, {"use": "mine", "seen_draft": queries.draft_mark(dossier)})
        assert answer.status_code == 302
        assert queries.working_draft(dossier).typed["title"] == ["TEKS KEDUA"]
        assert queries.set_aside_draft(dossier, office.proposer.person_id).typed["title"] == ["TEKS PERTAMA"]
        assert browser.get(url).status_code == 302
        assert "disisihkan" in as_user("pengusul").get(url[: -len("dua-teks/")]).content.decode()

    def test_the_page_leads_to_both_texts_and_the_choice(self, office, second, as_user):
        dossier = propose(office)
        url = reverse("drafting:submit_draft", args=[dossier.code])
        seen = queries.draft_mark(dossier)
        keep(dossier, office, office.proposer, seen, title="TEKS PERTAMA")
        for do in ("save", "submit"):
            data = page_data(dossier, sound(dossier), do=do, seen_draft=seen) | {"copies_to": "Teks kedua"}
            answer = as_user("pengusul2").post(url, data)
            assert answer["Location"] == reverse("drafting:conflict", args=[dossier.code])
        assert queries.set_aside_draft(dossier, second.person_id).typed["copies_to"] == ["Teks kedua"]
        conflict = reverse("drafting:conflict", args=[dossier.code])
        assert as_user("pengusul2").post(conflict, {"use": "theirs"}).status_code == 302
        assert queries.set_aside_draft(dossier, second.person_id) is None
        assert queries.working_draft(dossier).typed["title"] == ["TEKS PERTAMA"]


class TestAutosave:
    def test_keeps_and_answers_what_was_found(self, office, as_user):
        dossier = propose(office)
        url = reverse("drafting:keep", args=[dossier.code])
        data = page_data(dossier, sound(dossier), seen_draft=queries.draft_mark(dossier))
        answer = as_user("pengusul").post(url, data | {"dicta-0-text": "tanpa huruf kapital"})
        assert answer.status_code == 200
        said = answer.json()
        assert said["mark"] == queries.draft_mark(dossier)
        assert "B1" in said["checks"]
        assert "RANCANGAN" in said["sheet"]
        assert "WIT" in said["told"]
        assert "seen_draft" not in queries.working_draft(dossier).typed
        assert as_user("pengusul").post(url, data).status_code == 409
        assert as_user("pengusul").get(url).status_code == 405

    def test_says_who_else_has_it_open(self, office, second, as_user):
        dossier = propose(office)
        url = reverse("drafting:keep", args=[dossier.code])
        for account in ("pengusul", "pengusul2"):
            data = page_data(dossier, sound(dossier), seen_draft=queries.draft_mark(dossier))
            answer = as_user(account).post(url, data)
        assert office.proposer.name in answer.json()["others"]

    def test_refuses_the_wrong_post(self, office, as_user):
        dossier = propose(office)
        url = reverse("drafting:keep", args=[dossier.code])
        answer = as_user("tamu").post(url, page_data(dossier, sound(dossier)))
        assert answer.status_code == 409
        assert answer.json()["url"] == ""
        assert not WorkingDraft.objects.exists()


class TestRegulationPicker:
    def test_finds_and_cites_without_javascript(self, office, as_user):
        dossier = propose(office)
        url = reverse("drafting:submit_draft", args=[dossier.code])
        browser = as_user("pengusul")
        data = page_data(dossier, sound(dossier), add_row="legal_bases-find", find_regulation="uu 30 2014")
        page = browser.post(url, data)
        assert page.status_code == 200
        assert 'value="cite-UU 30/2014"' in page.content.decode()
        page = browser.post(url, data | {"add_row": "cite-UU 12/2011"}).content.decode()
        assert "Undang-Undang Nomor 12 Tahun 2011" in page
        assert "telah beberapa kali diubah, terakhir dengan Undang-Undang Nomor 13 Tahun 2022" in page

    def test_puts_mengingat_in_order(self, office, as_user):
        dossier = propose(office)
        decree = sound(dossier)
        decree = dataclasses.replace(decree, legal_bases=decree.legal_bases[::-1])
        url = reverse("drafting:submit_draft", args=[dossier.code])
        page = as_user("pengusul").post(url, page_data(dossier, decree, add_row="legal_bases-sort"))
        text = page.content.decode()
        part = text[text.index('id="bagian-legal_bases"') :]
        places = [
            part.index(words) for words in ("Nomor 30 Tahun 2014", "Nomor 7 Tahun 2017", "Nomor 8 Tahun 2019")
        ]
        assert places == sorted(places)

    def test_gives_the_matches_alone(self, office, as_user):
        dossier = propose(office)
        url = reverse("drafting:find_regulation", args=[dossier.code])
        part = as_user("pengusul").get(url, {"find_regulation": "pkpu 8 2019"}).content.decode()
        assert "PKPU 8/2019" in part
        assert "<html" not in part
        none = as_user("pengusul").get(url, {"find_regulation": "<b>zzz"}).content.decode()
        assert "Tidak ada peraturan" in none
        assert "<b>zzz" not in none


class TestMend:
    def test_puts_the_one_right_answer_in_its_place_and_keeps_the_rest(self, office, as_user):
        dossier = propose(office)
        decree = sound(dossier)
        first, *rest = decree.dicta
        decree = dataclasses.replace(
            decree, dicta=(dataclasses.replace(first, text="m" + first.text[1:]), *rest)
        )
        finding = next(
            f for f in queries.findings_of(decree, dossier) if is_mendable(f) and f.node == first.id
        )
        url = reverse("drafting:submit_draft", args=[dossier.code])
        data = page_data(dossier, decree, add_row=f"mend-{key_of(finding)}") | {"kak-scope": "Ruang <b>"}
        page = as_user("pengusul").post(url, data)
        text = page.content.decode()
        assert page.status_code == 200
        assert first.text in text
        assert "Ruang &lt;b&gt;" in text
        assert "Orang Contoh 12" in text
        assert as_user("pengusul").post(url, data | {"add_row": "mend-nothing"}).status_code == 200


class TestWaiver:
    @pytest.fixture
    def faulty(self, office):
        dossier = propose(office)
        decree = sound(dossier)
        first, *rest = decree.dicta
        decree = dataclasses.replace(
            decree, dicta=(dataclasses.replace(first, text="membentuk tim menurut Lampiran."), *rest)
        )
        commands.save_draft(dossier_id=dossier.pk, decree=decree, by=office.proposer, when=office.moment())
        dossier.refresh_from_db()
        return dossier

    def errors(self, dossier):
        return queries.errors_of(queries.latest_decree(dossier), dossier)

    def waive(self, office, dossier, finding, by=None, reason="Kutipan dari surat KPU."):
        return waiving.waive_finding(
            dossier_id=dossier.pk,
            rule=finding.id,
            node=finding.node,
            reason=reason,
            by=by or office.head_of_legal,
            when=office.moment(),
        )

    def test_lets_an_error_stand_and_the_draft_go_on(self, office, faulty):
        decree = queries.latest_decree(faulty)
        with pytest.raises(DraftHasErrors):
            hand_in(office, faulty, decree=decree)
        for finding in self.errors(faulty):
            self.waive(office, faulty, finding)
        assert not self.errors(faulty)
        hand_in(office, faulty, decree=decree)
        assert faulty.open_act == "consult"
        line = queries.line_of(faulty, faulty.seq)
        assert line.data["waived"]
        assert (
            verify(office.commission.pk).is_whole
            if hasattr(verify(office.commission.pk), "is_whole")
            else True
        )

    def test_the_same_again_changes_nothing(self, office, faulty):
        finding = self.errors(faulty)[0]
        first = self.waive(office, faulty, finding)
        assert self.waive(office, faulty, finding, reason="Lain.").pk == first.pk
        assert Waiver.objects.count() == 1

    def test_refuses_everybody_else(self, office, faulty):
        finding = self.errors(faulty)[0]
        for by in (office.proposer, office.secretary, office.bystander):
            with pytest.raises(WaiverIsNotYours):
                self.waive(office, faulty, finding, by=by)
        assert not Waiver.objects.exists()

    def test_refuses_without_reason(self, office, faulty):
        with pytest.raises(WaiverNeedsReason):
            self.waive(office, faulty, self.errors(faulty)[0], reason=" \n")
        assert not Waiver.objects.exists()

    def test_refuses_what_is_not_found(self, office, faulty):
        with pytest.raises(FindingIsNotThere):
            waiving.waive_finding(
                dossier_id=faulty.pk,
                rule="Z9",
                node="",
                reason="x",
                by=office.head_of_legal,
                when=office.moment(),
            )

    def test_refuses_without_a_version(self, office, faulty):
        with pytest.raises(NoDraftYet):
            self.waive(office, propose(office, title="Tim Lain Tahun 2026"), self.errors(faulty)[0])

    def test_refuses_once_it_was_handed_in(self, office, faulty):
        finding = self.errors(faulty)[0]
        hand_in(office, faulty)
        with pytest.raises(ActIsNotOpen):
            self.waive(office, faulty, finding)

    def test_over_http(self, office, faulty, as_user):
        page = reverse("drafting:submit_draft", args=[faulty.code])
        url = reverse("drafting:waive", args=[faulty.code])
        finding = self.errors(faulty)[0]
        data = {"rule": finding.id, "node": finding.node, "reason": "Sesuai <b>surat</b>."}
        assert "Kesampingkan" not in as_user("pengusul").get(page).content.decode()
        assert as_user("pengusul").post(url, data).status_code == 409
        assert "Kesampingkan" in as_user("kasubbag-hukum").get(page).content.decode()
        assert as_user("kasubbag-hukum").post(url, data | {"reason": ""}).status_code == 409
        assert as_user("kasubbag-hukum").post(url, data).status_code == 302
        text = as_user("pengusul").get(page).content.decode()
        assert "Dikesampingkan" in text
        assert "Sesuai &lt;b&gt;surat" in text
