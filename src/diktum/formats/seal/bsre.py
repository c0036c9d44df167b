"""Ask the BSrE Esign Client Service (v2) of the office to sign: check the certificate first, verify what comes back.

Endpoints, parameters and error codes follow the service's guide v2.0 (January 2024). The passphrase travels in the body
of one request and stands in no message, log line or error.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import http.client
import json
import ssl
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from diktum.formats.seal.reading import Trust, require_sealed
from diktum.formats.seal.refusals import (
    CertificateIsUnusable,
    PassphraseIsWrong,
    SignatoryIsNotRegistered,
    SigningServiceIsSilent,
)
from diktum.formats.seal.signer import SigningRequest

MAX_ANSWER: Final = 64 * 1024 * 1024
NOT_REGISTERED: Final = 2011
WRONG_PASSPHRASE: Final = 2031
FILE_IS_GONE: Final = 4044
_LOCAL_HOSTS: Final = frozenset({"127.0.0.1", "localhost", "::1"})

UNUSABLE: Final[Mapping[str, str]] = {
    "EXPIRED": "sudah kedaluwarsa",
    "RENEW": "harus diperpanjang lebih dahulu",
    "WAITING_FOR_VERIFICATION": "masih menunggu verifikasi BSrE",
    "NEW": "belum selesai diterbitkan",
    "NO_CERTIFICATE": "belum diterbitkan",
    "SUSPEND": "sedang dibekukan",
    "REVOKE": "sudah dicabut",
}


class BsreSigner:
    """Sign through the service. Plain http is accepted for this machine only; TLS is always verified."""

    def __init__(self, url: str, *, user: str, password: str, trust: Trust, timeout_s: float = 30.0) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("the signing service needs an http or https address")
        if parts.scheme == "http" and parts.hostname not in _LOCAL_HOSTS:
            raise ValueError("the signing service needs https outside this machine")
        self._secure, self._host, self._port = parts.scheme == "https", parts.hostname, parts.port
        self._path = parts.path.rstrip("/")
        self._login = base64.b64encode(f"{user}:{password}".encode()).decode()
        self._trust, self._timeout_s = trust, timeout_s

    def check(self, *, nik: str, at: dt.datetime) -> None:  # noqa: ARG002  the service has its own clock
        """Ask for the state of the certificate; only ISSUE may sign.

        Raises SignatoryIsNotRegistered, CertificateIsUnusable, SigningServiceIsSilent.
        """
        status, answer = self._post("/api/v2/user/check/status", {"nik": nik})
        if status != http.HTTPStatus.OK:
            raise _refusal(status, answer)
        state = str(answer.get("status", ""))
        if state == "NOT_REGISTERED":
            raise SignatoryIsNotRegistered
        if state in UNUSABLE:
            raise CertificateIsUnusable(why=UNUSABLE[state])
        if state != "ISSUE":
            raise SigningServiceIsSilent(why="keadaan sertifikat tidak dikenal")

    def sign(self, pdf: bytes, request: SigningRequest) -> bytes:
        """Return the sealed file after comparing it with what was sent.

        Raises PassphraseIsWrong and what `check` raises; SealIsBroken where another paper, another file or an invalid
        seal comes back.
        """
        self.check(nik=request.nik, at=request.at)
        shown = {"tampilan": "INVISIBLE", "reason": request.reason, "location": request.location}
        body = {
            "nik": request.nik,
            "passphrase": request.passphrase,
            "signatureProperties": [shown],
            "file": [base64.b64encode(pdf).decode()],
        }
        status, answer = self._post("/api/v2/sign/pdf", body)
        if status != http.HTTPStatus.OK:
            raise _refusal(status, answer)
        sealed = _one_file(answer)
        require_sealed(sealed, unsealed=pdf, trust=self._trust, at=request.at)
        return sealed

    def _post(self, path: str, body: Mapping[str, object]) -> tuple[int, Mapping[str, Any]]:
        connection = self._connection()
        headers = {"Authorization": f"Basic {self._login}", "Content-Type": "application/json"}
        try:
            connection.request("POST", self._path + path, json.dumps(body), headers)
            response = connection.getresponse()
            content = response.read(MAX_ANSWER + 1)
        except TimeoutError:
            raise SigningServiceIsSilent(why="batas waktu terlampaui") from None
        except (OSError, http.client.HTTPException):
            raise SigningServiceIsSilent(why="sambungan gagal") from None
        finally:
            connection.close()
        if len(content) > MAX_ANSWER:
            raise SigningServiceIsSilent(why="jawaban terlalu besar")
        return response.status, _parsed(content)

    def _connection(self) -> http.client.HTTPConnection:
        if self._secure:
            return http.client.HTTPSConnection(
                self._host, self._port, timeout=self._timeout_s, context=ssl.create_default_context()
            )
        return http.client.HTTPConnection(self._host, self._port, timeout=self._timeout_s)


def _parsed(content: bytes) -> Mapping[str, Any]:
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return answer if isinstance(answer, dict) else {}


def _refusal(status: int, answer: Mapping[str, Any]) -> Exception:
    """Turn an error of the service into a refusal; its own words are not shown, they may repeat what was sent."""
    code = answer.get("status_code", answer.get("code"))
    if code == NOT_REGISTERED:
        return SignatoryIsNotRegistered()
    if code == WRONG_PASSPHRASE:
        return PassphraseIsWrong()
    if code == FILE_IS_GONE:
        return SigningServiceIsSilent(why="berkas sudah tidak ada pada layanan (4044)")
    if status in (http.HTTPStatus.UNAUTHORIZED, http.HTTPStatus.FORBIDDEN):
        return SigningServiceIsSilent(why="aplikasi ini tidak diizinkan; periksa akun dan alamat IP")
    return SigningServiceIsSilent(why=f"HTTP {status}")


def _one_file(answer: Mapping[str, Any]) -> bytes:
    files = answer.get("file")
    if not isinstance(files, list) or len(files) != 1 or not isinstance(files[0], str):
        raise SigningServiceIsSilent(why="jawaban tidak memuat satu berkas")
    try:
        return base64.b64decode(files[0], validate=True)
    except (binascii.Error, ValueError):
        raise SigningServiceIsSilent(why="berkas jawaban tidak terbaca") from None
