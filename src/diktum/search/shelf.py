"""The index on disk: one folder for each circle of readers, one writer at a time, any number of readers in any process."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tantivy

from diktum.search.entries import Entry, Key
from diktum.search.words import stem, words_of

VERSION = 2
HEAP = 64_000_000
WITHIN_A_DAY = 1_000_000
TITLE_WEIGHT = 3  # a word of the title counts as often
BEGINNINGS = (3, 4, 5, 6, 7, 8)
GAP = ("\u2029",) * 8  # between title and text, so that no phrase reaches across


class IndexIsNotThere(Exception):  # noqa: N818  a fact, as refusals are
    """The index of a circle is missing, damaged, or of another version: it has to be built again."""


def schema() -> Any:
    """
    Describe the columns: `words` stemmed, `plain` as written, `begins` the first letters, `numbers` whole, and those to
    narrow and sort by. A word is looked for in one column alone: a union of several is what makes a search slow.
    """
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("ref", stored=True, indexed=True, fast=True)
    builder.add_text_field("source", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("plain", tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("begins", tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("numbers", tokenizer_name="whitespace", index_option="basic")
    for name in ("kind", "status", "unit", "archive_code"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_unsigned_field("year", indexed=True, fast=True)
    builder.add_unsigned_field("day", fast=True)
    builder.add_bytes_field("shown", stored=True, indexed=False)
    return builder.build()


SCHEMA = schema()


def document(entry: Entry) -> Any:
    """Turn an entry into a row of the index."""
    title, text = words_of(entry.title), words_of(entry.text)
    names = [word for name in entry.names for word in words_of(name)]
    marks = [word for mark in entry.marks for word in words_of(mark)]
    numbers = [f"{entry.number.number}/{entry.number.year}", str(entry.number.number)] if entry.number else []
    made = tantivy.Document()
    made.add_unsigned("ref", entry.ref)
    made.add_text("source", entry.source)
    stems = [stem(word) for word in title]
    weighty = (*stems, *GAP) * TITLE_WEIGHT
    whole = (*weighty, *map(stem, text), *GAP, *map(stem, names), *GAP, *map(stem, marks), *GAP, *numbers[1:])
    plain = {*title, *text, *names, *marks}
    made.add_text("words", " ".join(whole))
    made.add_text("plain", " ".join(plain))
    made.add_text("begins", " ".join({word[:size] for word in plain for size in BEGINNINGS}))
    made.add_text("numbers", " ".join(numbers))
    for name in ("kind", "status", "unit", "archive_code"):
        made.add_text(name, getattr(entry, name))
    made.add_unsigned("year", entry.year)
    made.add_unsigned("day", max(0, entry.day) * WITHIN_A_DAY + _place_in_its_day(entry))
    made.add_bytes("shown", "\n".join((" ".join(entry.title.split()), entry.text, *entry.marks)).encode())
    return made


def _place_in_its_day(entry: Entry) -> int:
    """Order decrees of one day by their number, as every list does."""
    return min(entry.number.number, WITHIN_A_DAY - 1) if entry.number else 0


@dataclass(slots=True)
class _Open:
    index: Any
    stamp: tuple[int, int]


class Shelf:
    """The index of one circle in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open: _Open | None = None
        self._lock = threading.Lock()

    def searcher(self) -> Any:
        """Give a view of the newest commit. Raises IndexIsNotThere."""
        with self._lock:
            stale, self._open = self._open, None
            with damage_told():
                stamp = _stamp(self.folder / "meta.json")
                if stale is None or stale.stamp != stamp:
                    _require_version(self.folder)
                    stale = _Open(_opened(self.folder), stamp)
                searcher = stale.index.searcher()
            self._open = stale
            return searcher


def _stamp(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_mtime_ns, found.st_ino


def _opened(folder: Path) -> Any:
    index = tantivy.Index.open(str(folder))
    index.config_reader(reload_policy="manual")
    index.reload()
    return index


@contextmanager
def damage_told() -> Iterator[None]:
    """Say IndexIsNotThere where the engine stumbles over its own files."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise IndexIsNotThere(str(error)) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # how the engine's own language says the same
            raise IndexIsNotThere(str(error)) from error
        raise


def _require_version(folder: Path) -> None:
    described = json.loads((folder / "diktum.json").read_text("utf-8"))
    if described != {"version": VERSION}:
        raise ValueError("another version of the index")


@contextmanager
def writing(folder: Path, *, anew: bool = False) -> Iterator[Any]:
    """Give the writer of an index and commit at the end; nothing is changed when the body raises. Raises IndexIsNotThere."""
    if anew:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, mode=0o700)
        index = tantivy.Index(SCHEMA, path=str(folder), reuse=False)
    else:
        with damage_told():
            _require_version(folder)
            index = tantivy.Index.open(str(folder))
    writer = index.writer(HEAP, 1)
    try:
        yield writer
        writer.commit()
    except BaseException:
        with contextlib.suppress(ValueError):
            writer.rollback()
        raise
    writer.wait_merging_threads()
    if anew:
        (folder / "diktum.json").write_text(json.dumps({"version": VERSION}), "utf-8")


def named(key: Key) -> Any:
    """Build the query for the one row of a decree."""
    return both(
        tantivy.Query.term_query(SCHEMA, "source", key.source),
        tantivy.Query.term_query(SCHEMA, "ref", key.ref),
    )


def both(one: Any, other: Any) -> Any:
    """Build the query for what answers to two queries."""
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, one), (tantivy.Occur.Must, other)])


def replace(writer: Any, key: Key, entry: Entry | None) -> None:
    """Put the newest state of a decree in the place of the one before; None takes it out."""
    writer.delete_documents_by_query(named(key))
    if entry is not None:
        writer.add_document(document(entry))


def fill(folder: Path, entries: Iterable[Entry]) -> int:
    """Write an index anew beside the one in use and put it in its place. Answers how many decrees it holds.

    The caller holds the lock of all writers (`keeping.the_only_writer`).
    """
    _clear_left_behind(folder)
    made = folder.with_name(f"{folder.name}.new-{os.getpid()}")
    count = 0
    with writing(made, anew=True) as writer:
        for entry in entries:
            writer.add_document(document(entry))
            count += 1
    _swap(made, folder)
    return count


def _clear_left_behind(folder: Path) -> None:
    """Remove what a writer that was killed could not finish: there is but one writer, and that is the caller."""
    for ending in ("new", "old"):
        for each in folder.parent.glob(f"{folder.name}.{ending}-*"):
            shutil.rmtree(each, ignore_errors=True)


def _swap(made: Path, folder: Path) -> None:
    old = folder.with_name(f"{folder.name}.old-{os.getpid()}")
    if folder.exists():
        folder.rename(old)
    made.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
