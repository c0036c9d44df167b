"""Ask ClamAV about a file, where the installation has one: clean, infected, or not checked with the reason."""

from __future__ import annotations

import socket
import struct
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import structlog
from django.conf import settings

from diktum.files.models import Verdict

log = structlog.get_logger()
CONNECT_WITHIN = 5.0
ANSWER_WITHIN = 60.0
_BLOCK = 128 * 1024
_LONGEST_ANSWER = 4096


@dataclass(frozen=True, slots=True)
class Scan:
    """What the scanner said, what it found or why it did not look, and its version with that of its signatures."""

    verdict: Verdict
    detail: str = ""
    engine: str = ""


def is_configured() -> bool:
    """Say whether the installation names a scanner (`DIKTUM_CLAMD`: host:port, or the path of a socket)."""
    return bool(settings.DIKTUM_CLAMD)


def scan(path: Path) -> Scan:
    """Have a file looked at by clamd (INSTREAM). Whatever hinders it is `unchecked`, never `clean`."""
    if not is_configured():
        return Scan(Verdict.UNCHECKED, "no scanner")
    try:
        engine = _ask(b"zVERSION\0")
        return _verdict(_ask(b"zINSTREAM\0", path), engine)
    except OSError as error:
        log.warning("virus_scanner_away", reason=str(error))
        return Scan(Verdict.UNCHECKED, str(error)[:200])


def _verdict(answer: str, engine: str) -> Scan:
    said = answer.removeprefix("stream: ").strip()
    if said == "OK":
        return Scan(Verdict.CLEAN, "", engine[:200])
    if said.endswith(" FOUND"):
        return Scan(Verdict.INFECTED, said.removesuffix(" FOUND")[:200], engine[:200])
    return Scan(Verdict.UNCHECKED, said[:200] or "no answer", engine[:200])


def _ask(command: bytes, path: Path | None = None) -> str:
    with _connected() as talk:
        talk.sendall(command)
        if path is not None:
            # A scanner that has read as much as it wants hangs up; its last word says why.
            with suppress(BrokenPipeError, ConnectionResetError):
                _stream(talk, path)
        return _answer(talk)


def _stream(talk: socket.socket, path: Path) -> None:
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            talk.sendall(struct.pack("!L", len(block)) + block)
    talk.sendall(struct.pack("!L", 0))


def _answer(talk: socket.socket) -> str:
    answer = b""
    while b"\0" not in answer and len(answer) < _LONGEST_ANSWER:
        block = talk.recv(_LONGEST_ANSWER)
        if not block:
            break
        answer += block
    return answer.partition(b"\0")[0].decode("utf-8", "replace")


def _connected() -> socket.socket:
    address = settings.DIKTUM_CLAMD
    if "/" in address:
        talk = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            talk.settimeout(CONNECT_WITHIN)
            talk.connect(address)
        except OSError:
            talk.close()
            raise
    else:
        host, _colon, port = address.rpartition(":")
        if not port.isdigit():
            raise OSError(f"DIKTUM_CLAMD={address}: host:port expected")
        talk = socket.create_connection((host, int(port)), CONNECT_WITHIN)
    talk.settimeout(ANSWER_WITHIN)
    return talk
