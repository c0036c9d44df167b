"""Take a text in from outside: pasted words or a file become a decree with its doubts, beside what was sent."""

from __future__ import annotations

from dataclasses import dataclass

from diktum.core.document import Decree, from_data, keep_ids, to_data
from diktum.core.document.reading import Reading, read
from diktum.formats.docx import Suggestion, suggestions
from diktum.formats.docx.foreign import text_of
from diktum.formats.docx.reader import open_word, read_docx
from diktum.formats.docx.views import lines_of
from diktum.formats.json import read_json
from diktum.formats.text_files import decoded

LONGEST_SHOWN = 400_000
CHECKER = "Diktum (pemeriksaan naskah)"
_PACKED = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A text on its way in: as it was sent, as it was read, and what others remarked in it (Word)."""

    sent: str
    reading: Reading
    decree: Decree
    remarks: tuple[Suggestion, ...] = ()
    length: int = 0

    @property
    def unshown(self) -> int:
        """Return how many characters were read, but are not shown beside what was read."""
        return max(self.length - len(self.sent), 0)


def incoming_text(text: str, current: Decree) -> Incoming:
    """Read pasted words. Parts that continue parts of the current text take over their ids."""
    reading = read(text)
    decree = _joined(reading.decree, current, named=False)
    return Incoming(text[:LONGEST_SHOWN], reading, decree, length=len(text))


def incoming_file(name: str, content: bytes, current: Decree) -> Incoming:
    """
    Read a file: Word, JSON of ours, or plain text in any encoding.

    Raises the refusals of `formats.docx`, `formats.json` and `formats.text_files`.
    """
    if content.startswith((_PACKED, _OLD_OFFICE)) or name.casefold().endswith((".docx", ".doc", ".docm")):
        word = open_word(content)
        reading = read_docx(content)
        sent = text_of(word.parts, lines_of(word.paragraphs))
        return Incoming(
            sent[:LONGEST_SHOWN],
            reading,
            _joined(reading.decree, current, named=word.is_own),
            tuple(each for each in suggestions(content) if each.author != CHECKER),
            len(sent),
        )
    if name.casefold().endswith(".json"):
        reading = read_json(content)
        sent = decoded(content)
        decree = _joined(reading.decree, current, named=True)
        return Incoming(sent[:LONGEST_SHOWN], reading, decree, length=len(sent))
    return incoming_text(decoded(content), current)


def _joined(decree: Decree, current: Decree, *, named: bool) -> Decree:
    """Return what was read as the next text of a dossier: its nature and issuer stay, its parts keep their ids."""
    data = to_data(decree) if named else _nameless(to_data(decree))
    assert isinstance(data, dict)
    kept = data | {"kind": current.kind.value, "issuer": current.issuer}
    return keep_ids(current, from_data(kept))


def _nameless(value: object) -> object:
    """Return the data of a decree without ids: those of a foreign text are only places."""
    if isinstance(value, list):
        return [_nameless(each) for each in value]
    if isinstance(value, dict):
        return {key: "" if key == "id" else _nameless(each) for key, each in value.items()}
    return value
