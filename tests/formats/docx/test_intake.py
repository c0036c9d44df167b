"""What is no Word file, or not a safe one, is refused with a sentence that helps."""

from __future__ import annotations

import io
import zipfile

import pytest

from diktum.core.refusal import Refused
from diktum.formats.docx import intake as intake_module
from diktum.formats.docx import read_docx, refusals, write_docx
from tests.formats.docx.word_files import example, part, with_part

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GOOD = write_docx(example("tim"))
RELATIONS = "word/_rels/document.xml.rels"


def _reaching(kind: str, target: str) -> bytes:
    relation = (
        f'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        f'Target="{target}" TargetMode="External"/></Relationships>'
    )
    return with_part(GOOD, RELATIONS, part(GOOD, RELATIONS).replace("</Relationships>", relation))


def _encrypted_entry() -> bytes:
    content = bytearray(GOOD)
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def _spreadsheet() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", "<Types>spreadsheetml</Types>")
        package.writestr("xl/workbook.xml", "<x/>")
    return out.getvalue()


def _archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("a.txt", "a")
    return out.getvalue()


ENTITY = '<!DOCTYPE w [<!ENTITY a "b">]>'

BAD = {
    "nothing": (b"", refusals.NotAWordFile, "kosong"),
    "plain text": (b"KEPUTUSAN", refusals.NotAWordFile, "tidak dikenali"),
    "a PDF": (b"%PDF-1.7", refusals.NotAWordFile, "PDF"),
    "an RTF": (b"{\\rtf1", refusals.NotAWordFile, "RTF"),
    "a web page": (b"<html>", refusals.NotAWordFile, "HTML"),
    "a plain archive": (_archive(), refusals.NotAWordFile, "ZIP"),
    "a spreadsheet": (_spreadsheet(), refusals.NotAWordFile, "Excel"),
    "an old sheet": (OLE + b"\0" * 600, refusals.NotAWordFile, "Office lama"),
    "a .doc of 1997": (
        OLE + b"\0" * 600 + "WordDocument".encode("utf-16-le"),
        refusals.WordFileIsOld,
        ".doc",
    ),
    "a password": (OLE + "EncryptedPackage".encode("utf-16-le"), refusals.WordFileIsLocked, "kata sandi"),
    "an encrypted entry": (_encrypted_entry(), refusals.WordFileIsLocked, "kata sandi"),
    "a macro": (with_part(GOOD, "word/vbaProject.bin", b"x"), refusals.WordFileHasMacros, "makro"),
    "a .docm renamed": (
        with_part(GOOD, "[Content_Types].xml", part(GOOD, "[Content_Types].xml") + "<!-- macroEnabled -->"),
        refusals.WordFileHasMacros,
        "makro",
    ),
    "a zip bomb": (
        with_part(GOOD, "word/media/x.xml", b"0" * 5_000_000),
        refusals.WordFileUnpacksTooLarge,
        "berlebihan",
    ),
    "a remote template": (
        _reaching("attachedTemplate", "http://example.org/a.dotm"),
        refusals.WordFileReachesOut,
        "templat",
    ),
    "a template on a share": (
        _reaching("attachedTemplate", "file://server/a.dotm"),
        refusals.WordFileReachesOut,
        "templat",
    ),
    "a remote picture": (
        _reaching("image", "https://example.org/a.png"),
        refusals.WordFileReachesOut,
        "gambar",
    ),
    "half a file": (GOOD[: len(GOOD) // 2], refusals.WordFileIsBroken, "tidak utuh"),
    "broken XML": (with_part(GOOD, "word/document.xml", "<w"), refusals.WordFileIsBroken, "XML"),
    "an entity": (
        with_part(GOOD, "word/document.xml", ENTITY + part(GOOD, "word/document.xml").partition("?>")[2]),
        refusals.WordFileIsBroken,
        "DOCTYPE",
    ),
    "no text at all": (with_part(GOOD, "word/document.xml", "<x/>"), refusals.WordFileIsBroken, "naskahnya"),
}


@pytest.mark.parametrize("name", BAD)
def test_refuses(name: str) -> None:
    content, refusal, words = BAD[name]
    with pytest.raises(refusal) as refused:
        read_docx(content)
    assert words in str(refused.value)
    assert refused.value.remedy


def test_refuses_what_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake_module, "MOST_BYTES", 1000)
    with pytest.raises(refusals.WordFileIsTooLarge, match="MB"):
        read_docx(GOOD)


def test_refuses_what_unpacks_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake_module, "MOST_OF_A_PART", 1000)
    with pytest.raises(refusals.WordFileUnpacksTooLarge, match="40 MB"):
        read_docx(GOOD)
    monkeypatch.setattr(intake_module, "MOST_UNPACKED", 1000)
    with pytest.raises(refusals.WordFileUnpacksTooLarge, match="200 MB"):
        read_docx(GOOD)


@pytest.mark.parametrize(
    ("kind", "target"),
    [("hyperlink", "https://jdih.example.org"), ("attachedTemplate", "file:///C:\\Templat\\surat.dotx")],
)
def test_a_link_or_a_template_on_a_disk_is_no_danger(kind: str, target: str) -> None:
    assert read_docx(_reaching(kind, target)).decree == example("tim")


def test_a_strict_file_is_read() -> None:
    document = part(GOOD, "word/document.xml").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read_docx(with_part(GOOD, "word/document.xml", document)).decree == example("tim")


def test_every_refusal_has_a_code_of_its_own() -> None:
    kinds = [kind for kind in vars(refusals).values() if isinstance(kind, type) and issubclass(kind, Refused)]
    codes = [kind.code for kind in kinds if kind is not Refused]
    assert sorted(codes) == [f"DKT-23{number}" for number in range(8)]


@pytest.mark.parametrize("cut", range(0, 60, 7))
def test_any_damage_is_a_refusal_and_never_a_crash(cut: int) -> None:
    content = bytearray(GOOD)
    content[len(content) * cut // 60] ^= 0xFF
    try:
        read_docx(bytes(content))
    except Refused as refused:
        assert refused.code.startswith("DKT-23")
