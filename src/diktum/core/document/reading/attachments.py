"""Lampiran: its head, its title, its chapters and articles, its table."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diktum.core.document.model import Article, Attachment, Chapter, Point, Table
from diktum.core.document.reading.lines import Line, Sink, joined
from diktum.core.document.reading.marks import article_of, chapter_of
from diktum.core.document.reading.outline import Item, outline, points_of
from diktum.core.document.reading.sections import goes_on
from diktum.core.document.reading.tables import opens_table, table_of

_HEAD = re.compile(
    r":|:?\s?(?:SURAT\s)?(?:KEPUTUSAN|PERATURAN)\b.*|:?\s?N[O0]M[O0]R\b.*|:?\s?TANGGAL\b.*|:?\s?TENTANG\b\s*:?.*",
    re.DOTALL,
)
_ABOUT = re.compile(r":?\s?TENTANG\b\s*:?\s*(?P<rest>.*)", re.DOTALL)
_SIGNING = re.compile(r"(?:a\.?n\.?\s)?(?:KETUA|SEKRETARIS)\s(?:KOMISI|KPU|KIP)\b[^a-z]*|Ditetapkan\s+di\b.*")
_DATING = re.compile(r"Ditetapkan\s+di\b|pada\s+tanggal\b", re.IGNORECASE)
_INNER = re.compile(r"(?:Bagian|Paragraf)\s+\w+.*")
MOST_CHAPTERS = 3999


def attachment_of(lines: Sequence[Line], title_of_decree: str, place: str, sink: Sink) -> Attachment:
    """Return the attachment whose lines follow its label, without ids."""
    lines = _without_signing(lines, sink)
    lines = _without_head(lines, title_of_decree, place, sink)
    start = next((at for at in range(len(lines)) if _opens_content(lines, at)), len(lines))
    title_lines = list(lines[:start])
    title = joined([line.text for line in _title(title_lines, place, sink)], sink)
    if not title:
        sink.doubt(place, 0.4, "Judul lampiran tidak ditemukan.")
    chapters, table = content_of(lines[start:], place, sink)
    return Attachment("", title, table, chapters)


def _opens_content(lines: Sequence[Line], at: int) -> bool:
    text = lines[at].text
    return chapter_of(text) is not None or article_of(text) > 0 or opens_table(lines, at)


def _without_signing(lines: Sequence[Line], sink: Sink) -> list[Line]:
    """Take the signature block at the foot away: the office, "ttd", the name."""
    for place in range(len(lines) - 1, max(len(lines) - 16, 0), -1):
        at = place
        if _SIGNING.fullmatch(lines[at].text) and not lines[at - 1].text.endswith("TENTANG"):
            while at and _DATING.match(lines[at - 1].text):
                at -= 1
            foot = lines[at:]
            sink.frame.extend(line.text for line in foot if len(line.text) < 100)
            sink.leave(line.text for line in foot if len(line.text) >= 100)
            return list(lines[:at])
    return list(lines)


def _without_head(lines: Sequence[Line], title_of_decree: str, place: str, sink: Sink) -> list[Line]:
    """Take away the head that repeats kind, number and name of the decree."""
    at = 0
    while at < len(lines) and _HEAD.fullmatch(lines[at].text) and not _opens_content(lines, at):
        about = _ABOUT.fullmatch(lines[at].text)
        if about:
            label = lines[at].text[: len(lines[at].text) - len(about["rest"])].strip()
            sink.frame.append(label)
            rest = [Line(about["rest"], 0, False)] if about["rest"] else []
            return _without_name(rest + list(lines[at + 1 :]), title_of_decree, place, sink)
        sink.frame.append(lines[at].text)
        at += 1
        at = _skip_wrapped(lines, at, sink)
    return list(lines[at:])


def _skip_wrapped(lines: Sequence[Line], at: int, sink: Sink) -> int:
    """Take the further lines of the kind of decree ("KABUPATEN SORONG SELATAN") when NOMOR or TENTANG still follows."""
    for step in range(3):
        if at + step >= len(lines) or not lines[at + step].text.isupper():
            return at
        if _HEAD.fullmatch(lines[at + step].text):
            sink.frame.extend(line.text for line in lines[at : at + step])
            return at + step
    return at


def _without_name(lines: list[Line], title_of_decree: str, place: str, sink: Sink) -> list[Line]:
    """Take away the name of the decree, line by line as long as it agrees, else up to the first empty line."""
    wanted = _squashed(title_of_decree)
    got = ""
    for at, line in enumerate(lines):
        if got == wanted:
            sink.frame.extend(each.text for each in lines[:at])
            return lines[at:]
        got += _squashed(line.text)
        if not wanted.startswith(got):
            break
    if got == wanted:
        sink.frame.extend(each.text for each in lines)
        return []
    end = next(
        (at for at, line in enumerate(lines) if at and (line.after_blank or _opens_content(lines, at))), 0
    )
    if end:
        sink.frame.extend(each.text for each in lines[:end])
        sink.doubt(place, 0.6, "Nama Keputusan pada kepala lampiran tidak sama dengan judul.")
    return lines[end:]


def _squashed(text: str) -> str:
    return "".join(text.split()).casefold()


def _title(lines: Sequence[Line], place: str, sink: Sink) -> Sequence[Line]:
    """Return the lines of the title: the first paragraph; others after it have no place."""
    end = next(
        (at for at, line in enumerate(lines) if at and line.after_blank and not line.text.isupper()),
        len(lines),
    )
    if not all(line.text.isupper() for line in lines[:end]) and end > 3:
        end = next((at for at, line in enumerate(lines) if not line.text.isupper()), end)
    rest = [line.text for line in lines[end:]]
    if rest:
        sink.leave(rest)
        sink.doubt(place, 0.4, "Isi lampiran berupa teks bebas tidak mendapat tempat; lihat sisa teks.")
    return lines[:end]


def content_of(lines: Sequence[Line], place: str, sink: Sink) -> tuple[tuple[Chapter, ...], Table | None]:
    """Return chapters and table that stand in the lines; what is neither is left over."""
    start = next((at for at in range(len(lines)) if opens_table(lines, at)), len(lines))
    chapters = chapters_of(lines[:start], place, sink)
    if start == len(lines):
        return chapters, None
    table, taken = table_of(lines[start:], sink, place)
    rest = [line.text for line in lines[start + taken :]]
    if rest:
        sink.leave(rest)
        sink.doubt(place, 0.5, "Teks sesudah tabel lampiran tidak mendapat tempat; lihat sisa teks.")
    return chapters, table


def chapters_of(lines: Sequence[Line], place: str, sink: Sink) -> tuple[Chapter, ...]:
    """Return chapters with their articles; articles before the first chapter stand in one without a title."""
    chapters: list[Chapter] = []
    for head, own in _chapter_cuts(lines, sink):
        if len(chapters) == MOST_CHAPTERS:
            sink.leave(line.text for line in own)
            continue
        articles, loose = _articles(own, place, sink)
        title = joined([line for line in (head, *_chapter_title(head, loose, place, sink)) if line], sink)
        chapters.append(Chapter("", title, articles))
    return tuple(chapters)


def _chapter_cuts(lines: Sequence[Line], sink: Sink) -> list[tuple[str, list[Line]]]:
    """Return for each chapter what stands on its own line after the number, and its lines."""
    cuts: list[tuple[str, list[Line]]] = []
    before = ""
    for line in lines:
        found = None if goes_on(before, line) else chapter_of(line.text)
        before = line.text
        if found:
            sink.frame.append(found[1])
            cuts.append((found[2], []))
            continue
        if not cuts:
            cuts.append(("", []))
        cuts[-1][1].append(line)
    return cuts


def _chapter_title(head: str, loose: Sequence[Line], place: str, sink: Sink) -> list[str]:
    """Return the lines of a chapter's title; free text of a chapter without articles is left over."""
    end = next((at for at, line in enumerate(loose) if not line.text.isupper()), len(loose))
    if not end and loose and not head:
        end = 1
    rest = [line.text for line in loose[end:]]
    if rest:
        sink.leave(rest)
        sink.doubt(place, 0.4, "Teks bab yang tidak berpasal tidak mendapat tempat; lihat sisa teks.")
    return [line.text for line in loose[:end]]


def _articles(lines: Sequence[Line], place: str, sink: Sink) -> tuple[tuple[Article, ...], list[Line]]:
    """Return the articles among the lines, and the lines before the first of them."""
    loose: list[Line] = []
    cuts: list[list[Line]] = []
    last = 0
    before = ""
    for line in lines:
        number = 0 if goes_on(before, line) else article_of(line.text)
        if number and (
            number == last + 1 or not cuts or line.after_blank or before.endswith((".", ";", ":"))
        ):
            sink.frame.append(line.text)
            last = number
            cuts.append([])
        elif _INNER.fullmatch(line.text):
            sink.leave([line.text])
            sink.doubt(place, 0.5, "Bagian dan paragraf dalam bab belum mendapat tempat; lihat sisa teks.")
        else:
            (cuts[-1] if cuts else loose).append(line)
        before = line.text
    return tuple(Article("", _paragraphs(outline(cut, sink, place), sink)) for cut in cuts), loose


def _paragraphs(whole: Item, sink: Sink) -> tuple[Point, ...]:
    """Return the paragraphs of an article: its ayat, or its one text with the points below."""
    text = whole.text(sink)
    ayat = [item for item in whole.below if item.kind == "(1)"]
    if len(ayat) == len(whole.below) and ayat:
        own = (Point("", text),) if text else ()
        return own + points_of(ayat, sink)
    if not text and not whole.below:
        return ()
    return (Point("", text, points_of(whole.below, sink)),)
