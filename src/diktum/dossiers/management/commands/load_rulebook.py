"""Put the procedures of the rulebook into force."""

from typing import Any

from django.core.management.base import BaseCommand

from diktum.dossiers.commands import publish_procedure
from diktum.rulebook import procedure_texts


class Command(BaseCommand):
    """Publish every procedure file whose content is not published yet. Safe to repeat."""

    help = "Terbitkan prosedur dari rulebook yang belum tercatat."

    def handle(self, *args: Any, **options: Any) -> None:
        """Publish and name each one."""
        for name, text in procedure_texts():
            version = publish_procedure(text, name=name)
            self.stdout.write(f"{version.code} {version.sha256[:12]}")
