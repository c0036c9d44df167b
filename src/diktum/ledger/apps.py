"""Register the append-only ledger with Django."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Name the app `ledger`."""

    name = "diktum.ledger"
    label = "ledger"
    verbose_name = "Buku rantai"
    default_auto_field = "django.db.models.BigAutoField"
