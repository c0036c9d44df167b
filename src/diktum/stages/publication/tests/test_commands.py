"""Each command does what it says; each refusal changes nothing."""

import pytest

from diktum.core.document import Attachment, Row, Table
from diktum.core.document.rules.samples import SOUND
from diktum.core.procedure import refusals as procedure_no
from diktum.dossiers.models import Dossier, JournalEntry
from diktum.ledger.models import LedgerEntry
from diktum.ledger.verify import verify
from diktum.stages.distribution.tests.acting import certified, copied
from diktum.stages.publication import commands, queries
from diktum.stages.publication import refusals as no
from diktum.stages.publication.models import PublishedDecree
from diktum.stages.publication.papers import PAPERS
from diktum.stages.publication.tests.acting import (
    REASON,
    URL,
    act,
    allow,
    at,
    moment,
    opened,
    published,
)

pytestmark = pytest.mark.django_db


def trace():
    return (
        LedgerEntry.objects.count(),
        JournalEntry.objects.count(),
        list(Dossier.objects.order_by("pk").values_list("open_act", "seq", "status")),
        PublishedDecree.objects.count(),
    )


def refused(refusal, call, *args, **kwargs):
    before = trace()
    with pytest.raises(refusal) as answer:
        call(*args, **kwargs)
    assert trace() == before
    return str(answer.value)


def start(office, decree, *, by=None, **more):
    return commands.open_publication(
        dossier_id=decree.pk, eligible=True, by=by or office.jdih_team, when=moment(office), **more
    )


def test_a_decree_walks_all_six_rows_and_becomes_public(office):
    dossier = at(office, "verify_link")
    decree = dossier.follows
    assert not queries.is_public(decree)
    act(office, dossier, "verify_link")
    assert queries.is_public(decree)
    act(office, dossier, "evaluate")
    assert dossier.status == "finished"
    assert verify().is_sound
    for key, paper in PAPERS.items():
        assert paper(dossier).startswith(b"%PDF-"), key
        assert paper(dossier) == paper(dossier), key


def test_the_published_copy_is_the_file_that_was_authenticated(office):
    dossier = at(office, "verify_link")
    local, outside = act(office, dossier, "verify_link")
    assert (local.adapter, local.status, local.is_sound) == ("local", 200, True)
    assert local.sha256 == queries.sheet_of(dossier, "first").copy_sha256
    assert (outside.adapter, outside.url, outside.sha256) == ("manual", URL, "")


def test_content_is_filled_from_the_decree(office):
    content = act(office, at(office, "design_content"), "design_content")
    assert len(content.metadata) == 16
    assert content.metadata["title"].endswith("tentang Tim Pelaksana Kegiatan Contoh Tahun 2026")
    assert content.metadata["subjects"] == "TIM PELAKSANA - KEGIATAN"
    assert content.abstract["legal_bases"].startswith(
        "Dasar hukum Keputusan ini adalah: Undang-Undang Nomor 7 Tahun 2017;"
    )


def test_the_facts_of_a_proposal_fill_the_abstract(office):
    dossier = opened(
        office, abstract="Isi pokok: Tim dibentuk.\nCatatan: Satu.\nCatatan: Dua.", subjects=("Tim",)
    )
    content = act(office, at(office, "design_content", dossier=dossier), "design_content", subjects=None)
    assert content.abstract["substance"] == "Tim dibentuk."
    assert content.abstract["notes"] == ["Satu.", "Dua."]
    assert content.abstract["considerations"].startswith("bahwa")
    assert content.metadata["subjects"] == "TIM"


def test_not_eligible_opens_nothing(office):
    decree = certified(office)
    answer = commands.open_publication(
        dossier_id=decree.pk, eligible=False, reason="Internal.", by=office.jdih_team, when=moment(office)
    )
    assert answer is None
    assert queries.eligibility_of(decree).eligible is False
    assert queries.publication_of(decree) is None


def test_refuses_before_the_copies_are_certified(office):
    decree = copied(office)
    allow(office, decree)
    refused(no.CopiesAreNotCertified, start, office, decree)


def test_refuses_a_second_publication(office):
    dossier = opened(office)
    assert dossier.code in refused(no.AlreadyInPublication, start, office, dossier.follows)


def test_a_rejected_publication_can_be_begun_again(office):
    dossier = at(office, "approve_upload")
    act(office, dossier, "approve_upload", outcome="rejected", reason="Belum saatnya.")
    assert dossier.status == "rejected"
    again = start(office, dossier.follows)
    assert queries.proposal_of(again).attempt == 2


def test_refuses_an_internal_kind_without_the_head_of_legal(office):
    refused(no.KindIsInternal, start, office, certified(office), reason=REASON)


def test_refuses_what_the_head_of_legal_held_back(office):
    decree = certified(office)
    allow(office, decree, eligible=False, reason="Dikecualikan.")
    refused(no.HeldBack, start, office, decree, reason=REASON)


def test_refuses_an_exception_without_a_reason(office):
    refused(no.EligibilityNeedsAReason, allow, office, certified(office), reason=" ")


def test_refuses_eligibility_by_another_post(office):
    refused(no.NotYoursToPublish, allow, office, certified(office), by=office.secretary)


def test_refuses_opening_by_another_post(office):
    decree = certified(office)
    allow(office, decree)
    refused(procedure_no.NotYourPost, start, office, decree, by=office.head_of_legal)


def test_refuses_another_office(office, other_office):
    decree = certified(office)
    refused(Dossier.DoesNotExist, start, other_office, decree, by=other_office.jdih_team)


@pytest.mark.parametrize("key", ["plan_publication", "authenticate", "check_content", "verify_link"])
def test_refuses_the_wrong_post(office, key):
    refused(procedure_no.NotYourPost, act, office, at(office, key), key, by=office.bystander)


def test_refuses_approval_by_the_maker_of_the_content(office):
    from diktum.people.queries import Actor

    maker = Actor(
        office.jdih_team.person_id,
        "X",
        office.commission.pk,
        (*office.jdih_team.holdings, *office.secretary.holdings),
    )
    dossier = at(office, "approve_upload")
    refused(procedure_no.SamePersonTwice, act, office, dossier, "approve_upload", by=maker)


def test_refuses_a_meeting_that_has_not_been(office):
    dossier = at(office, "hold_jdih_meeting")
    tomorrow = office.moment(30).day
    refused(no.MeetingIsInTheFuture, act, office, dossier, "hold_jdih_meeting", held_on=tomorrow)


def test_refuses_an_empty_paper(office):
    refused(no.TextIsMissing, act, office, opened(office), "plan_publication", plan=" \x00 ")


def test_refuses_what_is_not_authentic(office):
    dossier = at(office, "authenticate")
    refused(no.NotAuthentic, act, office, dossier, "authenticate", conform=False)


def test_personal_data_has_to_be_looked_at(office, monkeypatch):
    table = Table(("Nama", "NIK"), (Row("b1", ("Melati Contoh", "9204 0101 0190 0001")),))
    with_nik = [Attachment("l1", SOUND.attachments[0].title, table)]
    monkeypatch.setattr("diktum.stages.plenary.tests.acting.SOUND", _with_attachments(with_nik), raising=True)
    monkeypatch.setattr(
        "diktum.stages.plenary.tests.acting.reconcile.__defaults__", (_with_attachments(with_nik), (), None)
    )
    dossier = at(office, "authenticate")
    said = refused(no.PersonalDataIsNotConfirmed, act, office, dossier, "authenticate")
    assert "NIK" in said
    sheet = act(office, dossier, "authenticate", personal_data_confirmed=True)
    assert sheet.personal_data[0]["excerpt"] == "9204…01"


def _with_attachments(attachments):
    from dataclasses import replace

    return replace(SOUND, attachments=tuple(attachments))


def test_refuses_incomplete_metadata(office):
    dossier = at(office, "design_content")
    said = refused(no.MetadataIsIncomplete, act, office, dossier, "design_content", subjects=())
    assert "Subjek" in said


def test_refuses_content_without_words_for_the_blind(office):
    dossier = at(office, "design_content")
    refused(no.TextIsMissing, act, office, dossier, "design_content", alternative_text="")


def test_refuses_a_copy_that_changed(office, monkeypatch):
    dossier = at(office, "authenticate_final")
    other = queries.sheet_of(dossier, "first")
    from diktum.files.store import read

    changed = read(other.copy) + b"\n%%EOF\n"
    monkeypatch.setattr("diktum.stages.publication.authenticating.published_copy", lambda origin: changed)
    refused(no.CopyHasChanged, act, office, dossier, "authenticate_final")


def test_refuses_no_posts_at_all(office):
    refused(no.NoPostRecorded, act, office, at(office, "post_social"), "post_social", posts=())


@pytest.mark.parametrize(
    "url", ["", "jdih", "javascript:alert(1)", "https://", "https://a b.example/", "http://[::1"]
)
def test_refuses_an_address_that_is_none(office, url):
    from diktum.stages.publication.commands import Post

    dossier = at(office, "post_social")
    refused(no.LinkIsUnfit, act, office, dossier, "post_social", posts=(Post("X", url),))


def test_refuses_an_address_that_changes(office):
    dossier = at(office, "upload_jdih")
    url = "https://jdih.kpu.go.id/keputusan-kpu/detail/abc"
    refused(no.LinkChanges, act, office, dossier, "upload_jdih", url=url)


def test_refuses_to_verify_a_link_that_nobody_opened(office):
    dossier = at(office, "verify_link")
    refused(no.LinkWasNotOpened, act, office, dossier, "verify_link", http_status=None)


def test_refuses_to_verify_a_broken_link(office):
    dossier = at(office, "verify_link")
    assert "404" in refused(no.LinkIsBroken, act, office, dossier, "verify_link", http_status=404)


def test_refuses_to_verify_when_the_copy_is_gone(office):
    from diktum.files.store import path_of

    dossier = at(office, "verify_link")
    path_of(queries.entry_of(dossier).copy.sha256).unlink()
    refused(no.LinkIsBroken, act, office, dossier, "verify_link")


def test_a_broken_link_goes_back_and_is_not_public(office):
    dossier = at(office, "verify_link")
    act(office, dossier, "verify_link", outcome="returned", http_status=404, reason="Tautan mati.")
    assert dossier.open_act == "upload_jdih"
    assert not queries.is_public(dossier.follows)
    act(office, dossier, "upload_jdih", url="")
    (only,) = act(office, dossier, "verify_link", http_status=None)
    assert only.adapter == "local"
    assert queries.is_public(dossier.follows)


def test_returned_content_is_designed_again(office):
    dossier = at(office, "check_content")
    act(office, dossier, "check_content", outcome="returned", reason="Perbaiki judul.")
    assert dossier.open_act == "design_content"


def test_a_paper_that_is_not_ready_is_refused(office):
    dossier = opened(office)
    for key in ("notulen-rapat-jdih", "lembar-otentikasi", "abstrak", "bukti-tautan", "laporan-evaluasi"):
        refused(no.PublicationPaperIsNotReady, PAPERS[key], dossier)


def test_the_queue_tells_where_each_decree_stands(office):
    decree = published(office)
    (row,) = queries.queue(office.commission.pk)
    assert (row.decree, row.eligibility.eligible, row.publication.open_act) == (decree, True, "evaluate")
