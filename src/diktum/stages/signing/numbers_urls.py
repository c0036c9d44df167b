"""Addresses of the agenda book's keeper; part of the stage's own."""

from django.urls import path

from diktum.stages.signing import numbers_paper_views, numbers_views

urlpatterns = [
    path("berkas/<str:code>/pesan-nomor/", numbers_views.reserve, name="reserve"),
    path("buku-agenda/baris/<int:line_id>/", numbers_views.line, name="agenda_line"),
    path("buku-agenda/baris/<int:line_id>/foto/", numbers_paper_views.photo, name="paper_photo"),
    path("buku-agenda/pesanan/<int:reservation_id>/", numbers_views.reservation, name="reservation"),
    path("buku-agenda/jam/<slug:series>/", numbers_views.clock, name="clock"),
    path("buku-agenda/pratinjau/<int:reading_id>/", numbers_paper_views.paper_preview, name="paper_preview"),
    path("buku-agenda/contoh.<str:form>", numbers_paper_views.example, name="paper_example"),
    path(
        "buku-agenda/<int:year>/<slug:series>/dari-buku-fisik/",
        numbers_paper_views.paper_line,
        name="paper_line",
    ),
    path("buku-agenda/<int:year>/<slug:series>/impor/", numbers_paper_views.paper_list, name="paper_list"),
]
