"""Read a list of past decrees and look into its scans: typed rows, faults by row, and what is odd about a scan."""

from __future__ import annotations

import datetime as dt
import hashlib
import zipfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

import pikepdf

from diktum.core.language import clean_text
from diktum.core.refusal import Refused, gettext_noop
from diktum.files import store
from diktum.files.intake import Claim, check
from diktum.formats.sheet_rows import UnreadableSheetError, read_rows
from diktum.stages.archive.classification import ArchiveCode, archive_code
from diktum.stages.archive.old_decrees_refusals import OldFilesAreUnreadable, OldListIsUnreadable
from diktum.stages.archive.place import LONGEST, TITLES, ShelfPlace
from diktum.stages.signing.numbers_paper import PaperFault, PaperLine, line_of
from diktum.stages.signing.queries import series_in_use

MOST_ROWS = 12_000
MOST_ZIP = 500 * store.MEGABYTE
MOST_FILES = 5_000
PLACEHOLDER = 10_000  # bytes: a scan of a signed page is never so small
COLUMNS = {
    "series": "Jenis",
    "year": "Tahun",
    "number": "No. urut",
    "number_text": "Nomor keputusan",
    "booked_on": "Tanggal agenda",
    "signed_on": "Tanggal ditetapkan",
    "title": "Tentang",
    "signed_by": "Penanda tangan",
    "place": "Letak pada buku fisik",
    "file": "Berkas",
    "archive_code": "Kode klasifikasi",
    "sheets": "Halaman",
    **TITLES,
}
NEEDED = ("year", "number", "signed_on", "title")
USUAL_CODE = {"keputusan-sekretaris": "HK.03.2"}


@dataclass(frozen=True, slots=True)
class Scanned:
    """A scan as it was found: fingerprint, size, pages, and what is odd about it (a message, or "")."""

    path: Path
    sha256: str
    size: int
    pages: int
    oddity: str = ""


@dataclass(frozen=True, slots=True)
class OldRow:
    """One past decree of a list: its line of the agenda book, its code, its place, its scan."""

    line: PaperLine
    series: str
    year: int
    archive_code: ArchiveCode
    place: ShelfPlace | None
    sheets: int
    file: str = ""
    scan: Scanned | None = None

    def kept(self) -> list[object]:
        """Return what the row would write, for a fingerprint of the whole."""
        where = asdict(self.place) if self.place else None
        scan = self.scan.sha256 if self.scan else ""
        return [self.line.kept(), self.series, self.year, self.archive_code.code, where, self.sheets, scan]


def read_list(content: bytes) -> list[tuple[int, dict[str, str]]]:
    """Return the rows of a list as (row of the sheet, cells by column). Raises OldListIsUnreadable."""
    try:
        rows = read_rows(content, most_rows=MOST_ROWS, formulas=True)
    except UnreadableSheetError as broken:
        raise OldListIsUnreadable(why=str(broken)) from broken
    titles = {title.casefold(): key for key, title in COLUMNS.items()}
    places: dict[str, int] = {}
    for n, title in enumerate(rows[0]):
        if title.casefold().strip() in titles:
            places.setdefault(titles[title.casefold().strip()], n)
    lacking = [COLUMNS[key] for key in NEEDED if key not in places]
    if lacking:
        raise OldListIsUnreadable(why=f"Kolom yang tidak ada: {', '.join(lacking)}.")
    if len(rows) < 2:
        raise OldListIsUnreadable(why="Tidak ada baris di bawah judul kolom.")
    return [
        (number, {key: clean_text(row[n]).strip() if n < len(row) else "" for key, n in places.items()})
        for number, row in enumerate(rows[1:], start=2)
    ]


def row_of(
    number: int, cells: Mapping[str, str], files: Mapping[str, Path], today: dt.date
) -> OldRow | PaperFault:
    """Return one row as a typed value with its scan, or the first thing that is wrong with it."""
    series = cells.get("series", "").casefold().replace(" ", "-") or "keputusan"
    year = _number(cells["year"], 1945, today.year)
    code = archive_code(cells.get("archive_code", "") or USUAL_CODE.get(series, "HK.03.1"))
    sheets = _number(cells.get("sheets", "") or "0", 0, 10_000)
    if series not in series_in_use():
        return _fault(number, gettext_noop("jenis “%(given)s” tidak dikenal"), given=cells["series"])
    if year is None:
        return _fault(number, gettext_noop("tahun “%(given)s” tidak mungkin"), given=cells["year"])
    if code is None:
        given = cells["archive_code"]
        return _fault(
            number, gettext_noop("kode klasifikasi “%(given)s” tidak ada dalam daftar"), given=given
        )
    if sheets is None:
        return _fault(number, gettext_noop("jumlah halaman “%(given)s” bukan angka"), given=cells["sheets"])
    told = {
        key: cells.get(key, "")
        for key in ("number", "number_text", "signed_on", "title", "signed_by", "place")
    }
    line = line_of(
        told | {"booked_on": cells.get("booked_on") or cells["signed_on"]}, row=number, year=year, today=today
    )
    if isinstance(line, PaperFault):
        return line
    try:
        place = _place(cells)
    except Refused as refused:
        return _fault(number, gettext_noop("tempat simpan: %(why)s"), why=str(refused))
    row = OldRow(line, series, year, code, place, sheets, cells.get("file", ""))
    return _with_scan(row, files) if row.file else row


def files_in(folder: Path) -> dict[str, Path]:
    """Return the files of a folder and below by their name in small letters. Raises OldFilesAreUnreadable."""
    if not folder.is_dir():
        raise OldFilesAreUnreadable(why=folder.name, limit=MOST_ZIP // store.MEGABYTE)
    found: dict[str, Path] = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and not path.name.startswith("."):
            key = path.name.casefold()
            if key in found:
                why = f"dua berkas bernama {path.name}"
                raise OldFilesAreUnreadable(why=why, limit=MOST_ZIP // store.MEGABYTE)
            found[key] = path
    return found


def unpack(archive: Path, folder: Path) -> None:
    """Unpack a ZIP of scans flat into a folder, within limits. Raises OldFilesAreUnreadable."""
    limit = MOST_ZIP // store.MEGABYTE
    try:
        with zipfile.ZipFile(archive) as packed:
            members = [each for each in packed.infolist() if _is_wanted(each)]
            if len(members) > MOST_FILES or sum(each.file_size for each in members) > MOST_ZIP:
                raise OldFilesAreUnreadable(why="isinya terlalu besar atau terlalu banyak", limit=limit)
            for member in members:
                target = folder / store.clean_name(PurePosixPath(member.filename).name)
                if target.exists():
                    raise OldFilesAreUnreadable(why=f"dua berkas bernama {target.name}", limit=limit)
                with packed.open(member) as source, target.open("xb") as copy:
                    _pour(source, copy, member.file_size)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError) as broken:
        raise OldFilesAreUnreadable(why="bukan ZIP yang utuh atau bersandi", limit=limit) from broken


def _is_wanted(member: zipfile.ZipInfo) -> bool:
    name = PurePosixPath(member.filename)
    return not member.is_dir() and not name.name.startswith(".") and "__MACOSX" not in name.parts


def _pour(source: object, copy: object, size: int) -> None:
    left = size
    while block := source.read(1024 * 1024):  # type: ignore[attr-defined]
        left -= len(block)
        if left < 0:
            raise ValueError("more than it said")
        copy.write(block)  # type: ignore[attr-defined]


def _with_scan(row: OldRow, files: Mapping[str, Path]) -> OldRow | PaperFault:
    name = PurePosixPath(row.file.replace("\\", "/")).name
    path = files.get(name.casefold())
    if path is None:
        return _fault(
            row.line.row, gettext_noop("berkas “%(file)s” tidak ada dalam folder"), file=row.file[:120]
        )
    try:
        scan = _scanned(path)
    except Refused as refused:
        return _fault(
            row.line.row, gettext_noop("berkas “%(file)s”: %(why)s"), file=name[:120], why=str(refused)
        )
    return OldRow(row.line, row.series, row.year, row.archive_code, row.place, row.sheets, name, scan)


def _scanned(path: Path) -> Scanned:
    check(path, Claim(store.clean_name(path.name), ("pdf",)))
    with path.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    size = path.stat().st_size
    with pikepdf.open(path) as pdf:
        pages, blank = len(pdf.pages), all(_is_blank(page) for page in pdf.pages)
    oddity = ""
    if blank:
        oddity = gettext_noop("semua halaman kosong")
    elif size < PLACEHOLDER:
        oddity = gettext_noop("lebih kecil dari 10 kB: mungkin hanya pengganti")
    return Scanned(path, sha256, size, pages, oddity)


def _is_blank(page: pikepdf.Page) -> bool:
    contents = page.obj.get("/Contents")
    if contents is None:
        return True
    streams = contents if isinstance(contents, pikepdf.Array) else [contents]
    return not any(stream.read_bytes().strip() for stream in streams)


def _place(cells: Mapping[str, str]) -> ShelfPlace | None:
    words = {key: cells.get(key, "")[: LONGEST + 1] for key in TITLES}
    return ShelfPlace(**words).cleaned() if any(words.values()) else None


def _number(text: str, least: int, most: int) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 7 and least <= int(text) <= most else None


def _fault(row: int, message: str, **facts: str) -> PaperFault:
    return PaperFault(row, message, tuple(facts.items()))
