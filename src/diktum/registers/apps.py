"""The registers as a Django app. It records nothing of its own."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistersConfig(AppConfig):
    """Register: the books of an office on screen, on paper and as tables."""

    name = "diktum.registers"
    label = "registers"
    verbose_name = _("Register")
