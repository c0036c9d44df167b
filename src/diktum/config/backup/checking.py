"""Look at a snapshot before anybody trusts it: every piece is there, and is what the manifest says."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from diktum.config.backup.boxes import ENDING, Box
from diktum.config.backup.manifest import STAMP, Manifest, Piece, read_manifest
from diktum.config.backup.places import Place, sha256_of
from diktum.config.backup.refusals import (
    DumpIsDamaged,
    FilesAreDamaged,
    ManifestIsDamaged,
    PlaceIsEmpty,
    SnapshotIsHalf,
)
from diktum.config.backup.saving import DONE, DUMP, KEYS, MANIFEST, Progress, shared_name

WORDS = {DUMP: "Arsip basis data", KEYS: "Berkas kunci"}


def newest(place: Place) -> str:
    """Name the newest snapshot that has an end mark; a half one is only named when there is no whole one. Raises PlaceIsEmpty."""
    names = [name.partition("/") for name in place.names()]
    stamps = sorted({stamp for stamp, slash, _rest in names if slash and STAMP.fullmatch(stamp)})
    whole = [stamp for stamp in stamps if (stamp, "/", DONE) in names]
    if not stamps:
        raise PlaceIsEmpty(place=place.label)
    return (whole or stamps)[-1]


def manifest_of(place: Place, name: str) -> Manifest:
    """Read a snapshot's manifest, its own hash checked. Raises SnapshotIsHalf, ManifestIsDamaged, SnapshotIsNewer."""
    try:
        with place.open(f"{name}/{DONE}") as stream:
            mark = stream.read(200).decode("ascii", "replace").strip()
        with place.open(f"{name}/{MANIFEST}") as stream:
            content = stream.read()
    except FileNotFoundError as error:
        raise SnapshotIsHalf(name=name, missing=f"{DONE} atau {MANIFEST}") from error
    if hashlib.sha256(content).hexdigest() != mark:
        raise ManifestIsDamaged(name=name, what="sidik jarinya tidak cocok")
    return read_manifest(content, name)


def fetch(place: Place, box: Box, manifest: Manifest, piece: str, to: Path) -> None:
    """Bring the dump or the keys to a local path, decrypted and checked. Raises DumpIsDamaged, KeyDoesNotOpen."""
    expected: Piece = manifest.dump if piece == DUMP else manifest.keys
    name = f"{manifest.name}/{piece}{ENDING if manifest.encrypted else ''}"
    try:
        _bring(place, box, name, to, manifest)
    except FileNotFoundError as error:
        raise DumpIsDamaged(name=manifest.name, part=WORDS[piece], what="tidak ada") from error
    size = to.stat().st_size
    if size != expected.size:
        raise DumpIsDamaged(
            name=manifest.name, part=WORDS[piece], what=f"{size} bita, seharusnya {expected.size} bita"
        )
    with to.open("rb") as stream:
        if sha256_of(stream) != expected.sha256:
            raise DumpIsDamaged(name=manifest.name, part=WORDS[piece], what="isinya berubah")


def each_file(
    place: Place, box: Box, manifest: Manifest, use: Callable[[str, Path], None], progress: Progress
) -> None:
    """Bring every kept file to a local path, check it, hand it to `use`. Raises FilesAreDamaged naming the first bad one."""
    bad: list[tuple[str, str]] = []
    with tempfile.TemporaryDirectory(prefix="diktum-files-") as work:
        local = Path(work) / "file"
        for done, sha256 in enumerate(sorted(manifest.files)):
            progress(done, len(manifest.files))
            if problem := bring_file(place, box, manifest, sha256, local):
                bad.append((sha256, problem))
            elif not bad:
                use(sha256, local)
    if bad:
        raise FilesAreDamaged(name=manifest.name, count=len(bad), first=bad[0][0], what=bad[0][1])
    progress(len(manifest.files), len(manifest.files))


def strangers(place: Place) -> list[str]:
    """Name what lies among the kept files and belongs to no snapshot of the place: extra, renamed or half-written files."""
    known: set[str] = set()
    names = list(place.names())
    for stamp in sorted({name.partition("/")[0] for name in names if name.endswith(f"/{DONE}")}):
        try:
            manifest = manifest_of(place, stamp)
        except (ManifestIsDamaged, SnapshotIsHalf):
            continue
        known.update(shared_name(sha256, encrypted=manifest.encrypted) for sha256 in manifest.files)
    return [name for name in names if name.startswith("files/") and name not in known]


def bring_file(place: Place, box: Box, manifest: Manifest, sha256: str, local: Path) -> str:
    """Bring one kept file to a local path, decrypted and checked. Answers what is wrong with it, or nothing."""
    local.unlink(missing_ok=True)
    try:
        _bring(place, box, shared_name(sha256, encrypted=manifest.encrypted), local, manifest)
    except FileNotFoundError:
        return "tidak ada"
    with local.open("rb") as stream:
        return "" if sha256_of(stream) == sha256 else "isinya berubah atau tertukar"


def _bring(place: Place, box: Box, name: str, to: Path, manifest: Manifest) -> None:
    closed = to.with_name(f"{to.name}.closed") if manifest.encrypted else to
    with place.open(name) as reading, closed.open("wb") as writing:
        shutil.copyfileobj(reading, writing, 1024 * 1024)
    if manifest.encrypted:
        to.unlink(missing_ok=True)
        box.open(closed, to, manifest.name)
        closed.unlink()
