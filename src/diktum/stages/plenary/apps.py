"""The plenary stage as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlenaryConfig(AppConfig):
    """Pleno: session, decision, berita acara, reconciliation, final text."""

    name = "diktum.stages.plenary"
    label = "plenary"
    verbose_name = _("Pleno")
    default_auto_field = "django.db.models.BigAutoField"
