"""Routes of the drafting stage."""

from django.urls import path

from diktum.stages.drafting import views

app_name = "drafting"

urlpatterns = [
    path("berkas/baru/", views.propose, name="propose"),
    path("berkas/<str:code>/naskah/", views.submit_draft, name="submit_draft"),
    path("berkas/<str:code>/naskah/versi/<int:number>/", views.read_version, name="version"),
    path(
        "berkas/<str:code>/naskah/versi/<int:number>/rancangan.pdf", views.print_version, name="print_version"
    ),
    path("berkas/<str:code>/tanggapan/", views.consult, name="consult"),
    path("berkas/<str:code>/pembahasan/", views.discuss, name="discuss"),
]
