"""Serve a local counterpart of BSrE's signing service, for trials. It is not BSrE."""

from __future__ import annotations

import secrets
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from diktum.formats.seal.bsre_counterpart import NOTICE, Counterpart, Subscriber, serving
from diktum.formats.seal.practice import PASSPHRASE, practice_signer
from diktum.people.clock import now

NIK = "9100000000000001"


class Command(BaseCommand):
    """Print what it is and how to use it, then answer until Ctrl+C."""

    help = "Layanan tiruan BSrE v2 setempat untuk uji coba; BUKAN BSrE."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the port, whom it knows, and the state of the certificate."""
        parser.add_argument("--port", type=int, default=0)
        parser.add_argument("--nama", default="Yohana Andai", help="nama penanda tangan tanpa gelar")
        parser.add_argument("--keadaan", default="ISSUE", help="ISSUE, EXPIRED, REVOKE, SUSPEND, …")

    def handle(self, *args: Any, **options: Any) -> None:
        """Serve until somebody stops it."""
        folder, name = Path(settings.DIKTUM_KEYS), str(options["nama"])
        practised = practice_signer(folder, name, now=now())
        password = secrets.token_urlsafe(12)
        known = {NIK: Subscriber(name, str(options["keadaan"]), practised.signer)}
        with serving(Counterpart(known, "diktum", password, now=now), port=options["port"]) as url:
            for line in (
                NOTICE,
                f"Alamat {url} (hanya mesin ini). NIK {NIK} = {name}, frasa sandi {PASSPHRASE}.",
                "Pakai dari Diktum dengan:",
                f"  DIKTUM_SIGNER=bsre DIKTUM_SIGNER_URL={url} DIKTUM_SIGNER_USER=diktum",
                f"  DIKTUM_SIGNER_PASSWORD={password} DIKTUM_SIGNER_ROOTS={folder / 'ca-uji.pem'}",
                "Hentikan dengan Ctrl+C.",
            ):
                self.stdout.write(line)
            self.stdout.flush()
            with suppress(KeyboardInterrupt):
                threading.Event().wait()
