"""Remember that a file was found wrong while it was used: the use is refused and rolled back, the suspicion stays."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import structlog
from django.conf import settings

log = structlog.get_logger()


def suspect(sha256: str) -> None:
    """Have a file read again at the next fixity run, before all others."""
    log.error("store_file_found_wrong_in_use", sha256=sha256)
    with suppress(OSError):
        _folder().mkdir(parents=True, exist_ok=True)
        (_folder() / sha256).touch()


def suspects() -> tuple[str, ...]:
    """Return the fingerprints of files that were found wrong in use and not read again since."""
    return tuple(sorted(path.name for path in _folder().glob("*")))


def settle(sha256: str) -> None:
    """Forget a suspicion: the file was read again and the result is recorded."""
    (_folder() / sha256).unlink(missing_ok=True)


def _folder() -> Path:
    return Path(settings.DIKTUM_FILES) / "suspect"
