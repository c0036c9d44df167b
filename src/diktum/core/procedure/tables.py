"""Take fields out of a TOML table one by one, and refuse what is missing, mistyped or left over."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, NoReturn, TypeVar, overload

from diktum.core.procedure.rulebook_error import RulebookError

Kind = TypeVar("Kind", bound=StrEnum)


class _Required:
    """Mark a field that has no default."""


REQUIRED: Final = _Required()
PARALLEL: Final = ("parallel", "join", "fork")


class Table:
    """A TOML table that is being read; `where` names it in sentences for the editor."""

    def __init__(self, content: Mapping[str, Any], where: str) -> None:
        self.where = where
        self._content = content
        self._asked: set[str] = set()
        self._parent = where

    def named(self, kind: str, key: str) -> None:
        """Name this table by its key from now on, instead of its position."""
        self.where = f"{self._parent}, {kind} {key}"

    def refuse(self, mistake: str, remedy: str) -> NoReturn:
        """Raise RulebookError for a mistake in this table."""
        raise RulebookError(f"{self.where}: {mistake}. {remedy}.")

    def finish(self) -> None:
        """Refuse fields that nobody asked for."""
        unknown = sorted(set(self._content) - self._asked)
        if not unknown:
            return
        if unknown[0] in PARALLEL:
            self.refuse(
                f"“{unknown[0]}” meminta kegiatan yang berjalan bersamaan, yang tidak dikenal prosedur ini",
                "Tulis kegiatan itu berurutan dalam satu baris; waktunya dihitung untuk seluruh baris",
            )
        near = difflib.get_close_matches(unknown[0], sorted(self._asked), n=1)
        remedy = f"Mungkin maksudnya “{near[0]}”" if near else "Hapus kolom itu atau perbaiki namanya"
        self.refuse(f"kolom “{unknown[0]}” tidak dikenal", remedy)

    @overload
    def text(self, key: str) -> str: ...
    @overload
    def text(self, key: str, *, default: str) -> str: ...
    @overload
    def text(self, key: str, *, default: None) -> str | None: ...
    def text(self, key: str, *, default: str | _Required | None = REQUIRED) -> str | None:
        """Return a text field; a required one may not be blank."""
        value = self._take(key, default)
        if value is None:
            return None
        if not isinstance(value, str):
            self.refuse(f"“{key}” harus berupa teks", "Tulis nilainya di antara tanda petik")
        if not value.strip() and value is not default:
            self.refuse(f"“{key}” kosong", "Isi kolom itu")
        return value

    def texts(self, key: str, *, default: tuple[str, ...] | _Required = REQUIRED) -> tuple[str, ...]:
        """Return a list of texts without repetition."""
        value = self._take(key, default)
        if not isinstance(value, list | tuple) or any(
            not isinstance(each, str) or not each for each in value
        ):
            self.refuse(f"“{key}” harus berupa daftar teks", 'Tulis seperti ["satu", "dua"]')
        if len(set(value)) != len(value):
            self.refuse(f"“{key}” memuat isi yang sama dua kali", "Hapus salah satunya")
        return tuple(value)

    def words(self, key: str, *, default: Mapping[str, str] | _Required = REQUIRED) -> Mapping[str, str]:
        """Return a table of texts."""
        value = self._take(key, default)
        if not isinstance(value, Mapping) or any(not isinstance(each, str) for each in value.values()):
            self.refuse(f"“{key}” harus berupa tabel teks", 'Tulis seperti { nama = "isi" }')
        return dict(value)

    @overload
    def number(self, key: str) -> int: ...
    @overload
    def number(self, key: str, *, default: None) -> int | None: ...
    def number(self, key: str, *, default: _Required | None = REQUIRED) -> int | None:
        """Return a whole number."""
        value = self._take(key, default)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            self.refuse(f"“{key}” harus berupa bilangan bulat", "Tulis angkanya tanpa tanda petik")
        return value

    @overload
    def date(self, key: str) -> date: ...
    @overload
    def date(self, key: str, *, default: None) -> date | None: ...
    def date(self, key: str, *, default: _Required | None = REQUIRED) -> date | None:
        """Return a calendar day."""
        value = self._take(key, default)
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            self.refuse(f"“{key}” harus berupa tanggal", "Tulis seperti 2022-01-17, tanpa tanda petik")
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """Return true or false."""
        value = self._take(key, default)
        if not isinstance(value, bool):
            self.refuse(f"“{key}” harus true atau false", "Tulis tanpa tanda petik")
        return value

    def choice(self, key: str, kind: type[Kind]) -> Kind:
        """Return a member of a closed set."""
        value = self._take(key, REQUIRED)
        known = [each.value for each in kind]
        if value not in known:
            self.refuse(
                f"“{key}” berisi “{value}” yang tidak dikenal", f"Pilih salah satu: {', '.join(known)}"
            )
        return kind(value)

    def table(self, key: str) -> Table:
        """Return a table within this one."""
        value = self._take(key, REQUIRED)
        if not isinstance(value, Mapping):
            self.refuse(f"“{key}” harus berupa tabel", "Tulis seperti { days = 1 }, atau {} bila tidak ada")
        return Table(value, f"{self.where}, {key}")

    def tables(
        self, key: str, kind: str, *, default: Sequence[Mapping[str, Any]] | _Required = REQUIRED
    ) -> tuple[Table, ...]:
        """Return a list of tables, at least one, each named by its position until it names itself."""
        value = self._take(key, default)
        if (
            not isinstance(value, list | tuple)
            or not value
            or any(not isinstance(each, Mapping) for each in value)
        ):
            self.refuse(f"“{key}” harus memuat sedikitnya satu {kind}", f"Tambahkan bagian “{key}”")
        found = []
        for position, each in enumerate(value, start=1):
            child = Table(each, self.where)
            child.where = f"{self.where}, {kind} ke-{position}"
            found.append(child)
        return tuple(found)

    def _take(self, key: str, default: object) -> Any:
        self._asked.add(key)
        if key in self._content:
            return self._content[key]
        if isinstance(default, _Required):
            self.refuse(f"“{key}” tidak ada", "Tambahkan kolom itu")
        return default
