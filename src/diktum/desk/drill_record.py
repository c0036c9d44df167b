"""Latihan pemulihan: how the last restore drill went, as the drill writes it and the status page reads it."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

RECORD = "drill.json"


@dataclass(frozen=True, slots=True)
class Drill:
    """What was restored when, how long it took in seconds, and whether it is as it was. Instants are ISO, in UTC."""

    at: str
    place: str
    snapshot: str = ""
    made_at: str = ""
    is_sound: bool = False
    code: str = ""
    problem: str = ""
    seconds: float = 0.0
    tables: int = 0
    rows: int = 0
    files: int = 0
    strangers: int = 0

    @property
    def moment(self) -> datetime:
        """Give the instant of the drill."""
        return datetime.fromisoformat(self.at)


def keep_record(home: Path, result: Drill) -> None:
    """Write a result into the installation's folder, over the one before."""
    fresh = home / f"{RECORD}.{os.getpid()}"
    fresh.write_text(json.dumps(asdict(result), ensure_ascii=False, indent=1), encoding="utf-8")
    fresh.replace(home / RECORD)


def last_record(home: Path) -> Drill | None:
    """Read how the last drill went; None when there was none that can be read."""
    try:
        return Drill(**json.loads((home / RECORD).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
