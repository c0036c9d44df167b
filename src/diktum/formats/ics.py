"""Calendar files (iCalendar, RFC 5545): appointments that every calendar program can take in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

MEDIA_TYPE = "text/calendar; charset=utf-8"
LONGEST_LINE = 75  # octets, RFC 5545 3.1
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True)
class Event:
    """One appointment. `uid` stays for ever, `sequence` grows with every change, `stamp` is when it was last changed."""

    uid: str
    starts_at: datetime
    stamp: datetime
    summary: str
    place: str = ""
    description: str = ""
    url: str = ""
    sequence: int = 0
    is_confirmed: bool = True


def calendar(events: Iterable[Event], *, name: str) -> bytes:
    """Return a calendar file with these appointments; the same events give the same bytes."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Diktum//Rapat//ID", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{_text(name)}"]
    for event in events:
        lines += _event(event)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line)).encode("utf-8")


def _event(event: Event) -> Sequence[str]:
    lines = [
        "BEGIN:VEVENT",
        f"UID:{_text(event.uid)}",
        f"DTSTAMP:{_instant(event.stamp)}",
        f"DTSTART:{_instant(event.starts_at)}",
        f"SEQUENCE:{event.sequence}",
        f"STATUS:{'CONFIRMED' if event.is_confirmed else 'TENTATIVE'}",
        f"SUMMARY:{_text(event.summary)}",
    ]
    for key, value in (("LOCATION", event.place), ("DESCRIPTION", event.description)):
        if value:
            lines.append(f"{key}:{_text(value)}")
    if event.url:
        lines.append(f"URL:{_uri(event.url)}")
    return [*lines, "END:VEVENT"]


def _instant(moment: datetime) -> str:
    """Write an instant in UTC. Raises ValueError for one without a zone: it would be another hour elsewhere."""
    if moment.tzinfo is None:
        raise ValueError("an instant without a zone names no moment")
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(value: str) -> str:
    """Escape a text value; a carriage return goes, other control characters would break the file and go as well."""
    escaped = value.translate(_ESCAPES)
    return "".join(char for char in escaped if char >= " " or char == "\t")


def _uri(value: str) -> str:
    """Write an address as it is: it is no text value and takes no escapes. Blanks and line ends cannot be in it."""
    return "".join(value.split())


def _folded(line: str) -> Iterator[str]:
    """Cut a line into pieces of at most 75 octets, never inside a character; a piece that continues begins with a blank."""
    piece, size = "", 0
    for char in line:
        width = len(char.encode("utf-8"))
        if size + width > LONGEST_LINE:
            yield piece
            piece, size = " ", 1
        piece, size = piece + char, size + width
    yield piece
