"""The installation's secrets, as one piece of a snapshot: without them the codes on paper can no longer be checked."""

from __future__ import annotations

import base64
import json
from pathlib import Path

from diktum.config import env
from diktum.config.backup.places import write_safely

FILES = ("secret-key", "purpose")
FOLDER = "keys"


def gather(home: Path, to: Path) -> None:
    """Write the secrets of an installation into one file."""
    paths = [home / name for name in FILES]
    paths += sorted((home / FOLDER).glob("*")) if (home / FOLDER).is_dir() else []
    told = {
        path.relative_to(home).as_posix(): base64.b64encode(path.read_bytes()).decode()
        for path in paths
        if path.is_file()
    }
    to.touch(mode=0o600)
    to.write_text(json.dumps(told, indent=1, sort_keys=True))


def put_back(home: Path, source: Path) -> None:
    """Write the secrets where an installation looks for them; only the names that we write ourselves."""
    for name, content in json.loads(source.read_text()).items():
        path = Path(name)
        if name not in FILES and not (len(path.parts) == 2 and path.parts[0] == FOLDER and ".." not in name):
            continue
        fresh = source.with_suffix(".one")
        fresh.unlink(missing_ok=True)
        fresh.touch(mode=0o600)
        fresh.write_bytes(base64.b64decode(content))
        env.made((home / path).parent)
        write_safely(home / path, fresh)
        (home / path).chmod(0o600)
