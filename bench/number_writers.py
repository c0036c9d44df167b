"""
Sixteen writers that number decrees while they and their database are killed: run by `bench.numbers` in a home of its own.

Every writer is a process that calls the command which the page calls. It writes a number down only after the commit was
acknowledged, and asks again with the same request key for what it does not know.
"""

from __future__ import annotations

import json
import multiprocessing as mp
import os
import random
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import django
import psycopg

from diktum.config.postgres import OWNER, Server

FORK = mp.get_context("fork")
ROLLED_BACK = 5  # one attempt of so many fails after its line was written
PATIENCE = 0.05
RESTING = 0.1


class Abandoned(Exception):  # noqa: N818  it is no error of anybody
    """The attempt is broken off after its line was written, before the commit."""


@dataclass(frozen=True)
class Plan:
    """How much is numbered, by how many, in how many rounds of kills."""

    home: str
    writers: int
    each: int
    rounds: int
    calm: int

    @property
    def decrees(self) -> int:
        """Return how many decrees the hard part numbers."""
        return self.writers * self.each


def lead(plan: Plan) -> dict[str, Any]:
    """Fill, let the writers loose and kill them, look at the book, and measure the calm rates."""
    from django.db import connections

    from bench.number_filling import fill

    dossiers = fill(plan.decrees + plan.writers * plan.calm)
    connections.close_all()
    server = Server(Path(plan.home))
    hard = _hard(plan, server, dossiers[: plan.decrees])
    calm = _calm(plan, dossiers[plan.decrees :])
    bare = _bare(plan, server)
    return {
        "writers": plan.writers,
        "each": plan.each,
        **hard,
        "numbers_per_s": calm,
        "bare_counter_per_s": bare,
        "ratio": calm / bare,
    }


# The hard part


def _hard(plan: Plan, server: Server, dossiers: list[int]) -> dict[str, Any]:
    notes = [Path(plan.home) / f"writer-{n}" for n in range(plan.writers)]
    shares = [dossiers[n :: plan.writers] for n in range(plan.writers)]
    rolled_back = FORK.Value("q", 0)
    chance = random.Random(plan.decrees)

    def begin(n: int) -> BaseProcess:
        started = FORK.Process(target=_write_all, args=(n, shares[n], notes[n], rolled_back))
        started.start()
        return started

    writers = [begin(n) for n in range(plan.writers)]
    began, killed, recoveries = time.perf_counter(), 0, []
    try:
        for round_number in range(1, plan.rounds + 1):
            _wait_for(plan.decrees * round_number // (plan.rounds + 1), notes)
            for n in chance.sample(range(plan.writers), max(1, plan.writers // 5)):
                killed += _killed(writers[n])
                writers[n] = begin(n)
            recoveries.append(_kill_server(server))
        for n, writer in enumerate(writers):
            writer.join()
            assert writer.exitcode == 0, f"writer {n} ended with {writer.exitcode}"
    finally:
        for writer in writers:
            writer.kill()
    seconds = time.perf_counter() - began
    return {
        **_looked_at(server, notes, dossiers),
        "seconds": seconds,
        "under_fire_per_s": plan.decrees / seconds,
        "rolled_back": rolled_back.value,
        "writers_killed": killed,
        "server_kills": len(recoveries),
        "slowest_recovery_s": max(recoveries, default=0.0),
    }


def _write_all(number: int, dossiers: list[int], note: Path, rolled_back: Any) -> None:
    """Number one writer's share; what is noted already is done."""
    from django.db import InterfaceError, OperationalError, connection

    office, when = _office()
    chance = random.Random(f"{number} {os.getpid()}")
    noted = _noted(note)
    waiting = [each for each in dossiers if each not in noted]
    with note.open("wb", buffering=0) as book:
        book.write("".join(f"{dossier} {given}\n" for dossier, given in noted.items()).encode())
        while waiting:
            dossier = waiting[-1]
            try:
                with _breaking_off(now=chance.randrange(ROLLED_BACK) == 0):
                    given = _number(office, when, dossier)
            except Abandoned:
                with rolled_back.get_lock():
                    rolled_back.value += 1
                continue
            except (OperationalError, InterfaceError):
                connection.close()
                time.sleep(PATIENCE)
                continue
            book.write(f"{dossier} {given}\n".encode())
            waiting.pop()


def _number(office: Any, when: Any, dossier: int) -> int:
    from diktum.stages.signing.numbers_commands import assign_number

    given = assign_number(dossier_id=dossier, by=office, when=when, request_key=f"bench-{dossier}")
    return given.number


def _office() -> tuple[Any, Any]:
    """Return the keeper of the book and the moment at which he numbers, on a connection of this process's own."""
    from django.db import connections
    from tests.office import Office

    from diktum.people.models import Commission

    connections.close_all()
    while True:
        try:
            office = Office(Commission.objects.get())
            return office.legal_officer, office.moment(30)
        except django.db.OperationalError:
            connections.close_all()
            time.sleep(PATIENCE)


@contextmanager
def _breaking_off(*, now: bool) -> Iterator[None]:
    """Break the transaction off after its agenda line was inserted, where `now` says so."""
    from django.db import connection

    def after_the_line(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        done = execute(sql, *rest)
        if now and sql.startswith('INSERT INTO "signing_agendaline"'):
            raise Abandoned
        return done

    with connection.execute_wrapper(after_the_line):
        yield


def _wait_for(count: int, notes: list[Path]) -> None:
    while sum(note.read_bytes().count(b"\n") for note in notes if note.exists()) < count:
        time.sleep(RESTING)


def _noted(note: Path) -> dict[int, int]:
    """Return what a writer was acknowledged: number by dossier. A line cut by a kill was never acknowledged."""
    text = note.read_bytes() if note.exists() else b""
    lines = [line.split() for line in text.split(b"\n")[:-1]]
    return {int(dossier): int(number) for dossier, number in lines}


def _killed(writer: BaseProcess) -> int:
    if not writer.is_alive() or writer.pid is None:
        return 0
    os.kill(writer.pid, signal.SIGKILL)
    writer.join()
    return 1


def _kill_server(server: Server) -> float:
    """Kill the database server as a power cut would; return the seconds until it answered again."""
    pid = int((server.data / "postmaster.pid").read_text().split()[0])
    os.kill(pid, signal.SIGKILL)
    began = time.perf_counter()
    while Path(f"/proc/{pid}").exists():
        time.sleep(RESTING)
    server.start()
    return time.perf_counter() - began


def _looked_at(server: Server, notes: list[Path], dossiers: list[int]) -> dict[str, Any]:
    """Compare what was acknowledged with the book, the book with its counter, and its lines with the ledger."""
    from diktum.registers.soundness import soundness_of
    from diktum.stages.signing import queries

    acknowledged: dict[int, int] = {}
    for note in notes:
        acknowledged |= _noted(note)
    with server.connect(OWNER) as connection:
        rows = connection.execute("SELECT dossier_id, number FROM signing_agendaline").fetchall()
        [(last,)] = connection.execute("SELECT last FROM signing_agendabook")
        [(commission,)] = connection.execute("SELECT commission_id FROM signing_agendabook")
    present = dict(rows)
    numbers = [number for _dossier, number in rows]
    lines = queries.lines_of_year(commission, 2026)
    return {
        "acknowledged": len(acknowledged),
        "present": len(rows),
        "acknowledged_but_absent": sum(present.get(d) != n for d, n in acknowledged.items()),
        "decrees_without_number": len(set(dossiers) - set(present)),
        "duplicates": len(numbers) - len(set(numbers)),
        "gaps": len(set(range(1, last + 1)) - set(numbers)) + abs(last - max(numbers)),
        "lines_as_sealed": soundness_of(lines).is_sound,
    }


# The calm part


def _calm(plan: Plan, dossiers: list[int]) -> float:
    """Return the numbers that the writers are given in a second while nothing is broken off or killed."""
    shares = [dossiers[n :: plan.writers] for n in range(plan.writers)]
    return _together(plan, lambda n: _Numbering(shares[n]))


def _bare(plan: Plan, server: Server) -> float:
    """Return what a counter row without line, ledger or checks gives on the same server."""
    with server.connect(OWNER) as connection:
        connection.execute("CREATE TABLE bench_counter (last int); INSERT INTO bench_counter VALUES (0)")
    return _together(plan, lambda _n: _Counting(server, plan.calm))


class _Numbering:
    """One writer's share of decrees."""

    def __init__(self, dossiers: list[int]) -> None:
        self.dossiers = dossiers

    def prepare(self) -> None:
        self.office, self.when = _office()

    def work(self) -> int:
        return sum(bool(_number(self.office, self.when, each)) for each in self.dossiers)


class _Counting:
    """One writer of the bare counter."""

    def __init__(self, server: Server, count: int) -> None:
        self.server, self.count = server, count

    def prepare(self) -> None:
        self.connection: psycopg.Connection[Any] = self.server.connect(OWNER)

    def work(self) -> int:
        for _ in range(self.count):
            self.connection.execute("UPDATE bench_counter SET last = last + 1 RETURNING last").fetchone()
        return self.count


def _together(plan: Plan, job: Callable[[int], Any]) -> float:
    ready, results = FORK.Barrier(plan.writers + 1), FORK.Queue()

    def run(n: int) -> None:
        mine = job(n)
        mine.prepare()
        ready.wait()
        results.put(mine.work())

    processes = [FORK.Process(target=run, args=(n,)) for n in range(plan.writers)]
    for process in processes:
        process.start()
    ready.wait()
    began = time.perf_counter()
    done = sum(results.get() for _ in processes)
    seconds = time.perf_counter() - began
    for process in processes:
        process.join()
    return float(done / seconds)


if __name__ == "__main__":
    django.setup()
    print(json.dumps(lead(Plan(**json.loads(sys.argv[1])))))
