"""Serving: the web server and the worker as two children, stopped together."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import time
import types
from pathlib import Path

from diktum.config.postgres import CannotStart, Server

FIRST_PORT = 8000
TRIES = 100


def free_port(wanted: int, host: str) -> int:
    """Give the wanted port, or the first free one from 8000 upwards. Raises CannotStart."""
    candidates = [wanted] if wanted else range(FIRST_PORT, FIRST_PORT + TRIES)
    for port in candidates:
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, port))
            except OSError:
                continue
            return port
    raise CannotStart(f"porta {wanted or FIRST_PORT} sedang dipakai. Pilih yang lain dengan --port.")


def forget_everything(home: Path) -> None:
    """Remove the practice data: database and files. The environment and the secret stay."""
    Server(home).stop()
    for name in ("db", "files", "run"):
        shutil.rmtree(home / name, ignore_errors=True)


def run_until_stopped(host: str, port: int, address: str, environment: dict[str, str]) -> int:
    """Run the web server and the worker until either ends or the user stops them. Answers the exit code."""
    web = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", "1" if sys.platform == "win32" else "2", "--blocking-threads", "4"),
        *("--no-ws", "--log-level", "warning", "diktum.config.wsgi:application"),
    ]
    jobs = [sys.executable, "-m", "django", "procrastinate", "worker", "--concurrency", "2"]
    signal.signal(signal.SIGTERM, _stop_as_if_typed)
    children = [subprocess.Popen(web, env=environment), subprocess.Popen(jobs, env=environment)]
    try:
        _wait_for(host, port, children[0])
        print(f"\n  Diktum berjalan di {address}\n  Ctrl-C menghentikannya.\n", flush=True)
        while all(child.poll() is None for child in children):
            time.sleep(0.5)
        return 1
    except KeyboardInterrupt:
        return 0
    finally:
        for child in children:
            child.terminate()
        for child in children:
            try:
                child.wait(timeout=20)
            except subprocess.TimeoutExpired:
                child.kill()


def _stop_as_if_typed(_signal: int, _frame: types.FrameType | None) -> None:
    raise KeyboardInterrupt


def _wait_for(host: str, port: int, child: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        if child.poll() is not None:
            raise CannotStart("peladen web berhenti saat menyala; keterangannya di atas.")
        with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
            if probe.connect_ex((host, port)) == 0:
                return
        time.sleep(0.1)
    raise CannotStart("peladen web tidak menjawab dalam 30 detik.")
