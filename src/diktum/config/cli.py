"""The command line: every verb of `./diktum`, and of the console script `diktum`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from diktum.config import env
from diktum.config.locks import FolderLock, IsLocked
from diktum.config.postgres import CannotStart, explain, running

ROOT = env.ROOT


def _database(stack: ExitStack) -> None:
    if not env.text("DATABASE_URL"):
        stack.enter_context(running(env.home()))


def _django(*arguments: str, role: str = "owner") -> int:
    """Run one of Django's commands in a process of its own, in a database role."""
    return subprocess.run(
        [sys.executable, "-m", "django", *arguments], env=_environment(role), check=False
    ).returncode


def _environment(role: str) -> dict[str, str]:
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "diktum.config.settings", "DIKTUM_DB_ROLE": role}


def _must(*arguments: str) -> None:
    if _django(*arguments) != 0:
        raise CannotStart(f"langkah “{' '.join(arguments)}” gagal; keterangannya di atas.")


def prepare() -> None:
    """Bring the database to this version: migrations, the application role's rights, the rulebook, the calendar."""
    _must("migrate", "--verbosity", "0", "--no-input")
    _must("grant_app_role")
    _must("load_rulebook", "--verbosity", "0")
    _must("seed_holidays", "2024", "2028", "--verbosity", "0")


def demo(arguments: Sequence[str]) -> int:
    """Serve the practice office; `--reset` begins it anew."""
    parser = argparse.ArgumentParser(prog="diktum demo")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--reset", action="store_true")
    options = parser.parse_args(arguments)
    os.environ["DIKTUM_DEMO"] = "1"
    return _serve(options.port, reset=options.reset, practice=True)


def serve(arguments: Sequence[str]) -> int:
    """Serve the installation."""
    parser = argparse.ArgumentParser(prog="diktum serve")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--host", default="127.0.0.1")
    options = parser.parse_args(arguments)
    return _serve(options.port, host=options.host)


def _serve(port: int, *, host: str = "127.0.0.1", reset: bool = False, practice: bool = False) -> int:
    from diktum.config.server import free_port, run_until_stopped

    try:
        with FolderLock(env.home() / "serving.lock", shared=False, wait=False), ExitStack() as stack:
            if reset:
                from diktum.config.server import forget_everything

                forget_everything(env.home())
            _database(stack)
            prepare()
            chosen = free_port(port, host)
            address = f"http://{'localhost' if host == '127.0.0.1' else host}:{chosen}"
            os.environ.setdefault("DIKTUM_PUBLIC_URL", address)
            if practice:
                _must("seed_demo")
            return run_until_stopped(host, chosen, address, _environment("app"))
    except IsLocked:
        raise CannotStart(
            f"Diktum sudah berjalan dengan data di {env.home()}. Hentikan dahulu, atau tetapkan DIKTUM_HOME lain."
        ) from None


def worker(arguments: Sequence[str]) -> int:
    """Run the background jobs."""
    with ExitStack() as stack:
        _database(stack)
        return _django("procrastinate", "worker", *arguments, role="app")


def manage(arguments: Sequence[str]) -> int:
    """Run a command of Django's, as the owner of the database."""
    with ExitStack() as stack:
        _database(stack)
        return _django(*arguments)


def verify(arguments: Sequence[str]) -> int:
    """Check the ledger, the registers and the files; name the first wrong row."""
    return manage(["verify", *arguments])


def walk(arguments: Sequence[str]) -> int:
    """Carry one decree unattended through every act of a procedure."""
    return manage(["walk", *arguments])


def sop(arguments: Sequence[str]) -> int:
    """Draw a procedure: `sop pdf|svg|bpmn PROCEDURE [--out FILE]`."""
    return _django("sop", *arguments)


def doctor(arguments: Sequence[str]) -> int:
    """Name what this machine offers."""
    from diktum.config.doctor import examine

    return examine(list(arguments))


def bench(arguments: Sequence[str]) -> int:
    """Measure: `bench [NAME] [--json]`."""
    with ExitStack() as stack:
        _database(stack)
        return subprocess.run(
            [sys.executable, "-m", "bench", *arguments], env=_environment("owner"), cwd=ROOT, check=False
        ).returncode


def test(arguments: Sequence[str]) -> int:
    """Run every check, then the tests. With arguments, only pytest with them."""
    from diktum.config.checks import run_checks

    return run_checks(list(arguments))


VERBS: dict[str, Callable[[Sequence[str]], int]] = {
    "demo": demo,
    "test": test,
    "serve": serve,
    "worker": worker,
    "manage": manage,
    "doctor": doctor,
    "walk": walk,
    "sop": sop,
    "verify": verify,
    "bench": bench,
}


def main() -> int:
    """Run the verb named on the command line. Answers the exit code."""
    verb = sys.argv[1] if len(sys.argv) > 1 else ""
    if verb not in VERBS:
        sys.stderr.write(f"diktum: pilih salah satu dari {', '.join(VERBS)}\n")
        return 2
    try:
        return VERBS[verb](sys.argv[2:])
    except CannotStart as error:
        explain(error)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    assert Path(__file__).exists()
    raise SystemExit(main())
