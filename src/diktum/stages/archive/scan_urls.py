"""Routes of a scan that is archived."""

from django.urls import path

from diktum.stages.archive import scan_views

urlpatterns = [
    path("berkas/<str:code>/arsip/halaman/<int:page>.png", scan_views.scan_page, name="scan_page"),
    path("berkas/<str:code>/arsip/periksa/", scan_views.judge, name="judge_scan"),
    path("berkas/<str:code>/arsip/baca-ulang/", scan_views.read_again, name="read_again"),
]
