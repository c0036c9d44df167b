"""Read a scan (OCR) by ocrmypdf and Tesseract, where both are installed: a derivative in PDF/A with a text layer.

ocrmypdf is no guard against hostile files: it runs in a process group of its own, with limits on memory, time, file size and
(where the system lets us) without network.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

MEMORY = 1536 * 1024 * 1024
SECONDS_A_PAGE = 60
LARGEST_RESULT = 512 * 1024 * 1024


class OcrError(Exception):
    """The scan could not be read; the reason is the last line the reader wrote."""


def is_available() -> bool:
    """Say whether scans can be read here: ocrmypdf in this environment, Tesseract with Indonesian on this machine."""
    return importlib.util.find_spec("ocrmypdf") is not None and "ind" in _languages()


def read_scan(content: bytes, *, pages: int, jobs: int = 2) -> bytes:
    """Return a PDF/A with a text layer of a scan in PDF. Raises OcrError, also when it takes over a minute a page."""
    with tempfile.TemporaryDirectory(prefix="diktum-ocr-") as folder:
        source, target = Path(folder, "scan.pdf"), Path(folder, "read.pdf")
        source.write_bytes(content)
        command = [
            *_without_network(),
            sys.executable,
            "-m",
            "ocrmypdf",
            "-l",
            "ind",
            "--output-type",
            "auto",
        ]
        command += ["--deskew", "--rotate-pages", "--force-ocr", "--jobs", str(jobs), "--optimize", "0"]
        _run([*command, str(source), str(target)], Path(folder), timeout=SECONDS_A_PAGE * max(1, pages))
        if not target.is_file():
            raise OcrError("no result")
        return target.read_bytes()


def _run(command: list[str], folder: Path, *, timeout: float) -> None:
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={"PATH": os.defpath, "TMPDIR": str(folder), "HOME": str(folder), "OMP_THREAD_LIMIT": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=_limits(),
    )
    try:
        _out, errors = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired as error:
        raise OcrError("timeout") from error
    finally:
        _end(process)
    if process.returncode != 0:
        raise OcrError((errors or "").strip().rpartition("\n")[2][:200] or str(process.returncode))


def _end(process: subprocess.Popen[str]) -> None:
    """End what is left of the process group; the group is ours alone."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def _limits() -> Callable[[], None] | None:
    if sys.platform == "win32":
        return None
    import resource

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST_RESULT, LARGEST_RESULT))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.nice(10)

    return limit


@cache
def _without_network() -> tuple[str, ...]:
    """Return the words before a command that take its network away, or none where the system does not permit it."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return ()
    words = (unshare, "--user", "--map-root-user", "--net")
    probe = subprocess.run([*words, "true"], capture_output=True, check=False, timeout=5)
    return words if probe.returncode == 0 else ()


@cache
def _languages() -> frozenset[str]:
    program = shutil.which("tesseract")
    if program is None:
        return frozenset()
    listed = subprocess.run(
        [program, "--list-langs"], capture_output=True, text=True, check=False, timeout=20
    )
    return frozenset(listed.stdout.split())
