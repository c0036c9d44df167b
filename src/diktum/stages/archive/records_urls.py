"""Routes of the shelf: records, loans, retention, alih media, past decrees."""

from django.urls import path

from diktum.stages.archive import old_decrees_views, records_views, retention_views

urlpatterns = [
    path("arsip/rak/", records_views.shelf, name="shelf"),
    path("arsip/rak/label/", records_views.paper, {"key": "label"}, name="labels"),
    path("arsip/rak/daftar-tempat/", records_views.paper, {"key": "daftar-tempat"}, name="shelf_list"),
    path("arsip/rak/daftar-arsip/", records_views.paper, {"key": "daftar-arsip"}, name="record_list"),
    path("arsip/catatan/<str:code>/", records_views.record, name="record"),
    path("arsip/catatan/<str:code>/daftar-isi/", records_views.contents, name="contents"),
    path("arsip/catatan/<str:code>/pindaian/", records_views.old_scan, name="old_scan"),
    path("arsip/alih-media/", records_views.transfers, name="transfers"),
    path("arsip/alih-media/<int:transfer_id>/", records_views.transfer_paper, name="transfer_paper"),
    path("arsip/retensi/", retention_views.retention, name="retention"),
    path("arsip/usul-musnah/<int:proposal_id>/", retention_views.disposal, name="disposal"),
    path(
        "arsip/usul-musnah/<int:proposal_id>/berita-acara/",
        retention_views.disposal_paper,
        name="disposal_paper",
    ),
    path("arsip/sk-lama/", old_decrees_views.old_decrees, name="old_decrees"),
    path("arsip/sk-lama/contoh/", old_decrees_views.old_example, name="old_example"),
    path("arsip/sk-lama/<int:reading_id>/", old_decrees_views.old_preview, name="old_preview"),
]
