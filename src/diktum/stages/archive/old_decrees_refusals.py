"""What the archive answers when a list of past decrees cannot be taken in."""

from diktum.core.refusal import Refused, gettext_noop


class OldListIsUnreadable(Refused):
    """The list is no table, or lacks a column."""

    code = "DKT-770"
    message = gettext_noop("Daftar SK lama tidak dapat dibaca: %(why)s")
    rule = gettext_noop("Daftar berupa CSV atau XLSX dengan judul kolom pada baris pertama")
    remedy = gettext_noop("Unduh contoh daftar, isi, lalu ulangi.")


class OldFilesAreUnreadable(Refused):
    """The ZIP or the folder with the scans cannot be opened."""

    code = "DKT-771"
    message = gettext_noop("Berkas pindaian tidak dapat dibuka: %(why)s")
    rule = gettext_noop("Pindaian dikirim sebagai satu ZIP berisi PDF, paling besar %(limit)s MB")
    remedy = gettext_noop("Bagi menjadi beberapa ZIP, atau jalankan perintah impor pada peladen.")


class OldRowsAreFaulty(Refused):
    """The list is taken in whole or not at all."""

    code = "DKT-772"
    message = gettext_noop(
        "Daftar SK lama belum dapat dimasukkan: %(count)s baris keliru, %(rows)s baris baik."
    )
    rule = gettext_noop("Daftar dimasukkan seluruhnya atau tidak sama sekali")
    remedy = gettext_noop("Perbaiki baris yang disebut pada pratinjau, lalu kirim ulang daftarnya.")


class OldListHasChanged(Refused):
    """What was previewed is not what would be written now."""

    code = "DKT-773"
    message = gettext_noop("Isi daftar, pindaian, atau buku agenda berubah sejak pratinjau.")
    rule = gettext_noop("Yang dimasukkan adalah yang sudah dilihat pada pratinjau")
    remedy = gettext_noop("Buka pratinjau sekali lagi, periksa, lalu setujui.")
