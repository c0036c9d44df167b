"""Penutup and tembusan: the lines below the dicta."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diktum.core.document.reading.lines import Line, Sink, joined
from diktum.core.document.reading.marks import marks_of
from diktum.core.document.reading.result import Particulars

_PLACE = re.compile(r"D?[il1]?tetapkan\s+d[il1]\s*:?\s*(?P<place>[^,.…]*)", re.IGNORECASE)
_DATE = re.compile(r"\bpada\s+tanggal\s*:?\s*(?P<date>\d{1,2}\s+\w+\s+\d{4})?", re.IGNORECASE)
_NOT_A_NAME = re.compile(
    r"\W*t\s?t\s?d\W*|.*,|.*\d.*|(?:KETUA|SEKRETARIS|KOMISI|KABUPATEN|KOTA|PROVINSI|PAPUA|SALINAN|KEPALA|SUBBAGIAN)\b.*|Salinan\b.*|Kepala\b.*|NIP\b.*|Ditetapkan\b.*|pada\b.*|\W*",
    re.IGNORECASE,
)
_LONGEST = 100


def closing_of(lines: Sequence[Line], number: str, sink: Sink) -> Particulars:
    """Return place, date and signatory; the lines go to the frame, a long paragraph among them is left over."""
    place = date = signatory = ""
    for line in lines:
        if len(line.text) > _LONGEST:
            sink.leave([line.text])
            sink.doubt("penutup", 0.5, "Ada alinea panjang pada penutup; lihat sisa teks.")
            continue
        sink.frame.append(line.text)
        found, dated = _PLACE.search(line.text), _DATE.search(line.text)
        if found and not place:
            place = re.sub(r"\s+pada\s+tanggal.*", "", found["place"]).strip()
        if dated and dated["date"]:
            date = dated["date"]
        if not signatory and not _NOT_A_NAME.fullmatch(line.text):
            signatory = line.text.strip("() ")
    return Particulars(number, place, date, signatory)


def copies_of(lines: Sequence[Line], sink: Sink) -> tuple[str, ...]:
    """Return to whom copies go: one for each mark, or for each line where there are no marks."""
    copies: list[list[str]] = []
    is_marked = False
    for line in lines:
        mark = next(marks_of(line.text), None)
        if mark:
            is_marked = True
            sink.frame.append(mark.raw)
        if mark or not is_marked:
            copies.append([mark.rest if mark else line.text])
        else:
            copies[-1].append(line.text)
    return tuple(joined(each, sink) for each in copies)
