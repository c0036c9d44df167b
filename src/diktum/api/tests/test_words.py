"""Words asked of the API go to the public search: its stems, its gate, its counts; pages and ETag stay as they were."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from diktum.portal.tests.changing import amended
from diktum.search import keeping
from diktum.stages.archive.tests.test_old_decrees import a_list, line, take
from diktum.stages.publication.tests.acting import at, moment, published
from diktum.stages.publication.withdrawing import withdraw_publication

pytestmark = pytest.mark.django_db
LIST = "/api/v1/decrees"


def asked(client, **query):
    answer = client.get(LIST, query)
    assert answer.status_code == 200, answer.content
    return answer.json()


@pytest.mark.parametrize(
    "typed", ["pelaksana", "kegiatannya contoh", '"tim pelaksana"', "nomor 1 tahun 2026", "1/2026", "pelaks"]
)
def test_finds_by_stem_phrase_number_and_beginning(office, client, typed):
    published(office)
    keeping.rebuild()
    data = asked(client, q=typed)
    assert (data["total"], [each["number"] for each in data["items"]]) == (1, [1])


def test_every_word_has_to_be_there_and_filters_hold(office, client):
    published(office)
    keeping.rebuild()
    assert asked(client, q="pelaksana kambing")["total"] == 0
    assert asked(client, q='"pelaksana tim"')["total"] == 0
    assert asked(client, q="pelaksana", year=2025)["total"] == 0
    assert asked(client, q="pelaksana", kind="tim")["total"] == 1
    assert asked(client, q="pelaksana", office="kab-sorong-selatan")["total"] == 1
    assert asked(client, q="pelaksana", office="kab-lain")["total"] == 0


def test_words_without_weight_find_nothing_and_blanks_ask_nothing(office, client):
    published(office)
    keeping.rebuild()
    assert asked(client, q="yang dan")["total"] == 0
    assert asked(client, q="  ")["total"] == asked(client, q="\x00")["total"] == 1


def test_what_is_not_public_is_neither_shown_nor_counted(office, client):
    at(office, "verify_link")
    keeping.rebuild()
    data = asked(client, q="pelaksana")
    assert (data["total"], data["items"]) == (0, [])


def test_a_decree_of_the_paper_years_is_never_given(office, client, tmp_path):
    take(office, a_list(line(1, title="Tim Pelaksana Lama")), tmp_path)
    keeping.rebuild()
    assert asked(client, q="pelaksana lama")["total"] == 0


def test_what_was_withdrawn_is_gone_before_the_index_knows(office, client):
    decree = published(office)
    keeping.rebuild()
    withdraw_publication(
        dossier_id=decree.pk, reason="Keliru.", by=office.head_of_legal, when=moment(office, 60)
    )
    data = asked(client, q="pelaksana")
    assert (data["total"], data["items"]) == (0, [])


def test_pages_hold_every_decree_once_newest_first(office, client):
    amended(office)
    keeping.rebuild()
    whole = asked(client, q="pelaksana")
    pages = [asked(client, q="pelaksana", limit=1, offset=offset) for offset in (0, 1, 2)]
    assert [page["total"] for page in pages] == [2, 2, 2]
    assert [item for page in pages for item in page["items"]] == whole["items"]
    assert pages[2]["items"] == [] and pages[1]["links"]["next"] == ""
    assert whole["items"] == asked(client)["items"]
    assert asked(client, q="pelaksana", limit=100, offset=1_000_000)["items"] == []


def test_nothing_is_sent_twice(office, client):
    published(office)
    keeping.rebuild()
    first = client.get(LIST, {"q": "pelaksana"})
    again = client.get(LIST, {"q": "pelaksana"}, HTTP_IF_NONE_MATCH=first["ETag"])
    assert (again.status_code, again.content) == (304, b"")


def test_without_an_index_words_are_looked_through_and_it_is_mended(office, client):
    published(office)
    assert asked(client, q="pelaksana")["total"] == 1
    assert ProcrastinateJob.objects.filter(task_name="search.mend").count() == 1
    keeping.mend()
    assert asked(client, q="pelaksana")["total"] == 1


COST = 6


def test_a_page_costs_the_same_whatever_is_found(office, client, django_assert_num_queries):
    published(office)
    keeping.rebuild()
    asked(client, q="pelaksana")
    with django_assert_num_queries(COST):
        asked(client, q="pelaksana")
