"""Kill a child of our own at every transition of what it does, one after the other.

A transition is a statement that writes, a commit, a change of the disk, or a function named by the test. The child is
killed at the first one at which none was killed before; the same is then asked again, on what was left behind, and so
gets one step further each time, until it comes to its end. So no list of points has to be kept by hand.
"""

from __future__ import annotations

import importlib
import json
import os
import re
import signal
import subprocess
import sys
import time
import traceback
from collections import Counter
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

import psycopg
from django.apps import apps
from django.conf import settings
from django.db import connection, connections
from django.urls import get_resolver

from diktum.config import env

THE_END = "the end"
COMMITTED = "after commit"
ON_THE_DISK = ("fsync", "replace", "rename", "unlink", "mkdir", "rmdir")
PATIENCE = 120  # seconds for one child
MOST = 400
_WRITES = re.compile(
    r"\b(?P<verb>INSERT INTO|(?<!FOR )UPDATE|DELETE FROM)\s+\"?(?P<table>\w+)|\b(?P<call>procrastinate_\w+_v\d)\("
)
ACTS = "tests.faults.killed_acts"
SETTINGS = ("DIKTUM_FILES", "DIKTUM_INDEX", "DIKTUM_FIXED_NOW", "DIKTUM_WATCH", "STATIC_ROOT")


class Mother:
    """A process that has read the whole program and bears children for us: one of its own dies at each transition.

    It renders nothing and reads no scan itself, so its children begin without threads that a fork would have cut off.
    """

    def __init__(self):
        self.process = self._begin()

    def _begin(self):
        return subprocess.Popen(
            [sys.executable, "-c", f"from {__name__} import be_the_mother; be_the_mother()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PYTHONPATH": os.pathsep.join((str(env.ROOT / "src"), str(env.ROOT)))},
            text=True,
        )

    def killed_once(self, act, facts, *, spared=(), server=""):
        """
        Have a child do an act ("module:function"), killed at its first transition but `spared`. Answers which, or None.

        Where the data folder of a database server is given, that server is killed, and the child sees how it gets on.
        """
        asked = {
            "act": act,
            "facts": facts,
            "spared": list(spared),
            "server": server,
            "database": _database(),
            "settings": {name: str(getattr(settings, name)) for name in SETTINGS},
        }
        told = self._ask(asked)
        where, status = told["where"], told["status"]
        if where is None:
            assert status == 0, f"the child failed by itself: {status}"
        elif not server:
            assert os.WIFSIGNALED(status), f"not killed at {where}: {status}"
            assert os.WTERMSIG(status) == signal.SIGKILL
        return where

    def killed_everywhere(self, act, facts, *, between=lambda _where: None, **more):
        """Kill children at each transition in turn, `between` after each, until one comes to its end. Answers all places."""
        died = []
        while (where := self.killed_once(act, facts, spared=died, **more)) is not None:
            died.append(where)
            assert len(died) <= MOST, "it never comes to its end"
            between(where)
        return died

    def _ask(self, asked):
        try:
            self.process.stdin.write(json.dumps(asked) + "\n")
            self.process.stdin.flush()
            return json.loads(self.process.stdout.readline())
        except BaseException:  # time is up: an answer that comes later would be taken for another's
            self.process.kill()
            self.rest()
            self.process = self._begin()
            raise

    def rest(self):
        """Let it end."""
        self.process.stdin.close()
        self.process.wait(10)
        self.process.stdout.close()


def _database():
    described = connections["default"].settings_dict
    return {name: described[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}


def die():
    """End this process as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


def kill_server(data):
    """Kill a database server and all that serve in it at one blow."""
    pid = int((data / "postmaster.pid").read_text().split()[0])
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    for each in (pid, *map(int, children)):
        with suppress(ProcessLookupError):
            os.kill(each, signal.SIGKILL)
    until = time.monotonic() + 10
    while Path(f"/proc/{pid}").exists() and time.monotonic() < until:
        time.sleep(0.01)


def rows():
    """Count the rows of every table but those in which workers say that they live."""
    tables = sorted({model._meta.db_table for model in apps.get_models() if model._meta.managed})
    tables += ["procrastinate_jobs"]
    one = " UNION ALL ".join(f"SELECT '{table}', count(*) FROM \"{table}\"" for table in tables)
    with connection.cursor() as cursor:
        cursor.execute(one)
        return dict(cursor.fetchall())


def grown(before, after):
    """Say which tables grew, and by how many rows."""
    return {table: count - before[table] for table, count in after.items() if count != before[table]}


def assert_sound(office):
    """Assert what holds at any moment: an unbroken ledger, whole files, copies that agree with the journals."""
    from diktum.dossiers import standing
    from diktum.dossiers.comparing import compare
    from diktum.ledger.verify import verify

    standing.forget()
    report = verify(office.commission.pk)
    assert report.is_sound, report.first
    assert compare().wrong == ()


class _Watch:
    """See every transition of this process, and strike at the first one that was not spared."""

    def __init__(self, spared, told, strike):
        self.spared = spared
        self.told = told
        self.strike = strike
        self.seen = Counter()
        self.has_struck = False
        self.is_blind = False

    def passes(self, name):
        if self.is_blind:
            return
        self.seen[name] += 1
        where = name if self.seen[name] == 1 else f"{name} ({self.seen[name]})"
        if where not in self.spared and not self.has_struck:
            self.has_struck = True
            os.write(self.told, where.encode())
            self.strike()

    def plant(self, named, *, on_the_disk):
        if on_the_disk:
            for name in ON_THE_DISK:
                setattr(os, name, self._announced(getattr(os, name), name))
            Path.write_text = self._announced(Path.write_text, "write_text")
        for cursor in (psycopg.Cursor, psycopg.AsyncCursor):
            for name in ("execute", "executemany"):
                setattr(cursor, name, self._read(getattr(cursor, name)))
        psycopg.Connection.commit = self._committing(psycopg.Connection.commit)
        for point in named:
            module, _colon, name = point.partition(":")
            owner = importlib.import_module(module)
            setattr(owner, name, self._announced(getattr(owner, name), name))

    def _announced(self, real, name):
        def watched(*args, **more):
            self.passes(name)
            return real(*args, **more)

        return watched

    def _read(self, real):
        def watched(cursor, query, *args, **more):
            found = _WRITES.search(query if isinstance(query, str) else "")
            if found:
                self.passes(found["call"] or f"{found['verb'].split()[0].lower()} {found['table']}")
            return real(cursor, query, *args, **more)

        return watched

    def _committing(self, real):
        def watched(session):
            has_written = session.info.transaction_status == psycopg.pq.TransactionStatus.INTRANS
            if has_written:
                self.passes("before commit")
            real(session)
            if has_written:
                self.passes(COMMITTED)

        return watched


def _bear(asked):
    """Fork a child for one act and wait for its death. Answers where it was struck and how it ended."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.dup2(2, 1)  # what the child prints is not an answer of its mother's
            _be_the_child(asked, writing)
            os._exit(0)
        except BaseException:  # noqa: BLE001  whatever it was, the child never goes on as its mother
            if not (asked["server"] and any(watch.has_struck for watch in _WATCHING)):  # then it had to fail
                traceback.print_exc()
        finally:
            os._exit(1)
    os.close(writing)
    with os.fdopen(reading) as told:
        where = told.read() or None
    _pid, status = os.waitpid(child, 0)
    return {"where": where, "status": status}


def _be_the_child(asked, told):
    signal.alarm(PATIENCE)
    for name, value in asked["settings"].items():
        setattr(settings, name, value)
    connections["default"].settings_dict.update(asked["database"])
    act, server = _named(asked["act"]), asked["server"]
    watch = _Watch(frozenset(asked["spared"]), told, partial(kill_server, Path(server)) if server else die)
    _WATCHING.append(watch)
    watch.plant(asked["facts"].pop("named", ()), on_the_disk=not server)
    act(**asked["facts"])
    watch.passes(THE_END)


def _named(point):
    module, _colon, name = point.partition(":")
    return getattr(importlib.import_module(module), name)


_WATCHING = []


@contextmanager
def unwatched():
    """Let this part of an act pass without a death: it is none of its transitions."""
    for watch in _WATCHING:
        watch.is_blind = True
    try:
        yield
    finally:
        for watch in _WATCHING:
            watch.is_blind = False


def be_the_mother():
    """Read the program once, then bear a child for each line that is asked."""
    import django

    django.setup()
    importlib.import_module(ACTS)
    assert get_resolver().url_patterns  # every view is read before the first child needs it
    for line in sys.stdin:
        print(json.dumps(_bear(json.loads(line))), flush=True)
