"""A file that is accepted is on the disk for good; a file that is refused leaves nothing."""

import datetime as dt
import errno
import os
from types import SimpleNamespace

import pikepdf
import pytest
from django.core.files.base import ContentFile

from diktum.core.moment import Moment
from diktum.files import refusals, store
from diktum.files.models import StoredFile
from diktum.files.tests.builders import TYPES, a_docx, a_pdf, a_picture
from diktum.people.models import Commission

pytestmark = pytest.mark.django_db

WHEN = Moment.in_office(dt.datetime(2026, 12, 31, 15, 30, tzinfo=dt.UTC), "Asia/Jayapura")
XLSX_TYPES = TYPES.replace("wordprocessingml.document", "spreadsheetml.sheet")


@pytest.fixture
def work(settings, tmp_path):
    """Stand in for a doorway: files must not know the ledger."""
    settings.DIKTUM_FILES = str(tmp_path / "store")
    office = Commission.objects.create(code="SS", slug="ss", name="KPU", short_name="KPU", seat="Teminabuan")

    def record(row):
        row.save()
        return row

    return SimpleNamespace(commission_id=office.pk, when=WHEN, record=record)


def keep(work, content, name="naskah.pdf", **options):
    return store.keep(work, ContentFile(content, name=name), **options)


def files_in_the_store(settings):
    """Give every file below the store's folder but those in quarantine, which have their own tests."""
    found = store._folder().rglob("*")
    return [path for path in found if path.is_file() and path.parent.name != "quarantine"]


class TestKeep:
    def test_puts_the_bytes_under_their_fingerprint(self, work):
        content = a_pdf()
        stored = keep(work, content)
        path = store.path_of(stored.sha256)
        assert path.read_bytes() == content
        assert path.parts[-3:] == (stored.sha256[:2], stored.sha256[2:4], stored.sha256)
        assert (stored.size, stored.media_type) == (len(content), "application/pdf")
        assert (stored.kept_on, stored.kept_at) == (dt.date(2027, 1, 1), WHEN.at)

    def test_leaves_no_temporary_file(self, work, settings):
        stored = keep(work, a_pdf())
        assert files_in_the_store(settings) == [store.path_of(stored.sha256)]

    def test_keeps_the_same_bytes_once(self, work, settings):
        first, second = keep(work, a_pdf()), keep(work, a_pdf(), name="lain.pdf")
        assert first.sha256 == second.sha256
        assert len(files_in_the_store(settings)) == 1

    def test_heals_a_file_that_was_damaged_on_the_disk(self, work):
        stored = keep(work, a_pdf())
        path = store.path_of(stored.sha256)
        path.chmod(0o600)
        path.write_bytes(b"rusak")
        keep(work, a_pdf())
        assert store.read(stored) == a_pdf()

    def test_writes_the_file_to_the_disk_before_it_has_its_name(self, work, monkeypatch):
        synced, real = [], os.fsync
        monkeypatch.setattr(
            os, "fsync", lambda handle: (synced.append(os.fstat(handle).st_mode), real(handle))[1]
        )
        keep(work, a_pdf())
        assert [oct(mode)[2:3] for mode in synced] == ["1", "4", "4", "4"]  # the file, then three folders

    @pytest.mark.parametrize(
        ("content", "name", "media_type"),
        [
            (a_picture("JPEG"), "pindai.JPEG", "image/jpeg"),
            (a_picture("PNG"), "pindai.png", "image/png"),
            (
                a_docx(),
                "naskah.docx",
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ),
        ],
        ids=["jpg", "png", "docx"],
    )
    def test_takes(self, work, content, name, media_type):
        assert keep(work, content, name).media_type == media_type

    def test_takes_a_workbook_where_it_is_allowed(self, work):
        content = a_docx(
            **{"word/document.xml": None, "xl/workbook.xml": "<x/>", "[Content_Types].xml": XLSX_TYPES}
        )
        assert keep(work, content, "daftar.xlsx", allowed=("xlsx",)).original_name == "daftar.xlsx"

    def test_takes_an_embedded_file_where_it_is_allowed(self, work):
        assert keep(work, with_attachment(), embedded_allowed=True)


def with_attachment():
    return a_pdf(
        change=lambda pdf: pdf.attachments.__setitem__("data.xml", pikepdf.AttachedFileSpec(pdf, b"<x/>"))
    )


def with_root(name, value):
    return a_pdf(change=lambda pdf: pdf.Root.__setitem__(name, value))


def with_inner_action(pdf):
    page = pdf.pages[0].obj
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript)
    page.Annots = pikepdf.Array(
        [pikepdf.Dictionary(Subtype=pikepdf.Name.Link, AA=pikepdf.Dictionary(E=action))]
    )


LOCKED = {"encryption": pikepdf.Encryption(owner="a", user="b")}
OWNER_LOCKED = {"encryption": pikepdf.Encryption(owner="a", user="")}
SCRIPT = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
LAUNCH = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("cmd.exe"))
REMOTE = (
    '<Relationships><Relationship Id="r1" Type="http://x/relationships/attachedTemplate" '
    'Target="http://contoh.invalid/t.dotm" TargetMode="External"/></Relationships>'
)

NOT_WHAT_IT_CLAIMS = {
    "text": (b"halo", "a.pdf"),
    "html": (b"<html><script>1</script>", "a.pdf"),
    "junk before the header": (b"\n" + a_pdf(), "a.pdf"),
    "a web page behind the end": (a_pdf() + b"<html>", "a.pdf"),
    "an archive behind the end": (a_pdf() + a_docx(), "a.pdf"),
    "cut in half": (a_pdf()[: len(a_pdf()) // 2], "a.pdf"),
    "the last bytes cut": (a_pdf()[:-8], "a.pdf"),
    "a broken inside": (b"%PDF-1.7\nrusak\n%%EOF\n", "a.pdf"),
    "no pages": (a_pdf(pages=0), "a.pdf"),
    "a picture named pdf": (a_picture(), "a.pdf"),
    "a pdf named exe": (a_pdf(), "a.pdf.exe"),
    "a pdf without an ending": (a_pdf(), "pdf"),
    "a truncated picture": (a_picture("JPEG", (200, 200))[:2000], "a.jpg"),
    "a png header alone": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "a.png"),
    "a gif": (b"GIF89a" + b"\0" * 50, "a.png"),
    "an svg": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "a.png"),
    "a plain archive": (a_docx(**{"word/document.xml": None}), "a.docx"),
    "half an archive": (a_docx()[:60], "a.docx"),
    "a path that climbs": (a_docx(**{"../../etc/x": "x"}), "a.docx"),
    "the wrong type of part": (a_docx(**{"[Content_Types].xml": "<Types/>"}), "a.docx"),
    "an entity in the types": (a_docx(**{"[Content_Types].xml": "<!DOCTYPE x>" + TYPES}), "a.docx"),
    "an old word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.docx"),
}
ACTIVE = {
    "a script at opening": (with_root("/OpenAction", SCRIPT), "a.pdf"),
    "a program to launch": (with_root("/OpenAction", LAUNCH), "a.pdf"),
    "a script deep in an annotation": (a_pdf(change=with_inner_action), "a.pdf"),
    "a form of its own": (with_root("/AcroForm", pikepdf.Dictionary(XFA=pikepdf.String("x"))), "a.pdf"),
    "an attached file": (with_attachment(), "a.pdf"),
    "a script in packed objects": (
        a_pdf(
            change=lambda pdf: pdf.Root.__setitem__("/OpenAction", pdf.make_indirect(SCRIPT)),
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        ),
        "a.pdf",
    ),
    "a macro": (a_docx(**{"word/vbaProject.bin": "x"}), "a.docx"),
    "an embedded object": (a_docx(**{"word/embeddings/oleObject1.bin": "x"}), "a.docx"),
    "a template from outside": (a_docx(**{"word/_rels/settings.xml.rels": REMOTE}), "a.docx"),
    "a macro document renamed": (a_docx(**{"[Content_Types].xml": TYPES + "macroEnabled"}), "a.docx"),
}


class TestRefusals:
    @pytest.fixture(autouse=True)
    def nothing_is_kept(self, work, settings):
        yield
        assert not StoredFile.objects.exists()
        assert files_in_the_store(settings) == []

    @pytest.mark.parametrize(("content", "name"), NOT_WHAT_IT_CLAIMS.values(), ids=NOT_WHAT_IT_CLAIMS.keys())
    def test_refuses_what_is_not_what_it_claims(self, work, content, name):
        with pytest.raises(refusals.FileIsNotWhatItClaims) as refused:
            keep(work, content, name)
        assert "tidak dapat diterima" in str(refused.value)

    @pytest.mark.parametrize(("content", "name"), ACTIVE.values(), ids=ACTIVE.keys())
    def test_refuses_active_content(self, work, content, name):
        with pytest.raises(refusals.FileHasActiveContent, match="isi aktif"):
            keep(work, content, name)

    @pytest.mark.parametrize("options", [LOCKED, OWNER_LOCKED], ids=["to open", "to change"])
    def test_refuses_a_pdf_under_a_password(self, work, options):
        with pytest.raises(refusals.FileIsEncrypted):
            keep(work, a_pdf(**options))

    def test_refuses_a_word_file_under_a_password(self, work):
        content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
        with pytest.raises(refusals.FileIsEncrypted):
            keep(work, content, "a.docx")

    def test_refuses_a_kind_that_is_not_taken_here(self, work):
        with pytest.raises(refusals.FileIsNotWhatItClaims, match="hanya diterima PDF"):
            keep(work, a_picture(), "a.png", allowed=("pdf",))

    def test_refuses_an_empty_file(self, work):
        with pytest.raises(refusals.FileIsEmpty):
            keep(work, b"")

    def test_refuses_one_byte_too_many(self, work):
        with pytest.raises(refusals.FileIsTooLarge):
            keep(work, a_pdf(), max_bytes=len(a_pdf()) - 1)

    def test_refuses_a_picture_of_too_many_pixels(self, work, monkeypatch):
        monkeypatch.setattr("diktum.files.intake.MOST_PIXELS", 100)
        with pytest.raises(refusals.FileIsNotWhatItClaims, match="piksel"):
            keep(work, a_picture(), "a.png")

    def test_refuses_an_archive_that_swells(self, work, monkeypatch):
        monkeypatch.setattr("diktum.files.intake.MOST_UNPACKED", 1000)
        with pytest.raises(refusals.FileIsNotWhatItClaims, match="terlalu besar setelah dibuka"):
            keep(work, a_docx(**{"word/x.xml": "0" * 5000}), "a.docx")

    @pytest.mark.parametrize(
        ("number", "refusal"), [(errno.ENOSPC, refusals.StoreIsFull), (errno.EIO, refusals.StoreCannotWrite)]
    )
    def test_refuses_when_the_disk_does(self, work, monkeypatch, number, refusal):
        def failing(handle):
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(os, "fsync", failing)
        with pytest.raises(refusal):
            keep(work, a_pdf())


class TestReading:
    def test_gives_the_bytes_back(self, work):
        with store.open_file(keep(work, a_pdf())) as stream:
            assert stream.read() == a_pdf()

    def test_refuses_a_changed_file(self, work):
        stored = keep(work, a_pdf())
        store.path_of(stored.sha256).chmod(0o600)
        store.path_of(stored.sha256).write_bytes(a_pdf(pages=2))
        with pytest.raises(refusals.FileIsDamaged):
            store.open_file(stored)
        assert [(row.pk, why) for row, why in store.wrong()] == [(stored.pk, "isinya berubah sejak disimpan")]

    def test_refuses_a_missing_file(self, work):
        stored = keep(work, a_pdf())
        store.path_of(stored.sha256).unlink()
        with pytest.raises(refusals.FileIsMissing):
            store.open_file(stored)
        assert list(store.missing()) == [stored]

    def test_knows_files_that_no_row_speaks_of(self, work):
        stored = keep(work, a_pdf())
        stray = store.path_of("ff" * 32)
        stray.parent.mkdir(parents=True)
        stray.write_bytes(b"x")
        assert list(store.orphans()) == [stray.name]
        assert list(store.wrong()) == []
        assert store.count(stored.commission_id) == 1


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\a\\Naskah Akhir.pdf", "Naskah Akhir.pdf"),
        ("a\x00b\nc\u202e.pdf", "abc.pdf"),
        ("", "tanpa-nama"),
        ("n" * 300 + ".pdf", "n" * 196 + ".pdf"),
    ],
)
def test_a_name_is_safe_to_print(given, kept):
    assert store.clean_name(given) == kept
