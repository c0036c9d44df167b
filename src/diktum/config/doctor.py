"""What this machine offers, and what stays off without it."""

from __future__ import annotations

import json
import platform
import shutil
import subprocess
import sys

from diktum.config import env
from diktum.config.programs import binaries

PROGRAMS = {
    "Chromium": (("chromium", "chromium-browser", "google-chrome"), "uji tampilan pada peramban"),
    "Tesseract": (("tesseract",), "pembacaan teks hasil pindai (OCR)"),
    "LibreOffice": (("soffice", "libreoffice"), "membuka berkas Word lama"),
}


def examine(arguments: list[str]) -> int:
    """Print what was found: a table, or one object with `--json`. Answers 0: nothing here is required."""
    found = {name: next(filter(None, map(shutil.which, names)), "") for name, (names, _) in PROGRAMS.items()}
    report = {
        "python": platform.python_version(),
        "postgresql": _first_line([str(binaries() / "postgres"), "--version"]),
        "home": str(env.home()),
        "free_gb": round(shutil.disk_usage(_existing()).free / 1e9, 1),
        "programs": found,
    }
    if "--json" in arguments:
        print(json.dumps(report, ensure_ascii=False))
        return 0
    print(f"Python       {report['python']}\nPostgreSQL   {report['postgresql']}")
    print(f"Data         {report['home']} (sisa {report['free_gb']} GB)")
    for name, (_, purpose) in PROGRAMS.items():
        print(f"{name:<12} {found[name] or f'tidak ada: tanpa {purpose}'}")
    return 0


def _existing() -> str:
    folder = env.home()
    while not folder.exists():
        folder = folder.parent
    return str(folder)


def _first_line(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        return f"tidak dapat dijalankan: {error.strerror}"
    return (
        (done.stdout or done.stderr).strip().splitlines()[0] if done.stdout or done.stderr else sys.platform
    )
