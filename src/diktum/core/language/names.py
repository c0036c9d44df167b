"""Names of persons with their titles, and the NIP of civil servants."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from diktum.core.refusal import gettext_noop


@dataclass(frozen=True, slots=True)
class NipWarning:
    """Peringatan: something that a person should look at; it never stops the work."""

    code: str
    message: str


def full_name(name: str, before: str = "", after: str = "") -> str:
    """Return a name with its titles: full_name("Melati Contoh", "Dr.", "S.H., M.H.") is "Dr. Melati Contoh, S.H., M.H."."""
    front = f"{before.strip()} {name.strip()}".strip()
    return f"{front}, {after.strip()}" if after.strip() else front


_SPACES = re.compile(r"[\s.\-]")
_YOUNGEST, _OLDEST = 16, 58


def check_nip(text: str, on: date | None = None) -> tuple[NipWarning, ...]:
    """Return what is doubtful about a NIP: 8 digits of birth, 6 of TMT CPNS, 1 of sex, 3 of order.

    An empty text is no warning: commissioners have no NIP. Spaces, dots and hyphens are ignored. With `on`, a TMT after
    that day is doubtful too. There is no check digit: a NIP without warnings may still be wrong.
    """
    digits = _SPACES.sub("", text)
    if not digits:
        return ()
    if re.fullmatch(r"[0-9]{18}", digits) is None:
        return (NipWarning("nip-length", gettext_noop("NIP terdiri atas 18 angka.")),)
    born = _birth(digits)
    found = (
        []
        if born
        else [NipWarning("nip-birth", gettext_noop("Delapan angka pertama NIP bukan tanggal lahir."))]
    )
    found += _start_warnings(digits, born, on)
    if digits[14] not in "12":
        found.append(
            NipWarning(
                "nip-sex", gettext_noop("Angka ke-15 NIP seharusnya 1 (laki-laki) atau 2 (perempuan).")
            )
        )
    if digits[15:] == "000":
        found.append(
            NipWarning("nip-order", gettext_noop("Nomor urut pada akhir NIP tidak dimulai dari 000."))
        )
    return tuple(found)


def show_nip(text: str) -> str:
    """Return a NIP of 18 digits in its groups, "19800101 200501 1 999"; any other text unchanged."""
    digits = _SPACES.sub("", text)
    if re.fullmatch(r"[0-9]{18}", digits) is None:
        return text
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"


def _birth(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def _start_warnings(digits: str, born: date | None, on: date | None) -> list[NipWarning]:
    year, month = int(digits[8:12]), int(digits[12:14])
    found: list[NipWarning] = []
    if not 1 <= month <= 12:
        found.append(
            NipWarning("nip-month", gettext_noop("Angka ke-13 dan ke-14 bukan bulan; mungkin ini NI PPPK."))
        )
    if born and not _YOUNGEST <= year - born.year <= _OLDEST:
        found.append(
            NipWarning("nip-age", gettext_noop("Umur pada saat TMT CPNS menurut NIP ini tidak lazim."))
        )
    if on and (year, min(month, 12)) > (on.year, on.month):
        found.append(NipWarning("nip-future", gettext_noop("TMT CPNS menurut NIP ini belum tiba.")))
    return found
