"""What the plenary answers about its minutes, the signed record, and checking in by phone."""

from diktum.core.refusal import Refused, gettext_noop


class MinutesAreLocked(Refused):
    """Locked minutes do not change."""

    code = "DKT-450"
    message = gettext_noop("Notulensi rapat ini sudah dikunci.")
    rule = gettext_noop("Notulensi yang sudah disahkan tidak berubah lagi")
    remedy = gettext_noop("Bila ada yang keliru, catat ralatnya dalam rapat pleno berikutnya.")


class NoMinutesYet(Refused):
    """There are no minutes to send round or to lock."""

    code = "DKT-451"
    message = gettext_noop("Notulensi rapat ini belum ditulis.")
    rule = gettext_noop("SOP 23/2022 baris 4: keluaran berupa catatan perbaikan/notulensi pleno")
    remedy = gettext_noop("Tulis dan simpan notulensinya lebih dahulu.")


class NotOpenForRemarks(Refused):
    """The time for corrections has not begun, or is over."""

    code = "DKT-452"
    message = gettext_noop("Notulensi ini tidak sedang dibuka untuk koreksi peserta.")
    rule = gettext_noop("Koreksi peserta diterima sampai waktu yang ditetapkan notulis")
    remedy = gettext_noop(
        "Hubungi notulis; sesudah waktunya lewat, keberatan dicatat dalam rapat berikutnya."
    )


class AlreadyCirculated(Refused):
    """The minutes are open for remarks already."""

    code = "DKT-453"
    message = gettext_noop("Notulensi ini sudah diedarkan untuk dikoreksi peserta.")
    rule = gettext_noop("Satu kali edaran, satu batas waktu")
    remedy = gettext_noop("Tunggu batas waktunya, jawab koreksi yang masuk, lalu sahkan.")


class UntilIsNotAhead(Refused):
    """The set time is over already."""

    code = "DKT-454"
    message = gettext_noop("Batas waktu koreksi harus sesudah sekarang.")
    rule = gettext_noop("Peserta memerlukan waktu untuk membaca notulensi")
    remedy = gettext_noop("Pilih tanggal dan jam yang masih akan datang.")


class WasNotInTheMeeting(Refused):
    """Only who took part may correct the minutes."""

    code = "DKT-455"
    message = gettext_noop("Koreksi notulensi disampaikan oleh peserta rapat.")
    rule = gettext_noop("Notulensi dikoreksi oleh yang hadir dalam rapat")
    remedy = gettext_noop("Sampaikan kepada peserta rapat atau notulis.")


class RemarkIsOpen(Refused):
    """The minutes are to be locked while a remark has no answer."""

    code = "DKT-456"
    message = gettext_noop("Masih ada %(count)s koreksi peserta yang belum dijawab.")
    rule = gettext_noop("Setiap koreksi peserta dijawab sebelum notulensi disahkan")
    remedy = gettext_noop("Jawab setiap koreksi: dimuat, atau tidak dimuat beserta alasannya.")


class RemarkIsAnswered(Refused):
    """The remark has its answer, or is none of this session."""

    code = "DKT-457"
    message = gettext_noop("Koreksi itu sudah dijawab atau tidak ada.")
    rule = gettext_noop("Satu koreksi, satu jawaban")
    remedy = gettext_noop("Muat ulang halaman, lalu jawab koreksi yang masih terbuka.")


class TimeForRemarksIsNotOver(Refused):
    """The minutes are locked when the set time is over."""

    code = "DKT-458"
    message = gettext_noop("Waktu koreksi peserta belum lewat.")
    rule = gettext_noop("Koreksi peserta diterima sampai waktu yang ditetapkan notulis")
    remedy = gettext_noop("Sahkan notulensi sesudah batas waktu koreksi lewat.")


class SignerIsNotOfTheRecord(Refused):
    """Only who took part in the decision signs its berita acara, and once."""

    code = "DKT-460"
    message = gettext_noop("Yang menandatangani bukan peserta putusan itu, atau sudah tercatat.")
    rule = gettext_noop("UU 7/2017 Pasal 20: berita acara ditandatangani Ketua dan Anggota")
    remedy = gettext_noop("Muat ulang halaman, lalu pilih nama dari daftar.")


class SignatureHasNoDay(Refused):
    """Neither the day of the signature is named nor why there is none."""

    code = "DKT-461"
    message = gettext_noop("Tanggal tanda tangan %(name)s, atau sebab tidak menandatangani, belum diisi.")
    rule = gettext_noop("UU 7/2017 Pasal 20: berita acara ditandatangani Ketua dan Anggota")
    remedy = gettext_noop("Isi tanggal pada kertasnya, antara hari putusan dan hari ini, atau sebabnya.")


class LinkIsNotValid(Refused):
    """The address of a check-in is torn, forged or of another day."""

    code = "DKT-462"
    message = gettext_noop("Tautan hadir ini tidak berlaku.")
    rule = gettext_noop("Tautan hadir berlaku untuk satu orang, satu rapat, pada hari rapat")
    remedy = gettext_noop("Minta notulis menampilkan kembali kode QR Anda, atau isi daftar hadir kertas.")
