"""Routes of the public's face."""

from django.urls import URLPattern

app_name = "portal"

urlpatterns: list[URLPattern] = []
