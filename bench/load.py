"""A load generator in a process of its own: `python -m bench.load`, told on standard input, answers in JSON."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import cycle
from typing import Any


async def load(port: int, paths: list[str], seconds: float, clients: int) -> dict[str, Any]:
    """Ask for the paths in turn over kept connections until the time is over; answer the times of all requests."""
    taken: list[float] = []
    statuses: Counter[int] = Counter()
    size = 0
    until = time.perf_counter() + seconds
    turn = cycle(paths)

    async def client() -> None:
        nonlocal size
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        while time.perf_counter() < until:
            began = time.perf_counter()
            writer.write(_request(next(turn)))
            status, length = await _answer(reader)
            taken.append(time.perf_counter() - began)
            statuses[status] += 1
            size += length
        writer.close()

    began = time.perf_counter()
    await asyncio.gather(*(client() for _ in range(clients)))
    lasted = time.perf_counter() - began
    taken.sort()
    return {
        "requests": len(taken),
        "per_s": len(taken) / lasted,
        "p50_ms": taken[len(taken) // 2] * 1000,
        "p95_ms": taken[int(len(taken) * 0.95)] * 1000,
        "bytes": size // max(1, len(taken)),
        "statuses": {str(status): count for status, count in sorted(statuses.items())},
    }


def _request(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n".encode()


async def _answer(reader: asyncio.StreamReader) -> tuple[int, int]:
    """Read one answer whole; give its status and the length of its body."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    status = int(head.split(" ", 2)[1])
    headers = dict(_headers(head))
    if headers.get("transfer-encoding") == "chunked":
        length = 0
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
            length += size
        await reader.readline()
        return status, length
    length = int(headers.get("content-length", 0))
    await reader.readexactly(length)
    return status, length


def _headers(head: str) -> Iterator[tuple[str, str]]:
    for line in head.split("\r\n")[1:]:
        name, _colon, value = line.partition(":")
        yield name.lower(), value.strip()


def main() -> None:
    """Read what to ask, ask, and print the figures."""
    told = json.load(sys.stdin)
    print(json.dumps(asyncio.run(load(**told))))


if __name__ == "__main__":
    main()
