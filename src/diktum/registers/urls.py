"""Addresses of the registers."""

from django.urls import path

from diktum.registers import views

app_name = "registers"

urlpatterns = [
    path("buku-agenda/", views.agenda_now, name="agenda_now"),
    path("buku-agenda/<int:year>/", views.agenda, name="agenda"),
    path("buku-agenda/<int:year>/<slug:series>/", views.agenda, name="agenda_of_series"),
    path("buku-agenda/<int:year>/<slug:series>/cetak.pdf", views.agenda, {"form": "pdf"}, name="agenda_pdf"),
    path(
        "buku-agenda/<int:year>/<slug:series>/unduh.xlsx", views.agenda, {"form": "xlsx"}, name="agenda_xlsx"
    ),
    path("buku-agenda/<int:year>/<slug:series>/unduh.csv", views.agenda, {"form": "csv"}, name="agenda_csv"),
    path("buku-ekspedisi/", views.dispatch_now, name="dispatch_now"),
    path("buku-ekspedisi/<int:year>/", views.dispatch, name="dispatch"),
    path("buku-ekspedisi/<int:year>/cetak.pdf", views.dispatch, {"form": "pdf"}, name="dispatch_pdf"),
    path("buku-ekspedisi/<int:year>/unduh.xlsx", views.dispatch, {"form": "xlsx"}, name="dispatch_xlsx"),
    path("buku-ekspedisi/<int:year>/unduh.csv", views.dispatch, {"form": "csv"}, name="dispatch_csv"),
    path("buku-kartu-kendali/", views.control_now, name="control_now"),
    path("buku-kartu-kendali/<int:year>/", views.control, name="control"),
    path("buku-kartu-kendali/<int:year>/cetak.pdf", views.control, {"form": "pdf"}, name="control_pdf"),
    path("buku-kartu-kendali/<int:year>/unduh.xlsx", views.control, {"form": "xlsx"}, name="control_xlsx"),
    path("buku-kartu-kendali/<int:year>/unduh.csv", views.control, {"form": "csv"}, name="control_csv"),
    path("buku-naskah-pleno/", views.letters_now, name="letters_now"),
    path("buku-naskah-pleno/<int:year>/", views.letters, name="letters"),
    path("buku-naskah-pleno/<int:year>/cetak.pdf", views.letters, {"form": "pdf"}, name="letters_pdf"),
    path("buku-naskah-pleno/<int:year>/unduh.xlsx", views.letters, {"form": "xlsx"}, name="letters_xlsx"),
    path("buku-naskah-pleno/<int:year>/unduh.csv", views.letters, {"form": "csv"}, name="letters_csv"),
]
