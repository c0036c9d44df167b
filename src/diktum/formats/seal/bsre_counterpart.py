"""A local counterpart of the BSrE v2 service for trials. It is NOT BSrE: every answer says so, its keys are test keys."""

from __future__ import annotations

import base64
import datetime as dt
import hmac
import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

from diktum.formats.seal.refusals import CertificateIsUnusable, PassphraseIsWrong
from diktum.formats.seal.signer import LocalSigner, SigningRequest

NOTICE: Final = "Layanan tiruan setempat untuk uji coba; BUKAN BSrE."
_MAX_BODY: Final = 64 * 1024 * 1024


@dataclass(frozen=True)
class Subscriber:
    """A signatory whom the counterpart knows: the state of the certificate, and the key."""

    name: str
    state: str
    signer: LocalSigner


@dataclass
class Counterpart:
    """What the counterpart knows, and the trouble it shall make."""

    subscribers: Mapping[str, Subscriber]
    user: str
    password: str
    now: Callable[[], dt.datetime]
    fault: str = ""
    calls: list[str] = field(default_factory=list)

    def answer(self, path: str, body: Mapping[str, Any]) -> tuple[int, dict[str, Any]]:
        """Answer one call as the guide of the service describes it."""
        self.calls.append(path)
        if path == "/api/v2/user/check/status":
            return self._status(body)
        if path == "/api/v2/sign/pdf":
            return self._sign(body)
        return 404, {"error": "tidak ada"}

    def _status(self, body: Mapping[str, Any]) -> tuple[int, dict[str, Any]]:
        known = self.subscribers.get(str(body.get("nik", "")))
        return 200, {"status": known.state if known else "NOT_REGISTERED"}

    def _sign(self, body: Mapping[str, Any]) -> tuple[int, dict[str, Any]]:
        known = self.subscribers.get(str(body.get("nik", "")))
        if known is None or self.fault == "unknown":
            return 400, {"status_code": 2011, "error": "User tidak terdaftar"}
        if self.fault == "gone":
            return 400, {"status_code": 4044, "error": "File tidak ditemukan"}
        files = body.get("file")
        if not isinstance(files, list) or not files:
            return 400, {"status_code": 2001, "error": "file tidak ada"}
        return self._sealed(known, body, files)

    def _sealed(
        self, known: Subscriber, body: Mapping[str, Any], files: list[Any]
    ) -> tuple[int, dict[str, Any]]:
        shown = (body.get("signatureProperties") or [{}])[0]
        request = SigningRequest(
            nik=str(body["nik"]),
            name=known.name,
            at=self.now(),
            passphrase=str(body.get("passphrase", "")),
            reason=str(shown.get("reason", "")),
            location=str(shown.get("location", "")),
        )
        started = time.monotonic()
        try:
            sealed = [known.signer.sign(base64.b64decode(each), request) for each in files]
        except PassphraseIsWrong:
            return 400, {"status_code": 2031, "error": "Passphrase anda salah"}
        except (CertificateIsUnusable, ValueError):
            return 400, {"status_code": 2021, "error": "Sertifikat tidak dapat dipakai"}
        told = [base64.b64encode(each).decode() for each in sealed]
        return 200, {"time": round((time.monotonic() - started) * 1000), "file": told}


class _Handler(BaseHTTPRequestHandler):
    """Speak HTTP for a counterpart; never logs a request."""

    counterpart: Counterpart

    def do_POST(self) -> None:
        """Answer a call, or make the trouble that was asked for."""
        size = int(self.headers.get("Content-Length", "0") or 0)
        content = self.rfile.read(min(size, _MAX_BODY))
        fault = self.counterpart.fault
        if fault == "slow":
            time.sleep(1.5)
        if fault == "hang-up":
            self.close_connection = True
            return
        if not self._is_known_application():
            self._say(401, {"error": "Unauthorized"})
        elif fault == "down":
            self._say(503, {"error": "Service Unavailable"})
        elif fault == "garbage":
            self._send(200, b"<html>bukan JSON</html>")
        else:
            self._answer(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the name is the base class's
        """Write nothing: a request holds a passphrase."""

    def _answer(self, content: bytes) -> None:
        try:
            body = json.loads(content)
        except ValueError:
            body = None
        if not isinstance(body, dict):
            self._say(400, {"error": "JSON tidak terbaca"})
            return
        self._say(*self.counterpart.answer(self.path, body))

    def _is_known_application(self) -> bool:
        pair = f"{self.counterpart.user}:{self.counterpart.password}".encode()
        expected = "Basic " + base64.b64encode(pair).decode()
        return hmac.compare_digest(self.headers.get("Authorization", ""), expected)

    def _say(self, status: int, answer: Mapping[str, Any]) -> None:
        self._send(status, json.dumps({**answer, "keterangan": NOTICE}).encode())

    def _send(self, status: int, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("X-Tiruan", "BUKAN BSrE")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def serving(counterpart: Counterpart, *, port: int = 0) -> Iterator[str]:
    """Serve a counterpart on this machine only, on a free port unless one is told; yield its address."""
    handler = type("Handler", (_Handler,), {"counterpart": counterpart})
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
