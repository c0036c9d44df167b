"""Take years of past decrees in: a dry run that names everything odd, then all of the list or nothing."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from django.core.files.base import File
from procrastinate.contrib.django import app

from diktum.core.canonical import fingerprint
from diktum.core.moment import Moment
from diktum.core.refusal import gettext_noop
from diktum.files import store
from diktum.ledger.chain import Chain, chaining
from diktum.people.models import Commission
from diktum.people.queries import Actor
from diktum.stages.archive import records_queries as records
from diktum.stages.archive.models import OldDecree, OldDecreeImport
from diktum.stages.archive.old_decrees_reading import OldRow, read_list, row_of
from diktum.stages.archive.old_decrees_refusals import OldListHasChanged, OldRowsAreFaulty
from diktum.stages.archive.records_commands import ARCHIVE_KEEPERS, post_of, told
from diktum.stages.archive.records_refresh import refresh_old_decrees
from diktum.stages.signing import queries as signing
from diktum.stages.signing.numbers_paper import PaperFault
from diktum.stages.signing.numbers_paper_work import take_lines_in
from diktum.stages.signing.queries import AgendaLine

READ_OLD_DECREE = "archive.read_old_decree"
MOST_BYTES = 200 * store.MEGABYTE
Named = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class OldPlan:
    """
    The dry run: good rows, faults by row, what is odd but may be taken in, files that no row names.

    `booked` are the lines that the agenda book has already without a decree: the import joins them.
    """

    rows: tuple[OldRow, ...]
    faults: tuple[PaperFault, ...]
    warnings: tuple[PaperFault, ...]
    unnamed: tuple[str, ...]
    booked: Mapping[Named, AgendaLine]

    @property
    def mark(self) -> str:
        """Return a fingerprint of what would be written."""
        return fingerprint(
            [[row.kept() for row in self.rows], len(self.faults), sorted(map(list, self.booked))]
        )[:24]

    @property
    def scans(self) -> int:
        """Count the rows with a scan."""
        return sum(row.scan is not None for row in self.rows)


def plan_old_decrees(commission_id: int, content: bytes, files: Mapping[str, Path], when: Moment) -> OldPlan:
    """Return what a list with its scans would do; nothing is written. Raises OldListIsUnreadable."""
    read = [row_of(number, cells, files, when.day) for number, cells in read_list(content)]
    rows = [each for each in read if isinstance(each, OldRow)]
    faults = [each for each in read if isinstance(each, PaperFault)]
    lines = _lines_of(commission_id, rows)
    known = {_named(each): each.code for each in OldDecree.objects.filter(commission_id=commission_id)}
    faults += [*_doubles(rows), *_clashes(rows, lines, known)]
    wrong = {fault.row for fault in faults}
    good = tuple(row for row in rows if row.line.row not in wrong)
    named = {row.file.casefold() for row in rows if row.scan}
    return OldPlan(
        rows=good,
        faults=tuple(sorted(faults, key=lambda fault: fault.row)),
        warnings=tuple(sorted(_warnings(good, lines), key=lambda fault: fault.row)),
        unnamed=tuple(path.name for name, path in files.items() if name not in named),
        booked={_key(row): lines[_key(row)] for row in good if _key(row) in lines},
    )


def take_old_decrees_in(
    *,
    content: bytes,
    filename: str,
    files: Mapping[str, Path],
    seen: str,
    reason: str,
    by: Actor,
    when: Moment,
) -> OldDecreeImport:
    """
    Masukkan SK lama: every decree of a list with its scan and its line "dari buku fisik", all of them or none.

    `seen` is the mark of the preview. Numbering goes on after the highest; the scans are queued to be read.
    Raises NotYoursToArchive, WordsAreMissing, OldListIsUnreadable, OldRowsAreFaulty, OldListHasChanged, and what taking
    the paper book in and keeping a file refuse.
    """
    held, words = post_of(by, ARCHIVE_KEEPERS), told(reason, "alasan")
    source = (store.clean_name(filename), hashlib.sha256(content).hexdigest())
    with chaining(by.commission_id, when) as chain:
        office = records.lock(by.commission_id)
        plan = plan_old_decrees(by.commission_id, content, files, when)
        if plan.faults or not plan.rows:
            raise OldRowsAreFaulty(count=len(plan.faults), rows=len(plan.rows))
        if plan.mark != seen:
            raise OldListHasChanged()
        lines = dict(plan.booked) | _booked(chain, plan, source, words, by, when)
        done = chain.record(
            OldDecreeImport(
                commission_id=by.commission_id,
                filename=source[0],
                sha256=source[1],
                rows=len(plan.rows),
                files=plan.scans,
                reason=words,
                imported_by=by.name,
                post_title=held.title,
                imported_on=when.day,
                imported_at=when.at,
            )
        )
        odd = defaultdict(list)
        for warning in plan.warnings:
            odd[warning.row].append(warning.message % dict(warning.facts))
        written = []
        for row in plan.rows:
            decree = _decree(chain, office, done, row, lines[_key(row)])
            decree.warning = "; ".join(odd[row.line.row])
            chain.record(decree)
            if decree.file_id is not None:
                app.configure_task(READ_OLD_DECREE, queue="ocr").defer(old_decree_id=decree.pk)
            written.append(decree.pk)
        refresh_old_decrees(written)
    return done


def _decree(
    chain: Chain, office: Commission, done: OldDecreeImport, row: OldRow, line: AgendaLine
) -> OldDecree:
    decree = OldDecree(
        commission=office,
        taken_in=done,
        code=_code(office, row),
        series=row.series,
        year=row.year,
        number=row.line.number,
        number_text=line.number_text,
        title=row.line.title,
        enacted_on=row.line.signed_on,
        line=line,
        archive_code=row.archive_code.code,
        code_title=row.archive_code.title,
        sheets=row.sheets,
        **(asdict(row.place) if row.place else {}),
    )
    if row.scan is not None:
        with row.scan.path.open("rb") as stream:
            upload = File(stream, name=row.scan.path.name)
            decree.file = store.keep(chain, upload, allowed=("pdf",), max_bytes=MOST_BYTES)
        decree.pages = row.scan.pages
        if decree.file.sha256 != row.scan.sha256:
            raise OldListHasChanged()
    return decree


def _booked(
    chain: Chain, plan: OldPlan, source: tuple[str, str], reason: str, by: Actor, when: Moment
) -> dict[Named, AgendaLine]:
    """Write the lines that the agenda books do not have yet, book by book."""
    wanted: dict[tuple[str, int], list[OldRow]] = defaultdict(list)
    for row in plan.rows:
        if _key(row) not in plan.booked:
            wanted[row.series, row.year].append(row)
    written: dict[Named, AgendaLine] = {}
    for (series, year), rows in sorted(wanted.items()):
        lines = take_lines_in(
            chain,
            series=series,
            year=year,
            lines=[row.line for row in rows],
            source=source,
            reason=reason,
            by=by,
            when=when,
        )
        written |= {(series, year, number): line for number, line in lines.items()}
    return written


def _lines_of(commission_id: int, rows: Sequence[OldRow]) -> dict[Named, AgendaLine]:
    books = {(row.series, row.year) for row in rows}
    return {
        (series, year, line.number): line
        for series, year in sorted(books)
        for line in signing.lines_of_year(commission_id, year, series)
    }


def _doubles(rows: Sequence[OldRow]) -> Iterator[PaperFault]:
    first: dict[Named, int] = {}
    for row in rows:
        other = first.setdefault(_key(row), row.line.row)
        if other != row.line.row:
            message = gettext_noop(
                "nomor %(number)s tahun %(year)s sudah ditulis pada baris %(other)s daftar ini"
            )
            yield _about(row, message, number=row.line.number, year=row.year, other=other)


def _clashes(
    rows: Sequence[OldRow], lines: Mapping[Named, AgendaLine], known: Mapping[Named, str]
) -> Iterator[PaperFault]:
    for row in rows:
        line = lines.get(_key(row))
        if _key(row) in known:
            message = gettext_noop("nomor %(number)s tahun %(year)s sudah ada di arsip: %(code)s")
            yield _about(row, message, number=row.line.number, year=row.year, code=known[_key(row)])
        elif line is not None and line.dossier is not None:
            message = gettext_noop("nomor %(number)s tahun %(year)s milik berkas %(code)s")
            yield _about(row, message, number=row.line.number, year=row.year, code=line.dossier.code)
        elif line is not None and signing.is_void(line):
            message = gettext_noop("nomor %(number)s tahun %(year)s batal menurut buku agenda")
            yield _about(row, message, number=row.line.number, year=row.year)


def _warnings(rows: Sequence[OldRow], lines: Mapping[Named, AgendaLine]) -> Iterator[PaperFault]:
    same = Counter(row.scan.sha256 for row in rows if row.scan)
    for row in rows:
        if row.scan is None:
            yield _about(row, gettext_noop("tanpa pindaian: hanya catatan dan kertasnya"))
        elif row.scan.oddity:
            yield _about(row, row.scan.oddity)
        if row.scan is not None and same[row.scan.sha256] > 1:
            yield _about(row, gettext_noop("pindaiannya sama dengan baris lain"))
        if row.scan is not None and row.sheets and row.sheets != row.scan.pages:
            message = gettext_noop("pindaian %(pages)s halaman, kertasnya %(sheets)s")
            yield _about(row, message, pages=row.scan.pages, sheets=row.sheets)
        line = lines.get(_key(row))
        if line is not None and (line.title != row.line.title or line.signed_on != row.line.signed_on):
            yield _about(row, gettext_noop("buku agenda menyebut: %(title)s"), title=line.title[:120])


def _about(row: OldRow, message: str, **facts: object) -> PaperFault:
    return PaperFault(row.line.row, message, tuple((key, str(value)) for key, value in facts.items()))


def _key(row: OldRow) -> Named:
    return row.series, row.year, row.line.number


def _named(decree: OldDecree) -> Named:
    return decree.series, decree.year, decree.number


def _code(office: Commission, row: OldRow) -> str:
    """Return the code of an old decree: SS-L2019-0012, SS-L2019-S0012 in the series of the secretary."""
    letters = "".join(word[:1].upper() for word in row.series.split("-")[1:])
    return f"{office.code}-L{row.year}-{letters}{row.line.number:04d}"
