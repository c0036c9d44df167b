"""Locks on a file: they vanish with the process that holds them, however it ends."""

from __future__ import annotations

import os
from pathlib import Path
from types import TracebackType
from typing import Self

from diktum.config import env
from diktum.config.failure import CannotStart


class IsLocked(Exception):  # noqa: N818  a fact, as refusals are
    """Another process holds the lock."""


class FolderLock:
    """A lock held while a block runs: shared among readers, or exclusive."""

    def __init__(self, path: Path, *, shared: bool, wait: bool = True) -> None:
        self.path = path
        self.shared = shared
        self.wait = wait
        self._file: int | None = None

    def try_lock(self) -> bool:
        """Take the lock; answer False when it would have to wait and `wait` is off."""
        env.made(self.path.parent)
        try:
            self._file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        except PermissionError as error:
            raise CannotStart(
                f"Folder {self.path.parent} tidak dapat Anda tulis. Jalankan sebagai pengguna yang memasangnya, "
                "atau tetapkan DIKTUM_HOME ke folder Anda.",
                "you cannot write there: run as the one who installed it, or set DIKTUM_HOME to a folder of yours.",
            ) from error
        try:
            _lock(self._file, shared=self.shared, wait=self.wait)
        except OSError:
            os.close(self._file)
            self._file = None
            return False
        return True

    def release(self) -> None:
        """Give the lock back."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def __enter__(self) -> Self:
        if not self.try_lock():
            raise IsLocked(str(self.path))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


if os.name == "nt":
    import msvcrt

    def _lock(file: int, *, shared: bool, wait: bool) -> None:
        """Windows knows no shared lock here: sharers do not lock, so the server is left running."""
        if not shared:
            msvcrt.locking(file, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]

else:
    import fcntl

    def _lock(file: int, *, shared: bool, wait: bool) -> None:
        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        fcntl.flock(file, kind if wait else kind | fcntl.LOCK_NB)
