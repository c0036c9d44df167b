"""The signing stage as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SigningConfig(AppConfig):
    """Tanda tangan dan nomor: initials, signature, agenda book."""

    name = "diktum.stages.signing"
    label = "signing"
    verbose_name = _("Tanda tangan dan nomor")
    default_auto_field = "django.db.models.BigAutoField"
