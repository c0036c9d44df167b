"""The contract of a record: 28 fields, their order, and what each may hold (JDIHN, `document-schema` as ILDIS v4 reads it)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime

FIELDS = (
    "idData",
    "tahun_pengundangan",
    "tanggal_penetapan",
    "tanggal_pengundangan",
    "jenis",
    "noPeraturan",
    "judul",
    "noPanggil",
    "singkatanJenis",
    "tempatTerbit",
    "penerbit",
    "deskripsiFisik",
    "sumber",
    "isbn",
    "status",
    "bahasa",
    "bidangHukum",
    "teuBadan",
    "nomorIndukBuku",
    "abstrak",
    "last_updated",
    "urlAbstrak",
    "urlDetailPeraturan",
    "fileDownload",
    "urlDownload",
    "subjek",
    "operasi",
    "display",
)
OF_BOOKS = frozenset({"noPanggil", "penerbit", "deskripsiFisik", "isbn", "nomorIndukBuku"})
ALIAS = "urlabstrak"
MAY_BE_EMPTY = OF_BOOKS | {"subjek"}
Record = Mapping[str, str | None]
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\.pdf")


def problems_of(record: Record) -> tuple[str, ...]:
    """Return what is wrong with a record, each as `field: sentence`; empty when it may be published."""
    return tuple(_problems(record))


def _problems(record: Record) -> Iterator[str]:
    keys = tuple(record)
    if keys not in (FIELDS, (*FIELDS, ALIAS)):
        yield "urutan: 28 bidang menurut urutan JDIHN"
        return
    for name, value in record.items():
        if problem := _problem(name, value):
            yield f"{name}: {problem}"


def _problem(name: str, value: object) -> str:
    if value is None:
        return "" if name in OF_BOOKS else "kosong"
    if not isinstance(value, str):
        return "bukan teks"
    if any(unicodedata.category(letter) == "Cc" for letter in value):
        return "berisi karakter kendali"
    if not value.strip() and name not in MAY_BE_EMPTY:
        return "kosong"
    return "" if _SHAPES.get(name, _anything)(value) else f"bentuknya keliru ({value[:60]})"


def _anything(_value: str) -> bool:
    return True


def _is_day(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _is_instant(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return len(value) >= 19


def _is_address(value: str) -> bool:
    return (
        value.isascii()
        and value.isprintable()
        and " " not in value
        and value.startswith(("https://", "http://localhost"))
    )


_SHAPES: Mapping[str, Callable[[str], bool]] = {
    "idData": str.isdigit,
    "tahun_pengundangan": lambda value: len(value) == 4 and value.isdigit(),
    "tanggal_penetapan": _is_day,
    "tanggal_pengundangan": _is_day,
    "noPeraturan": lambda value: value == value.strip(),
    "status": lambda value: value in ("Berlaku", "Tidak Berlaku"),
    "last_updated": _is_instant,
    "abstrak": lambda value: _FILE.fullmatch(value) is not None,
    "fileDownload": lambda value: _FILE.fullmatch(value) is not None,
    "urlAbstrak": _is_address,
    "urlDetailPeraturan": _is_address,
    "urlDownload": _is_address,
    ALIAS: _is_address,
    "operasi": lambda value: value == "4",
    "display": lambda value: value == "1",
}
