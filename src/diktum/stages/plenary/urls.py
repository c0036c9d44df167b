"""Routes of the plenary stage."""

from django.urls import path

from diktum.stages.plenary import clerical_views, views

app_name = "plenary"

urlpatterns = [
    path("pleno/", views.sessions, name="sessions"),
    path("pleno/rapat-pleno.ics", views.sessions_calendar, name="sessions_calendar"),
    path("pleno/<slug:slug>/", views.session, name="session"),
    path("pleno/<slug:slug>/rapat.ics", views.session_calendar, name="session_calendar"),
    path("pleno/<slug:slug>/butir/<int:position>/", views.item, name="item"),
    path("pleno/<slug:slug>/layar/", views.screen, name="screen"),
    path("pleno/<slug:slug>/qr/", views.qr, name="qr"),
    path("pleno/<slug:slug>/cetak/<slug:key>.pdf", views.session_paper, name="session_paper"),
    path("pleno/<slug:slug>/hadir/<str:token>/", views.check_in, name="check_in"),
    path("berkas/<str:code>/ajukan-pleno/", views.table, name="table"),
    path("berkas/<str:code>/putusan-pleno/", views.decide, name="decide"),
    path("berkas/<str:code>/sinkronisasi/", views.reconcile, name="reconcile"),
    path("berkas/<str:code>/ralat-salah-tik/", clerical_views.clericals, name="clericals"),
    path("berkas/<str:code>/naskah-final/", views.confirm_text, name="confirm_text"),
]
