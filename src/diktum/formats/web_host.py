"""Reach an address outside without being led astray: named hosts only, no private network, no redirect to another host."""

from __future__ import annotations

import hashlib
import ipaddress
import socket
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import SplitResult, urljoin, urlsplit

import certifi
import urllib3

from diktum.core.refusal import gettext_noop

TIMEOUT = urllib3.Timeout(connect=5, read=10)
MOST_BYTES = 64 * 1024 * 1024
MOST_HOPS = 3
_CHUNK = 64 * 1024


class Problem(StrEnum):
    """Why an address is not opened, or what is wrong with its answer."""

    NOT_HTTPS = gettext_noop("Alamat harus https.")
    NAMES_A_USER = gettext_noop("Alamat tidak boleh memuat nama atau kata sandi.")
    NOT_LISTED = gettext_noop("Nama host tidak ada dalam daftar yang boleh dibuka.")
    UNKNOWN_HOST = gettext_noop("Nama host tidak ditemukan.")
    PRIVATE = gettext_noop("Alamat ini ada di jaringan pribadi, jadi ditolak.")
    LED_AWAY = gettext_noop("Alamat ini mengalihkan ke host lain; pengalihan tidak diikuti.")
    TOO_MANY_HOPS = gettext_noop("Alamat ini mengalihkan terlalu sering.")
    TOO_LARGE = gettext_noop("Berkas pada alamat ini terlalu besar.")
    SILENT = gettext_noop("Alamat ini tidak menjawab.")


@dataclass(frozen=True, slots=True)
class Fetched:
    """What answered: status and fingerprint of the body, or the problem."""

    status: int | None
    sha256: str = ""
    problem: Problem | None = None


def address_of(
    url: str, *, near: Collection[str] = (), hosts: Collection[str] | None = None
) -> tuple[str, Problem | None]:
    """
    Return the IP address to connect to, or the problem with a URL.

    Only https to a public address; `near` names hosts of the own network that are allowed, http too. `hosts` is the
    list of hosts beyond which nothing is opened; None allows any.
    """
    parts, problem = _parts_of(url, near, hosts)
    if parts is None:
        return "", problem
    host = parts.hostname or ""
    try:
        found = {
            str(each[4][0]) for each in socket.getaddrinfo(host, parts.port or 443, type=socket.SOCK_STREAM)
        }
    except (OSError, UnicodeError, ValueError):
        return "", Problem.UNKNOWN_HOST
    if host not in near and not all(ipaddress.ip_address(each).is_global for each in found):
        return "", Problem.PRIVATE
    return min(found), None


def fetch(url: str, *, hosts: Collection[str], near: Collection[str] = ()) -> Fetched:
    """
    Open a URL of one of `hosts` and return what answered; at most three redirects, each to the same host.

    Connects to the address that was checked, whatever DNS says next. Nothing is kept of the body but its fingerprint.
    """
    for _hop in range(MOST_HOPS + 1):
        address, problem = address_of(url, near=near, hosts=hosts)
        if problem:
            return Fetched(None, problem=problem)
        answer, target = _once(url, address)
        if not target:
            return answer
        target = urljoin(url, target)
        if _host(target) != _host(url):
            return Fetched(answer.status, problem=Problem.LED_AWAY)
        url = target
    return Fetched(None, problem=Problem.TOO_MANY_HOPS)


def _once(url: str, address: str) -> tuple[Fetched, str]:
    """Ask once; answer what came and where it leads (empty where it does not)."""
    parts = urlsplit(url)
    target = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    headers = {"Host": parts.netloc, "User-Agent": "Diktum"}
    try:
        with pool(parts.scheme, address, parts.hostname or "", parts.port) as connections:
            answer = connections.urlopen(
                "GET", target, headers=headers, redirect=False, retries=False, preload_content=False
            )
            try:
                leads = answer.headers.get("Location", "") if 300 <= answer.status < 400 else ""
                return (Fetched(answer.status), leads) if leads else (_read(answer), "")
            finally:
                answer.close()
    except (urllib3.exceptions.HTTPError, OSError, ValueError):
        return Fetched(None, problem=Problem.SILENT), ""


def _read(answer: urllib3.BaseHTTPResponse) -> Fetched:
    digest, size = hashlib.sha256(), 0
    while chunk := answer.read(_CHUNK, decode_content=True):
        size += len(chunk)
        if size > MOST_BYTES:
            return Fetched(answer.status, problem=Problem.TOO_LARGE)
        digest.update(chunk)
    return Fetched(answer.status, digest.hexdigest())


def pool(scheme: str, address: str, host: str, port: int | None) -> urllib3.HTTPConnectionPool:
    """Return a connection to an address that is spoken to, and proves itself, as `host`."""
    if scheme == "http":
        return urllib3.HTTPConnectionPool(address, port or 80, timeout=TIMEOUT)
    return urllib3.HTTPSConnectionPool(
        address,
        port or 443,
        timeout=TIMEOUT,
        ca_certs=certifi.where(),
        server_hostname=host,
        assert_hostname=host,
    )


def _parts_of(
    url: str, near: Collection[str], hosts: Collection[str] | None
) -> tuple[SplitResult | None, Problem | None]:
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return None, Problem.UNKNOWN_HOST
    if parts.scheme != "https" and not (host in near and parts.scheme == "http"):
        return None, Problem.NOT_HTTPS
    if parts.username or parts.password:
        return None, Problem.NAMES_A_USER
    if hosts is not None and host not in hosts:
        return None, Problem.NOT_LISTED
    return parts, None


def _host(url: str) -> tuple[str, str, int | None]:
    try:
        parts = urlsplit(url)
        return parts.scheme, parts.hostname or "", parts.port
    except ValueError:
        return "", "", None
