"""
Look at a link of JDIH.

Two adapters: the office's own portal is looked at here, within the program, by the bytes that it hands out; a link outside
(jdih.kpu.go.id) is not reached from here, so a person opens it and says what answered.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Protocol

from django.urls import Resolver404, resolve

from diktum.files.refusals import FileIsDamaged, FileIsMissing
from diktum.files.store import read
from diktum.stages.publication.models import Adapter, JdihEntry

FOUND, NOT_FOUND = 200, 404


@dataclass(frozen=True, slots=True)
class LinkFinding:
    """What answered at an address. `sha256` is empty where nobody could compare bytes."""

    adapter: Adapter
    url: str
    status: int
    sha256: str
    expected_sha256: str

    @property
    def is_sound(self) -> bool:
        """Return whether the address answers, and with the copy wherever that can be told."""
        return self.status == FOUND and self.sha256 in ("", self.expected_sha256)


class LinkAdapter(Protocol):
    """Somebody or something that can look at the link of an entry."""

    def look(self, entry: JdihEntry) -> LinkFinding:
        """Return what answers at the entry's address."""


class LocalPortal:
    """The office's own portal: its route exists and the file that it hands out is the authenticated copy."""

    def look(self, entry: JdihEntry) -> LinkFinding:
        """Return what the portal would answer, by the very bytes that it serves."""
        status, sha256 = FOUND, ""
        try:
            resolve(entry.path)
            sha256 = hashlib.sha256(read(entry.copy)).hexdigest()
        except (Resolver404, FileIsMissing, FileIsDamaged):
            status = NOT_FOUND
        return LinkFinding(Adapter.LOCAL, entry.path, status, sha256, entry.copy.sha256)


@dataclass(frozen=True, slots=True)
class Eyewitness:
    """A person who opened the link in a browser and saw this answer."""

    status: int

    def look(self, entry: JdihEntry) -> LinkFinding:
        """Return what the person says; bytes are not compared."""
        return LinkFinding(Adapter.MANUAL, entry.url, self.status, "", entry.copy.sha256)
