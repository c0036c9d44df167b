"""Bring the English catalogue up to date with what the screens say."""

from pathlib import Path
from typing import Any

import polib
from django.core.management.base import BaseCommand

from diktum.ui.message_catalogue import PACKAGE, collect


class Command(BaseCommand):
    """Add new sentences to locale/en, drop those that are gone, keep translations, compile, and name what is missing."""

    help = "Perbarui katalog terjemahan Inggris."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write django.po and django.mo."""
        target = Path(PACKAGE) / "locale" / "en" / "LC_MESSAGES" / "django.po"
        target.parent.mkdir(parents=True, exist_ok=True)
        old = polib.pofile(str(target)) if target.exists() else polib.POFile()
        known = {(entry.msgid, entry.msgid_plural): entry for entry in old}
        fresh = polib.POFile(wrapwidth=110)
        fresh.metadata = {
            "Project-Id-Version": "Diktum",
            "Language": "en",
            "MIME-Version": "1.0",
            "Content-Type": "text/plain; charset=UTF-8",
            "Content-Transfer-Encoding": "8bit",
            "Plural-Forms": "nplurals=2; plural=(n != 1);",
        }
        for (one, many), place in collect().items():
            before = known.get((one, many))
            entry = polib.POEntry(msgid=one, occurrences=[(place, "")])
            if "%(" in one or "%s" in one:
                entry.flags = ["python-format"]
            if many:
                entry.msgid_plural = many
                entry.msgstr_plural = before.msgstr_plural if before else {0: "", 1: ""}
            else:
                entry.msgstr = before.msgstr if before else ""
            fresh.append(entry)
        fresh.save(str(target))
        fresh.save_as_mofile(str(target.with_suffix(".mo")))
        missing = fresh.untranslated_entries()
        self.stdout.write(f"{len(fresh)} kalimat, {len(missing)} belum diterjemahkan")
