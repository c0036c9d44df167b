"""Put kept files that are lost or changed at home back from a snapshot; what is sound at home is left as it is."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from diktum.config.backup.boxes import Box
from diktum.config.backup.checking import bring_file, manifest_of
from diktum.config.backup.places import Place
from diktum.config.backup.refusals import FilesAreDamaged
from diktum.config.backup.restoring import put_into_store
from diktum.config.backup.saving import Progress
from diktum.files import store


@dataclass(frozen=True, slots=True)
class Healed:
    """How many files were put back, and the fingerprints of those that this snapshot does not know."""

    put: int
    unknown: tuple[str, ...]


def heal(place: Place, box: Box, name: str, progress: Progress) -> Healed:
    """
    Put every recorded file that is wrong at home back from a snapshot: the database stays, no sound file is touched.

    Raises FilesAreDamaged where the snapshot's own copies are wrong, after all others were put back; SnapshotIsHalf,
    ManifestIsDamaged, KeyDoesNotOpen, PlaceIsClosed, NoRoom.
    """
    manifest = manifest_of(place, name)
    wrong = sorted({stored.sha256 for stored, _why in store.wrong()})
    wanted = [sha256 for sha256 in wrong if sha256 in manifest.files]
    bad: dict[str, str] = {}
    with tempfile.TemporaryDirectory(prefix="diktum-heal-") as work:
        local = Path(work) / "file"
        for done, sha256 in enumerate(wanted):
            progress(done, len(wanted))
            if problem := bring_file(place, box, manifest, sha256, local):
                bad[sha256] = problem
            else:
                put_into_store(sha256, local)
    if bad:
        first, what = next(iter(bad.items()))
        raise FilesAreDamaged(name=name, count=len(bad), first=first, what=what)
    progress(len(wanted), len(wanted))
    return Healed(len(wanted), tuple(sha256 for sha256 in wrong if sha256 not in manifest.files))
