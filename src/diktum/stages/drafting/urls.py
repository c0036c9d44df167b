"""Routes of the drafting stage."""

from django.urls import path

from diktum.stages.drafting import (
    comparing,
    preview,
    remark_views,
    views,
    views_editing,
    views_intake,
    views_starting,
)
from diktum.stages.drafting.registry import views as registry

app_name = "drafting"

urlpatterns = [
    path("berkas/baru/", views.propose, name="propose"),
    path("berkas/<str:code>/naskah/", views_editing.submit_draft, name="submit_draft"),
    path("berkas/<str:code>/naskah/mulai/", views_starting.start, name="start"),
    path("berkas/<str:code>/naskah/simpan/", views_editing.keep, name="keep"),
    path("berkas/<str:code>/naskah/peraturan/", views_editing.find_regulation, name="find_regulation"),
    path("berkas/<str:code>/naskah/dua-teks/", views_editing.conflict, name="conflict"),
    path("berkas/<str:code>/naskah/kesampingkan/", views_editing.waive, name="waive"),
    path("berkas/<str:code>/naskah/lampiran/<int:number>/", views_starting.attachment_rows, name="rows"),
    path("berkas/<str:code>/naskah/komentar/", remark_views.remarks_page, name="remarks"),
    path("berkas/<str:code>/naskah/pratinjau/<int:number>.png", preview.preview, name="preview"),
    path("berkas/<str:code>/naskah/masuk/", views_intake.take_in, name="take_in"),
    path(
        "berkas/<str:code>/naskah/versi/<int:number>/naskah.<slug:form>",
        views_intake.download,
        name="download",
    ),
    path("berkas/<str:code>/naskah/versi/<int:number>/", views.read_version, name="version"),
    path(
        "berkas/<str:code>/naskah/versi/<int:number>/rancangan.pdf", views.print_version, name="print_version"
    ),
    path("berkas/<str:code>/naskah/banding/", comparing.choose, name="compare_choose"),
    path("berkas/<str:code>/naskah/banding/<str:a>..<str:b>/", comparing.show, name="compare"),
    path(
        "berkas/<str:code>/naskah/banding/<str:a>..<str:b>/matriks.pdf",
        comparing.matrix,
        name="compare_matrix",
    ),
    path(
        "berkas/<str:code>/naskah/banding/<str:a>..<str:b>/perubahan.docx",
        comparing.tracked_changes,
        name="compare_word",
    ),
    path(
        "berkas/<str:code>/naskah/banding/<str:a>..<str:b>/perubahan.json",
        comparing.as_data,
        name="compare_data",
    ),
    path("berkas/<str:code>/tanggapan/", views.consult, name="consult"),
    path("berkas/<str:code>/pembahasan/", views.discuss, name="discuss"),
    path("pengaturan/peraturan/", registry.regulations, name="regulations"),
    path("pengaturan/peraturan/tambah/", registry.regulation, name="new_regulation"),
    path("pengaturan/peraturan/unggah/", registry.import_table, name="import_regulations"),
    path("pengaturan/peraturan/daftar.csv", registry.export, name="export_regulations"),
    path("pengaturan/peraturan/satu/<path:ref>/", registry.regulation, name="regulation"),
]
