"""Let a Word file in: refuse what is no .docx, what is dangerous or too large, and give its parts as parsed XML.

Nothing is fetched, no entity is expanded, and only the parts that are read are ever unpacked.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from diktum.core.refusal import gettext_noop
from diktum.formats.docx import refusals as no

MOST_BYTES = 50 * 1024 * 1024
MOST_ENTRIES = 3_000
MOST_UNPACKED = 200 * 1024 * 1024
MOST_OF_A_PART = 40 * 1024 * 1024
MOST_TAGS = (
    800_000  # of a part: several times a decree of 2 000 persons, and still read in seconds and 512 MB
)
MOST_RATIO = 200
SMALL = 2 * 1024 * 1024

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MACROS = re.compile(r"(?i)vbaproject|vbadata|/activex/")
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_OUTSIDE = {
    "image": gettext_noop("gambar"),
    "attachedTemplate": gettext_noop("templat"),
    "oleObject": gettext_noop("objek"),
    "frame": gettext_noop("bingkai"),
    "subDocument": gettext_noop("subdokumen"),
}
_HARMLESS = ("hyperlink", "attachedSchema")
_LOCAL_FILE = re.compile(r"(?i)^(file:/{2,3}(?!/)[a-z]:|[a-z]:\\|[^:/\\]+$)")

_OTHERS = (
    (b"%PDF-", gettext_noop("isinya PDF")),
    (b"{\\rtf", gettext_noop("isinya RTF")),
    (b"<", gettext_noop("isinya HTML atau XML")),
)

Element = Any  # lxml has no types


@dataclass(frozen=True, slots=True)
class WordParts:
    """The parts of a Word document that are read, as XML; what the file does not have is None or empty."""

    document: Element
    styles: Element | None = None
    numbering: Element | None = None
    comments: Element | None = None
    margins: tuple[Element, ...] = ()
    notes: tuple[Element, ...] = ()
    custom: tuple[Element, ...] = field(default=())


def unpack(content: bytes) -> WordParts:
    """Return the readable parts of a Word file. Raises one of the refusals DKT-230 to DKT-237."""
    if len(content) > MOST_BYTES:
        raise no.WordFileIsTooLarge(size=len(content) // (1024 * 1024) + 1, limit=MOST_BYTES // (1024 * 1024))
    if not content.startswith(b"PK\x03\x04"):
        raise _not_a_package(content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return _Package(package).parts()
    except (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error, ValueError) as error:
        raise no.WordFileIsBroken(why=gettext_noop("arsip di dalamnya tidak utuh")) from error
    except RuntimeError as error:  # zipfile says so of an encrypted entry
        raise no.WordFileIsLocked from error


def _not_a_package(content: bytes) -> Exception:
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            return no.WordFileIsLocked()
        if "WordDocument".encode("utf-16-le") in content:
            return no.WordFileIsOld()
        return no.NotAWordFile(why=gettext_noop("isinya dokumen Office lama yang lain"))
    known = next((why for start, why in _OTHERS if content.startswith(start)), "")
    if not content:
        known = gettext_noop("berkasnya kosong")
    return no.NotAWordFile(why=known or gettext_noop("isinya tidak dikenali"))


class _Package:
    """An open archive whose entries have been looked at."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self.package = package
        self.entries = {entry.filename: entry for entry in package.infolist()}
        self._check_entries(package.infolist())

    def parts(self) -> WordParts:
        main = self._main_part()
        self._check_outside()
        related = self._relations(main)
        found = {
            kind: self._xml(targets[0]) for kind, targets in related.items() if targets and kind in _SINGLE
        }
        document = self._xml(main)
        if document is None or document.find(f"{{{W}}}body") is None:
            raise no.WordFileIsBroken(why=gettext_noop("naskahnya tidak ada di dalam arsip"))
        return WordParts(
            document=document,
            styles=found.get("styles"),
            numbering=found.get("numbering"),
            comments=found.get("comments"),
            margins=self._all(related, "header", "footer"),
            notes=self._all(related, "footnotes", "endnotes"),
            custom=self._all(related, "customXml"),
        )

    def _all(self, related: Mapping[str, list[str]], *kinds: str) -> tuple[Element, ...]:
        names = [name for kind in kinds for name in related.get(kind, ())]
        return tuple(part for part in map(self._xml, names) if part is not None)

    def _check_entries(self, entries: list[zipfile.ZipInfo]) -> None:
        if any(entry.flag_bits & 0x1 for entry in entries):
            raise no.WordFileIsLocked
        if len(entries) > MOST_ENTRIES or len(self.entries) != len(entries):
            raise no.WordFileUnpacksTooLarge(why=gettext_noop("bagiannya terlalu banyak atau berganda"))
        if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            raise no.WordFileUnpacksTooLarge(why=gettext_noop("ukurannya melebihi 200 MB"))
        for entry in entries:
            if entry.file_size > SMALL and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
                raise no.WordFileUnpacksTooLarge(why=gettext_noop("dimampatkan secara berlebihan"))
            if _MACROS.search(entry.filename):
                raise no.WordFileHasMacros(part=entry.filename)

    def _main_part(self) -> str:
        types = self._read("[Content_Types].xml")
        if types is None:
            raise no.NotAWordFile(why=gettext_noop("isinya arsip ZIP biasa"))
        if b"macroEnabled" in types:
            raise no.WordFileHasMacros(part="[Content_Types].xml")
        main = next(iter(self._relations("").get("officeDocument", ())), "")
        if b"wordprocessingml" not in types or main not in self.entries:
            kind = (
                gettext_noop("isinya lembar kerja Excel")
                if b"spreadsheetml" in types
                else gettext_noop("isinya dokumen Office yang lain")
            )
            raise no.NotAWordFile(why=kind)
        return main

    def _check_outside(self) -> None:
        for name in self.entries:
            if not name.endswith(".rels"):
                continue
            relations = self._xml(name)
            for relation in () if relations is None else relations.iter(_RELATION):
                _refuse_outside(relation)

    def _relations(self, part: str) -> dict[str, list[str]]:
        """Return the names of the parts that a part relates to, by kind of relation."""
        folder, name = posixpath.split(part)
        relations = self._xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, list[str]] = {}
        for relation in () if relations is None else relations.iter(_RELATION):
            target = relation.get("Target", "")
            if relation.get("TargetMode") != "External":
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found.setdefault(_kind(relation), []).append(path)
        return found

    def _read(self, name: str) -> bytes | None:
        entry = self.entries.get(name)
        if entry is None:
            return None
        if entry.file_size > MOST_OF_A_PART:
            raise no.WordFileUnpacksTooLarge(why=gettext_noop("satu bagiannya melebihi 40 MB"))
        return self.package.read(entry)

    def _xml(self, name: str) -> Element | None:
        text = self._read(name)
        return None if text is None else parse(text)


W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SINGLE = ("styles", "numbering", "comments")


def parse(text: bytes) -> Element:
    """Return the root of an XML part. Raises WordFileIsBroken for a DOCTYPE (entities) or broken XML."""
    for strict, usual in _STRICT:
        text = text.replace(strict, usual)
    if text.count(b"<") > MOST_TAGS:
        raise no.WordFileUnpacksTooLarge(why=gettext_noop("satu bagiannya memuat terlalu banyak unsur"))
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text, parser)
    except etree.XMLSyntaxError as error:
        raise no.WordFileIsBroken(why=gettext_noop("XML di dalamnya tidak dapat dibaca")) from error
    if root.getroottree().docinfo.doctype:
        raise no.WordFileIsBroken(why=gettext_noop("XML di dalamnya memuat DOCTYPE"))
    return root


def _kind(relation: Element) -> str:
    return str(relation.get("Type", "")).rpartition("/")[2]


def _refuse_outside(relation: Element) -> None:
    """Refuse what would be fetched from elsewhere; a link to click on is harmless, a template on a disk is not fetched."""
    kind, target = _kind(relation), str(relation.get("Target", ""))
    if relation.get("TargetMode") != "External" or kind in _HARMLESS:
        return
    if kind == "attachedTemplate" and _LOCAL_FILE.match(target):
        return
    raise no.WordFileReachesOut(what=_OUTSIDE.get(kind, gettext_noop("isi")), target=target[:120])
