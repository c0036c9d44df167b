"""Sixteen writers number at once and every fifth attempt fails: no number twice, no number left out."""

import itertools
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from tests.office import an_office

from diktum.dossiers.work import Work
from diktum.ledger.chain import chaining
from diktum.ledger.verify import verify
from diktum.stages.signing import queries
from diktum.stages.signing.models import AgendaBook, AgendaLine
from diktum.stages.signing.tests.acting import at, number, secretary_decree
from diktum.stages.signing.work import locked_book

WRITERS = 16
pytestmark = [pytest.mark.transaction, pytest.mark.django_db(transaction=True)]


class Failing:
    """Fail every fifth time, whoever asks."""

    def __init__(self):
        self.turns = itertools.count(1)
        self.lock = threading.Lock()
        self.failures = 0

    def now(self):
        with self.lock:
            fails = next(self.turns) % 5 == 0
            self.failures += fails
        if fails:
            raise ConnectionAbortedError


def at_once(work, jobs):
    """Do every job on one of the writers; each leaves its connection closed."""

    def do(job):
        try:
            return work(job)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as writers:
        return list(writers.map(do, jobs))


def test_decrees_are_numbered_without_duplicate_or_gap(monkeypatch):
    office = an_office()
    dossiers = [secretary_decree(office, until="number", title=f"Pengelola {n}") for n in range(WRITERS * 2)]
    by, when = office.legal_officer, at(office)
    failing, done = Failing(), Work.done

    def done_but_sometimes_not(work, *args, **kwargs):
        failing.now()
        done(work, *args, **kwargs)

    monkeypatch.setattr(Work, "done", done_but_sometimes_not)

    def until_numbered(dossier):
        while True:
            try:
                return number(office, dossier, by=by, when=when).number
            except ConnectionAbortedError:
                continue

    given = at_once(until_numbered, dossiers)
    assert failing.failures >= len(dossiers) // 5
    assert sorted(given) == list(range(1, len(dossiers) + 1))
    assert sorted(AgendaLine.objects.values_list("number", flat=True)) == sorted(given)
    assert AgendaBook.objects.get().last == len(dossiers)
    assert verify(office.commission.pk).is_sound


def test_the_locked_book_counts_what_was_committed():
    office = an_office()
    when, commission = at(office), office.commission.pk
    failing = Failing()

    def take(_turn):
        try:
            with chaining(commission, when):
                book = locked_book(commission, "keputusan", when.day.year)
                book.last += 1
                book.save(update_fields=["last"])
                failing.now()
            return book.last
        except ConnectionAbortedError:
            return None

    given = [taken for taken in at_once(take, range(WRITERS * 25)) if taken is not None]
    assert failing.failures == WRITERS * 5
    assert sorted(given) == list(range(1, WRITERS * 20 + 1))
    assert queries.next_number(commission, "keputusan", when.day.year) == WRITERS * 20 + 1
