"""Addresses of the frame itself."""

from django.urls import path
from django.views.i18n import set_language

from diktum.ui import views

app_name = "ui"
urlpatterns = [
    path("lanjutkan/", views.resume, name="resume"),
    path("bahasa/", set_language, name="set_language"),
]
