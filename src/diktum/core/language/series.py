"""Numbers of decrees."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DecreeNumber:
    """Nomor Keputusan: the series it is counted in ("keputusan", "keputusan-sekretaris"), number and year.

    Since 2022 the number of a decree has Arabic digits only (UU 13/2022 Lampiran II angka 2a).
    """

    series: str
    number: int
    year: int

    def __post_init__(self) -> None:
        if self.number < 1 or not 1000 <= self.year <= 9999:
            raise ValueError(f"no decree has the number {self.number} of {self.year}")

    def in_words(self) -> str:
        """Return the number as the heading of a decree carries it: "NOMOR 23 TAHUN 2022"."""
        return f"NOMOR {self.number} TAHUN {self.year}"

    def in_text(self) -> str:
        """Return the number as running text carries it: "Nomor 23 Tahun 2022"."""
        return f"Nomor {self.number} Tahun {self.year}"
