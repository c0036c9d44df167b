"""Withdrawing and cancelling, as pages with a reason."""

from django.urls import reverse

from diktum.dossiers.tests.acting import walk_to


def url(name, dossier):
    return reverse(f"desk:{name}", args=[dossier.code])


def test_the_proposer_withdraws_with_a_reason(as_, dossier):
    client = as_("pengusul")
    assert client.get(url("withdraw", dossier)).status_code == 200
    answer = client.post(url("withdraw", dossier), {"reason": "Anggaran dialihkan.", "request_key": "a"})
    assert answer.status_code == 302
    dossier.refresh_from_db()
    assert dossier.status == "withdrawn"
    page = client.get(url("dossier", dossier)).content.decode()
    assert "Usulan ditarik" in page and "Anggaran dialihkan." in page


def test_pressing_twice_has_one_effect(as_, dossier):
    client, sent = as_("pengusul"), {"reason": "Anggaran dialihkan.", "request_key": "a"}
    client.post(url("withdraw", dossier), sent)
    answer = client.post(url("withdraw", dossier), sent)
    assert answer.status_code == 303
    assert answer.url == url("dossier", dossier)


def test_without_a_reason_nothing_happens(as_, dossier):
    answer = as_("pengusul").post(url("withdraw", dossier), {"reason": "  "})
    assert answer.status_code == 422
    dossier.refresh_from_db()
    assert dossier.status == "running"


def test_another_unit_may_not_withdraw(as_, dossier):
    client = as_("ketua")
    assert "Tidak dapat dilakukan" in client.get(url("withdraw", dossier)).content.decode()
    assert client.post(url("withdraw", dossier), {"reason": "Coba."}).status_code == 409
    dossier.refresh_from_db()
    assert dossier.status == "running"


def test_the_secretary_cancels_and_nobody_else_does(as_, dossier):
    assert as_("pengusul").post(url("cancel", dossier), {"reason": "Coba."}).status_code == 409
    answer = as_("sekretaris").post(url("cancel", dossier), {"reason": "Usulan ganda."})
    assert answer.status_code == 302
    dossier.refresh_from_db()
    assert dossier.status == "cancelled"


def test_after_the_signature_neither_is_offered_nor_done(office, as_, dossier):
    walk_to(office, "number", dossier=dossier)
    client = as_("sekretaris")
    page = client.get(url("dossier", dossier)).content.decode()
    assert url("cancel", dossier) not in page
    assert client.post(url("cancel", dossier), {"reason": "Terlambat."}).status_code == 409
