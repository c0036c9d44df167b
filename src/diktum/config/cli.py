"""The command line: every verb of `./diktum`, and of the console script `diktum`."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import types
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext

from diktum.config import env, purpose
from diktum.config.failure import CannotStart, explain
from diktum.config.locks import FolderLock, IsLocked
from diktum.config.postgres import Server, running
from diktum.config.purpose import Purpose


def _database() -> AbstractContextManager[object]:
    """Keep the embedded server up for a while; a server named by DATABASE_URL needs nothing from us."""
    return nullcontext() if env.text("DATABASE_URL") else running(env.home())


def _python(module: str, *arguments: str, role: str = "owner", **more: str) -> int:
    """Run a module in a process of its own, in a database role. Answers its exit code."""
    return subprocess.run(
        [sys.executable, "-m", module, *arguments], env=_environment(role) | more, check=False
    ).returncode


def _environment(role: str) -> dict[str, str]:
    return {**os.environ, "DJANGO_SETTINGS_MODULE": "diktum.config.settings", "DIKTUM_DB_ROLE": role}


def _prepare(wanted: str) -> None:
    """Bring the database to this version. Raises CannotStart."""
    if _python("diktum.config.preparing", wanted) != 0:
        raise CannotStart(
            "Basis data tidak dapat disiapkan; sebabnya tertulis di atas.",
            "the database could not be prepared; the reason stands above.",
        )


def demo(arguments: Sequence[str]) -> int:
    """Serve the practice office; `--reset` begins it anew."""
    parser = argparse.ArgumentParser(prog="diktum demo")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--reset", action="store_true")
    options = parser.parse_args(arguments)
    os.environ["DIKTUM_DEMO"] = "1"
    return _serve(Purpose.PRACTICE, "127.0.0.1", options.port, reset=options.reset)


def serve(arguments: Sequence[str]) -> int:
    """Serve the installation."""
    parser = argparse.ArgumentParser(prog="diktum serve")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--host", default="127.0.0.1")
    options = parser.parse_args(arguments)
    return _serve(Purpose.OFFICE, options.host, options.port)


def _serve(wanted: Purpose, host: str, port: int, *, reset: bool = False) -> int:
    from diktum.config.server import address_of, free_port, run_until_stopped

    home = env.home()
    try:
        with FolderLock(home / "serving.lock", shared=False, wait=False):
            purpose.check(home, wanted, reset=reset)
            if reset:
                _forget()
            chosen = free_port(port, host)
            os.environ.setdefault("DIKTUM_PUBLIC_URL", address_of(host, chosen))
            os.environ["DIKTUM_STATIC_COLLECTED"] = "1"
            with _database():
                _prepare(wanted)
                return run_until_stopped(host, chosen, _environment("app"))
    except IsLocked:
        raise CannotStart(
            f"Diktum sudah berjalan dengan data di {home}. Hentikan dahulu, atau tetapkan DIKTUM_HOME ke folder lain.",
            "Diktum already runs on these data: stop it first, or set DIKTUM_HOME to another folder.",
        ) from None


def _forget() -> None:
    """Throw the practice data away. Refuses while anybody else uses them."""
    from diktum.config.server import forget_everything

    if env.text("DATABASE_URL"):
        raise CannotStart(
            "--reset hanya untuk basis data yang dibawa Diktum; kosongkan sendiri basis data di DATABASE_URL.",
            "--reset is for the embedded database only; empty the one in DATABASE_URL yourself.",
        )
    try:
        with FolderLock(env.home() / "users.lock", shared=False, wait=False):
            forget_everything(Server(env.home()))
    except IsLocked:
        raise CannotStart(
            "Data latihan sedang dipakai perintah lain (worker, manage, atau test). Hentikan dahulu, lalu ulangi.",
            "another command uses the practice data: stop it first, then run this again.",
        ) from None


def worker(arguments: Sequence[str]) -> int:
    """Run the background jobs."""
    with _database():
        return _python("django", "procrastinate", "worker", *arguments, role="app")


def manage(arguments: Sequence[str]) -> int:
    """Run a command of Django's, as the owner of the database."""
    with _database():
        return _python("django", *arguments)


def verify(arguments: Sequence[str]) -> int:
    """Check the ledger, the registers and the files and name the first wrong row; or check one file, offline with --proof."""
    from diktum.config.verifying import run

    has_database = bool(env.text("DATABASE_URL")) or (env.home() / "db" / "PG_VERSION").exists()
    return run(arguments, manage=manage, has_database=has_database)


def backup(arguments: Sequence[str]) -> int:
    """Write a snapshot: `backup DIR [--recipient age1…]`, `backup --make-key FILE`."""
    with _database():
        return _python("diktum.config.backup", "backup", *arguments)


def restore(arguments: Sequence[str]) -> int:
    """Bring a snapshot back into an empty installation, or lost files only: `restore DIR [--files] [--snapshot NAME] [--identity FILE]`."""
    with _database():
        done = _python("diktum.config.backup", "restore", *arguments)
        if done == 0 and "--files" not in arguments:
            _prepare("scratch")  # this version's migrations, and the application role's rights
        return done


def drill(arguments: Sequence[str]) -> int:
    """Restore the newest snapshot beside the installation, compare, and write the result down: `drill DIR`."""
    with _database():
        return _python("diktum.config.backup", "drill", *arguments)


def walk(arguments: Sequence[str]) -> int:
    """Carry one decree unattended through every act of a procedure, in a database of its own."""
    from diktum.config.scratch import scratch_database

    with _database(), scratch_database(f"diktum_walk_{os.getpid()}", lambda: _prepare("scratch")):
        return _python("django", "walk", *arguments)


def sop(arguments: Sequence[str]) -> int:
    """Draw a procedure: `sop pdf|svg|bpmn|xlsx|csv|toml PROCEDURE [--out FILE]`; `sop read FILE` compares a table."""
    return _python("django", "sop", *arguments)


def doctor(arguments: Sequence[str]) -> int:
    """Name what this machine offers."""
    from diktum.config.doctor import examine

    return examine(list(arguments))


def bench(arguments: Sequence[str]) -> int:
    """Measure: `bench [NAME] [--json]`."""
    with _database():
        return _python("bench", *arguments, PYTHONPATH=f"{env.ROOT / 'src'}{os.pathsep}{env.ROOT}")


def test(arguments: Sequence[str]) -> int:
    """Run every check, then the tests. With arguments, only pytest with them."""
    from diktum.config.checks import run_checks

    return run_checks(list(arguments))


def convert(arguments: Sequence[str]) -> int:
    """Write a decree in another form: `convert IN OUT`."""
    from diktum.desk.text_verbs.convert import convert as run

    return run(arguments)


def check(arguments: Sequence[str]) -> int:
    """Say what the drafting rules find in decrees: `check FILE… [--json]`."""
    from diktum.desk.text_verbs.check import run

    return run(arguments)


def mend(arguments: Sequence[str]) -> int:
    """Mend what has only one right answer: `mend FILE [--out FILE.json]`."""
    from diktum.desk.text_verbs.mend import run

    return run(arguments)


def compare(arguments: Sequence[str]) -> int:
    """Say what changed from one decree to another: `compare A B [--html|--docx|--pdf|--json OUT]`."""
    from diktum.desk.text_verbs.compare import run

    return run(arguments)


VERBS: dict[str, Callable[[Sequence[str]], int]] = {
    verb.__name__: verb
    for verb in (
        demo,
        test,
        serve,
        worker,
        manage,
        doctor,
        walk,
        sop,
        verify,
        backup,
        restore,
        drill,
        bench,
        convert,
        check,
        mend,
        compare,
    )
}


def main() -> int:
    """Run the verb named on the command line. Answers the exit code."""
    verb = sys.argv[1] if len(sys.argv) > 1 else ""
    if verb not in VERBS:
        sys.stderr.write(f"diktum: pilih salah satu / choose one of: {', '.join(VERBS)}\n")
        return 2
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _stop_as_if_typed)
    try:
        return VERBS[verb](sys.argv[2:])
    except CannotStart as error:
        explain(error)
        return 1
    except KeyboardInterrupt:
        return 130


def _stop_as_if_typed(_signal: int, _frame: types.FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    raise SystemExit(main())
