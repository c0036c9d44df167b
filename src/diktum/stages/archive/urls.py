"""Routes of the archive."""

from django.urls import path

from diktum.stages.archive import records_urls, scan_urls, views

app_name = "archive"

urlpatterns = [
    path("berkas/<str:code>/arsip/", views.archive, name="archive"),
    path("berkas/<str:code>/arsip/pindaian/<int:position>/", views.scan, name="scan"),
    path("arsip/", views.archived, name="archived"),
    path("arsip/kode/", views.codes, name="codes"),
    *records_urls.urlpatterns,
    *scan_urls.urlpatterns,
]
