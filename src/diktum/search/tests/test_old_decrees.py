"""Decrees from the paper years are found in the one box: by their office alone, as the database has them now."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from diktum.dossiers.tests.acting import open_dossier
from diktum.formats import ocr
from diktum.formats import papers as p
from diktum.formats.pdf import render
from diktum.ledger.chain import chaining
from diktum.search import keeping, tasks
from diktum.search.entries import OLD_KIND, Source
from diktum.search.results import Filters
from diktum.search.searching import search
from diktum.stages.archive import records_commands as commands
from diktum.stages.archive.models import OldDecree, OldDecreeText
from diktum.stages.archive.old_decrees_refusals import OldRowsAreFaulty
from diktum.stages.archive.old_decrees_tasks import read_old_decree
from diktum.stages.archive.place import ShelfPlace
from diktum.stages.archive.tests.acting import put_away
from diktum.stages.archive.tests.test_old_decrees import a_list, a_scan, line, take
from diktum.stages.archive.tests.test_records import a_record, decide, propose, prove
from diktum.stages.distribution.tests.acting import delivered

pytestmark = pytest.mark.django_db
REFRESH_OLD = "search.refresh_old"


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "pdf"
    made.mkdir()
    (made / "sk-1.pdf").write_bytes(a_scan(2))
    return made


@pytest.fixture
def old(office, folder):
    """Take two decrees of 2019 in, the first with a scan."""
    take(office, a_list(line(1, "sk-1.pdf"), line(2, series="keputusan-sekretaris")), folder)
    return OldDecree.objects.get(number=1)


def found(office, typed, **more):
    return search(typed, actor=office.secretary, **more)


def codes(results):
    return [hit.code for hit in results.hits]


def read(office, decree, text):
    when = office.moment()
    with chaining(decree.commission_id, when) as chain:
        chain.record(OldDecreeText(decree=decree, text=text, read_at=when.at))


def waiting():
    return ProcrastinateJob.objects.filter(task_name=REFRESH_OLD, queue_name="search", status="todo")


@pytest.mark.parametrize(
    "typed",
    ["contoh 1", "nomor 1 tahun 2019", "1/2019", "SS-L2019-0001", "depo 0001", '"tim contoh" hk.03.1'],
)
def test_is_found_by_title_number_code_and_place(office, old, typed):
    keeping.rebuild()
    hit = next(each for each in found(office, typed).hits if each.source is Source.OLD)
    assert (hit.code, hit.number, hit.path) == (
        "SS-L2019-0001",
        "Nomor 1 Tahun 2019",
        "/arsip/catatan/SS-L2019-0001/",
    )
    assert (hit.place, hit.kind, hit.status, hit.unit) == (
        "Depo · Boks 3 · Folder 12",
        OLD_KIND,
        "finished",
        "Keputusan KPU",
    )


def test_its_link_opens_the_page_where_it_is_shown(office, old, client, settings):
    keeping.rebuild()
    client.force_login(office.user("sekretaris"), backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/cari/", {"q": "contoh"}).content.decode()
    assert "/arsip/catatan/SS-L2019-0001/" in page and "Depo · Boks 3 · Folder 12" in page
    assert client.get(found(office, "SS-L2019-0001").hits[0].path).status_code == 200


def test_is_found_by_what_was_read_in_its_scan(office, old):
    read(office, old, "Bimbingan teknis penyelenggara badan adhoc")
    keeping.rebuild()
    hits = found(office, "badan adhoc")
    assert codes(hits) == [old.code]
    assert any(piece.is_marked for piece in hits.hits[0].snippet)


def test_another_office_neither_sees_nor_counts_it(office, other_office, old):
    keeping.rebuild()
    theirs = search("contoh", actor=other_office.secretary)
    assert (theirs.total, theirs.hits, dict(theirs.facets)) == (0, (), {})
    assert search("SS-L2019-0001", actor=other_office.secretary).suggestion == ""


def test_the_public_never_finds_it(office, old):
    read(office, old, "Bimbingan teknis")
    keeping.rebuild()
    keeping.refresh_old([old.pk])
    for typed in ("contoh", "bimbingan", "1/2019", old.code):
        assert search(typed, actor=None).total == 0


def test_counts_and_filters_know_it(office, old):
    open_dossier(office, title="Tim Contoh Baru")
    keeping.rebuild()
    everything = found(office, "contoh")
    assert everything.total == 3
    assert dict(everything.facets["kind"])[OLD_KIND] == 2
    assert found(office, "contoh", filters=Filters(kind=OLD_KIND)).total == 2
    assert codes(found(office, "contoh", filters=Filters(archive_code="HK.03.2"))) == ["SS-L2019-S0002"]
    assert found(office, "contoh", filters=Filters(year=2019)).total == 2


class TestInStep:
    def test_one_job_for_a_whole_import_in_its_own_transaction(self, office, old):
        keeping.rebuild()
        (job,) = waiting()
        assert sorted(job.args["old_decree_ids"]) == sorted(OldDecree.objects.values_list("pk", flat=True))
        assert tasks.refresh_old(**job.args) == 2

    def test_a_list_that_is_refused_queues_nothing(self, office, folder):
        with pytest.raises(OldRowsAreFaulty):
            take(office, a_list(line(1, "sk-1.pdf"), line(2, "tidak-ada.pdf")), folder)
        assert not waiting().exists()

    def test_what_was_read_is_found_after_the_job(self, office, folder):
        if not ocr.is_available():
            pytest.skip("no reader of scans here")
        facts = (p.Fact("Peserta", "Penyelenggara"),)
        words = p.SheetPaper(title="x", heading=("BIMBINGAN TEKNIS",), facts=facts, verdict="Selesai")
        (folder / "sk-1.pdf").write_bytes(render(words, made_at=office.moment().at))
        take(office, a_list(line(1, "sk-1.pdf")), folder)
        keeping.rebuild()
        assert found(office, "penyelenggara").total == 0
        waiting().delete()
        assert read_old_decree(old_decree_id=OldDecree.objects.get().pk) == "read"
        (job,) = waiting()
        tasks.refresh_old(**job.args)
        assert found(office, "penyelenggara").total == 1

    def test_a_moved_paper_is_found_where_it_stands_now(self, office, old):
        keeping.rebuild()
        waiting().delete()
        move(office, old.code)
        (job,) = waiting()
        tasks.refresh_old(**job.args)
        assert found(office, "gudang timur").hits[0].place == "Gudang Timur · Folder 7"
        assert codes(found(office, '"boks 3"')) == ["SS-L2019-S0002"]

    def test_a_moved_original_too(self, office):
        dossier = delivered(office)
        put_away(office, dossier)
        keeping.rebuild()
        queued = ProcrastinateJob.objects.filter(task_name="search.refresh", args__dossier_id=dossier.pk)
        before = queued.count()
        move(office, dossier.code)
        assert queued.count() == before + 1
        tasks.refresh(dossier_id=dossier.pk)
        (hit,) = found(office, "gudang timur").hits
        assert (hit.code, hit.place) == (dossier.code, "Gudang Timur · Folder 7")

    def test_a_lent_paper_says_who_has_it(self, office, old):
        keeping.rebuild()
        commands.lend_record(
            code=old.code,
            borrower="Peminjam Contoh",
            borrower_office="",
            purpose="Pemeriksaan",
            due_on=office.moment(20).day,
            by=office.legal_officer,
            when=office.moment(10),
        )
        assert "Dipinjam Peminjam Contoh" in found(office, old.code).hits[0].place

    def test_a_destroyed_paper_stands_nowhere(self, office):
        record = a_record(office)
        proposal = propose(office, record.code)
        decide(office, proposal)
        keeping.rebuild()
        assert found(office, "lemari 2 folder 0042").total == 1
        prove(office, proposal)
        tasks.refresh(dossier_id=record.original.dossier_id)
        assert found(office, "lemari 2 folder 0042").total == 0
        assert found(office, record.code).hits[0].place == "Dimusnahkan"


def move(office, code):
    commands.move_record(
        code=code,
        place=ShelfPlace(room="Gudang Timur", folder="7"),
        reason="Penataan",
        by=office.legal_officer,
        when=office.moment(11),
    )


class TestWithoutIndex:
    @pytest.mark.parametrize("typed", ["contoh 2019", "nomor 1 tahun 2019", "SS-L2019-0001"])
    def test_titles_codes_and_numbers_are_looked_through(self, office, other_office, old, typed):
        results = found(office, typed)
        assert results.is_makeshift and old.code in codes(results)
        assert results.total == len(results.hits)
        assert search(typed, actor=other_office.secretary).total == 0

    def test_every_page_can_be_turned_to(self, office, folder):
        take(office, a_list(*(line(number) for number in range(1, 26))), folder)
        pages = [codes(found(office, "contoh", page=page)) for page in (1, 2, 3)]
        assert [len(page) for page in pages] == [20, 5, 0]
        assert len({code for page in pages for code in page}) == 25

    def test_filters_hold(self, office, old):
        assert found(office, "contoh", filters=Filters(kind=OLD_KIND)).total == 2
        assert found(office, "contoh", filters=Filters(kind="tim")).total == 0
        assert found(office, "contoh", filters=Filters(unit="1")).total == 0


def test_an_index_of_the_version_before_is_built_again(office, old):
    keeping.rebuild()
    name = f"office-{office.commission.pk}"
    (keeping.folder_of(name) / "diktum.json").write_text('{"version": 1}')
    assert found(office, "contoh").is_makeshift
    keeping.mend()
    assert not found(office, "contoh").is_makeshift and found(office, "contoh").total == 2


def test_a_page_of_hits_costs_the_same_whatever_its_number(office, folder, django_assert_max_num_queries):
    rows = [line(number) for number in range(1, 26)]
    take(office, a_list(*rows), folder)
    keeping.rebuild()
    with django_assert_max_num_queries(10):
        assert len(found(office, "contoh").hits) == 20


def test_the_rebuild_counts_both(office, old):
    open_dossier(office)
    name = f"office-{office.commission.pk}"
    assert keeping.rows_of(name) == 3
    assert keeping.rebuild() == 3
