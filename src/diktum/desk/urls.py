"""Addresses of the desk."""

from django.urls import path

from diktum.desk.views import (
    checkpoints,
    condition,
    dossiers,
    endings,
    guide,
    holding,
    inbox,
    office,
    practice,
    quarantine,
    search,
    sop,
    uploads,
)

app_name = "desk"

urlpatterns = [
    path("tugas/", inbox.home, name="home"),
    path("tugas/pemberitahuan/dibaca/", inbox.read_notice, name="read_notices"),
    path("tugas/pemberitahuan/<int:notice_id>/dibaca/", inbox.read_notice, name="read_notice"),
    path("cari/", search.find, name="find"),
    path("berkas/", dossiers.dossiers, name="dossiers"),
    path("berkas/<str:code>/", dossiers.dossier, name="dossier"),
    path("berkas/<str:code>/riwayat/", dossiers.history, name="history"),
    path("berkas/<str:code>/kartu/", dossiers.card, name="card"),
    path("berkas/<str:code>/tarik/", endings.withdraw, name="withdraw"),
    path("berkas/<str:code>/batal/", endings.cancel, name="cancel"),
    path("berkas/<str:code>/pegang/", holding.hold, name="hold"),
    path("berkas/<str:code>/cetak/<slug:key>.pdf", dossiers.paper, name="paper"),
    path("pengaturan/", office.index, name="settings"),
    path("pengaturan/orang/", office.persons, name="persons"),
    path("pengaturan/orang/<int:person_id>/", office.person, name="person"),
    path("pengaturan/jabatan/", office.appointments, name="appointments"),
    path("pengaturan/jabatan/<int:appointment_id>/akhiri/", office.end_appointment, name="end_appointment"),
    path("pengaturan/libur/", office.off_days, name="off_days"),
    path("pengaturan/libur/<int:off_day_id>/hapus/", office.remove_off_day, name="remove_off_day"),
    path("pengaturan/kantor/", office.office, name="office"),
    path("pengaturan/keadaan/", condition.condition, name="condition"),
    path("pengaturan/karantina/", quarantine.quarantine, name="quarantine"),
    path("pengaturan/jejak/", checkpoints.checkpoints, name="checkpoints"),
    path("pengaturan/jejak/buat/", checkpoints.make, name="make_checkpoint"),
    path("pengaturan/sop/", sop.procedures, name="procedures"),
    path("pengaturan/sop/<slug:code>.pdf", sop.procedure_paper, name="procedure_paper"),
    path("pengaturan/sop/<slug:code>/", sop.procedure, name="procedure"),
    path("unggah/tus/", uploads.begin, name="begin_upload"),
    path("unggah/tus/<str:key>/", uploads.piece, name="upload"),
    path("latihan/", practice.practice, name="practice"),
    path("latihan/ganti/", practice.switch, name="switch"),
    path("bantuan/", guide.guide, name="help"),
    path("sehat", guide.health, name="health"),
]
