"""Routes of the verification stage."""

from django.urls import path, re_path

from diktum.stages.verification import queue_views, register_views, views

app_name = "verification"

urlpatterns = [
    path("verifikasi/", queue_views.queue, name="queue"),
    path("berkas/<str:code>/verifikasi/personel/", views.verify_personnel, name="verify_personnel"),
    path("berkas/<str:code>/verifikasi/personel/simpan/", views.keep_personnel, name="keep_personnel"),
    path("berkas/<str:code>/verifikasi/muatan/", views.verify_content, name="verify_content"),
    path("berkas/<str:code>/verifikasi/muatan/simpan/", views.keep_content, name="keep_content"),
    path("berkas/<str:code>/verifikasi/tanggapan/minta/", queue_views.ask, name="ask_advice"),
    path("berkas/<str:code>/verifikasi/tanggapan/<int:request_id>/", queue_views.answer, name="give_advice"),
    path("berkas/<str:code>/persetujuan-draf/", views.approve_draft, name="approve_draft"),
    path("orang/<int:person_id>/kartu/", queue_views.person_card, name="person_card"),
    path("pengaturan/orang/impor/", register_views.import_persons, name="import_persons"),
    path("pengaturan/orang/impor/<int:import_id>/", register_views.import_preview, name="import_preview"),
    re_path(
        r"^pengaturan/orang/daftar\.(?P<form>csv|xlsx)$",
        register_views.export_persons,
        name="export_persons",
    ),
    re_path(
        r"^pengaturan/orang/contoh\.(?P<form>csv|xlsx)$", register_views.example_list, name="example_list"
    ),
]
