"""The answers `no` to a Word file that is handed in."""

from __future__ import annotations

from typing import ClassVar

from diktum.core.refusal import Refused, gettext_noop

_RULE = gettext_noop(
    "Berkas Word diperiksa sebelum dibaca; tidak ada isinya yang dijalankan atau diambil dari luar."
)


class NotAWordFile(Refused):
    """The bytes are not a Word document."""

    code: ClassVar[str] = "DKT-230"
    message: ClassVar[str] = gettext_noop("Berkas ini bukan dokumen Word (.docx): %(why)s.")
    rule: ClassVar[str] = _RULE
    remedy: ClassVar[str] = gettext_noop(
        "Buka berkasnya di Word atau LibreOffice, pilih Simpan Sebagai, jenis “Dokumen Word (.docx)”, lalu unggah lagi."
    )


class WordFileIsTooLarge(Refused):
    """The file has more bytes than are read here."""

    code: ClassVar[str] = "DKT-231"
    message: ClassVar[str] = gettext_noop("Berkas Word ini %(size)s MB, lebih besar dari batas %(limit)s MB.")
    rule: ClassVar[str] = _RULE
    remedy: ClassVar[str] = gettext_noop("Keluarkan gambar dari berkas itu, simpan ulang, lalu unggah lagi.")


class WordFileIsOld(Refused):
    """The file is a .doc of Word 97-2003."""

    code: ClassVar[str] = "DKT-232"
    message: ClassVar[str] = gettext_noop(
        "Berkas ini berbentuk .doc (Word 97–2003), yang tidak dibaca di sini."
    )
    rule: ClassVar[str] = _RULE
    remedy: ClassVar[str] = gettext_noop(
        "Buka berkasnya di Word atau LibreOffice, pilih Simpan Sebagai, jenis “Dokumen Word (.docx)”, lalu unggah "
        "berkas .docx itu."
    )


class WordFileIsLocked(Refused):
    """The file is encrypted with a password."""

    code: ClassVar[str] = "DKT-233"
    message: ClassVar[str] = gettext_noop("Berkas Word ini dikunci dengan kata sandi.")
    rule: ClassVar[str] = _RULE
    remedy: ClassVar[str] = gettext_noop(
        "Buka berkasnya dengan kata sandi, pilih Info, Proteksi Dokumen, Enkripsi dengan Kata Sandi, kosongkan kata "
        "sandinya, simpan, lalu unggah lagi."
    )


class WordFileHasMacros(Refused):
    """The file holds a program."""

    code: ClassVar[str] = "DKT-234"
    message: ClassVar[str] = gettext_noop("Berkas Word ini memuat makro: %(part)s.")
    rule: ClassVar[str] = gettext_noop("Naskah dinas tidak memuat program atau makro.")
    remedy: ClassVar[str] = gettext_noop(
        "Simpan ulang sebagai “Dokumen Word (.docx)”, bukan .docm, lalu unggah lagi."
    )


class WordFileUnpacksTooLarge(Refused):
    """The file is small but would fill the memory when unpacked."""

    code: ClassVar[str] = "DKT-235"
    message: ClassVar[str] = gettext_noop("Isi berkas Word ini tidak wajar setelah dibuka: %(why)s.")
    rule: ClassVar[str] = _RULE
    remedy: ClassVar[str] = gettext_noop(
        "Salin naskahnya ke dokumen Word yang baru, simpan, lalu unggah lagi."
    )


class WordFileReachesOut(Refused):
    """The file wants something fetched from elsewhere; nothing was fetched."""

    code: ClassVar[str] = "DKT-236"
    message: ClassVar[str] = gettext_noop(
        "Berkas Word ini menunjuk %(what)s di luar berkas (%(target)s). Tidak ada yang diambil dari sana."
    )
    rule: ClassVar[str] = _RULE
    remedy: ClassVar[str] = gettext_noop(
        "Sisipkan gambarnya ke dalam berkas atau lepaskan templat dan objek tertautnya, simpan, lalu unggah lagi."
    )


class WordFileIsBroken(Refused):
    """The file looks like a Word document but cannot be read."""

    code: ClassVar[str] = "DKT-237"
    message: ClassVar[str] = gettext_noop("Berkas Word ini rusak: %(why)s.")
    rule: ClassVar[str] = _RULE
    remedy: ClassVar[str] = gettext_noop(
        "Buka berkasnya di Word, biarkan Word memperbaikinya, simpan ulang, lalu unggah lagi."
    )
