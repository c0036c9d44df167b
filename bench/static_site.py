"""A site of files and nothing else: the limit that pages are held against (`granian bench.static_site:application`)."""

import os
from collections.abc import Callable, Iterable
from typing import Any

from whitenoise import WhiteNoise


def _nothing(_environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    start_response("404 Not Found", [("Content-Length", "0")])
    return [b""]


application = WhiteNoise(_nothing, root=os.environ["DIKTUM_BENCH_FILES"])
