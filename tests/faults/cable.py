"""A network that fails in the middle: real sockets between a client and a server, cut after so many bytes."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from dataclasses import dataclass, field


@dataclass
class Cable:
    """A way to the server that carries so many bytes there, and is then cut for good."""

    port: int
    after: int
    ends: list[socket.socket] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.near = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self.near.getsockname()[1]}"
        threading.Thread(target=self._take, daemon=True).start()

    @property
    def is_cut(self) -> bool:
        return self.after <= 0

    def cut(self) -> None:
        self.after = 0
        for end in (self.near, *self.ends):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _take(self) -> None:
        with suppress(OSError):
            while True:
                here, _who = self.near.accept()
                there = socket.create_connection(("127.0.0.1", self.port))
                self.ends += [here, there]
                threading.Thread(target=self._carry, args=(here, there, True), daemon=True).start()
                threading.Thread(target=self._carry, args=(there, here, False), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, is_counted: bool) -> None:
        with suppress(OSError):
            while block := source.recv(4096):
                if is_counted:
                    self.after -= len(block)
                    if self.is_cut:
                        return self.cut()
                target.sendall(block)
            target.shutdown(socket.SHUT_WR)
        return None
