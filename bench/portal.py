"""
The portal under load at many published decrees: lists, pages of decrees and searches, beside a static file of the same size.

The site runs as `diktum serve` runs it (granian, two processes of four threads); the asker is a process of its own on the
same machine. The limit is a gzipped file of the page's size from nginx, or from a bare granian where nginx is missing. `--decrees N`, `--seconds S`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db import connection, connections
from django.test import override_settings

from bench.database import a_bench_database
from bench.search_queries import questions
from bench.search_rows import vocabulary
from bench.static_site import nginx_command
from bench.table import Table

DECREES = 100_000
WHOLE = 500  # decrees whose pages are real in every table
SECONDS = 8.0
CLIENTS = 8


def arguments(more: Sequence[str]) -> dict[str, Any]:
    """Read `--decrees N` and `--seconds S`."""
    parser = argparse.ArgumentParser(prog="diktum bench portal")
    parser.add_argument("--decrees", type=int, default=DECREES)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    return vars(parser.parse_args(list(more)))


def run(decrees: int = DECREES, seconds: float = SECONDS) -> dict[str, Any]:
    """Publish, index, serve and ask; every figure comes from this one run."""
    from tests.office import an_office

    from bench.portal_rows import publish_many
    from diktum.search import keeping
    from diktum.stages.publication.tests.acting import published

    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="diktum-bench-")))
        stack.enter_context(a_bench_database())
        stack.enter_context(override_settings(DIKTUM_INDEX=home / "index", DIKTUM_FILES=home / "files"))
        began = time.perf_counter()
        pages = publish_many(published(an_office()), decrees, min(WHOLE, decrees))
        filled = time.perf_counter() - began
        began = time.perf_counter()
        indexed = keeping.rebuild()
        index_seconds = time.perf_counter() - began
        office = pages[0].split("/")[1]
        asked = {"list": _lists(office), "page": pages, "search": _searches(decrees)}
        figures: dict[str, Any] = {
            "decrees": decrees, "whole": len(pages) + 1, "clients": CLIENTS, "cores": os.cpu_count(),
            "load_before": os.getloadavg()[0], "fill_s": filled, "indexed": indexed, "index_s": index_seconds,
            "asked": {},
        }  # fmt: skip
        connections.close_all()
        bodies: dict[str, bytes] = {}
        with _site(home) as port:
            for name, paths in asked.items():
                bodies[name] = _body(port, paths[0])
                _load(port, paths, 2.0)
                figures["asked"][name] = _load(port, paths, seconds)
        with _static_site(home, bodies) as (port, limit):
            figures["limit"] = limit
            for name in asked:
                bare = _load(port, [f"/{name}.html"], seconds / 2)
                figures["asked"][name]["static"] = bare
                figures["asked"][name]["ratio"] = figures["asked"][name]["per_s"] / bare["per_s"]
    return figures


def _lists(office: str) -> list[str]:
    base = f"/{office}/keputusan/"
    narrowed = [f"{base}?tahun={year}" for year in range(1950, 1960)]
    return ["/", base, f"{base}?halaman=7", f"{base}?jenis=pedoman", *narrowed]


def _searches(decrees: int) -> list[str]:
    made, chance = vocabulary(), random.Random(7)
    found = [
        f"/?q={quote(each.typed)}"
        for kind in ("one word", "two words")
        for each in questions(kind, made, decrees, 60)
    ]
    chance.shuffle(found)
    return found


def _load(port: int, paths: Sequence[str], seconds: float) -> dict[str, Any]:
    told = {"port": port, "paths": list(paths), "seconds": seconds, "clients": CLIENTS}
    done = subprocess.run(
        [sys.executable, "-m", "bench.load"],
        input=json.dumps(told),
        capture_output=True,
        text=True,
        check=True,
    )
    figures: dict[str, Any] = json.loads(done.stdout)
    assert set(figures["statuses"]) == {"200"}, figures["statuses"]
    return figures


@contextmanager
def _site(home: Path) -> Iterator[int]:
    own = {
        "DIKTUM_DB_NAME": connection.settings_dict["NAME"], "DIKTUM_INDEX": str(settings.DIKTUM_INDEX),
        "DIKTUM_FILES": str(settings.DIKTUM_FILES), "DIKTUM_PORTAL_PER_MINUTE": "0",
        "DJANGO_SETTINGS_MODULE": "diktum.config.settings",
    }  # fmt: skip
    with _granian("diktum.config.wsgi:application", own, "/tentang/") as port:
        yield port


@contextmanager
def _static_site(home: Path, bodies: dict[str, bytes]) -> Iterator[tuple[int, str]]:
    """Serve a file of each page's size, also gzipped; answer the port and which server it is."""
    folder = home / "static"
    folder.mkdir()
    for name, body in bodies.items():
        (folder / f"{name}.html").write_bytes(body)
        (folder / f"{name}.html.gz").write_bytes(gzip.compress(body, 6))
    probe, port = f"/{next(iter(bodies))}.html", _free_port()
    command = nginx_command(folder, home, port)
    if command is not None:
        with _child(command, {}, port, probe):
            yield port, "nginx, berkas gzip"
        return
    with _granian("bench.static_site:application", {"DIKTUM_BENCH_FILES": str(folder)}, probe) as port:
        yield port, "granian dan whitenoise, berkas gzip (nginx tidak terpasang)"


@contextmanager
def _granian(application: str, own: dict[str, str], probe: str) -> Iterator[int]:
    port = _free_port()
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port),
        "--workers", "2", "--blocking-threads", "4", "--no-ws", "--log-level", "warning", application,
    ]  # fmt: skip
    with _child(command, own, port, probe):
        yield port


@contextmanager
def _child(command: list[str], own: dict[str, str], port: int, probe: str) -> Iterator[None]:
    """Run a server until the end of the block; it answers `probe` before the block begins."""
    child = subprocess.Popen(command, env=os.environ | own)
    try:
        until = time.monotonic() + 60
        while not _answers(port, probe):
            assert child.poll() is None and time.monotonic() < until, "the server did not start"
            time.sleep(0.2)
        yield
    finally:
        child.terminate()
        child.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _answers(port: int, path: str) -> bool:
    try:
        return bool(_body(port, path))
    except OSError:
        return False


def _body(port: int, path: str) -> bytes:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=30) as answer:
        body: bytes = answer.read()
        return body


def show(figures: dict[str, Any]) -> str:
    """Set the figures in a table."""
    table = Table(
        f"Portal, {figures['decrees']} Keputusan, {figures['clients']} penanya, {figures['cores']} inti",
        ("yang ditanya", "per detik", "p50 ms", "p95 ms", "bait", "berkas statis per detik", "rasio"),
    )
    for name, row in figures["asked"].items():
        table.row(
            name, f"{row['per_s']:.0f}", f"{row['p50_ms']:.1f}", f"{row['p95_ms']:.1f}", str(row["bytes"]),
            f"{row['static']['per_s']:.0f}", f"{row['ratio']:.3f}",
        )  # fmt: skip
    return (
        f"{table}\n\nbatas: {figures['limit']}; diindeks {figures['indexed']} dalam {figures['index_s']:.0f} s; "
        f"beban mesin sebelumnya {figures['load_before']:.1f}"
    )
