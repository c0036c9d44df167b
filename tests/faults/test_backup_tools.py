"""The programs that dump and restore are of the server's own major version, or the backup is refused with what to install."""

import re
import subprocess

import pytest

from diktum.config.failure import CannotStart
from diktum.config.programs import binaries, tools_for


def version(program):
    said = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"\) (\d+)", said)[1])


def test_the_server_we_bring_has_its_own_tools():
    own = version(binaries() / "postgres")
    folder = tools_for(own)
    assert version(folder / "pg_dump") == version(folder / "pg_restore") == own


def test_an_older_server_is_not_restored_with_newer_tools():
    with pytest.raises(CannotStart, match="postgresql-client-9"):
        tools_for(9)
