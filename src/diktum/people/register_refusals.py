"""What the register of persons answers when it says no."""

from diktum.core.refusal import Refused, gettext_noop


class SheetIsUnreadable(Refused):
    """The file is no table."""

    code = "DKT-921"
    message = gettext_noop("Berkas ini tidak dapat dibaca sebagai daftar orang. %(why)s")
    rule = gettext_noop("Daftar orang diterima sebagai CSV UTF-8 atau XLSX")
    remedy = gettext_noop("Unduh contoh berkas pada halaman ini, lalu isi dan unggah kembali.")


class ColumnsAreWrong(Refused):
    """The head of the table is not that of a list of persons."""

    code = "DKT-922"
    message = gettext_noop(
        "Judul kolom tidak sesuai: %(found)s. Yang dikenal: %(wanted)s; kolom Nama harus ada."
    )
    rule = gettext_noop("Kolom yang tidak dikenal tidak ditebak artinya")
    remedy = gettext_noop("Pakai judul kolom dari contoh berkas, dan hapus kolom lain.")


class ColumnIsTwice(Refused):
    """One column stands twice."""

    code = "DKT-923"
    message = gettext_noop("Kolom %(column)s ada dua kali.")
    rule = gettext_noop("Setiap kolom satu kali, supaya tidak ada isian yang tertimpa")
    remedy = gettext_noop("Hapus salah satunya, lalu unggah kembali.")


class RowsAreFaulty(Refused):
    """A list with a bad row is not taken in, not even its good rows."""

    code = "DKT-924"
    message = gettext_noop("Ada %(count)s baris yang keliru, sehingga tidak satu baris pun dimasukkan.")
    rule = gettext_noop("Daftar orang dimasukkan seluruhnya atau tidak sama sekali")
    remedy = gettext_noop("Perbaiki baris yang disebut, lalu unggah berkasnya kembali.")


class RegisterHasChanged(Refused):
    """Since the preview somebody changed the register, so that another thing would happen than was shown."""

    code = "DKT-925"
    message = gettext_noop("Daftar orang berubah sejak pratinjau dibuat.")
    rule = gettext_noop("Yang dimasukkan adalah yang diperlihatkan")
    remedy = gettext_noop("Buka kembali pratinjaunya, periksa, lalu masukkan.")


class ImportIsDone(Refused):
    """This list was taken in before, or was never there."""

    code = "DKT-926"
    message = gettext_noop("Berkas ini sudah dimasukkan atau tidak ada lagi.")
    rule = gettext_noop("Satu berkas dimasukkan satu kali")
    remedy = gettext_noop("Unggah berkasnya kembali bila masih ada yang harus diubah.")
