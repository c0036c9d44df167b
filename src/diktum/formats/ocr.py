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
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

MEMORY = 1536 * 1024 * 1024
SECONDS_A_PAGE = 60
LARGEST_RESULT = 512 * 1024 * 1024
PLUGIN = Path(__file__).with_name("ocr_progress.py")
PROGRESS = "progress"


class OcrError(Exception):
    """The scan could not be read; the reason is the last line the reader wrote."""


def is_available() -> bool:
    """Say whether scans can be read here: ocrmypdf in this environment, Tesseract with Indonesian on this machine."""
    return importlib.util.find_spec("ocrmypdf") is not None and "ind" in _languages()


def read_scan(
    content: bytes, *, pages: int, jobs: int = 2, told: Callable[[int, int], None] | None = None
) -> bytes:
    """
    Return a PDF/A with a text layer of a scan in PDF; `told` is given the pages that are read and their total.

    Pages are set straight but not turned: a page with few words would be turned at random (`page_quality` finds those that lie
    on their head). Raises OcrError, also when it takes over a minute a page.
    """
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
        command += [
            "--deskew",
            "--force-ocr",
            "--jobs",
            str(jobs),
            "--optimize",
            "0",
            "--plugin",
            str(PLUGIN),
        ]
        seconds = SECONDS_A_PAGE * max(1, pages)
        _run([*command, str(source), str(target)], Path(folder), timeout=seconds, told=told)
        if not target.is_file():
            raise OcrError("no result")
        return target.read_bytes()


def read_lines(pictures: Sequence[bytes]) -> tuple[str, ...]:
    """Return what each small picture (PNG) of one line says, read each on its own. Raises OcrError."""
    if not pictures:
        return ()
    with tempfile.TemporaryDirectory(prefix="diktum-ocr-") as folder:
        names = []
        for number, picture in enumerate(pictures):
            names.append(f"{number}.png")
            Path(folder, names[-1]).write_bytes(picture)
        Path(folder, "list.txt").write_text("\n".join(names), encoding="utf-8")
        program = shutil.which("tesseract")
        assert program is not None, "asked where no reader is installed"
        command = [*_without_network(), program, "list.txt", "read", "-l", "ind", "--psm", "7"]
        _run(command, Path(folder), timeout=SECONDS_A_PAGE + len(pictures))
        read = Path(folder, "read.txt").read_text(encoding="utf-8").split("\f")
    unanswered = [""] * max(0, len(pictures) - len(read))
    return tuple(text.strip() for text in [*read, *unanswered][: len(pictures)])


def _run(
    command: list[str], folder: Path, *, timeout: float, told: Callable[[int, int], None] | None = None
) -> None:
    errors = folder / "errors.txt"
    with errors.open("wb") as written:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={"PATH": os.defpath, "TMPDIR": str(folder), "HOME": str(folder), "OMP_THREAD_LIMIT": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=written,
            start_new_session=True,
            preexec_fn=_limits(),
        )
        try:
            _wait(process, folder, time.monotonic() + timeout, told)
        finally:
            _end(process)
    if process.returncode != 0:
        said = errors.read_text(encoding="utf-8", errors="replace").strip()
        raise OcrError(said.rpartition("\n")[2][:200] or str(process.returncode))


def _wait(
    process: subprocess.Popen[bytes],
    folder: Path,
    until: float,
    told: Callable[[int, int], None] | None,
) -> None:
    """Wait for the end, telling how far it is. Raises OcrError when time is up."""
    progress, seen = folder / PROGRESS, ""
    while True:
        try:
            process.wait(timeout=max(0.0, min(1.0, until - time.monotonic())))
        except subprocess.TimeoutExpired as error:
            if time.monotonic() >= until:
                raise OcrError("timeout") from error
        else:
            return
        now = progress.read_text(encoding="ascii") if told and progress.is_file() else ""
        if told and now != seen and now.count(" ") == 1:
            seen = now
            done, total = now.split()
            told(int(done), int(total))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what is left of the process group; the group is ours alone."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


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
