"""The API gives what is public, as its own description says."""

import pytest

from diktum.stages.distribution.queries import copies
from diktum.stages.publication.tests.acting import at, published

pytestmark = pytest.mark.django_db

ONE = "/api/v1/decrees/kab-sorong-selatan/keputusan/2026/1"


def test_lists_and_gives_public_decrees(office, client):
    published(office)
    data = client.get("/api/v1/decrees?q=tim&office=kab-sorong-selatan&year=2026").json()
    assert (data["total"], data["items"][0]["number"]) == (1, 1)
    full = client.get(ONE).json()
    assert full["full_title"].startswith("Keputusan Komisi Pemilihan Umum")
    assert "MEMUTUSKAN:" in full["text"]


def test_nothing_leaks_before_publication(office, client):
    at(office, "verify_link")
    assert client.get("/api/v1/decrees").json()["total"] == 0
    assert client.get(ONE).status_code == 404


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=1000", "offset=-1", "year=x", "offset=99999999999999999999", f"q={'x' * 300}"]
)
def test_refuses_what_it_does_not_know(office, client, query):
    assert client.get(f"/api/v1/decrees?{query}").status_code == 422


@pytest.mark.parametrize(
    "path", [f"{ONE}9999999999999999", "/api/v1/procedures/tidak-ada", "/api/v1/authenticity/AAAAA-AAAAA"]
)
def test_what_is_not_there(office, client, path):
    assert client.get(path).status_code == 404


def test_gives_the_procedures_as_they_run(office, client):
    assert {each["code"] for each in client.get("/api/v1/procedures").json()} >= {
        "tim-pelaksana",
        "publikasi-jdih",
    }
    steps = client.get("/api/v1/procedures/tim-pelaksana").json()["steps"]
    assert [step["number"] for step in steps] == list(range(1, 11))


def test_checks_a_code(office, client):
    decree = published(office)
    copy = copies(decree)[0].copy
    data = client.get(f"/api/v1/authenticity/{copy.code}").json()
    assert data["is_ours"] is True
    assert copy.recipient not in str(data)


def test_describes_itself(office, client):
    description = client.get("/api/v1/openapi.json").json()
    assert description["openapi"].startswith("3.")
    assert all(set(methods) == {"get"} for methods in description["paths"].values())
