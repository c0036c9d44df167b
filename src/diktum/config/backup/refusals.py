"""Why a backup is not made, or a snapshot not trusted: each damage has a name."""

from __future__ import annotations

from typing import ClassVar

from diktum.core.refusal import Refused, gettext_noop

_OTHER = gettext_noop(
    "Pakai salinan cadangan lain (--snapshot NAMA), atau salin ulang dari tempat yang utuh."
)


class BackupIsUnusable(Refused):
    """Some refusal about a backup; nothing has been changed in the installation."""

    code: ClassVar[str] = "DKT-970"
    message: ClassVar[str] = gettext_noop("Cadangan %(name)s tidak dapat dipakai.")
    rule: ClassVar[str] = gettext_noop("Cadangan yang tidak terbukti utuh tidak dipulihkan.")
    remedy: ClassVar[str] = _OTHER


class PlaceIsEmpty(BackupIsUnusable):
    """There is no snapshot in the place."""

    code = "DKT-971"
    message = gettext_noop("Tidak ada cadangan di %(place)s.")
    remedy = gettext_noop("Periksa nama foldernya. Cadangan dibuat dengan: ./diktum backup FOLDER.")


class SnapshotIsHalf(BackupIsUnusable):
    """The mark that is written last is missing."""

    code = "DKT-972"
    message = gettext_noop(
        "Cadangan %(name)s belum selesai ditulis atau baru tersalin sebagian: %(missing)s tidak ada."
    )


class ManifestIsDamaged(BackupIsUnusable):
    """The manifest is not the one that was written."""

    code = "DKT-973"
    message = gettext_noop("Daftar isi cadangan %(name)s berubah sejak ditulis: %(what)s.")


class DumpIsDamaged(BackupIsUnusable):
    """The database's archive is missing, cut or changed."""

    code = "DKT-974"
    message = gettext_noop("%(part)s dalam cadangan %(name)s rusak: %(what)s.")


class FilesAreDamaged(BackupIsUnusable):
    """Kept files are missing or changed."""

    code = "DKT-975"
    message = gettext_noop(
        "%(count)s berkas dalam cadangan %(name)s rusak; yang pertama %(first)s: %(what)s."
    )


class KeyDoesNotOpen(BackupIsUnusable):
    """The snapshot is encrypted for another key, or no key was given."""

    code = "DKT-976"
    message = gettext_noop("Cadangan %(name)s tersandi dan tidak terbuka dengan kunci ini: %(what)s.")
    remedy = gettext_noop("Beri kunci yang benar dengan --identity BERKAS-KUNCI.")


class SnapshotIsNewer(BackupIsUnusable):
    """The snapshot was written by a later version of the program."""

    code = "DKT-977"
    message = gettext_noop("Cadangan %(name)s ditulis oleh versi Diktum yang lebih baru: %(what)s.")
    remedy = gettext_noop("Pasang Diktum versi itu atau yang lebih baru, lalu pulihkan lagi.")


class TargetIsNotEmpty(BackupIsUnusable):
    """Restoring would write over what is there."""

    code = "DKT-978"
    message = gettext_noop("Tempat pemulihan tidak kosong: %(what)s. Tidak ada yang ditimpa.")
    rule = gettext_noop("Pemulihan hanya ke tempat kosong; data yang ada tidak pernah ditimpa.")
    remedy = gettext_noop(
        "Tetapkan DIKTUM_HOME ke folder kosong, atau DIKTUM_FILES_S3 ke wadah atau awalan yang kosong, lalu ulangi."
    )


class NoRoom(BackupIsUnusable):
    """The disk is full, before or during the work."""

    code = "DKT-979"
    message = gettext_noop("Ruang di %(where)s tidak cukup: %(what)s. Yang sudah tertulis dihapus kembali.")
    rule = gettext_noop("Cadangan atau pemulihan yang terpotong tidak pernah disebut berhasil.")
    remedy = gettext_noop("Kosongkan ruang atau pakai cakram lain, lalu ulangi.")


class RestoreDiffers(BackupIsUnusable):
    """What came out is not what went in."""

    code = "DKT-980"
    message = gettext_noop("Hasil pemulihan cadangan %(name)s berbeda dari daftar isinya: %(what)s.")


class PlaceIsClosed(BackupIsUnusable):
    """The place cannot be read or written."""

    code = "DKT-981"
    message = gettext_noop("%(place)s tidak dapat dibuka: %(what)s.")
    rule = gettext_noop("Cadangan ditulis ke folder atau ke wadah S3 yang dapat dibuka.")
    remedy = gettext_noop("Pasang cakramnya, periksa izin atau alamatnya, lalu ulangi.")


class StoreIsDamaged(BackupIsUnusable):
    """Kept files are wrong at home, and the place has no copy of them: there is nothing to back up whole."""

    code = "DKT-983"
    message = gettext_noop(
        "Cadangan %(name)s tidak dibuat: %(count)s berkas di penyimpanan kantor hilang atau berubah; "
        "yang pertama %(first)s: %(what)s"
    )
    rule = gettext_noop("Cadangan memuat semua berkas yang tercatat, atau tidak disebut cadangan.")
    remedy = gettext_noop("Kembalikan dari cadangan lain: ./diktum restore TEMPAT --files, lalu ulangi.")


class StoreIsWorseThanPlace(BackupIsUnusable):
    """The snapshot is whole, because the place holds copies of files that are wrong at home."""

    code = "DKT-984"
    message = gettext_noop(
        "Cadangan %(name)s lengkap, tetapi %(count)s berkas di penyimpanan kantor hilang atau berubah; "
        "yang pertama %(first)s: %(what)s"
    )
    rule = gettext_noop("Berkas yang rusak di kantor disebut selama salinannya masih ada.")
    remedy = gettext_noop("Kembalikan dari cadangan ini: ./diktum restore TEMPAT --files.")
