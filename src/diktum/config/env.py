"""Read the environment, once, with a type for each name."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import environ

ROOT = Path(__file__).resolve().parents[3]
_env = environ.Env()


def flag(name: str, default: bool = False) -> bool:
    """Read a yes-or-no setting."""
    value = _env.bool(name, default=default)
    assert isinstance(value, bool)
    return value


def text(name: str, default: str = "") -> str:
    """Read a setting in words."""
    value = _env.str(name, default=default)
    assert isinstance(value, str)
    return value


def words(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """Read a list, separated by commas."""
    return [word for word in text(name, ",".join(default)).split(",") if word]


def home() -> Path:
    """
    Give the folder that holds everything this installation keeps: database, files, secret.

    `DIKTUM_HOME` where it is set. Otherwise `var/` beside the program, or, when run as root,
    `/var/lib/diktum/<checkout>`: PostgreSQL refuses root, and its own user must reach the folder
    without anybody's home being opened.
    """
    chosen = text("DIKTUM_HOME")
    if chosen:
        return Path(chosen).resolve()
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        from hashlib import sha256

        return Path("/var/lib/diktum") / sha256(str(ROOT).encode()).hexdigest()[:10]
    return ROOT / "var"


def made(folder: Path) -> Path:
    """
    Make a folder of our own and those above it that are missing, and give it back.

    Nobody else may look into them, whatever the umask; as root they can be passed through, because the
    database's own user must reach its data. Folders that were there before are left as they are.
    """
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(exist_ok=True)
        each.chmod(0o711 if hasattr(os, "geteuid") and os.geteuid() == 0 else 0o700)
    return folder


def secret_key() -> str:
    """Give the key that signs sessions: from the environment, or made once and kept in the home."""
    key = text("DIKTUM_SECRET_KEY")
    if key:
        return key
    keep = home() / "secret-key"
    if not keep.exists():
        made(keep.parent)
        fresh = keep.with_suffix(f".{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(48), encoding="ascii")
        keep_first(fresh, keep)
    return keep.read_text(encoding="ascii")


def keep_first(fresh: Path, keep: Path) -> None:
    """Give `fresh` the name `keep`, unless another process was first; `fresh` is gone afterwards."""
    try:
        if os.name == "nt":
            fresh.rename(keep)
        else:
            os.link(fresh, keep)
    except FileExistsError:
        pass
    finally:
        fresh.unlink(missing_ok=True)
