"""Routes of the plenary stage."""

from django.urls import path

from diktum.stages.plenary import views

app_name = "plenary"

urlpatterns = [
    path("pleno/", views.sessions, name="sessions"),
    path("pleno/<slug:slug>/", views.session, name="session"),
    path("pleno/<slug:slug>/cetak/<slug:key>.pdf", views.session_paper, name="session_paper"),
    path("berkas/<str:code>/ajukan-pleno/", views.table, name="table"),
    path("berkas/<str:code>/putusan-pleno/", views.decide, name="decide"),
    path("berkas/<str:code>/sinkronisasi/", views.reconcile, name="reconcile"),
    path("berkas/<str:code>/naskah-final/", views.confirm_text, name="confirm_text"),
]
