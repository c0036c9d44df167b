"""Keep the index in step with the database: one dossier at a time, or a whole part of it anew."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from django.conf import settings
from django.db import connection

from diktum.dossiers.models import Dossier
from diktum.people import queries as people
from diktum.search import shelf, texts
from diktum.search.entries import PUBLIC, Entry, Key, Source, shelf_of
from diktum.stages.archive import old_decrees_queries as old_decrees
from diktum.stages.publication import queries as publication

LOCK = 0x6361_7269  # "cari"


class IndexIsBusy(Exception):  # noqa: N818  a fact, as refusals are
    """Another process writes the index at this moment; whoever comes later tries again."""


def folder_of(name: str) -> Path:
    """Say where a part of the index is: every database has its own."""
    return Path(settings.DIKTUM_INDEX) / str(connection.settings_dict["NAME"]) / name


@contextmanager
def the_only_writer() -> Iterator[None]:
    """Hold the one lock of all writers, whatever machine they run on. Raises IndexIsBusy."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            raise IndexIsBusy()
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


def refresh(dossier_id: int) -> int:
    """Bring a dossier, and the decree that it publishes, up to date in the index. Answers how many rows changed."""
    dossier = Dossier.objects.filter(pk=dossier_id).first()
    if dossier is None:
        return 0
    ids = {dossier.pk} | ({dossier.follows_id} if dossier.follows_id else set())
    keys = {Key(Source.DOSSIER, each) for each in ids}
    with the_only_writer():
        ours = texts.office_entries(dossier.commission_id, ids)
        changed = _update(shelf_of(dossier.commission_id), keys, ours)
        return changed + _update(PUBLIC, keys, texts.public_entries(ids))


def refresh_old(old_ids: Collection[int]) -> int:
    """Bring past decrees up to date in the index of their office, and in no other. Answers how many rows changed."""
    changed = 0
    with the_only_writer():
        for commission_id, ids in old_decrees.offices_of(old_ids).items():
            keys = {Key(Source.OLD, each) for each in ids}
            changed += _update(shelf_of(commission_id), keys, texts.old_entries(commission_id, ids))
    return changed


def _update(name: str, keys: set[Key], entries: Iterable[Entry]) -> int:
    newest = {entry.key: entry for entry in entries}
    try:
        with shelf.writing(folder_of(name)) as writer:
            for key in keys:
                shelf.replace(writer, key, newest.get(key))
    except shelf.IndexIsNotThere:
        return shelf.fill(folder_of(name), _all(name))
    return len(newest)


def rebuild(told: Callable[[str, int], None] | None = None) -> int:
    """
    Build the whole index anew beside the one in use. Answers how many decrees it holds.

    `told` hears the name of the part and each row as it goes in. Raises IndexIsBusy.
    """
    count = 0
    with the_only_writer():
        for name in names():
            count += shelf.fill(folder_of(name), _counted(name, told))
    return count


def mend() -> int:
    """Build what is missing or damaged, and nothing else. Answers how many decrees were put in. Raises IndexIsBusy."""
    count = 0
    with the_only_writer():
        for name in names():
            if not is_sound(name):
                count += shelf.fill(folder_of(name), _all(name))
    return count


def is_sound(name: str) -> bool:
    """Say whether a part of the index can be asked."""
    try:
        shelf.Shelf(folder_of(name)).searcher()
    except shelf.IndexIsNotThere:
        return False
    return True


def names() -> tuple[str, ...]:
    """Name every part of the index: one for each office, one for everybody."""
    return (*(shelf_of(each.pk) for each in people.commissions()), PUBLIC)


def rows_of(name: str) -> int:
    """Count what a part of the index should hold."""
    if name == PUBLIC:
        return publication.public_decrees().count()
    office = _commission(name)
    return Dossier.objects.filter(commission_id=office).count() + old_decrees.count_of(office)


def _all(name: str) -> Iterator[Entry]:
    if name == PUBLIC:
        return texts.public_entries()
    return chain(texts.office_entries(_commission(name)), texts.old_entries(_commission(name)))


def _counted(name: str, told: Callable[[str, int], None] | None) -> Iterator[Entry]:
    for number, entry in enumerate(_all(name), start=1):
        yield entry
        if told is not None:
            told(name, number)


def _commission(name: str) -> int:
    return int(name.rpartition("-")[2])
