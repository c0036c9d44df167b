"""Look into a file before it is kept: it is what its name says, whole, readable by anybody, and runs nothing."""

from __future__ import annotations

import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
from django.utils.translation import gettext as _
from PIL import Image

from diktum.files.isolation import swells
from diktum.files.refusals import FileHasActiveContent, FileIsEncrypted, FileIsNotWhatItClaims

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MOST_PIXELS = 60_000_000
MOST_PICTURE_BYTES = 340 * 1024 * 1024
LEAST_SIDE = 8
MOST_PAGES = 5_000
MOST_OBJECTS = 200_000
MOST_ENTRIES = 3_000
MOST_UNPACKED = 200 * 1024 * 1024
LARGEST_DESCRIPTION = 4 * 1024 * 1024

_MAIN_PART = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml"}
_MACROS = re.compile(r"(?i)(vbaproject|vbadata)|/(activex|embeddings)/|\.(bin|exe|dll|js|vbs)$")
_OFFICE_BINARIES = re.compile(r"(?i)/printersettings/|\.odttf$")
_REMOTE = re.compile(rb"<Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>")
_HARMLESS_REMOTE = re.compile(rb"/relationships/hyperlink[\"']")
_PHONE_PHOTOS = {b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif"}
_ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition", "/GoToE"}
_EMBEDDED_SUBTYPES = {"/RichMedia", "/FileAttachment", "/Movie", "/Sound", "/Screen", "/3D"}


@dataclass(frozen=True, slots=True)
class Claim:
    """What is said of a file: its name, the kinds that are taken here, and whether a PDF may carry other files."""

    name: str
    allowed: tuple[str, ...]
    embedded_allowed: bool = False

    def refuse(self, why: str) -> FileIsNotWhatItClaims:
        """Return the refusal of this file, with the reason."""
        return FileIsNotWhatItClaims(name=self.name, why=why, allowed=self.kinds)

    @property
    def kinds(self) -> str:
        """Return the kinds taken here, as they are told to a person."""
        return ", ".join(kind.upper() for kind in self.allowed)


def check(path: Path, claim: Claim) -> str:
    """Return the media type of a file that may be kept.

    Raises FileIsNotWhatItClaims, FileIsEncrypted, FileHasActiveContent.
    """
    kind = _kind_of(path, claim)
    if kind not in claim.allowed:
        raise claim.refuse(_("di sini hanya diterima %(allowed)s") % {"allowed": claim.kinds})
    _stem, dot, ending = claim.name.lower().rpartition(".")
    if not dot or {"jpeg": "jpg"}.get(ending, ending) != kind:
        raise claim.refuse(
            _("isinya %(kind)s, tetapi namanya tidak berakhiran demikian") % {"kind": kind.upper()}
        )
    if kind == "pdf":
        _check_pdf(path, claim)
    elif kind in _MAIN_PART:
        _check_package(path, kind, claim)
    else:
        _check_picture(path, kind, claim)
    return MEDIA_TYPES[kind]


def _kind_of(path: Path, claim: Claim) -> str:
    with path.open("rb") as stream:
        start = stream.read(16)
    if start.startswith(b"%PDF-"):
        return "pdf"
    if start.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if start.startswith(b"PK\x03\x04"):
        return _package_kind(path, claim)
    if start.startswith(b"\xd0\xcf\x11\xe0") and "EncryptedPackage".encode("utf-16-le") in path.read_bytes():
        raise FileIsEncrypted(name=claim.name)
    raise claim.refuse(_foreign(start, claim))


def _foreign(start: bytes, claim: Claim) -> str:
    """Say what a file is that is not taken, and how to make it one that is."""
    if start[4:8] == b"ftyp" and start[8:12] in _PHONE_PHOTOS:
        return _(
            "isinya foto HEIC dari ponsel; atur kamera ke “Paling Kompatibel” (JPEG) atau kirim sebagai JPG"
        )
    if start[:4] in {b"II*\0", b"MM\0*"}:
        return _("isinya gambar TIFF; atur pemindai agar menyimpan PDF")
    return _("isinya bukan %(allowed)s") % {"allowed": claim.kinds}


def _package_kind(path: Path, claim: Claim) -> str:
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise claim.refuse(_("berkasnya rusak")) from error
    for kind, part in _MAIN_PART.items():
        if {"[Content_Types].xml", part} <= names:
            return kind
    raise claim.refuse(_("isinya arsip ZIP, bukan dokumen"))


def _check_pdf(path: Path, claim: Claim) -> None:
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - 4096))
        tail = stream.read()
    _before, marker, after = tail.rpartition(b"%%EOF")
    if not marker or after.strip(b" \t\r\n\f\0"):
        raise claim.refuse(_("PDF terpotong atau ada isi lain setelah akhirnya"))
    if swells(path):
        raise claim.refuse(_("isinya terlalu besar setelah dibuka"))
    try:
        with pikepdf.open(path, attempt_recovery=False, suppress_warnings=True) as pdf:
            _check_pages(pdf, claim)
            _check_objects(pdf, claim)
    except pikepdf.PasswordError as error:
        raise FileIsEncrypted(name=claim.name) from error
    except (pikepdf.PdfError, ValueError, RecursionError) as error:
        raise claim.refuse(_("PDF rusak dan tidak dapat dibuka")) from error


def _check_pages(pdf: pikepdf.Pdf, claim: Claim) -> None:
    if pdf.is_encrypted:
        raise FileIsEncrypted(name=claim.name)
    pages = len(pdf.pages)
    if not 1 <= pages <= MOST_PAGES or len(pdf.objects) > MOST_OBJECTS:
        raise claim.refuse(_("PDF tanpa halaman atau dengan terlalu banyak halaman"))


def _check_objects(pdf: pikepdf.Pdf, claim: Claim) -> None:
    for dictionary in _dictionaries(pdf):
        what = _active_part(dictionary, claim.embedded_allowed)
        if what:
            raise FileHasActiveContent(name=claim.name, what=what)


def _dictionaries(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Give every dictionary in a PDF, those written within others too; shared ones are met once."""
    waiting: list[Any] = [pdf.trailer, *pdf.objects]
    while waiting:
        item = waiting.pop()
        if isinstance(item, pikepdf.Stream):
            item = item.stream_dict
        if isinstance(item, pikepdf.Dictionary):
            yield item
            waiting.extend(value for value in item.as_dict().values() if _is_inline(value))
        elif isinstance(item, pikepdf.Array):
            waiting.extend(value for value in item.as_list() if _is_inline(value))


def _is_inline(value: Any) -> bool:
    return isinstance(value, pikepdf.Dictionary | pikepdf.Array) and not value.is_indirect


def _active_part(dictionary: Any, embedded_allowed: bool) -> str:
    if str(dictionary.get("/S", "")) in _ACTIONS or "/JS" in dictionary or "/JavaScript" in dictionary:
        return _("tindakan otomatis atau JavaScript")
    if "/XFA" in dictionary:
        return _("formulir XFA")
    if embedded_allowed:
        return ""
    if "/EmbeddedFiles" in dictionary or "/EF" in dictionary:
        return _("berkas sisipan")
    if str(dictionary.get("/Subtype", "")) in _EMBEDDED_SUBTYPES:
        return _("lampiran atau media sisipan")
    return ""


def _check_picture(path: Path, kind: str, claim: Claim) -> None:
    formats = ["JPEG"] if kind == "jpg" else ["PNG"]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=formats) as picture:
                width, height = picture.size
                if min(width, height) < LEAST_SIDE:
                    raise claim.refuse(_("gambarnya terlalu kecil untuk dibaca"))
                if width * height > MOST_PIXELS or _bytes_to_draw(picture) > MOST_PICTURE_BYTES:
                    raise claim.refuse(
                        _("gambar terlalu besar, %(w)s × %(h)s piksel") % {"w": width, "h": height}
                    )
                picture.load()
    except (
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        raise claim.refuse(_("gambar rusak atau terpotong")) from error


def _bytes_to_draw(picture: Image.Image) -> int:
    """Estimate what decoding takes: a progressive JPEG is held twice over in coefficients before it is drawn."""
    width, height = picture.size
    each = len(picture.getbands()) * (3 if picture.info.get("progressive") else 1)
    return width * height * each


def _check_package(path: Path, kind: str, claim: Claim) -> None:
    try:
        with zipfile.ZipFile(path) as package:
            entries = package.infolist()
            _check_entries(entries, claim)
            _check_content_type(package, kind, claim)
            if any(_reaches_out(package.read(e)) for e in entries if e.filename.endswith(".rels")):
                raise FileHasActiveContent(name=claim.name, what=_("isi yang diambil dari luar berkas"))
            if package.testzip() is not None:
                raise claim.refuse(_("berkasnya rusak"))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, zlib.error) as error:
        raise claim.refuse(_("berkasnya rusak")) from error


def _check_entries(entries: list[zipfile.ZipInfo], claim: Claim) -> None:
    names = [entry.filename for entry in entries]
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise FileIsEncrypted(name=claim.name)
    if len(names) != len(set(names)) or any(_is_unsafe(name) for name in names):
        raise claim.refuse(_("susunan dalamnya tidak wajar"))
    if any(entry.file_size > LARGEST_DESCRIPTION for entry in entries if _describes(entry.filename)):
        raise claim.refuse(_("susunan dalamnya tidak wajar"))
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise claim.refuse(_("isinya terlalu besar setelah dibuka"))
    active = [n for n in names if _MACROS.search(n) and not _OFFICE_BINARIES.search(n)]
    if active:
        raise FileHasActiveContent(name=claim.name, what=_("makro atau objek sisipan"))


def _describes(name: str) -> bool:
    return name.endswith(".rels") or name == "[Content_Types].xml"


def _is_unsafe(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or ":" in name or "\0" in name


def _check_content_type(package: zipfile.ZipFile, kind: str, claim: Claim) -> None:
    types = package.read("[Content_Types].xml")
    if b"macroEnabled" in types:
        raise FileHasActiveContent(name=claim.name, what=_("makro atau objek sisipan"))
    if b"<!DOCTYPE" in types or f"{MEDIA_TYPES[kind]}.main+xml".encode() not in types:
        raise claim.refuse(_("susunan dalamnya tidak wajar"))


def _reaches_out(relations: bytes) -> bool:
    return any(not _HARMLESS_REMOTE.search(tag) for tag in _REMOTE.findall(relations))
