"""Refusals, repeated submissions, errors, and forms whose session ended."""

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_a_refusal_says_what_happened_the_rule_and_the_remedy(visitor):
    answer = visitor.post(
        "/contoh/menolak/",
        {"title": "Yang sudah diketik"},
        headers={"referer": "http://testserver/contoh/?a=1"},
    )
    text = answer.content.decode()
    assert answer.status_code == 409
    for words in (
        "Tanda tangan",
        "DKT-100",
        "SOP 23/2022 baris 6",
        "Tunggu sampai",
        "Yang sudah diketik",
        'href="/contoh/?a=1"',
    ):
        assert words in text


def test_a_refusal_answers_htmx_with_a_part(visitor):
    answer = visitor.post("/contoh/menolak/", headers={"hx-request": "true"})
    assert answer.status_code == 409
    assert b"<html" not in answer.content


def test_a_refusal_never_leads_back_to_another_site(visitor):
    answer = visitor.get("/contoh/menolak/", headers={"referer": "https://lain.example/x"})
    assert b'href="/contoh/menolak/"' in answer.content


def test_a_repeated_submission_is_led_to_the_first_answer(visitor):
    answer = visitor.post("/contoh/dua-kali/")
    assert (answer.status_code, answer.url) == (303, "/contoh/selesai/")


@pytest.mark.parametrize(("path", "status"), [("/tidak-ada/", 404), ("/contoh/rusak/", 500)])
def test_errors_speak_indonesian(visitor, path, status):
    answer = visitor.get(path)
    assert answer.status_code == status
    assert f"DKT-{status}" in answer.content.decode()


def test_a_form_that_was_taken_is_announced_to_the_browser(visitor):
    form = {
        "title": "A",
        "day": "2026-11-24",
        "unit": "teknis",
        "kind": "tim",
        "agreed": "on",
        "persons-0-name": "B",
        "persons-0-post": "C",
    }
    assert visitor.post("/contoh/", form).cookies["diktum_taken"].value == "1"
    assert "diktum_taken" not in visitor.post("/contoh/", {"title": ""}).cookies


def test_what_was_typed_when_the_session_ended_waits_behind_the_login(member):
    account = member.session["_auth_user_id"]
    member.logout()
    sent = member.post("/contoh/pegawai/", {"title": "Kelompok kerja", "password": "rahasia"})
    assert sent.url.endswith("next=/lanjutkan/")
    assert "diktum_taken" not in sent.cookies
    from django.contrib.auth import get_user_model

    member.force_login(
        get_user_model().objects.get(pk=account), backend="django.contrib.auth.backends.ModelBackend"
    )
    page = member.get("/lanjutkan/").content.decode()
    assert "Kelompok kerja" in page
    assert 'action="/contoh/pegawai/"' in page
    assert "rahasia" not in page
    assert "Kelompok kerja" in member.post("/contoh/pegawai/", {"title": "Kelompok kerja"}).content.decode()
    member.post("/lanjutkan/")
    assert member.get("/lanjutkan/").status_code == 302


def test_a_stale_token_gives_back_what_was_typed_with_a_fresh_one():
    careful = Client(enforce_csrf_checks=True)
    answer = careful.post("/contoh/", {"title": "Kelompok kerja"}, headers={"origin": "http://testserver"})
    text = answer.content.decode()
    assert answer.status_code == 403
    assert 'value="Kelompok kerja"' in text
    token = re.search(r'action="/contoh/"[^>]*><input[^>]*value="(\w+)"', text)
    assert token
    again = careful.post(
        "/contoh/",
        {"title": "Kelompok kerja", "csrfmiddlewaretoken": token[1]},
        headers={"origin": "http://testserver"},
    )
    assert again.status_code == 422


def test_another_site_cannot_put_words_into_somebodys_mouth():
    careful = Client(enforce_csrf_checks=True)
    answer = careful.post("/contoh/", {"title": "Kelompok kerja"}, headers={"origin": "https://lain.example"})
    assert answer.status_code == 403
    assert "Kelompok kerja" not in answer.content.decode()


def test_speaks_indonesian_whatever_the_browser_prefers(visitor):
    answer = visitor.get("/contoh/", headers={"accept-language": "en-US"})
    assert '<html lang="id">' in answer.content.decode()
