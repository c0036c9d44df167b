"""Write docs/map.md anew."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from diktum.desk.map_document import map_document


class Command(BaseCommand):
    """Draw the map from the running definition."""

    help = "Tulis ulang docs/map.md."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file."""
        target = Path(settings.PACKAGE).parents[1] / "docs" / "map.md"
        target.write_text(map_document(), encoding="utf-8")
        self.stdout.write(str(target))
