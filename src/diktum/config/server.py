"""Serving: the web server and the worker as two children, stopped together."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from typing import Any

from diktum.config.failure import CannotStart
from diktum.config.postgres import Server

FIRST_PORT = 8000
TRIES = 100
PATIENCE = 15  # seconds for requests and jobs under way
ON_WINDOWS = sys.platform == "win32"


def address_of(host: str, port: int) -> str:
    """Give the address to type into a browser on this machine."""
    return f"http://{'localhost' if host in ('127.0.0.1', '0.0.0.0', '::', '::1') else host}:{port}"


def free_port(wanted: int, host: str) -> int:
    """Give the wanted port, or the first free one from 8000 upwards. Raises CannotStart."""
    for port in [wanted] if wanted else range(FIRST_PORT, FIRST_PORT + TRIES):
        # A browser that is told "localhost" may try ::1 first: nobody else may sit there.
        if _is_free(host, port) and (host != "127.0.0.1" or _is_free("::1", port)):
            return port
    raise CannotStart(
        f"Porta {wanted or FIRST_PORT} tidak dapat dipakai. Pilih yang lain dengan --port.",
        "that port cannot be used: choose another with --port.",
    )


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with contextlib.suppress(OSError), socket.socket(family) as probe:
        if not ON_WINDOWS:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError):
            return host == "::1" and not _answers(host, port)  # a machine without IPv6
    return True


def _answers(host: str, port: int) -> bool:
    with contextlib.suppress(OSError, OverflowError), socket.create_connection((host, port), timeout=1):
        return True
    return False


def forget_everything(server: Server) -> None:
    """Remove the practice data: database and files. The environment and the secrets stay."""
    server.forget()
    for name in ("files", "static", "index"):
        shutil.rmtree(server.home / name, ignore_errors=True)


def run_until_stopped(host: str, port: int, environment: dict[str, str]) -> int:
    """Run the web server and the worker until either ends or the user stops them. Answers the exit code."""
    web = [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", "1" if ON_WINDOWS else "2", "--blocking-threads", "4"),
        *("--workers-kill-timeout", "5", "--respawn-failed-workers"),
        *("--no-ws", "--log-level", "warning", "diktum.config.wsgi:application"),
    ]
    jobs = [sys.executable, "-m", "django", "procrastinate", "worker", "--concurrency", "2"]
    children: list[subprocess.Popen[bytes]] = []
    try:
        for command in (web, jobs):
            children.append(subprocess.Popen(command, env=environment, **_apart()))
        _wait_for("127.0.0.1" if host == "0.0.0.0" else host, port, children[0])
        print(
            f"\n  Diktum berjalan di {address_of(host, port)}\n  Ctrl-C menghentikannya. / Ctrl-C stops it.\n",
            flush=True,
        )
        while all(child.poll() is None for child in children):
            time.sleep(0.3)
        ended = "peladen web" if children[0].poll() is not None else "pekerja latar"
        raise CannotStart(
            f"Bagian “{ended}” berhenti sendiri; sebabnya tertulis di atas. Jalankan lagi.",
            "a part ended by itself; the reason stands above. Start again.",
        )
    except KeyboardInterrupt:
        return 0
    finally:
        _stop(children)


def _stop(children: list[subprocess.Popen[bytes]]) -> None:
    """Let the children finish what they are doing, then end them; a second Ctrl-C does not leave them behind."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    for child in children:
        child.terminate()
    until = time.monotonic() + PATIENCE
    for child in children:
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(timeout=max(0.1, until - time.monotonic()))
        if ON_WINDOWS:
            child.kill()
        else:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)  # and what it may have left behind
        child.wait()


def _apart() -> dict[str, Any]:
    """Keep the terminal's Ctrl-C from the children: we stop them, once, in order; they end with us even if we are killed."""
    if ON_WINDOWS:
        return {"creationflags": 0x200}  # CREATE_NEW_PROCESS_GROUP
    return {"start_new_session": True, "preexec_fn": _end_with_parent}


def _end_with_parent() -> None:
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def _wait_for(host: str, port: int, child: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if child.poll() is not None:
            raise CannotStart(
                "Peladen web berhenti saat menyala; sebabnya tertulis di atas.",
                "the web server ended while starting; the reason stands above.",
            )
        if _answers(host, port):
            return
        time.sleep(0.1)
    raise CannotStart(
        "Peladen web tidak menjawab dalam 60 detik. Mesin ini sangat sibuk; coba lagi.",
        "the web server did not answer within 60 seconds: this machine is very busy, try again.",
    )
