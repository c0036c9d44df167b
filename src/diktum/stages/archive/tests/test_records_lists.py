"""Lists of records: every page costs the same, however many there are; the database orders as the paper does."""

import datetime as dt
import re

import pytest
from django.core.paginator import Paginator
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from diktum.stages.archive import records_commands as commands
from diktum.stages.archive import records_lists as lists
from diktum.stages.archive import records_papers as papers
from diktum.stages.archive.models import OldDecree
from diktum.stages.archive.place import ShelfPlace
from diktum.stages.archive.records_views import lacking
from diktum.stages.archive.retention_rules import Phase, last_closed, retention_of
from diktum.stages.archive.tests.test_old_decrees import GOOD, a_list, folder, line, take
from diktum.stages.archive.tests.test_records import YEARS_LATER, a_record, lend, propose
from diktum.stages.signing.models import AgendaBook, AgendaLine

__all__ = ["folder"]
BACKEND = "django.contrib.auth.backends.ModelBackend"
MANY = 5_000
PAGES = (
    "/arsip/",
    "/arsip/?q=contoh+tim&tahun=2001&kode=HK.03.1&tempat=depo&halaman=3",
    "/arsip/rak/",
    "/arsip/rak/?tempat=depo&lihat=kurang&halaman=2",
    "/arsip/retensi/",
)


def many_old_decrees(office, count, year=2001):
    """Write past decrees as an import does, without its chain: what is counted here is statements."""
    like = OldDecree.objects.select_related("line").first()
    book, _new = AgendaBook.objects.get_or_create(commission=office.commission, series="keputusan", year=year)
    day = dt.date(year, 1, 1)
    same = {
        field.name: getattr(like.line, field.name)
        for field in AgendaLine._meta.concrete_fields
        if field.name not in ("id", "book", "number", "entry")
    }
    made = AgendaLine.objects.bulk_create(
        AgendaLine(**same, book=book, number=number) for number in range(1, count + 1)
    )
    OldDecree.objects.bulk_create(
        OldDecree(
            commission=office.commission,
            taken_in=like.taken_in,
            code=f"SS-L{year}-{row.number:04d}",
            series="keputusan",
            year=year,
            number=row.number,
            number_text=f"NOMOR {row.number} TAHUN {year}",
            title=f"Tim Contoh {row.number}",
            enacted_on=day + dt.timedelta(days=row.number % 365),
            line=row,
            archive_code=("HK.03.1", "TU.01.1")[row.number % 2],
            room="Depo",
            box=str(row.number % 40),
            folder=str(row.number),
        )
        for row in made
    )


@pytest.fixture
def visit(office, settings):
    settings.DIKTUM_FIXED_NOW = office.moment(20).at.isoformat()
    client = Client()
    client.force_login(office.user("staf-hukum"), backend=BACKEND)
    return client


def statements(client, url):
    with CaptureQueriesContext(
        connection,
    ) as seen:
        answer = client.get(url)
    assert answer.status_code == 200
    return len(seen), answer.content.decode()


def test_5_000_records_cost_the_statements_of_a_few(office, folder, visit, django_assert_num_queries):
    take(office, GOOD, folder)
    many_old_decrees(office, 130)
    for url in PAGES:
        visit.get(url)
    few = {url: statements(visit, url)[0] for url in PAGES}
    many_old_decrees(office, MANY, year=2003)
    assert lists.records(office.commission.pk).count() == MANY + 133
    for url, cost in few.items():
        with django_assert_num_queries(cost):
            answer = visit.get(url)
        assert len(answer.content) < 60_000, url


def test_a_slice_costs_five_statements_at_most_and_a_count_two(
    office, folder, django_assert_num_queries, django_assert_max_num_queries
):
    take(office, GOOD, folder)
    a_record(office)
    everything = lists.records(office.commission.pk)
    for chosen in (everything, everything.in_shelf_order(), everything.lacking()):
        with django_assert_max_num_queries(5):
            assert chosen[:50]
        with django_assert_num_queries(2):
            count = chosen.count()
        assert count == len(chosen[:50])


def test_pages_hold_every_record_once_in_one_order(office, folder):
    take(office, GOOD, folder)
    many_old_decrees(office, 130)
    for chosen in (lists.records(office.commission.pk), lists.records(office.commission.pk).in_shelf_order()):
        turned = Paginator(chosen, 50)
        codes = [each.code for page in turned for each in page]
        assert turned.num_pages == 3 and len(set(codes)) == len(codes) == 133
        assert codes == [each.code for each in chosen]


def test_the_newest_decree_comes_first(office, folder):
    take(office, a_list(line(1), line(2), line(3, year=2018), line(4)), folder)
    days = [each.enacted_on for each in lists.records(office.commission.pk)]
    assert days == sorted(days, reverse=True) and len(days) == 4


PLACES = ("Depo;2;9", "Depo;10;1", "depo;2;10", ";;", "Depo;;3", "Arsip B2;1;1", "Arsip B10;1;1", "Ärsip;1;1")


def test_the_shelf_stands_in_the_same_order_on_screen_and_on_paper(office, folder):
    take(office, a_list(*(line(n, place=place) for n, place in enumerate(PLACES, start=1))), folder)
    commands.move_record(
        code="SS-L2019-0005",
        place=ShelfPlace(room="Depo", folder="3", box="100"),
        reason="Penataan",
        by=office.legal_officer,
        when=office.moment(11),
    )
    chosen = tuple(lists.records(office.commission.pk).in_shelf_order())
    assert list(chosen) == papers.by_place(chosen)
    words = [each.place_words for each in chosen]
    assert words[:2] == ["Arsip B2 · Boks 1 · Folder 1", "Arsip B10 · Boks 1 · Folder 1"]
    assert words[2:6] == [
        "Depo · Boks 2 · Folder 9",
        "depo · Boks 2 · Folder 10",
        "Depo · Boks 10 · Folder 1",
        "Depo · Boks 100 · Folder 3",
    ]
    assert words[-1] == ""


def test_the_database_writes_places_as_the_screen_does(office, folder):
    take(office, a_list(*(line(n, place=place) for n, place in enumerate(PLACES, start=1))), folder)
    for each in lists.records(office.commission.pk):
        found = lists.found(office.commission.pk, place=each.place_words.replace(" · ", " "))
        assert not each.place_words or each.code in [other.code for other in found]


def test_each_part_of_the_shelf_is_counted_and_kept_in_the_links(office, folder, visit):
    take(office, GOOD, folder)
    record = a_record(office)
    lend(office, record)
    many_old_decrees(office, 130)
    _cost, page = statements(visit, "/arsip/rak/?tempat=depo&lihat=kurang")
    assert "?tempat=depo&amp;lihat=kurang&amp;halaman=2" in page
    assert 'name="lihat" value="kurang"' in page
    counts = dict(
        re.findall(r'<a href="\?([^"]*)"[^>]*>[^<]* \((\d+)\)</a>', statements(visit, "/arsip/rak/")[1])
    )
    assert counts["lihat=pinjaman"] == "1" and counts["lihat=terlambat"] == "0"
    assert int(counts[""]) == 134
    assert record.code in statements(visit, "/arsip/rak/?lihat=pinjaman")[1]
    assert "SS-L2019" not in statements(visit, "/arsip/rak/?lihat=pinjaman")[1]


@pytest.mark.parametrize("query", ["halaman=0", "halaman=x", "halaman=99999", "lihat=entah", "tempat=%00"])
def test_a_senseless_address_counts_as_not_asked(office, folder, visit, query):
    take(office, GOOD, folder)
    assert "SS-L2019-0001" in statements(visit, f"/arsip/rak/?{query}")[1]


def test_what_is_lacking_is_what_the_page_says(office, folder):
    take(
        office,
        a_list(line(1, "sk-1.pdf", sheets="2"), line(2, "sk-2.pdf", sheets="9"), line(3, place=";;")),
        folder,
    )
    a_record(office)
    everything = lists.records(office.commission.pk)
    assert {each.code for each in everything.lacking()} == {each.code for each in everything if lacking(each)}
    assert {each.code for each in everything.lacking()} >= {"SS-L2019-0002", "SS-L2019-0003"}


class TestRetention:
    def test_the_last_day_of_closing_is_where_the_years_end(self):
        for day in (dt.date(2028, 2, 29), dt.date(2029, 3, 1), dt.date(2026, 11, 9), dt.date(2032, 2, 29)):
            closed = last_closed("TU.01.1", day)
            assert retention_of("TU.01.1", closed, day).phase(day) is Phase.OVER
            after = closed + dt.timedelta(days=1)
            assert retention_of("TU.01.1", after, day).phase(day) is not Phase.OVER
        assert last_closed("HK.03.1", dt.date(2126, 1, 1)) is None

    def test_what_falls_due_is_what_each_record_says(self, office, folder):
        take(office, GOOD, folder)
        many_old_decrees(office, 40, year=2024)
        day = dt.date(2027, 1, 20)
        everything = lists.records(office.commission.pk)
        over = {code: closed for code, _n in everything.codes() if (closed := last_closed(code, day))}
        due = {each.code for each in everything.closed_by(over)}
        assert due == {each.code for each in everything if each.retention(day).phase(day) is Phase.OVER}
        rest = {each.code for each in everything.closed_after(over)}
        assert due and due.isdisjoint(rest) and len(due | rest) == everything.count()

    def test_what_is_proposed_is_no_longer_offered(self, office):
        record = a_record(office)
        everything = lists.records(office.commission.pk)
        assert everything.undisposed().count() == 1
        propose(office, record.code, day=YEARS_LATER)
        assert everything.undisposed().count() == 0
