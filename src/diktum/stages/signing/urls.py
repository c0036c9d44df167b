"""Addresses of signing."""

from django.urls import path

from diktum.stages.signing import (
    electronic_views,
    numbers_urls,
    queue_seal_views,
    queue_views,
    sheets_views,
    views,
)

app_name = "signing"

urlpatterns = [
    path("menunggu-tanda-tangan/", queue_views.queue, name="queue"),
    path("menunggu-tanda-tangan/elektronik/", queue_seal_views.seal_queue, name="queue_seal"),
    path("berkas/<str:code>/paraf/", views.initial, name="initial"),
    path("berkas/<str:code>/tanda-tangan/", views.sign, name="sign"),
    path("berkas/<str:code>/tanda-tangan/elektronik/", electronic_views.seal, name="seal"),
    path("berkas/<str:code>/lembar-bertanda-tangan/", sheets_views.sheet, name="sheet"),
    path("berkas/<str:code>/penomoran/", views.number, name="number"),
    *numbers_urls.urlpatterns,
]
