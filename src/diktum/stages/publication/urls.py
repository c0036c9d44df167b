"""Routes of the publication stage."""

from django.urls import path

from diktum.stages.publication import kit_views, relation_views, semester_views, views

app_name = "publication"

_HERE = "berkas/<str:code>/publikasi"

urlpatterns = [
    path("jdih/", views.queue, name="queue"),
    path("jdih/evaluasi/", semester_views.semesters, name="semesters"),
    path("jdih/evaluasi/<int:year>-<int:number>/", semester_views.semester, name="semester"),
    path("jdih/evaluasi/<int:year>-<int:number>.pdf", semester_views.semester_pdf, name="semester_pdf"),
    path("jdih/evaluasi/<int:year>-<int:number>.csv", semester_views.semester_csv, name="semester_csv"),
    path("jdih/paket.zip", kit_views.kits, name="kits"),
    path(f"{_HERE}/paket.zip", kit_views.kit, name="kit"),
    path(f"{_HERE}/gambar-<int:height>.png", kit_views.image, name="image"),
    path(f"{_HERE}/", views.open_publication, name="open"),
    path("berkas/<str:code>/hubungan/", relation_views.relations, name="relations"),
    path(
        "berkas/<str:code>/hubungan/<int:relation_id>/batalkan/",
        relation_views.revert,
        name="revert_relation",
    ),
    path("berkas/<str:code>/tarik-publikasi/", relation_views.withdraw, name="withdraw"),
    path(f"{_HERE}/rencana/", views.plan_publication, name="plan_publication"),
    path(f"{_HERE}/rapat/", views.hold_jdih_meeting, name="hold_jdih_meeting"),
    path(f"{_HERE}/otentikasi/", views.authenticate, name="authenticate"),
    path(f"{_HERE}/desain/", views.design_content, name="design_content"),
    path(f"{_HERE}/pemeriksaan/", views.check_content, name="check_content"),
    path(f"{_HERE}/otentikasi-akhir/", views.authenticate_final, name="authenticate_final"),
    path(f"{_HERE}/persetujuan/", views.approve_upload, name="approve_upload"),
    path(f"{_HERE}/media-sosial/", views.post_social, name="post_social"),
    path(f"{_HERE}/tautan/", views.upload_jdih, name="upload_jdih"),
    path(f"{_HERE}/periksa-tautan/", views.verify_link, name="verify_link"),
    path(f"{_HERE}/evaluasi/", views.evaluate, name="evaluate"),
]
