"""Everything that must hold before a change may land."""

from __future__ import annotations

import subprocess
import sys
import time

from diktum.config import env

CHECKS = (
    ("ruff check", ["ruff", "check", "."]),
    ("ruff format", ["ruff", "format", "--check", "."]),
    ("mypy", ["mypy"]),
    ("import-linter", ["importlinter.cli", "lint"]),
)


def run_checks(arguments: list[str]) -> int:
    """Run the static checks, then pytest on both cores; with arguments pytest alone. Answers the exit code."""
    if arguments:
        return _python("pytest", *arguments)
    failed = []
    for name, command in CHECKS:
        began = time.monotonic()
        code = _lint() if name == "import-linter" else _python(*command)
        print(f"== {name}: {'ok' if code == 0 else 'GAGAL'} ({time.monotonic() - began:.0f} d)", flush=True)
        if code:
            failed.append(name)
    code = _python("pytest", "-q", "-n", "2", "--dist", "loadfile")
    if failed:
        print(f"== gagal: {', '.join(failed)}", flush=True)
    return code or int(bool(failed))


def _python(*command: str) -> int:
    return subprocess.run([sys.executable, "-m", *command], cwd=env.ROOT, check=False).returncode


def _lint() -> int:
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run([sys.executable, "-c", code], cwd=env.ROOT, check=False).returncode
