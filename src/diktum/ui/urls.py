"""Addresses of the frame itself."""

from django.urls import path

from diktum.ui import views

app_name = "ui"
urlpatterns = [path("lanjutkan/", views.resume, name="resume")]
