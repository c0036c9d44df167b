"""Copies are numbered, certified, carried and signed for: once each, by the right person."""

import datetime as dt
from dataclasses import replace

import pytest

from diktum.core.procedure.refusals import ActIsNotOpen, NotYourPost
from diktum.dossiers.models import JournalEntry
from diktum.dossiers.queries import last_completion
from diktum.dossiers.tests.acting import walk_to
from diktum.ledger.verify import verify
from diktum.people.queries import Actor
from diktum.stages.distribution import certifying, codes, commands, queries
from diktum.stages.distribution import refusals as no
from diktum.stages.distribution.commands import Recipient
from diktum.stages.distribution.models import Certification, CertifiedCopy, Dispatch, Receipt
from diktum.stages.distribution.queries import CopyState
from diktum.stages.distribution.tests.acting import (
    THREE,
    certified,
    copied,
    copy_of,
    delivered,
    moment,
    outsider,
    paraf,
    sign_for,
)
from diktum.stages.signing.tests.acting import numbered, signed


def trace():
    return [
        model.objects.count() for model in (CertifiedCopy, Certification, Dispatch, Receipt, JournalEntry)
    ]


class Refuses:
    """Expect a refusal that changes nothing."""

    def __init__(self, refusal):
        self.expected = pytest.raises(refusal)

    def __enter__(self):
        self.before = trace()
        return self.expected.__enter__()

    def __exit__(self, *exc):
        swallowed = self.expected.__exit__(*exc)
        assert trace() == self.before
        return swallowed


def make(office, dossier, recipients=THREE, by=None):
    return commands.make_copies(
        dossier_id=dossier.pk, recipients=recipients, by=by or office.legal_officer, when=moment(office)
    )


def certify(office, dossier, by=None):
    return commands.certify_copies(dossier_id=dossier.pk, by=by or office.head_of_legal, when=moment(office))


def send(office, dossier, numbers=(1,), courier="Petrus Teladan", on=None, by=None, **kwargs):
    return commands.dispatch_copies(
        dossier_id=dossier.pk,
        copy_ids=[copy_of(dossier, number).pk for number in numbers],
        courier=courier,
        on=on or moment(office).day,
        by=by or office.legal_officer,
        when=moment(office),
        **kwargs,
    )


def close(office, dossier, by=None):
    commands.close_delivery(dossier_id=dossier.pk, by=by or office.legal_officer, when=moment(office))


class TestMakeCopies:
    def test_numbers_one_copy_for_each_recipient_with_codes_of_its_own(self, office):
        dossier = numbered(office)
        made = make(office, dossier)
        assert [(copy.number, copy.recipient) for copy in made] == [
            (1, "Subbagian Teknis"),
            (2, "Melati Contoh"),
            (3, "Distrik Contoh"),
        ]
        assert len({copy.code for copy in made} | {copy.token for copy in made}) == 6
        assert {copy.text_sha256 for copy in made} == {queries.issued(dossier).sha256}
        assert last_completion(dossier, "copy").data["copies"] == 3
        assert verify().is_sound

    def test_proposes_unit_division_and_everybody_named(self, office):
        names = [each.name for each in queries.proposed_recipients(numbered(office))]
        assert names == [office.unit().name, office.division.name, "Melati Contoh"]

    def test_proposes_those_named_as_one_group(self, office):
        names = [each.name for each in queries.proposed_recipients(numbered(office), way="kelompok")]
        assert names[2] == "Para pihak dalam lampiran (1 orang)"

    def test_refuses_before_the_number(self, office):
        dossier = signed(office)
        assert queries.proposed_recipients(dossier) == ()
        with Refuses(ActIsNotOpen):
            make(office, dossier)

    def test_refuses_a_decree_without_number_where_the_act_is_open(self, office):
        dossier = walk_to(office, "copy")
        with Refuses(no.NotNumberedYet):
            make(office, dossier)

    @pytest.mark.parametrize(
        ("recipients", "refusal"),
        [
            ((), no.NobodyToSendTo),
            ((Recipient(" \x00 "),), no.RecipientIsUnfit),
            ((Recipient("A" * 251),), no.RecipientIsUnfit),
            ((Recipient("Distrik A"), Recipient("distrik  a")), no.RecipientIsTwice),
            (tuple(Recipient(f"Orang {n}") for n in range(301)), no.TooManyCopies),
        ],
    )
    def test_refuses_recipients_that_are_no_recipients(self, office, recipients, refusal):
        dossier = numbered(office)
        with Refuses(refusal):
            make(office, dossier, recipients)

    def test_refuses_another_post(self, office):
        dossier = numbered(office)
        for actor in (office.bystander, office.chair, outsider(office)):
            with Refuses(NotYourPost):
                make(office, dossier, by=actor)

    def test_html_is_text(self, office):
        dossier = numbered(office)
        make(office, dossier, (Recipient("<b>Distrik</b>"),))
        assert copy_of(dossier).recipient == "<b>Distrik</b>"


class TestCertifyCopies:
    def test_says_who_declared_the_copies_equal_to_the_original(self, office):
        row = certify(office, copied(office))
        assert (row.copies, row.name) == (3, office.head_of_legal.name)
        assert (row.statement, row.place) == ("Salinan sesuai dengan aslinya", "Teminabuan")
        assert row.post_title == "Kepala Subbagian Hukum dan SDM"
        assert verify().is_sound

    def test_refuses_another_post(self, office):
        dossier = copied(office)
        for actor in (office.legal_officer, office.secretary, outsider(office)):
            with Refuses(NotYourPost):
                certify(office, dossier, by=actor)

    def test_refuses_where_the_office_named_another_post(self, office, monkeypatch):
        dossier = copied(office)
        setting = certifying.settings()[0]
        monkeypatch.setattr(certifying, "settings", lambda: (replace(setting, post="secretary"),))
        with Refuses(no.PostDoesNotCertify):
            certify(office, dossier)

    def test_refuses_before_any_setting(self, office, monkeypatch):
        dossier = copied(office)
        monkeypatch.setattr(certifying, "settings", lambda: ())
        with Refuses(no.PostDoesNotCertify):
            certify(office, dossier)


class TestDispatchCopies:
    def test_notes_who_carries_which_copy(self, office):
        dossier = certified(office)
        send(office, dossier, (1, 3))
        assert [line.state for line in queries.copies(dossier)] == [
            CopyState.ON_THE_WAY,
            CopyState.HERE,
            CopyState.ON_THE_WAY,
        ]
        dossier.refresh_from_db()
        assert dossier.open_act == "deliver"
        assert verify().is_sound

    def test_a_copy_that_came_back_goes_again(self, office):
        dossier = certified(office)
        send(office, dossier)
        send(office, dossier, courier="Pos", manner="post")
        assert queries.copy_numbered(dossier, 1).dispatch.courier == "Pos"
        assert [line.number for line in queries.dispatches(dossier)] == [1, 2]

    @pytest.mark.parametrize("courier", ["", "  ", "x" * 251])
    def test_refuses_without_a_courier(self, office, courier):
        dossier = certified(office)
        with Refuses(no.CourierIsUnnamed):
            send(office, dossier, courier=courier)

    def test_refuses_nothing_and_the_unknown(self, office):
        dossier, other = certified(office), certified(office)
        with Refuses(no.NoCopyChosen):
            send(office, dossier, ())
        with Refuses(no.CopyIsUnknown):
            commands.dispatch_copies(
                dossier_id=dossier.pk,
                copy_ids=[copy_of(other).pk],
                courier="A",
                on=moment(office).day,
                by=office.legal_officer,
                when=moment(office),
            )

    @pytest.mark.parametrize("days", [-1, 1])
    def test_refuses_a_day_before_certification_or_in_the_future(self, office, days):
        dossier = certified(office)
        with Refuses(no.DayIsUnfit):
            send(office, dossier, on=moment(office).day + dt.timedelta(days=days))

    def test_refuses_a_copy_that_is_received(self, office):
        dossier = certified(office)
        paraf(office, dossier)
        with Refuses(no.CopyIsReceived):
            send(office, dossier)

    def test_refuses_another_post(self, office):
        dossier = certified(office)
        with Refuses(NotYourPost):
            send(office, dossier, by=office.secretary)


class TestRecordReceipt:
    def test_the_recipient_signs_with_the_token(self, office):
        dossier = certified(office)
        receipt = sign_for(office, dossier, 2, post="Pelaksana")
        assert (receipt.receiver, receipt.way, receipt.received_on) == (
            "Melati Contoh",
            "phone",
            moment(office).day,
        )
        assert queries.copy_numbered(dossier, 2).state is CopyState.RECEIVED
        line = JournalEntry.objects.filter(dossier=dossier).order_by("-seq").first()
        assert (line.person_id, line.person_name, line.post) == (None, "Melati Contoh", "recipient")
        assert verify().is_sound

    def test_the_officer_records_a_paraf_on_paper(self, office):
        dossier = certified(office)
        assert paraf(office, dossier).recorded_by == office.legal_officer.name
        assert queries.dispatches(dossier)[0].manner == "collected"

    def test_a_copy_is_received_once(self, office):
        dossier = certified(office)
        sign_for(office, dossier)
        with Refuses(no.CopyIsReceived) as again:
            sign_for(office, dossier, name="Orang Lain")
        assert "Melati Contoh" in str(again.value)
        with Refuses(no.CopyIsReceived):
            paraf(office, dossier)

    def test_refuses_the_token_of_another_office(self, office, other_office):
        dossier = certified(office)
        with Refuses(no.CopyIsUnknown):
            commands.record_receipt(
                token=copy_of(dossier).token, name="A", by=outsider(other_office), when=moment(office)
            )
        with Refuses(no.CopyIsUnknown):
            commands.record_receipt(
                copy_id=copy_of(dossier).pk,
                name="A",
                way="paper",
                by=other_office.legal_officer,
                when=moment(office),
            )

    @pytest.mark.parametrize("token", ["x", "2222-2222-2222-2222", "0" * 16, "-"])
    def test_refuses_an_unknown_token(self, office, token):
        with Refuses(no.CopyIsUnknown):
            commands.record_receipt(token=token, name="A", by=outsider(office), when=moment(office))

    def test_the_public_code_is_no_token(self, office):
        dossier = certified(office)
        with Refuses(no.CopyIsUnknown):
            commands.record_receipt(
                token=copy_of(dossier).code, name="A", by=outsider(office), when=moment(office)
            )

    def test_refuses_before_certification(self, office):
        dossier = copied(office)
        assert queries.copy_by_token(copy_of(dossier).token) is None
        with Refuses(ActIsNotOpen):
            sign_for(office, dossier)

    @pytest.mark.parametrize("name", ["", "  \t", "\x00", "n" * 251])
    def test_refuses_without_a_name(self, office, name):
        dossier = certified(office)
        with Refuses(no.ReceiverIsUnnamed):
            sign_for(office, dossier, name=name)

    def test_refuses_the_way_that_is_not_the_actors(self, office):
        dossier = certified(office)
        copy = copy_of(dossier)
        ways = (
            {"by": outsider(office), "copy_id": copy.pk, "way": "paper"},
            {"by": office.legal_officer, "token": copy.token, "way": "phone"},
            {"by": office.legal_officer, "copy_id": copy.pk, "way": "phone"},
            {"by": outsider(office), "token": copy.token, "way": "paper"},
            {"by": office.legal_officer, "copy_id": copy.pk, "way": "merpati"},
        )
        for way in ways:
            with Refuses(no.ReceiptIsNotYours):
                commands.record_receipt(name="A", when=moment(office), **way)

    def test_refuses_another_post_on_paper(self, office):
        dossier = certified(office)
        with Refuses(NotYourPost):
            paraf(office, dossier, by=office.bystander)

    def test_refuses_a_paraf_of_tomorrow(self, office):
        dossier = certified(office)
        with Refuses(no.DayIsUnfit):
            paraf(office, dossier, received_on=moment(office).day + dt.timedelta(days=1))


class TestCloseDelivery:
    def test_ends_when_every_copy_is_received(self, office):
        dossier = delivered(office)
        assert dossier.open_act == "archive"
        assert last_completion(dossier, "deliver").data["receipts"] == 3

    def test_refuses_while_a_copy_is_on_the_way(self, office):
        dossier = certified(office)
        paraf(office, dossier, 1)
        with Refuses(no.CopiesAreOnTheWay) as waiting:
            close(office, dossier)
        assert "2 salinan" in str(waiting.value)

    def test_refuses_a_recipient(self, office):
        dossier = certified(office)
        for number in (1, 2, 3):
            paraf(office, dossier, number)
        with Refuses(no.ReceiptIsNotYours):
            close(office, dossier, by=outsider(office))
        with Refuses(NotYourPost):
            close(office, dossier, by=office.secretary)


class TestCodes:
    def test_leave_out_what_is_mistaken(self):
        assert not set("ILO01") & set(codes.ALPHABET)
        assert len(codes.ALPHABET) ** codes.CODE_LETTERS > 2**40
        assert len(codes.ALPHABET) ** codes.TOKEN_LETTERS > 2**70

    def test_repeat_for_the_same_copy_and_differ_for_another(self):
        assert codes.public_code("a") == codes.public_code("a") != codes.public_code("b")
        assert codes.public_code("a")[:5] != codes.receipt_token("a")[:5]

    def test_need_the_key_of_the_installation(self, settings):
        before = codes.public_code("a")
        settings.SECRET_KEY = "another key of another installation"
        assert codes.public_code("a") != before

    def test_are_read_as_people_type_them(self):
        code = codes.public_code("a")
        assert codes.normal_code(f" {code.lower().replace('-', ' ')} ") == code
        assert codes.normal_code("O" * 10) == codes.normal_code("") == codes.normal_code("é" * 10) == ""


class TestQueries:
    def test_the_public_learns_no_recipient(self, office):
        dossier = certified(office)
        copy = copy_of(dossier, 2)
        found = queries.copy_by_code(copy.code.lower())
        assert (found.copy_number, found.copies, found.legal_status) == (2, 3, "Berlaku")
        assert "basah" in found.signature_kind
        assert "Melati" not in repr(found)

    def test_an_unknown_or_uncertified_code_is_nothing(self, office):
        dossier = copied(office)
        assert queries.copy_by_code(copy_of(dossier).code) is None
        assert queries.copy_by_code("22222-22222") is None
        assert queries.copy_by_code("'; DROP TABLE") is None

    def test_the_book_of_a_year_has_every_line_of_one_office(self, office, other_office):
        dossier = certified(office)
        send(office, dossier, (1, 2))
        sign_for(office, dossier, 2)
        lines = queries.dispatch_lines(office.commission.pk, 2026)
        assert [(line.number, line.copy_number, line.receiver) for line in lines] == [
            (1, 1, ""),
            (2, 2, "Melati Contoh"),
        ]
        assert lines[0].decree == "Nomor 1 Tahun 2026"
        assert queries.dispatch_lines(other_office.commission.pk, 2026) == ()
        assert queries.dispatch_years(office.commission.pk) == ((2026, 2),)

    def test_an_outsider_of_nowhere_holds_no_post(self, office):
        assert Actor.outsider("A", commission_id=office.commission.pk).posts == {"recipient"}
