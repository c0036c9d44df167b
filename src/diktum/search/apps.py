"""Tell Django about the search."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Pencarian."""

    name = "diktum.search"
    label = "search"

    def ready(self) -> None:
        """Let the worker know the jobs."""
        from diktum.search import tasks  # noqa: F401
