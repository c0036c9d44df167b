"""The answers of the ledger that are anticipated."""

from __future__ import annotations

from typing import ClassVar

from diktum.core.refusal import Refused, gettext_noop

_APPEND_ONLY = gettext_noop("Buku rantai hanya ditambah, tidak pernah ditulis ulang (RFC 6962).")


class LedgerWasRewritten(Refused):
    """The ledger does not continue what its last checkpoint says."""

    code: ClassVar[str] = "DKT-994"
    message: ClassVar[str] = gettext_noop(
        "Titik jejak tidak dibuat: rantai tidak lagi meneruskan titik jejak terakhir (%(size)s baris). Ada baris yang "
        "diubah atau dihapus di luar program."
    )
    rule: ClassVar[str] = _APPEND_ONLY
    remedy: ClassVar[str] = gettext_noop(
        "Jalankan ./diktum verify; perintah itu menyebut baris pertama yang salah. Jangan mencetak buku sebelum jelas."
    )


class CheckpointOfAnotherBook(Refused):
    """A checkpoint speaks of a ledger that is not kept here."""

    code: ClassVar[str] = "DKT-995"
    message: ClassVar[str] = gettext_noop("Titik jejak itu milik buku lain: %(origin)s.")
    rule: ClassVar[str] = gettext_noop(
        "Titik jejak hanya dibandingkan dengan buku yang disebut di baris pertamanya."
    )
    remedy: ClassVar[str] = gettext_noop("Pilih titik jejak dari salah satu buku ini: %(known)s.")


class NotYetUnderACheckpoint(Refused):
    """A row was written after the last checkpoint, so nothing outside proves it yet."""

    code: ClassVar[str] = "DKT-996"
    message: ClassVar[str] = gettext_noop(
        "Berkas bukti belum ada: catatannya lebih baru daripada titik jejak terakhir."
    )
    rule: ClassVar[str] = _APPEND_ONLY
    remedy: ClassVar[str] = gettext_noop("Titik jejak dibuat setiap jam. Coba lagi sesudah itu.")


class RowIsNotAsSealed(Refused):
    """A row that was to be proved is not in the ledger, or was changed."""

    code: ClassVar[str] = "DKT-997"
    message: ClassVar[str] = gettext_noop(
        "Berkas bukti tidak dibuat: %(kind)s nomor %(subject)s tidak seperti saat disegel."
    )
    rule: ClassVar[str] = _APPEND_ONLY
    remedy: ClassVar[str] = gettext_noop("Jalankan ./diktum verify untuk mengetahui apa yang berubah.")
