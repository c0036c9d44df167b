"""The drafting stage as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DraftingConfig(AppConfig):
    """Penyusunan: KAK, draft, consultation, discussion."""

    name = "diktum.stages.drafting"
    label = "drafting"
    verbose_name = _("Penyusunan")
    default_auto_field = "django.db.models.BigAutoField"
