"""Read any text as a decree: characters, lines, parts, tree. It never refuses and never loses a character."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from diktum.core.document.identity import with_ids
from diktum.core.document.model import Attachment, Decree, DecreeKind
from diktum.core.document.reading.attachments import attachment_of, content_of
from diktum.core.document.reading.characters import has_direction_marks, legible, squeezed
from diktum.core.document.reading.clauses import clauses_of, sorted_out
from diktum.core.document.reading.dicta import dicta_of
from diktum.core.document.reading.foot import closing_of, copies_of
from diktum.core.document.reading.heading import Heading, heading_of
from diktum.core.document.reading.labels_of_parts import Part
from diktum.core.document.reading.lines import Line, Sink, lines_of
from diktum.core.document.reading.result import Doubt, Nature, Reading, characters_of
from diktum.core.document.reading.sections import Sections, sections_of

_REGULATING = re.compile(
    r"\b(?:pedoman|petunjuk|tata cara|standar|juknis|ketentuan|tata kerja)\b", re.IGNORECASE
)


def read(text: str) -> Reading:
    """Return the best reading of `text`, with its doubts; time is in proportion to its length."""
    sink = Sink()
    clean = legible(text)
    if has_direction_marks(text):
        sink.doubt("naskah", 0.8, "Ada tanda arah tulisan yang tidak kelihatan; tanda itu dibuang.")
    sections = sections_of(lines_of(clean, sink), sink)
    heading = heading_of(sections.lines[Part.HEAD], sink)
    decree = _decree(sections, heading, sink)
    particulars = closing_of(sections.lines[Part.CLOSING], heading.number, sink)
    sink.leave(line.text for line in sections.lines[Part.REST])
    nature = _nature(heading, sections)
    _say_what_is_missing(decree, nature, sections.seen, sink)
    reading = Reading(
        with_ids(decree),
        tuple(Doubt(*doubt) for doubt in sink.doubts),
        tuple(sink.left_over),
        tuple(sink.frame),
        particulars,
        nature,
    )
    return _whole(reading, clean)


def _decree(sections: Sections, heading: Heading, sink: Sink) -> Decree:
    lines = sections.lines
    considerations, legal_bases = sorted_out(
        clauses_of(lines[Part.CONSIDERATIONS], Part.CONSIDERATIONS, sink),
        clauses_of(lines[Part.LEGAL_BASES], Part.LEGAL_BASES, sink),
        sink,
    )
    _decides(lines[Part.DECIDES], heading, sink)
    attachments = tuple(
        attachment_of(own, heading.title, f"lampiran-{place}", sink)
        for place, own in enumerate(sections.attachments, start=1)
    )
    attachments = _body(lines[Part.BODY], sink) + attachments
    decree = Decree(
        kind=DecreeKind.APPOINTING,
        title=heading.title,
        issuer=heading.issuer,
        considerations=considerations,
        legal_bases=legal_bases,
        notings=clauses_of(lines[Part.NOTINGS], Part.NOTINGS, sink),
        dicta=dicta_of(lines[Part.DICTA], sink),
        attachments=attachments,
        copies_to=copies_of(lines[Part.COPIES], sink),
    )
    return replace(decree, kind=DecreeKind(heading.kind) if heading.kind else likely_kind(decree))


def likely_kind(decree: Decree) -> DecreeKind:
    """Return the kind that a decree most likely is, from its chapters and its title."""
    if any(attachment.chapters for attachment in decree.attachments) or _REGULATING.search(decree.title):
        return DecreeKind.REGULATING
    return DecreeKind.APPOINTING


def _body(lines: Sequence[Line], sink: Sink) -> tuple[Attachment, ...]:
    """Read a body of chapters and articles, which a decree has in its attachment, as one."""
    if not lines:
        return ()
    chapters, table = content_of(lines, "lampiran-1", sink)
    sink.doubt("lampiran-1", 0.5, "Batang tubuh berpasal dibaca sebagai lampiran.")
    return (Attachment("", "", table, chapters),)


def _decides(lines: Sequence[Line], heading: Heading, sink: Sink) -> None:
    """Put the name that follows Menetapkan into the frame; what else stands there is left over."""
    words = "".join(line.text for line in lines)
    squashed = squeezed(words)
    is_name = squeezed(heading.title) in squashed if heading.title else squashed.startswith("keputusan")
    if is_name or squashed.startswith("keputusan"):
        sink.frame.extend(line.text for line in lines)
        if not is_name:
            sink.doubt("menetapkan", 0.7, "Nama sesudah Menetapkan tidak sama dengan judul.")
    elif squashed:
        sink.leave(line.text for line in lines)
        sink.doubt("menetapkan", 0.4, "Kata sesudah Menetapkan bukan nama Keputusan; lihat sisa teks.")


def _nature(heading: Heading, sections: Sections) -> Nature:
    if heading.nature is not Nature.UNKNOWN:
        return heading.nature
    return Nature.OWN if Part.DICTA in sections.seen and len(sections.seen) > 2 else Nature.UNKNOWN


_NATURES = {
    Nature.LAW: "Teks ini peraturan perundang-undangan, bukan Keputusan; dibaca sebaik mungkin.",
    Nature.OTHER_AGENCY: "Teks ini Keputusan lembaga lain, bukan Keputusan KPU.",
    Nature.UNKNOWN: "Teks ini tidak dikenali sebagai Keputusan.",
}
_NEEDED = (
    (Part.CONSIDERATIONS, "Menimbang"),
    (Part.LEGAL_BASES, "Mengingat"),
    (Part.DICTA, "Diktum"),
)


def _say_what_is_missing(decree: Decree, nature: Nature, seen: Sequence[Part], sink: Sink) -> None:
    if nature in _NATURES:
        sink.doubt("naskah", 0.3, _NATURES[nature])
    there = {
        Part.CONSIDERATIONS: decree.considerations,
        Part.LEGAL_BASES: decree.legal_bases,
        Part.DICTA: decree.dicta,
    }
    for part, name in _NEEDED:
        if not there[part]:
            sink.doubt(part, 0.2, f"{name} tidak ditemukan.")
    ordered = [part for part in seen if part in there]
    if ordered != sorted(ordered, key=list(Part).index):
        sink.doubt("naskah", 0.6, "Bagian-bagian naskah tidak berurutan.")


def _whole(reading: Reading, clean: str) -> Reading:
    """Return the reading, with any character that it should have missed in `left_over`."""
    missing = Counter(squeezed(clean)) - characters_of(reading)
    if not missing:
        return reading
    doubt = Doubt("naskah", 0.0, "Ada huruf yang terlewat; teks asli disertakan utuh dalam sisa teks.")
    return replace(reading, doubts=(*reading.doubts, doubt), left_over=(*reading.left_over, clean))
