"""The pages: readable for everybody of the office, usable by the post of the SOP, kind to what was typed."""

import pytest
from django.test import Client
from django.urls import reverse

from diktum.formats.pdf import text_of
from diktum.stages.distribution import queries
from diktum.stages.distribution.tests.acting import (
    certified,
    copied,
    copy_of,
    delivered,
    moment,
    paraf,
    sign_for,
)
from diktum.stages.signing.tests.acting import numbered, signed

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def visit(office, settings):
    """Answer a browser of somebody of the office at the moment of the tests."""

    def visit(account=""):
        settings.DIKTUM_FIXED_NOW = moment(office).at.isoformat()
        client = Client()
        if account:
            client.force_login(office.user(account), backend=BACKEND)
        return client

    return visit


def stamp(dossier, key="kunci"):
    dossier.refresh_from_db()
    return {"request_key": key, "seen_seq": dossier.seq}


def url(name, dossier, *args):
    return reverse(f"distribution:{name}", args=[dossier.code, *args])


def typed(*names):
    data = {}
    for row, name in enumerate(names):
        data |= {f"penerima-{row}-name": name, f"penerima-{row}-post": "", f"penerima-{row}-place": "Kantor"}
    return data


class TestCopyPage:
    def test_proposes_recipients_and_makes_copies(self, office, visit):
        dossier, client = numbered(office), visit("staf-hukum")
        page = client.get(url("copy", dossier))
        assert page.status_code == 200
        assert "Melati Contoh" in page.content.decode()
        answer = client.post(url("copy", dossier), typed("Distrik Contoh") | stamp(dossier))
        assert (answer.status_code, answer["Location"]) == (302, f"/berkas/{dossier.code}/")
        assert [line.copy.recipient for line in queries.copies(dossier)] == ["Distrik Contoh"]

    def test_can_propose_those_named_as_one_group(self, office, visit):
        page = visit("staf-hukum").get(url("copy", numbered(office)) + "?cara=kelompok")
        assert "Para pihak dalam lampiran (1 orang)" in page.content.decode()

    def test_shows_what_was_typed_again(self, office, visit):
        dossier = numbered(office)
        data = typed("") | {"penerima-0-post": "Jabatan tanpa nama"} | stamp(dossier)
        answer = visit("staf-hukum").post(url("copy", dossier), data)
        assert answer.status_code == 422
        assert "Jabatan tanpa nama" in answer.content.decode()
        assert "kunci" in answer.content.decode()
        assert queries.copies(dossier) == ()

    def test_adding_a_row_checks_nothing(self, office, visit):
        dossier = numbered(office)
        answer = visit("staf-hukum").post(url("copy", dossier), typed("A") | {"add_row": "penerima"})
        assert answer.status_code == 200
        assert "penerima-1-name" in answer.content.decode()

    def test_refuses_another_post(self, office, visit):
        dossier = numbered(office)
        client = visit("tamu")
        assert client.get(url("copy", dossier)).status_code == 200
        assert client.post(url("copy", dossier), typed("A") | stamp(dossier)).status_code == 409

    def test_reads_before_the_number_and_after_the_copies(self, office, visit):
        client = visit("staf-hukum")
        assert client.get(url("copy", signed(office))).status_code == 200
        assert "Distrik Contoh" in client.get(url("copy", copied(office))).content.decode()

    def test_the_same_submission_counts_once(self, office, visit):
        dossier, client = numbered(office), visit("staf-hukum")
        data = typed("A") | stamp(dossier)
        client.post(url("copy", dossier), data)
        assert client.post(url("copy", dossier), data).status_code == 303
        assert len(queries.copies(dossier)) == 1


class TestCertifyPage:
    def test_certifies(self, office, visit):
        dossier, client = copied(office), visit("kasubbag-hukum")
        page = client.get(url("certify", dossier)).content.decode()
        assert "Salinan sesuai dengan aslinya" in page
        assert "Sahkan salinan" in page
        assert client.post(url("certify", dossier), stamp(dossier)).status_code == 302
        assert "Sahkan salinan" not in client.get(url("certify", dossier)).content.decode()

    def test_refuses_another_post(self, office, visit):
        dossier = copied(office)
        client = visit("staf-hukum")
        assert "Sahkan salinan</button>" not in client.get(url("certify", dossier)).content.decode()
        assert client.post(url("certify", dossier), stamp(dossier)).status_code == 409


class TestDeliverPage:
    def send(self, dossier, **changes):
        chosen = [line.copy.pk for line in queries.copies(dossier)]
        data = {"copies": chosen, "courier": "Petrus", "manner": "direct", "on": "2026-11-14", "note": ""}
        return data | stamp(dossier) | {"do": "dispatch"} | changes

    def test_notes_what_leaves_and_closes(self, office, visit):
        dossier, client = certified(office), visit("staf-hukum")
        page = client.get(url("deliver", dossier)).content.decode()
        assert "0 dari 3 salinan sudah diterima" in page
        assert copy_of(dossier).token in page
        answer = client.post(url("deliver", dossier), self.send(dossier))
        assert (answer.status_code, answer["Location"]) == (302, url("deliver", dossier))
        for number in (1, 2, 3):
            paraf(office, dossier, number)
        assert "Selesaikan distribusi" in client.get(url("deliver", dossier)).content.decode()
        answer = client.post(url("deliver", dossier), {"do": "close"} | stamp(dossier, "tutup"))
        assert answer["Location"] == f"/berkas/{dossier.code}/"
        dossier.refresh_from_db()
        assert dossier.open_act == "archive"

    def test_shows_what_was_typed_again(self, office, visit):
        dossier = certified(office)
        answer = visit("staf-hukum").post(
            url("deliver", dossier), self.send(dossier, copies=[], courier="Kurir Contoh", on="kemarin")
        )
        assert answer.status_code == 422
        assert "Kurir Contoh" in answer.content.decode()
        assert "kemarin" in answer.content.decode()

    def test_refuses_another_post_and_hides_the_links(self, office, visit):
        dossier, client = certified(office), visit("tamu")
        page = client.get(url("deliver", dossier)).content.decode()
        assert copy_of(dossier).token not in page
        assert client.post(url("deliver", dossier), self.send(dossier)).status_code == 409

    def test_another_receipt_does_not_make_the_form_stale(self, office, visit):
        dossier, client = certified(office), visit("staf-hukum")
        data = self.send(dossier, copies=[copy_of(dossier, 1).pk])
        sign_for(office, dossier, 2)
        assert client.post(url("deliver", dossier), data).status_code == 302

    def test_tokens_are_printed_only_for_those_who_hand_out(self, office, visit):
        dossier = certified(office)
        token = copy_of(dossier, 1).token
        place = url("print_receipts", dossier)
        assert visit("tamu").get(place).status_code == 403
        assert token in text_of(visit("staf-hukum").get(place).content)
        one = url("print_receipt", dossier, 1)
        assert token in text_of(visit("kasubbag-hukum").get(one).content)
        assert token not in text_of(visit("tamu").get(one).content)
        assert visit("tamu").get(url("print_copy", dossier, 1))["Content-Type"] == "application/pdf"

    def test_refuses_to_close_too_early(self, office, visit):
        dossier = certified(office)
        assert (
            visit("staf-hukum").post(url("deliver", dossier), {"do": "close"} | stamp(dossier)).status_code
            == 409
        )

    def test_reads_before_and_after(self, office, visit):
        client = visit("staf-hukum")
        assert client.get(url("deliver", numbered(office))).status_code == 200
        assert (
            "Semua salinan sudah diterima" in client.get(url("deliver", delivered(office))).content.decode()
        )

    def test_another_office_sees_nothing(self, office, other_office, visit):
        dossier = certified(office)
        client = visit()
        client.force_login(other_office.user("staf-hukum"), backend=BACKEND)
        for name in ("copy", "certify", "deliver"):
            assert client.get(url(name, dossier)).status_code == 404


class TestPaperReceiptPage:
    def data(self, dossier, **changes):
        return (
            {"name": "Melati", "post": "", "nip": "", "received_on": "2026-11-14"} | stamp(dossier) | changes
        )

    def test_records_a_paraf(self, office, visit):
        dossier, client = certified(office), visit("staf-hukum")
        assert client.get(url("paper_receipt", dossier, 2)).status_code == 200
        assert client.post(url("paper_receipt", dossier, 2), self.data(dossier)).status_code == 302
        assert queries.copy_numbered(dossier, 2).receipt.receiver == "Melati"
        assert "Sudah diterima oleh Melati" in client.get(url("paper_receipt", dossier, 2)).content.decode()

    def test_shows_what_was_typed_again(self, office, visit):
        dossier = certified(office)
        answer = visit("staf-hukum").post(
            url("paper_receipt", dossier, 2), self.data(dossier, name="", nip="17 Janes 3 8022/1")
        )
        assert answer.status_code == 422
        assert "17 Janes 3 8022/1" in answer.content.decode()

    def test_refuses_another_post_and_an_unknown_number(self, office, visit):
        dossier, client = certified(office), visit("tamu")
        assert client.post(url("paper_receipt", dossier, 2), self.data(dossier)).status_code == 409
        assert client.get(url("paper_receipt", dossier, 9)).status_code == 404


class TestSignReceiptPage:
    def place(self, dossier, number=2):
        return reverse("distribution:sign_receipt", args=[copy_of(dossier, number).token])

    def test_a_recipient_signs_without_an_account(self, office, visit):
        dossier, client = certified(office), visit()
        page = client.get(self.place(dossier))
        assert page.status_code == 200
        text = page.content.decode()
        assert "Salinan" in text
        assert "<script>" not in text
        assert len(page.content) < 15_000
        assert page["Cache-Control"].startswith("max-age=0")
        assert page["Referrer-Policy"] == "no-referrer"
        answer = client.post(self.place(dossier), {"name": "Melati <b>Contoh</b>", "agreed": "on"})
        assert (answer.status_code, answer["Location"]) == (302, self.place(dossier))
        after = client.get(self.place(dossier)).content.decode()
        assert "sudah diterima" in after
        assert "Melati &lt;b&gt;Contoh&lt;/b&gt;" in after
        assert "WIT" in after
        assert 'name="agreed"' not in after

    def test_signing_twice_shows_who_signed(self, office, visit):
        dossier = certified(office)
        sign_for(office, dossier, 2)
        answer = visit().post(self.place(dossier), {"name": "Orang Lain", "agreed": "on"}, follow=True)
        assert answer.status_code == 200
        assert "Melati Contoh" in answer.content.decode()
        assert "Orang Lain" not in answer.content.decode()

    def test_shows_what_was_typed_again(self, office, visit):
        dossier = certified(office)
        answer = visit().post(self.place(dossier), {"name": "Melati", "nip": "123"})
        assert answer.status_code == 422
        assert 'value="Melati"' in answer.content.decode()
        assert "18 angka" in answer.content.decode()
        assert queries.copy_numbered(dossier, 2).receipt is None

    @pytest.mark.parametrize("token", ["x", "2222-2222-2222-2222", "%00", "a" * 500])
    def test_an_unknown_token_is_not_found(self, office, visit, token):
        assert visit().get(f"/t/{token}/").status_code == 404
        assert visit().post(f"/t/{token}/", {"name": "A", "agreed": "on"}).status_code == 404

    def test_is_not_there_before_certification(self, office, visit):
        assert visit().get(self.place(copied(office))).status_code == 404

    def test_reads_the_clock_of_the_phone_but_trusts_the_office(self, office, visit):
        dossier = certified(office)
        said = {"name": "A", "agreed": "on", "client_at": "2031-01-01T00:00:00+09:00"}
        visit().post(self.place(dossier), said)
        receipt = queries.copy_numbered(dossier, 2).receipt
        assert receipt.client_at.year == 2030
        assert receipt.received_on == moment(office).day

    @pytest.mark.parametrize("said", ["kemarin", "2031-01-01", "\x00", "9" * 300])
    def test_ignores_a_clock_that_is_none(self, office, visit, said):
        dossier = certified(office)
        visit().post(self.place(dossier), {"name": "A", "agreed": "on", "client_at": said})
        assert queries.copy_numbered(dossier, 2).receipt.client_at is None
