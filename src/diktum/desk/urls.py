"""Addresses of the desk."""

from django.urls import path

from diktum.desk import views

app_name = "desk"

urlpatterns = [
    path("tugas/", views.home, name="home"),
    path("berkas/", views.dossiers, name="dossiers"),
    path("berkas/<str:code>/", views.dossier, name="dossier"),
    path("berkas/<str:code>/cetak/<slug:key>.pdf", views.paper, name="paper"),
]
