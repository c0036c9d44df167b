"""The original gets its place, the scan is kept and checked; whatever is wrong is refused and leaves nothing."""

import pikepdf
import pytest
from django.core.files.base import ContentFile

from diktum.core.procedure.refusals import ActIsNotOpen, NotYourPost
from diktum.dossiers.models import JournalEntry
from diktum.dossiers.queries import last_completion
from diktum.dossiers.tests.acting import walk_to
from diktum.files import refusals as bad
from diktum.files import store
from diktum.files.models import StoredFile
from diktum.files.tests.builders import a_pdf, a_picture
from diktum.ledger.verify import verify
from diktum.people.queries import Actor
from diktum.stages.archive import classification, commands, queries
from diktum.stages.archive import records_lists as lists
from diktum.stages.archive import refusals as no
from diktum.stages.archive.commands import ScanCheck, ShelfPlace
from diktum.stages.archive.models import Original, Scan
from diktum.stages.archive.tests.acting import GOOD, PLACE, a_file, a_scan, put_away, put_away_decree
from diktum.stages.distribution.tests.acting import certified, delivered


def trace():
    return [model.objects.count() for model in (Original, Scan, StoredFile, JournalEntry)]


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


class TestArchiveOriginal:
    def test_records_the_place_and_keeps_the_scan(self, office):
        dossier = delivered(office)
        original = put_away(office, dossier)
        assert queries.place_words(original) == "Arsip Hukum · Lemari 2 · Rak 1 · Boks 7 · Folder 0042"
        assert (original.archive_code, original.decree_number) == ("HK.03.1", "Nomor 1 Tahun 2026")
        (scan,) = queries.scans_of(dossier)
        assert scan.pages == scan.expected_pages == original.sheets
        assert store.path_of(scan.file.sha256).exists()
        assert (dossier.status, last_completion(dossier, "archive").data["scans"]) == (
            "finished",
            [scan.file.sha256],
        )
        assert verify().is_sound

    def test_takes_a_picture_of_each_page(self, office):
        dossier = delivered(office)
        pages = queries.expected_pages(dossier)
        scan = [a_file(a_picture("JPEG"), f"halaman-{n}.jpg") for n in range(pages)]
        put_away(office, dossier, scan=scan)
        assert [each.position for each in queries.scans_of(dossier)] == list(range(1, pages + 1))

    def test_takes_an_imperfect_scan_with_a_note(self, office):
        dossier = delivered(office)
        checked = ScanCheck(complete=True, legible=False, upright=True, pages_match=False, note="Cap pudar")
        put_away(office, dossier, scan=a_file(a_pdf(1)), checked=checked)
        (scan,) = queries.scans_of(dossier)
        assert (scan.pages, scan.legible, scan.note) == (1, False, "Cap pudar")

    def test_refuses_an_unticked_check_without_a_note(self, office):
        dossier = delivered(office)
        scan = a_scan(dossier)
        for checked in (ScanCheck(), ScanCheck(complete=True, legible=True, upright=True, note=" \x00 ")):
            with Refuses(no.CheckIsMissing) as refused:
                put_away(office, dossier, checked=checked, scan=scan)
            assert "halaman cocok" in str(refused.value)

    def test_refuses_pages_that_do_not_match(self, office):
        dossier = delivered(office)
        with Refuses(no.PagesDiffer):
            put_away(office, dossier, scan=a_file(a_pdf(1)))

    @pytest.mark.parametrize("code", ["", "HK.99", "HK.03.1'; --", "x" * 300])
    def test_refuses_an_unknown_code(self, office, code):
        dossier = delivered(office)
        with Refuses(no.CodeIsUnknown):
            put_away(office, dossier, archive_code=code)

    @pytest.mark.parametrize(
        "place",
        [
            ShelfPlace(room="", folder="1"),
            ShelfPlace(room="A", folder=" \x00"),
            ShelfPlace(room="A" * 101, folder="1"),
            ShelfPlace(room="A", folder="1", box="b" * 101),
        ],
    )
    def test_refuses_a_place_where_nobody_finds_it(self, office, place):
        dossier = delivered(office)
        with Refuses(no.PlaceIsIncomplete):
            put_away(office, dossier, place=place)

    @pytest.mark.parametrize("sheets", [0, -1, 10_001])
    def test_refuses_an_original_without_pages(self, office, sheets):
        dossier = delivered(office)
        with Refuses(no.SheetsAreUncounted):
            put_away(office, dossier, sheets=sheets)

    def test_refuses_without_a_scan_and_with_far_too_many(self, office):
        dossier = delivered(office)
        with Refuses(no.ScanIsMissing):
            commands.archive_original(
                dossier_id=dossier.pk,
                place=PLACE,
                scan=[],
                archive_code="HK.03.1",
                checked=GOOD,
                by=office.legal_officer,
                when=office.moment(6),
            )
        with Refuses(no.TooManyFiles):
            put_away(office, dossier, scan=[a_file(a_picture(), f"{n}.png") for n in range(61)])

    def test_refuses_a_decree_that_was_never_issued(self, office):
        dossier = walk_to(office, "archive")
        with Refuses(no.NothingToArchive):
            put_away(office, dossier, scan=a_file(a_pdf()))

    def test_refuses_before_distribution_is_closed(self, office):
        dossier = certified(office)
        with Refuses(ActIsNotOpen):
            put_away(office, dossier)

    def test_refuses_another_post(self, office):
        dossier = delivered(office)
        outsider = Actor.outsider("A", commission_id=office.commission.pk)
        for actor in (office.bystander, office.secretary, office.head_of_legal, outsider):
            with Refuses(NotYourPost):
                put_away(office, dossier, by=actor)


class TestBadFiles:
    @pytest.mark.parametrize(
        ("content", "name", "refusal"),
        [
            (b"<html><script>alert(1)</script></html>", "pindaian.pdf", bad.FileIsNotWhatItClaims),
            (b"", "pindaian.pdf", bad.FileIsEmpty),
            (a_pdf(encryption=pikepdf.Encryption(owner="o", user="u")), "pindaian.pdf", bad.FileIsEncrypted),
            (a_pdf()[:200], "pindaian.pdf", bad.FileIsNotWhatItClaims),
            (a_picture(), "pindaian.pdf", bad.FileIsNotWhatItClaims),
            (a_pdf(), "pindaian.exe", bad.FileIsNotWhatItClaims),
            (b"%PDF-1.7\nbukan", "pindaian.pdf", bad.FileIsNotWhatItClaims),
        ],
    )
    def test_is_refused_and_leaves_nothing(self, office, content, name, refusal):
        dossier = delivered(office)
        with Refuses(refusal):
            put_away(office, dossier, scan=a_file(content, name))
        dossier.refresh_from_db()
        assert dossier.open_act == "archive"

    def test_too_large_is_refused(self, office, monkeypatch):
        monkeypatch.setattr(commands, "MOST_BYTES", 1024)
        dossier = delivered(office)
        with Refuses(bad.FileIsTooLarge):
            put_away(office, dossier, scan=ContentFile(b"%PDF-1.7" + b"0" * 4096, name="pindaian.pdf"))

    def test_one_bad_file_among_good_ones_keeps_none(self, office):
        dossier = delivered(office)
        scan = [a_file(a_picture(), "1.png"), a_file(b"<html>", "2.png")]
        with Refuses(bad.FileIsNotWhatItClaims):
            put_away(office, dossier, scan=scan)


class TestQueries:
    def test_finds_by_words_number_code_place_and_year(self, office):
        put_away_decree(office)
        ours = office.commission.pk
        for found in (
            lists.found(ours),
            lists.found(ours, "tim CONTOH"),
            lists.found(ours, "nomor 1"),
            lists.found(ours, "SS-26"),
            lists.found(ours, year=2026),
            lists.found(ours, code="hk.03"),
            lists.found(ours, place="hukum 0042"),
        ):
            assert found.count() == 1
        for nothing in (
            lists.found(ours, "gaib"),
            lists.found(ours, year=2025),
            lists.found(ours, code="PL"),
            lists.found(ours, place="Gudang"),
            lists.found(ours, "%"),
        ):
            assert nothing.count() == 0

    def test_another_office_sees_nothing(self, office, other_office):
        put_away_decree(office)
        assert lists.records(other_office.commission.pk).count() == 0
        assert lists.records(other_office.commission.pk).years() == ()
        assert lists.records(office.commission.pk).years() == ((2026, 1),)

    def test_codes_are_found_by_their_words(self):
        assert [code.code for code in classification.matching("keputusan sekretaris hk.03.2")] == ["HK.03.2"]
        assert classification.archive_code(" hk.03.1 ").code == "HK.03.1"
        assert classification.archive_code("HK.99") is None
        assert classification.usual_code("secretary") == "HK.03.2"
        assert len(classification.archive_codes()) > 100
