"""The answers `no` to a file that is handed in or asked for."""

from diktum.core.refusal import Refused, gettext_noop

_RULE = gettext_noop("Berkas disimpan apa adanya dan selamanya, sehingga diperiksa sebelum diterima.")


class FileIsNotWhatItClaims(Refused):
    """Say that the content is not of the kind that the name says, or is damaged."""

    code = "DKT-951"
    message = gettext_noop("Berkas “%(name)s” tidak dapat diterima: %(why)s.")
    rule = _RULE
    remedy = gettext_noop(
        "Buka berkas itu di komputer Anda, simpan ulang sebagai %(allowed)s, lalu unggah lagi."
    )


class FileIsTooLarge(Refused):
    """Say that the file has more bytes than this place takes."""

    code = "DKT-952"
    message = gettext_noop("Berkas “%(name)s” lebih besar dari batas %(limit)s MB.")
    rule = _RULE
    remedy = gettext_noop("Pindai ulang dengan resolusi 300 dpi atau bagi menjadi beberapa berkas.")


class FileIsEmpty(Refused):
    """Say that the file has no bytes."""

    code = "DKT-953"
    message = gettext_noop("Berkas “%(name)s” kosong.")
    rule = _RULE
    remedy = gettext_noop("Periksa berkasnya, lalu unggah lagi.")


class FileIsEncrypted(Refused):
    """Say that the file is locked with a password."""

    code = "DKT-954"
    message = gettext_noop("Berkas “%(name)s” dikunci dengan kata sandi.")
    rule = gettext_noop("Arsip harus dapat dibaca tanpa kata sandi siapa pun.")
    remedy = gettext_noop("Simpan ulang tanpa kata sandi, lalu unggah lagi.")


class FileHasActiveContent(Refused):
    """Say that the file holds something that runs, or another file."""

    code = "DKT-955"
    message = gettext_noop("Berkas “%(name)s” memuat isi aktif: %(what)s.")
    rule = gettext_noop("Naskah dinas tidak memuat program, makro, atau berkas sisipan.")
    remedy = gettext_noop("Cetak ke PDF biasa tanpa makro dan lampiran sisipan, lalu unggah lagi.")


class StoreIsFull(Refused):
    """Say that the disk has no room; nothing was kept."""

    code = "DKT-956"
    message = gettext_noop("Ruang penyimpanan penuh; berkas “%(name)s” belum disimpan.")
    rule = gettext_noop("Berkas dianggap diterima hanya bila sudah tersimpan utuh.")
    remedy = gettext_noop(
        "Hubungi pengelola server. Berkas Anda masih ada di komputer Anda; unggah lagi nanti."
    )


class StoreCannotWrite(Refused):
    """Say that the disk refused to write; nothing was kept."""

    code = "DKT-957"
    message = gettext_noop("Penyimpanan menolak menulis; berkas “%(name)s” belum disimpan.")
    rule = gettext_noop("Berkas dianggap diterima hanya bila sudah tersimpan utuh.")
    remedy = gettext_noop(
        "Hubungi pengelola server. Berkas Anda masih ada di komputer Anda; unggah lagi nanti."
    )


class FileIsMissing(Refused):
    """Say that a kept file is no longer in the store."""

    code = "DKT-958"
    message = gettext_noop("Berkas “%(name)s” tercatat, tetapi tidak ada lagi di penyimpanan.")
    rule = gettext_noop("Berkas yang sudah diterima tidak pernah dihapus oleh program.")
    remedy = gettext_noop("Hubungi pengelola server untuk memulihkannya dari cadangan.")


class FileIsDamaged(Refused):
    """Say that a kept file no longer has its fingerprint; it is not given out as genuine."""

    code = "DKT-959"
    message = gettext_noop("Berkas “%(name)s” telah berubah sejak disimpan dan tidak dapat diberikan.")
    rule = gettext_noop("Berkas diberikan hanya bila sidik jarinya sama dengan saat diterima.")
    remedy = gettext_noop("Hubungi pengelola server untuk memulihkannya dari cadangan.")


class StoreIsOutOfReach(Refused):
    """Say that the place of the files does not answer; nothing is known to be wrong with the file."""

    code = "DKT-960"
    message = gettext_noop("Berkas “%(name)s” tidak dapat dibaca: penyimpanan tidak menjawab.")
    rule = gettext_noop("Berkas diberikan hanya bila sidik jarinya sama dengan saat diterima.")
    remedy = gettext_noop("Coba lagi beberapa menit lagi. Bila tetap, hubungi pengelola server.")


class OfficeQuotaReached(Refused):
    """Say that the office has as many bytes in the store as it may; nothing was kept."""

    code = "DKT-961"
    message = gettext_noop(
        "Berkas “%(name)s” belum disimpan: kuota satuan kerja %(quota)s MB akan terlampaui (terpakai %(used)s MB)."
    )
    rule = gettext_noop("Setiap satuan kerja mempunyai kuota agar tidak menghabiskan ruang bersama.")
    remedy = gettext_noop("Minta pengelola server menaikkan kuota; berkas yang sudah disimpan tidak dihapus.")


class FileIsInfected(Refused):
    """Say that the virus scanner found something; the file lies in quarantine."""

    code = "DKT-962"
    message = gettext_noop("Berkas “%(name)s” ditolak: pemindai virus menemukan %(what)s.")
    rule = gettext_noop("Berkas yang terinfeksi tidak pernah disimpan sebagai naskah.")
    remedy = gettext_noop(
        "Jangan buka berkas itu. Beri tahu pengelola server, lalu pindai ulang dari kertas atau komputer lain."
    )
