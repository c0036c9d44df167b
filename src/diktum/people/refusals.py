"""The answers `no` that this app gives."""

from diktum.core.refusal import Refused, gettext_noop


class NobodyHoldsPost(Refused):
    """Say that a post is vacant on a day."""

    code = "DKT-901"
    message = gettext_noop("Pada %(day)s tidak ada pejabat yang memangku jabatan %(post)s.")
    rule = gettext_noop("UU 30/2014 Pasal 52: keputusan ditetapkan oleh pejabat yang berwenang.")
    remedy = gettext_noop("Minta Administrator mencatat pejabat definitif, Plt., atau Plh. beserta suratnya.")


class NotAdministrator(Refused):
    """Say that only the administrator of the office changes its people and days off."""

    code = "DKT-902"
    message = gettext_noop(
        "Hanya Administrator satuan kerja ini yang dapat mengubah data pegawai dan kalender."
    )
    rule = gettext_noop("Setiap satuan kerja mengelola datanya sendiri.")
    remedy = gettext_noop("Minta Administrator satuan kerja Anda.")


class PostIsTaken(Refused):
    """Say that somebody holds the post definitively within the same days."""

    code = "DKT-903"
    message = gettext_noop("Jabatan %(post)s sudah dipangku %(holder)s sejak %(since)s.")
    rule = gettext_noop("Jabatan Ketua dan Sekretaris masing-masing dipangku satu pejabat definitif.")
    remedy = gettext_noop("Akhiri dahulu masa jabatan yang berjalan, atau tunjuk Plt. atau Plh.")


class LetterIsMissing(Refused):
    """Say that acting in another's post needs a letter."""

    code = "DKT-904"
    message = gettext_noop("Penunjukan Plt., Plh., atau pengambilalihan harus menyebut nomor suratnya.")
    rule = gettext_noop("UU 30/2014 Pasal 14: mandat diberikan secara tertulis.")
    remedy = gettext_noop("Isi nomor dan tanggal surat perintah atau keputusan penunjukan.")


class AppointmentEndsBeforeItBegins(Refused):
    """Say that the last day lies before the first."""

    code = "DKT-905"
    message = gettext_noop("Tanggal akhir %(until)s lebih awal daripada tanggal mulai %(since)s.")
    rule = gettext_noop("Masa jabatan berakhir paling cepat pada hari dimulainya.")
    remedy = gettext_noop("Periksa kedua tanggal itu.")


class UnitIsMissing(Refused):
    """Say that the post belongs to a unit and none of this office was named."""

    code = "DKT-906"
    message = gettext_noop(
        "Jabatan %(post)s harus menyebut subbagian atau divisi dari satuan kerja yang sama."
    )
    rule = gettext_noop("SOP 23/2022 bagian B: pengusul dan divisi terkait bertindak untuk unitnya.")
    remedy = gettext_noop("Pilih subbagian atau divisinya.")


class PersonOfAnotherOffice(Refused):
    """Say that only a takeover brings in somebody of another office."""

    code = "DKT-907"
    message = gettext_noop("%(person)s bukan pegawai satuan kerja ini.")
    rule = gettext_noop(
        "UU 7/2017: hanya pengambilalihan oleh KPU setingkat di atasnya yang mendatangkan pejabat dari satuan kerja lain."
    )
    remedy = gettext_noop(
        "Pilih orang dari satuan kerja ini, atau catat sebagai pengambilalihan beserta suratnya."
    )


class NoSuchPost(Refused):
    """Say that the rulebook knows no such post."""

    code = "DKT-908"
    message = gettext_noop("Jabatan “%(post)s” tidak dikenal.")
    rule = gettext_noop("SOP 23/2022 bagian B: kolom pelaksana.")
    remedy = gettext_noop("Pilih jabatan dari daftar.")


class DayIsListed(Refused):
    """Say that the day is already on the list of days off."""

    code = "DKT-909"
    message = gettext_noop("Tanggal %(day)s sudah tercatat sebagai hari libur.")
    rule = gettext_noop("Satu tanggal dicatat satu kali pada daftar yang sama.")
    remedy = gettext_noop("Ubah nama hari libur yang sudah ada.")


class NameIsMissing(Refused):
    """Say that a person, unit or day needs a name."""

    code = "DKT-910"
    message = gettext_noop("Nama belum diisi atau memuat karakter yang tidak dapat dicetak.")
    rule = gettext_noop("Setiap orang, unit, dan hari libur dicatat dengan namanya.")
    remedy = gettext_noop("Isi namanya dengan huruf biasa.")


class NotOfThisOffice(Refused):
    """Say that this office has no such row; another office's rows are not even admitted to exist."""

    code = "DKT-911"
    message = gettext_noop("Data itu tidak ada pada satuan kerja ini.")
    rule = gettext_noop("Setiap satuan kerja hanya melihat datanya sendiri.")
    remedy = gettext_noop("Muat ulang halaman dan pilih dari daftar.")
