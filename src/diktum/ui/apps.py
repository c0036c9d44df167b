"""Register the shared face with Django."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Frame, components and access policies of every page."""

    name = "diktum.ui"
    label = "ui"
