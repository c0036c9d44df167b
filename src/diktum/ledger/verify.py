"""Read the whole ledger, every chained row and every kept file again, and name what was changed behind the program's back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.apps import apps
from django.db import DataError, models
from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from diktum.core.proofs import GENESIS
from diktum.core.refusal import gettext_noop
from diktum.files import store
from diktum.ledger.checkpoint_checks import CheckpointWatch
from diktum.ledger.models import Checkpoint, LedgerEntry, LedgerHead
from diktum.ledger.sealing import chained_models, is_as_sealed, seal_of

_CHUNK = 2000
_MOST_FINDINGS = 100
_REWRITTEN = gettext_noop("baris sampai posisi itu bukan lagi yang dicatatnya")
_CUT = gettext_noop("baris sebanyak itu tidak ada lagi; rantai dipotong, atau cadangan lama dipulihkan")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it was written: where it stands, and a sentence that says what is wrong."""

    sentence: str
    kind: str
    subject: str
    commission_id: int | None = None
    position: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What was read, and what was wrong (the first hundred findings, in the order of the ledger)."""

    entries: int
    rows: int
    files: int
    wrong: tuple[Finding, ...]

    @property
    def is_sound(self) -> bool:
        """Return whether everything is as it was written."""
        return not self.wrong

    @property
    def first(self) -> Finding | None:
        """Return the first wrong row."""
        return self.wrong[0] if self.wrong else None


@dataclass(slots=True)
class _Count:
    entries: int = 0
    rows: int = 0
    files: int = 0
    lengths: dict[int, tuple[int, str]] = field(default_factory=dict)


def verify(commission_id: int | None = None) -> Report:
    """Verify the ledger of one commission, or of all, with the rows and files behind it. Memory stays flat.

    Found: a changed, removed, inserted, swapped or renumbered line; a changed or removed row; a row written past the
    program; a changed or missing file; lines that are fewer or others than a checkpoint says. Not found: the newest lines
    removed together with their rows, the head and the checkpoints; only a checkpoint kept outside the machine shows that
    (`ledger.witness.compare`).
    """
    count = _Count()
    findings = islice(_findings(commission_id, count), _MOST_FINDINGS)
    return Report(wrong=tuple(findings), entries=count.entries, rows=count.rows, files=count.files)


def _findings(commission_id: int | None, count: _Count) -> Iterator[Finding]:
    yield from _check_entries(commission_id, count)
    yield from _check_heads(commission_id, count)
    yield from _unchained_rows()
    count.files = store.count(commission_id)
    for stored, problem in store.wrong(commission_id):
        yield Finding(
            sentence=_("Berkas %(name)s (nomor %(subject)s, sidik jari %(sha)s…): %(problem)s.")
            % {
                "name": stored.original_name,
                "subject": stored.pk,
                "sha": stored.sha256[:12],
                "problem": problem,
            },
            kind=stored._meta.label,
            subject=str(stored.pk),
            commission_id=stored.commission_id,
        )


def _check_entries(commission_id: int | None, count: _Count) -> Iterator[Finding]:
    entries = LedgerEntry.objects.order_by("commission_id", "position")
    if commission_id is not None:
        entries = entries.filter(commission_id=commission_id)
    watch = CheckpointWatch(commission_id)
    reading = entries.iterator(chunk_size=_CHUNK)
    while chunk := list(islice(reading, _CHUNK)):
        rows = _rows_behind(chunk)
        for entry in chunk:
            count.entries += 1
            yield from _check_link(entry, count)
            yield from _check_row(entry, rows, count)
            yield from (_checkpoint_is_wrong(row, _REWRITTEN) for row in watch.read(entry))
    yield from (_checkpoint_is_wrong(row, _CUT) for row in watch.left())


def _checkpoint_is_wrong(row: Checkpoint, problem: str) -> Finding:
    sentence = _("Titik jejak %(date)s pada %(size)s baris: %(problem)s.") % {
        "date": row.made_on.isoformat(),
        "size": row.size,
        "problem": _(problem),
    }
    return Finding(sentence, Checkpoint._meta.label, str(row.pk), row.commission_id, row.size)


def _check_link(entry: LedgerEntry, count: _Count) -> Iterator[Finding]:
    position, seal = count.lengths.get(entry.commission_id, (0, GENESIS))
    count.lengths[entry.commission_id] = (entry.position, entry.hash)
    if entry.position != position + 1:
        yield _about(entry, _("baris rantai sebelum posisi ini hilang"))
    elif entry.previous != seal:
        yield _about(entry, _("baris rantai tidak menyambung pada baris sebelumnya"))
    if not _seal_holds(entry):
        yield _about(entry, _("baris rantai diubah: segelnya tidak cocok dengan isinya"))


def _check_row(
    entry: LedgerEntry, rows: dict[tuple[str, str], models.Model], count: _Count
) -> Iterator[Finding]:
    row = rows.get((entry.kind, entry.subject))
    if row is None:
        yield _about(entry, _("baris data tidak ada lagi atau tidak terbaca, padahal tercatat dalam rantai"))
        return
    count.rows += 1
    if not is_as_sealed(row, entry.payload_sha256):
        yield _about(entry, _("isi baris data berbeda dari yang dicatat dalam rantai"))


def _seal_holds(entry: LedgerEntry) -> bool:
    try:
        return seal_of(entry) == entry.hash
    except ValueError:
        # The seal before it was changed into something that is no fingerprint.
        return False


def _rows_behind(chunk: Iterable[LedgerEntry]) -> dict[tuple[str, str], models.Model]:
    subjects: dict[str, list[Any]] = {}
    for entry in chunk:
        subjects.setdefault(entry.kind, []).append(entry.subject)
    known = {model._meta.label: model for model in chained_models()}
    return {
        (kind, str(row.pk)): row
        for kind, keys in subjects.items()
        if kind in known
        for row in _load(known[kind], _keys(known[kind], keys))
    }


def _load(model: type[models.Model], keys: list[str]) -> list[models.Model]:
    """Read rows at once; where one of them cannot be read at all (a day after the year 9999), the others alone."""
    try:
        return list(model._default_manager.filter(pk__in=keys))
    except (DataError, ValueError):
        if len(keys) == 1:
            return []
        middle = len(keys) // 2
        return _load(model, keys[:middle]) + _load(model, keys[middle:])


def _keys(model: type[models.Model], subjects: Iterable[str]) -> list[str]:
    """Keep the subjects that can be a key of the model at all: a line changed by hand may hold anything."""
    if isinstance(model._meta.pk, models.IntegerField):
        return [subject for subject in subjects if subject.isdecimal() and len(subject) < 19]
    return list(subjects)


def _check_heads(commission_id: int | None, count: _Count) -> Iterator[Finding]:
    heads = LedgerHead.objects.order_by("commission_id")
    if commission_id is not None:
        heads = heads.filter(commission_id=commission_id)
    read = dict(count.lengths)
    for head in heads.iterator():
        length, seal = read.pop(head.commission_id, (0, GENESIS))
        if (head.position, head.hash) != (length, seal):
            yield _head_is_wrong(head.commission_id, length, head.position)
    for commission, (length, _seal) in read.items():
        yield _head_is_wrong(commission, length, 0)


def _head_is_wrong(commission_id: int, length: int, claimed: int) -> Finding:
    sentence = _(
        "Ujung rantai satuan kerja nomor %(commission)s menunjuk posisi %(claimed)s, tetapi baris terakhir yang terbaca "
        "adalah posisi %(length)s: baris terbaru dihapus, ditambah, atau diubah di luar program."
    )
    facts = {"commission": commission_id, "claimed": claimed, "length": length}
    return Finding(sentence % facts, LedgerHead._meta.label, str(commission_id), commission_id, claimed)


def _unchained_rows() -> Iterator[Finding]:
    """Find rows that no line of any commission's ledger knows of."""
    for model in chained_models():
        entry = LedgerEntry.objects.filter(kind=model._meta.label, subject=OuterRef("_subject"))
        keys = (
            model._default_manager.annotate(_subject=Cast("pk", CharField()))
            .filter(~Exists(entry))
            .order_by("pk")
            .values_list("pk", flat=True)
        )
        for key in keys.iterator(chunk_size=_CHUNK):
            yield Finding(
                _(
                    "%(title)s nomor %(subject)s: baris data ini tidak ditulis oleh program; rantai tidak mengenalnya."
                )
                % {"title": _title(model._meta.label), "subject": key},
                model._meta.label,
                str(key),
            )


def _about(entry: LedgerEntry, problem: str) -> Finding:
    sentence = _("%(title)s nomor %(subject)s (posisi rantai %(position)s): %(problem)s.") % {
        "title": _title(entry.kind),
        "subject": entry.subject,
        "position": entry.position,
        "problem": problem,
    }
    return Finding(sentence, entry.kind, entry.subject, entry.commission_id, entry.position)


def _title(kind: str) -> str:
    """Give the Indonesian term of a model (its docstring begins with it) beside its name in the program."""
    try:
        model = apps.get_model(kind)
    except (LookupError, ValueError):
        return kind
    term, colon, _rest = (model.__doc__ or "").strip().partition(":")
    return f"{term} [{kind}]" if colon and len(term) < 60 else kind
