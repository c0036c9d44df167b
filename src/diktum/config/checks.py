"""Everything that must hold before a change may land."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from diktum.config import env

CHECKS = {
    "ruff check": ("ruff", "check", "."),
    "ruff format": ("ruff", "format", "--check", "."),
    "mypy": ("mypy",),
    "import-linter": ("lint-imports", "--no-cache"),
}
TESTS = ("-q", "-n", "2", "--dist", "loadfile")


def run_checks(arguments: list[str]) -> int:
    """Run the static checks, then pytest on both cores; with arguments pytest alone. Answers the exit code."""
    if arguments:
        return _run("pytest", *arguments)
    failed = [name for name, command in CHECKS.items() if not _passes(name, command)]
    code = _run("pytest", *TESTS)
    if failed:
        print(f"== gagal / failed: {', '.join(failed)}", flush=True)
    return code or int(bool(failed))


def _passes(name: str, command: tuple[str, ...]) -> bool:
    began = time.monotonic()
    code = _run(*command)
    print(f"== {name}: {'GAGAL' if code else 'ok'} ({time.monotonic() - began:.0f} s)", flush=True)
    return code == 0


def _run(program: str, *arguments: str) -> int:
    """Run a program of this environment in the project's root."""
    beside = Path(sys.executable).parent / program
    return subprocess.run([str(beside), *arguments], cwd=env.ROOT, check=False).returncode
