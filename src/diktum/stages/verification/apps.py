"""The verification stage as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VerificationConfig(AppConfig):
    """Verifikasi: the kartu kendali of persons and of content."""

    name = "diktum.stages.verification"
    label = "verification"
    verbose_name = _("Verifikasi")
    default_auto_field = "django.db.models.BigAutoField"
