"""Row 6: initials and signature. Each does what it says; each refusal changes nothing."""

import datetime as dt

import pytest

from diktum.core.document import fingerprint
from diktum.core.document.rules.samples import SOUND
from diktum.core.language import DecreeNumber
from diktum.core.procedure.refusals import (
    ActIsNotOpen,
    MandateMayNot,
    NotYourPost,
    ReasonIsMissing,
    StaleForm,
    UnknownOutcome,
)
from diktum.dossiers.queries import last_completion, state_of
from diktum.dossiers.refusals import RepeatedRequest
from diktum.people.commands import appoint
from diktum.people.queries import actor_of
from diktum.stages.plenary.tests.acting import SESSION_DAY, confirm, reconcile
from diktum.stages.signing import commands, queries
from diktum.stages.signing.models import Initials, Signature
from diktum.stages.signing.refusals import (
    MethodIsUnknown,
    NotInPostThatDay,
    SignedBeforeDecision,
    SignedBeforeFrozen,
    SignedInTheFuture,
    TextDiffers,
    TextIsNotFrozen,
)
from diktum.stages.signing.tests.acting import (
    at,
    frozen,
    initial,
    initialed,
    number,
    secretary_decree,
    sign,
    signed,
)


def test_initials_name_the_text_they_stand_on(office):
    dossier = frozen(office)
    row = commands.initial_text(
        dossier_id=dossier.pk, outcome="initialed", by=office.secretary, when=at(office)
    )
    dossier.refresh_from_db()
    assert (row.text_sha256, row.initialed_by) == (fingerprint(SOUND), office.secretary.name)
    assert dossier.open_act == "sign"
    assert row.seq == last_completion(dossier, "initial").seq


def test_the_secretary_returns_the_text_to_reconciliation(office):
    dossier = frozen(office)
    assert initial(office, dossier, "returned", "Lampiran belum sesuai putusan.") is None
    assert dossier.open_act == "reconcile"
    assert not Initials.objects.exists()
    reconcile(office, dossier)
    confirm(office, dossier)
    initial(office, dossier)
    assert sign(office, dossier).text_sha256 == fingerprint(SOUND)


def test_returning_needs_a_reason(office, refused):
    refused(ReasonIsMissing, initial, office, frozen(office), "returned", "  ")


def test_only_the_secretary_initials(office, refused):
    refused(NotYourPost, initial, office, frozen(office), by=office.chair)


def test_an_outcome_that_the_procedure_does_not_know(office, refused):
    refused(UnknownOutcome, initial, office, frozen(office), "signed")


def test_a_text_that_was_never_frozen_is_not_initialed(office, refused, monkeypatch):
    dossier = frozen(office)
    monkeypatch.setattr("diktum.stages.plenary.queries.final_text", lambda dossier: None)
    refused(TextIsNotFrozen, initial, office, dossier)


def test_the_signature_is_that_of_the_post_held_on_the_day(office):
    dossier = initialed(office)
    row = sign(office, dossier, ink="purple", note="Ditandatangani di ruang kerja Ketua.")
    assert (row.signatory_name, row.post, row.post_title, row.post_kind) == (
        "Yohana Andai",
        "chair",
        "Ketua",
        "definitive",
    )
    assert (row.method, row.ink, row.signed_on) == ("wet", "purple", at(office).day)
    assert row.text_sha256 == queries.frozen_text(dossier).sha256 == fingerprint(SOUND)
    assert dossier.open_act == "number"
    assert state_of(dossier).beyond_return
    assert queries.signature_of(dossier) == row


def test_signing_may_be_recorded_later_with_its_own_day(office):
    dossier = initialed(office)
    late = at(office, day=SESSION_DAY + 3)
    row = commands.sign_decree(
        dossier_id=dossier.pk, method="wet", signed_on=at(office).day, by=office.chair, when=late
    )
    assert (row.signed_on, row.recorded_on) == (at(office).day, late.day)


def test_a_signature_in_the_future(office, refused):
    day = at(office).day + dt.timedelta(days=1)
    refused(SignedInTheFuture, sign, office, initialed(office), signed_on=day)


def test_a_signature_before_the_decision(office, refused):
    day = at(office).day - dt.timedelta(days=1)
    refused(SignedBeforeDecision, sign, office, initialed(office), signed_on=day)


def test_a_signature_before_the_text_was_frozen(office, refused):
    dossier = secretary_decree(office)
    day = at(office).day - dt.timedelta(days=1)
    refused(SignedBeforeFrozen, sign, office, dossier, by=office.secretary, signed_on=day)


@pytest.mark.parametrize("given", [{"method": "cap"}, {"ink": "black"}])
def test_an_unknown_method_or_ink(office, refused, given):
    refused(MethodIsUnknown, sign, office, initialed(office), **given)


def test_a_print_of_another_text(office, refused):
    refused(TextDiffers, sign, office, initialed(office), seen_sha256="0" * 64)


def test_words_changed_behind_the_fingerprint(office, refused, monkeypatch):
    dossier = initialed(office)
    from diktum.stages.plenary import queries as plenary

    row = plenary.final_text(dossier)
    row.document = {**row.document, "title": "JUDUL YANG DIUBAH"}
    monkeypatch.setattr(plenary, "final_text", lambda dossier: row)
    refused(TextDiffers, sign, office, dossier)
    row.document = {"apa": "ini"}
    refused(TextDiffers, sign, office, dossier)


def test_a_later_version_of_the_draft(office, refused, monkeypatch):
    dossier = initialed(office)
    from diktum.stages.drafting import queries as drafting

    version = drafting.latest_version(dossier)
    version.sha256 = "f" * 64
    monkeypatch.setattr(drafting, "latest_version", lambda dossier: version)
    refused(TextDiffers, sign, office, dossier)


def test_only_the_chair_signs(office, refused):
    refused(NotYourPost, sign, office, initialed(office), by=office.secretary)


def test_an_acting_chair_by_mandate_may_not_sign(office, refused):
    dossier = initialed(office)
    member = office.person("anggota1")
    appoint(
        commission_id=office.commission.pk,
        person_id=member.pk,
        post="chair",
        title="Ketua",
        kind="plh",
        letter="Surat Tugas Nomor 1",
        since=office.moment().day,
        by=None,
    )
    refused(MandateMayNot, sign, office, dossier, by=actor_of(member, at(office).day))


def test_who_was_not_in_post_on_the_day_of_signing(office, refused):
    dossier = initialed(office)
    late = at(office, day=SESSION_DAY + 3)
    member = office.person("anggota1")
    appoint(
        commission_id=office.commission.pk,
        person_id=member.pk,
        post="chair",
        title="Ketua",
        kind="takeover",
        letter="Keputusan Nomor 1",
        since=late.day,
        by=None,
    )
    refused(
        NotInPostThatDay,
        sign,
        office,
        dossier,
        by=actor_of(member, late.day),
        when=late,
        signed_on=at(office).day,
    )


def test_signing_twice(office, refused):
    refused(ActIsNotOpen, sign, office, signed(office))


def test_the_same_submission_counts_once(office, refused):
    dossier = initialed(office)
    sign(office, dossier, request_key="satu")
    refused(RepeatedRequest, sign, office, dossier, request_key="satu")


def test_a_stale_form(office, refused):
    dossier = initialed(office)
    refused(StaleForm, sign, office, dossier, seen_seq=dossier.seq - 1)


def test_the_secretary_signs_own_decrees_in_a_series_of_their_own(office):
    number(office, signed(office))
    dossier = secretary_decree(office)
    row = sign(office, dossier, by=office.secretary)
    assert (row.post, row.post_title) == ("secretary", "Sekretaris")
    assert number(office, dossier) == DecreeNumber("keputusan-sekretaris", 1, 2026)
    line = queries.agenda_line(dossier)
    assert line.decided_on == line.signed_on == row.signed_on
    assert line.plenary_record == ""


def test_the_secretary_returns_instead_of_signing(office):
    dossier = secretary_decree(office)
    assert sign(office, dossier, by=office.secretary, outcome="returned", reason="Nama keliru.") is None
    assert dossier.open_act == "submit_draft"
    assert not Signature.objects.exists()
