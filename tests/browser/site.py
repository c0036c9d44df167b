"""A live site inside the test's own transaction, so that append-only tables need no emptying.

Requests are answered one at a time on the test's database connection. Nothing is committed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connections

Environ = dict[str, Any]


class QuietHandler(WSGIRequestHandler):
    """Say nothing on the terminal."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


class Server(ThreadedWSGIServer):
    """Answer on threads; a browser that goes away is no error."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass

    def _close_connections(self) -> None:
        pass


class OneAtATime:
    """Let one request through to the application at a time, on the test's connection."""

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self.application = application
        self.turn = threading.Lock()
        self.shared = {alias: connections[alias] for alias in connections}

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> list[bytes]:
        with self.turn:
            for alias, connection in self.shared.items():
                connections[alias] = connection
            answer = self.application(environ, start_response)
            body = list(answer)
            close = getattr(answer, "close", None)
            if close is not None:
                close()
            return body


@contextmanager
def live_site() -> Iterator[str]:
    """Yield the address of a running site, without a slash at its end."""
    application = OneAtATime(get_wsgi_application())
    for connection in application.shared.values():
        connection.inc_thread_sharing()
    # The connection carries the test's transaction: a request must not close it, as with Django's own test client.
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    server = Server(("127.0.0.1", 0), QuietHandler)
    server.set_app(application)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
        request_started.connect(close_old_connections)
        request_finished.connect(close_old_connections)
        for connection in application.shared.values():
            connection.dec_thread_sharing()
