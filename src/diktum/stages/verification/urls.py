"""Routes of the verification stage."""

from django.urls import path

from diktum.stages.verification import views

app_name = "verification"

urlpatterns = [
    path("berkas/<str:code>/verifikasi/personel/", views.verify_personnel, name="verify_personnel"),
    path("berkas/<str:code>/verifikasi/muatan/", views.verify_content, name="verify_content"),
    path("berkas/<str:code>/persetujuan-draf/", views.approve_draft, name="approve_draft"),
]
