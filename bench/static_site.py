"""
A site of files and nothing else: the limit that pages are held against.

nginx where it is installed (with `gzip_static` where it has it, two workers); otherwise granian with whitenoise
(`granian bench.static_site:application`).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any

from whitenoise import WhiteNoise

_NGINX = """
{account}worker_processes 2;
pid {home}/nginx.pid;
error_log {home}/nginx.log;
daemon off;
events {{ worker_connections 1024; }}
http {{
  types {{ text/html html; }}
  access_log off;
  sendfile on; keepalive_requests 100000000;
  client_body_temp_path {home}/body; proxy_temp_path {home}/proxy; fastcgi_temp_path {home}/fastcgi;
  uwsgi_temp_path {home}/uwsgi; scgi_temp_path {home}/scgi;
  server {{ listen 127.0.0.1:{port}; root {files};{gzip} }}
}}
"""


def _nothing(_environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    start_response("404 Not Found", [("Content-Length", "0")])
    return [b""]


@cache
def _files() -> WhiteNoise:
    return WhiteNoise(_nothing, root=os.environ["DIKTUM_BENCH_FILES"])


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Serve the files of `DIKTUM_BENCH_FILES` by whitenoise."""
    answer: Iterable[bytes] = _files()(environ, start_response)
    return answer


def nginx_command(files: Path, home: Path, port: int) -> list[str] | None:
    """Return how nginx serves the gzipped files of a folder, or None where it is not installed."""
    program = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if program is None:
        return None
    built = subprocess.run([program, "-V"], capture_output=True, text=True, check=False).stderr
    gzip = " gzip_static on;" if "gzip_static" in built else ""
    account = "user root;\n" if os.name == "posix" and os.geteuid() == 0 else ""
    settings = home / "nginx.conf"
    settings.write_text(_NGINX.format(account=account, home=home, files=files, port=port, gzip=gzip), "utf-8")
    return [program, "-c", str(settings), "-p", str(home)]
