"""The API as other programs meet it: its description, its problems, its pages, and nothing sent twice."""

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from openapi_spec_validator import validate

from diktum.stages.publication.tests.acting import published

pytestmark = pytest.mark.django_db

ONE = "/api/v1/decrees/kab-sorong-selatan/keputusan/2026/1"
PROBLEM = "application/problem+json"


@pytest.fixture(autouse=True)
def nobody_asked_yet():
    cache.clear()


def test_the_description_is_valid(office, client):
    described = client.get("/api/v1/openapi.json").json()
    validate(described)
    for path, methods in described["paths"].items():
        assert PROBLEM in methods["get"]["responses"]["429"]["content"], path


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"{ONE}99", 404),
        ("/api/v1/tidak-ada", 404),
        ("/api/v1/decrees?limit=0", 422),
        ("/api/v1/decrees?year=x&offset=-1", 422),
        ("/api/v1/decrees/..%2f..%2fetc/keputusan/2026/1", 404),
        ("/api/v1/authenticity/AAAAA-AAAAA", 404),
    ],
)
def test_what_cannot_be_met_is_a_problem(office, client, path, status):
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (status, PROBLEM)
    told = answer.json()
    assert (
        told["status"] == status
        and told["title"]
        and told["detail"]
        and told["instance"].startswith("/api/v1/")
    )
    assert bool(told["errors"]) == (status == 422)


def test_only_reading_is_possible(office, client):
    answer = client.post("/api/v1/decrees")
    assert (answer.status_code, answer["Content-Type"], answer["Allow"]) == (405, PROBLEM, "GET, HEAD")


def test_pages_lead_to_each_other(office, client, settings):
    settings.DIKTUM_PUBLIC_URL = "https://jdih.example.go.id"
    published(office)
    page = client.get("/api/v1/decrees?q=tim&limit=1&offset=1")
    links = page.json()["links"]
    assert links["prev"] == links["first"] == links["last"]
    assert links["first"] == "https://jdih.example.go.id/api/v1/decrees?q=tim&limit=1&offset=0"
    assert links["next"] == ""
    assert 'rel="prev"' in page["Link"] and 'rel="next"' not in page["Link"]


@pytest.mark.parametrize("path", [ONE, "/api/v1/decrees", "/api/v1/procedures"])
def test_nothing_is_sent_twice_and_head_is_enough(office, client, path):
    published(office)
    first = client.get(path)
    again = client.get(path, HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    head = client.head(path)
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", first["ETag"])
    assert head["Content-Length"] == str(len(first.content))


def test_an_address_that_asks_too_often_is_told_so(office, client, settings):
    settings.DIKTUM_PORTAL_PER_MINUTE = 3
    answers = [client.get("/api/v1/procedures") for _turn in range(4)]
    assert [each.status_code for each in answers] == [200, 200, 200, 429]
    assert (answers[-1]["Content-Type"], answers[-1]["Retry-After"]) == (PROBLEM, "60")
    assert client.get("/api/v1/procedures", REMOTE_ADDR="10.1.2.3").status_code == 200


def test_a_stranger_finds_no_answer_that_is_not_described(office, no_limit):
    published(office)
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())

    asked = [_asked(operation.ok().as_strategy()) for operation in schema.get_all_operations()]
    assert len(asked) >= 5 and all(asked)


def _asked(strategy):
    seen = []

    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(case=strategy)
    def ask(case):
        seen.append(case)
        case.call_and_validate(headers={"Accept-Encoding": "identity"})

    ask()
    return len(seen)


@pytest.fixture
def no_limit(settings):
    """Let one address ask as it likes, on the connection that carries the test's transaction."""
    settings.DIKTUM_PORTAL_PER_MINUTE = 0
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
