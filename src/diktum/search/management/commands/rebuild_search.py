"""Build the index of the search anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from diktum.search import keeping


class Command(BaseCommand):
    """Build the index beside the one in use, then put it in its place: the search answers all the time."""

    help = "Bangun ulang indeks pencarian dari basis data."

    def handle(self, *args: Any, **options: Any) -> None:
        """Show how far it is, and say how many decrees can be found."""
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=Console(stderr=True)) as bar:
            lines = {name: bar.add_task(name, total=keeping.rows_of(name)) for name in keeping.names()}
            try:
                count = keeping.rebuild(lambda name, number: bar.update(lines[name], completed=number))
            except keeping.IndexIsBusy as error:
                raise CommandError(
                    "Indeks sedang ditulis proses lain. Tunggu sampai selesai, lalu ulangi."
                ) from error
        self.stdout.write(f"{count} naskah dapat dicari.")
