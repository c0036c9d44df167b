"""BagIt (RFC 8493): write a folder of files with its SHA-256 manifests, and check one that came from elsewhere."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

MANIFEST = "manifest-sha256.txt"
_BLOCK = 1024 * 1024


class BagError(Exception):
    """The folder is no sound bag; the message says what is wrong, in the words of the checker."""


@dataclass(frozen=True, slots=True)
class Payload:
    """One file of a bag: where it lies below `data/`, and how its bytes are opened."""

    path: str
    opened: Callable[[], BinaryIO]


@dataclass(frozen=True, slots=True)
class SoundBag:
    """A bag whose every file agrees with its manifest. `manifest` gives the SHA-256 by path (`data/…`)."""

    folder: Path
    info: dict[str, str]
    manifest: dict[str, str]
    manifest_sha256: str


def write_bag(target: Path, payloads: Iterable[Payload], info: dict[str, str]) -> dict[str, str]:
    """
    Write a bag that is there whole or not at all; return the SHA-256 of each payload file by its path.

    Raises FileExistsError where something is at the target already, ValueError for a path that leads out of the bag.
    """
    if target.exists():
        raise FileExistsError(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name[:40]}-"))
    try:
        manifest: dict[str, str] = {}
        size = 0
        for payload in payloads:
            path = _inside(payload.path)
            sha256, written = _copied(payload, draft / path)
            manifest[path], size = sha256, size + written
        bagging = info | {"Payload-Oxum": f"{size}.{len(manifest)}"}
        tags = {
            "bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
            "bag-info.txt": "".join(f"{key}: {' '.join(value.split())}\n" for key, value in bagging.items()),
            MANIFEST: _lines(manifest),
        }
        for name, text in tags.items():
            (draft / name).write_text(text, encoding="utf-8", newline="\n")
        sums = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in tags.items()}
        (draft / "tagmanifest-sha256.txt").write_text(_lines(sums), encoding="utf-8", newline="\n")
        draft.chmod(0o755)
        draft.rename(target)
    finally:
        with suppress(FileNotFoundError):
            shutil.rmtree(draft)
    return manifest


def checked_bag(folder: Path) -> SoundBag:
    """Check a bag with the reference library: complete, nothing extra, every SHA-256 right. Raises BagError."""
    import bagit

    if any(path.is_symlink() for path in folder.rglob("*")):
        raise BagError("a symbolic link")
    try:
        bag = bagit.Bag(str(folder))
        bag.validate(processes=1)
    except (bagit.BagError, OSError, UnicodeError, ValueError) as error:
        raise BagError(str(error)) from error
    manifest = {path: sums["sha256"] for path, sums in bag.payload_entries().items() if "sha256" in sums}
    if not manifest or len(manifest) != len(list(bag.payload_entries())):
        raise BagError("no SHA-256 manifest")
    text = (folder / MANIFEST).read_bytes()
    return SoundBag(
        folder=folder,
        info={str(key): str(value) for key, value in bag.info.items()},
        manifest=dict(sorted(manifest.items())),
        manifest_sha256=hashlib.sha256(text).hexdigest(),
    )


def _inside(path: str) -> str:
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts or any(c in path for c in "\\\r\n%\0"):
        raise ValueError(path)
    return "/".join(("data", *parts))


def _copied(payload: Payload, target: Path) -> tuple[str, int]:
    target.parent.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with payload.opened() as source, target.open("xb") as copy:
        while block := source.read(_BLOCK):
            digest.update(block)
            size += len(block)
            copy.write(block)
    return digest.hexdigest(), size


def _lines(manifest: dict[str, str]) -> str:
    return "".join(f"{sha256}  {path}\n" for path, sha256 in sorted(manifest.items()))
