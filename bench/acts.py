"""
The doorway beside the raw commit, and the inbox as the office grows.

* acts: the whole doorway (lock, checks, journal, ledger, move, inbox) and a bare INSERT + UPDATE + COMMIT
  on the same server, in turns, by one worker and by eight.
* inbox: server and client time of one page of tasks at 1 000, 100 000 and 1 000 000 dossiers.
"""

from __future__ import annotations

import multiprocessing as mp
import statistics
import time
from collections.abc import Callable
from typing import Any

from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from bench.database import a_bench_database
from bench.table import Table

ROUNDS = 12
WAL_WALKS = 8
WORKERS = 8
SIZES = (1_000, 100_000, 1_000_000)
WALK = (
    ("submit_draft", "proposer", "done"),
    ("consult", "division_lead", "done"),
    ("verify_personnel", "secretary", "passed"),
    ("verify_content", "head_of_legal", "passed"),
    ("table", "secretary", "done"),
    ("decide", "chair", "adopted"),
    ("reconcile", "proposer", "done"),
    ("confirm_text", "head_of_legal", "confirmed"),
    ("initial", "secretary", "initialed"),
    ("sign", "chair", "done"),
    ("number", "legal_officer", "done"),
    ("copy", "legal_officer", "done"),
)


def run() -> dict[str, Any]:
    """Measure everything on a database of its own and answer the figures."""
    with a_bench_database():
        from tests.office import an_office

        office = an_office()
        _raw_tables()
        figures: dict[str, Any] = {"single": _single(office), "eight": _eight(office)}
        figures["statements_per_act"] = _statements(office)
        figures["wal_bytes_per_act"] = _wal(office)
        figures["inbox"] = _inbox(office)
        return figures


def show(figures: dict[str, Any]) -> str:
    """Set the figures as tables for people."""
    acts = Table("Pekerjaan per detik", ("pekerja", "pintu lengkap", "commit mentah", "rasio"))
    for name, label in (("single", "1"), ("eight", "8")):
        row = figures[name]
        acts.row(label, f"{row['doorway_per_s']:.0f}", f"{row['raw_per_s']:.0f}", f"{row['ratio']:.2f}")
    cost = Table("Biaya satu pekerjaan", ("pernyataan SQL", "WAL (bait)"))
    cost.row(str(figures["statements_per_act"]), str(figures["wal_bytes_per_act"]))
    inbox = Table("Tugas saya", ("berkas", "p50 ms", "p95 ms", "p95 dibanding 1.000"))
    first = figures["inbox"][0]["p95_ms"]
    for row in figures["inbox"]:
        inbox.row(
            f"{row['dossiers']:,}".replace(",", "."),
            f"{row['p50_ms']:.2f}",
            f"{row['p95_ms']:.2f}",
            f"{row['p95_ms'] / first:.2f}",
        )
    return "\n\n".join(str(table) for table in (acts, cost, inbox))


def _raw_tables() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE bench_event (id bigserial PRIMARY KEY, dossier int, what text, at timestamptz)"
        )
        cursor.execute("CREATE TABLE bench_state (dossier int PRIMARY KEY, seq int NOT NULL)")
        cursor.execute("INSERT INTO bench_state SELECT n, 0 FROM generate_series(1, 64) n")


def _raw_commit(number: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("BEGIN")
        cursor.execute("INSERT INTO bench_event (dossier, what, at) VALUES (%s, 'x', now())", [number])
        cursor.execute("UPDATE bench_state SET seq = seq + 1 WHERE dossier = %s", [number])
        cursor.execute("COMMIT")


def _walk_once(office: Any, actors: dict[str, Any]) -> int:
    from diktum.dossiers.tests.acting import ALL_ITEMS, open_dossier
    from diktum.dossiers.work import performing

    dossier = open_dossier(office)
    when = office.moment()
    for act, by, outcome in WALK:
        with performing(act, dossier_id=dossier.pk, by=actors[by], when=when) as work:
            work.done(outcome, items=ALL_ITEMS)
    return len(WALK) + 1


def _actors(office: Any) -> dict[str, Any]:
    return {by: getattr(office, by) for _, by, _ in WALK}


def _timed(what: Callable[[], int]) -> tuple[int, float]:
    began = time.perf_counter()
    done = what()
    return done, time.perf_counter() - began


def _single(office: Any) -> dict[str, float]:
    """Take turns, so that whatever else the machine does weighs on both alike."""
    actors = _actors(office)
    _walk_once(office, actors)
    acts = commits = 0
    act_s = commit_s = 0.0
    for _ in range(ROUNDS):
        done, seconds = _timed(lambda: _walk_once(office, actors))
        acts, act_s = acts + done, act_s + seconds
        done, seconds = _timed(lambda: sum(_raw_commit(n % 64 + 1) is None for n in range(50)))
        commits, commit_s = commits + done, commit_s + seconds
    return _ratio(acts / act_s, commits / commit_s)


def _eight(office: Any) -> dict[str, float]:
    connections.close_all()
    acts = _together(_doorway_worker, office.commission.pk)
    commits = _together(_raw_worker, office.commission.pk)
    return _ratio(acts, commits)


def _together(worker: Callable[..., None], commission_id: int) -> float:
    context = mp.get_context("fork")
    ready, results = context.Barrier(WORKERS + 1), context.Queue()
    processes = [
        context.Process(target=worker, args=(n, commission_id, ready, results)) for n in range(WORKERS)
    ]
    for process in processes:
        process.start()
    ready.wait()
    began = time.perf_counter()
    done = sum(results.get() for _ in processes)
    seconds = time.perf_counter() - began
    for process in processes:
        process.join()
    return done / seconds


def _doorway_worker(number: int, commission_id: int, ready: Any, results: Any) -> None:
    from tests.office import Office

    from diktum.people.models import Commission

    office = Office(Commission.objects.get(pk=commission_id))
    actors = _actors(office)
    ready.wait()
    results.put(sum(_walk_once(office, actors) for _ in range(4)))


def _raw_worker(number: int, commission_id: int, ready: Any, results: Any) -> None:
    _raw_commit(number + 1)
    ready.wait()
    for _ in range(100):
        _raw_commit(number + 1)
    results.put(100)


def _ratio(doorway: float, raw: float) -> dict[str, float]:
    return {"doorway_per_s": doorway, "raw_per_s": raw, "ratio": doorway / raw}


def _statements(office: Any) -> int:
    from diktum.dossiers.tests.acting import ALL_ITEMS, open_dossier
    from diktum.dossiers.work import performing

    dossier, actor, when = open_dossier(office), office.proposer, office.moment()
    with (
        CaptureQueriesContext(connection) as captured,
        performing("submit_draft", dossier_id=dossier.pk, by=actor, when=when) as work,
    ):
        work.done("done", items=ALL_ITEMS)
    return len(captured)


def _wal(office: Any) -> int:
    actors = _actors(office)
    with connection.cursor() as cursor:
        cursor.execute("CHECKPOINT")
        for _ in range(3):  # the first touch of a page after a checkpoint writes it whole
            _walk_once(office, actors)
        cursor.execute("SELECT pg_current_wal_insert_lsn()")
        before = cursor.fetchone()[0]
        done = sum(_walk_once(office, actors) for _ in range(WAL_WALKS))
        cursor.execute("SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), %s)", [before])
        return round(float(cursor.fetchone()[0]) / done)


def _inbox(office: Any) -> list[dict[str, float]]:
    from diktum.dossiers.queries import inbox

    actor, figures = office.head_of_legal, []
    for size in SIZES:
        _fill(office, size)
        inbox(actor)
        times = [_timed(lambda: len(inbox(actor)))[1] * 1000 for _ in range(200)]
        figures.append(
            {
                "dossiers": size,
                "p50_ms": statistics.median(times),
                "p95_ms": statistics.quantiles(times, n=20)[-1],
            }
        )
    return figures


def _fill(office: Any, size: int) -> None:
    """Bring the office to `size` dossiers, one of twenty open at one of six posts."""
    from diktum.dossiers.models import Dossier, ProcedureVersion

    version = ProcedureVersion.objects.get(code="tim-pelaksana")
    have = Dossier.objects.count()
    unit, person = office.unit().pk, office.proposer.person_id
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH made AS (
                INSERT INTO dossiers_dossier (commission_id, code, title, kind, procedure_id, proposing_unit_id,
                    proposed_by_id, opened_on, status, open_act, round, due_on, seq)
                SELECT %(c)s, 'B-' || n, 'Keputusan ' || n, 'tim', %(v)s, %(u)s, %(p)s, DATE '2026-01-05',
                    CASE WHEN n %% 20 = 0 THEN 'running' ELSE 'finished' END,
                    CASE WHEN n %% 20 = 0 THEN 'verify_content' ELSE '' END, 1,
                    DATE '2026-01-06' + (n %% 300), 5
                FROM generate_series(%(from)s, %(to)s) n
                RETURNING id, status, due_on)
            INSERT INTO dossiers_inboxitem (dossier_id, commission_id, post, act, opened_on, due_on)
            SELECT id, %(c)s, (ARRAY['head_of_legal','secretary','chair','legal_officer','member','jdih_team'])[id %% 6 + 1],
                'verify_content', DATE '2026-01-05', due_on
            FROM made WHERE status = 'running'
            """,
            {
                "c": office.commission.pk,
                "v": version.pk,
                "u": unit,
                "p": person,
                "from": have + 1,
                "to": size,
            },
        )
        cursor.execute("VACUUM ANALYZE dossiers_dossier, dossiers_inboxitem, dossiers_journalentry")
