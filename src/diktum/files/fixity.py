"""Keutuhan: read every kept file again at least every seven days, the longest unread first, and record what is found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from diktum.files import suspicion
from diktum.files.backends import backend, sha256_of
from diktum.files.models import Finding, FixityCheck, Occasion, StoredFile

WITHIN = timedelta(days=7)
AFTER = timedelta(days=6)
LEAST_BYTES = 2_000_000_000
RUNS_A_WEEK = 168

# A file counts as read when it was kept: its bytes were hashed on the way in.
_AGES = """
    SELECT s.sha256, max(s.size), greatest(max(s.kept_at), max(f.at)) AS last
    FROM files_storedfile s
    LEFT JOIN (SELECT sha256, max(at) AS at FROM files_fixitycheck WHERE finding <> 'unreadable' GROUP BY sha256) f
        ON f.sha256 = s.sha256
    GROUP BY s.sha256
    HAVING greatest(max(s.kept_at), max(f.at)) <= %s
    ORDER BY last, s.sha256
"""
_WRONG = """
    SELECT DISTINCT ON (w.sha256) w.sha256, w.finding FROM files_fixitycheck w
    WHERE w.finding <> 'sound' AND NOT EXISTS (
        SELECT FROM files_fixitycheck later WHERE later.sha256 = w.sha256 AND later.id > w.id)
    ORDER BY w.sha256, w.id DESC
"""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run read: files, bytes, and how many were not as they should be."""

    files: int
    bytes: int
    wrong: int


def check_due(at: datetime, *, most_bytes: int | None = None) -> Run:
    """Read what is due, suspects first, the longest unread next, until `most_bytes` were read; record each result.

    Unless told otherwise a run reads a fraction of the whole that covers everything twice in a week of hourly runs.
    """
    limit = _share() if most_bytes is None else most_bytes
    files = read = wrong = 0
    for sha256, size, occasion in _due(at):
        if files and read + size > limit:
            break
        finding = check_one(sha256, size, at, occasion)
        files, read, wrong = files + 1, read + size, wrong + (finding is not Finding.SOUND)
    return Run(files, read, wrong)


def check_one(sha256: str, size: int, at: datetime, occasion: Occasion) -> Finding:
    """Read the bytes under one fingerprint, record what is found, and return it."""
    finding = _finding(sha256)
    FixityCheck.objects.create(sha256=sha256, size=size, finding=finding, occasion=occasion, at=at)
    suspicion.settle(sha256)
    return finding


def wrong_now() -> tuple[tuple[str, Finding], ...]:
    """Return the fingerprints whose newest check was not sound, with what it found."""
    with connection.cursor() as cursor:
        cursor.execute(_WRONG)
        found = {sha256: Finding(finding) for sha256, finding in cursor.fetchall()}
    for sha256 in suspicion.suspects():
        found.setdefault(sha256, Finding.DAMAGED)
    return tuple(sorted(found.items()))


def overdue(at: datetime) -> int:
    """Return how many files were last read more than seven days ago."""
    return sum(1 for _each in _older_than(at - WITHIN))


def _due(at: datetime) -> Iterator[tuple[str, int, Occasion]]:
    suspects = suspicion.suspects()
    for sha256 in suspects:
        row = StoredFile.objects.filter(sha256=sha256).first()
        if row is None:
            suspicion.settle(sha256)
        else:
            yield sha256, row.size, Occasion.USE
    for sha256, size in _older_than(at - AFTER):
        if sha256 not in suspects:
            yield sha256, size, Occasion.PERIODIC


def _older_than(at: datetime) -> list[tuple[str, int]]:
    with connection.cursor() as cursor:
        cursor.execute(_AGES, [at])
        return [(sha256, size) for sha256, size, _last in cursor.fetchall()]


def _share() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT coalesce(sum(size), 0) FROM files_storedfile")
        (total,) = cursor.fetchone() or (0,)
    return max(LEAST_BYTES, 2 * int(total) // RUNS_A_WEEK)


def _finding(sha256: str) -> Finding:
    try:
        with backend().open(sha256) as stream:
            return Finding.SOUND if sha256_of(stream) == sha256 else Finding.DAMAGED
    except FileNotFoundError:
        return Finding.MISSING
    except OSError:
        return Finding.UNREADABLE
