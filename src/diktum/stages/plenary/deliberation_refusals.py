"""What the plenary answers while the room deliberates: hours, comings and goings, suggestions."""

from diktum.core.refusal import Refused, gettext_noop


class HourIsNotOfTheSession(Refused):
    """An hour is named that is before the day of the session, or yet to come."""

    code = "DKT-441"
    message = gettext_noop("Jam yang disebut bukan jam rapat pleno %(held_on)s, atau belum tiba.")
    rule = gettext_noop("Yang dicatat adalah yang sudah terjadi dalam rapat")
    remedy = gettext_noop("Isi jam yang benar, paling lambat sekarang.")


class MovementChangesNothing(Refused):
    """Somebody comes who is there, or leaves who is not."""

    code = "DKT-442"
    message = gettext_noop("%(name)s pada jam itu memang sudah %(state)s.")
    rule = gettext_noop("UU 7/2017 Pasal 44: kehadiran dibuktikan dengan daftar hadir")
    remedy = gettext_noop("Periksa orang dan jamnya pada daftar hadir.")


class VotedAlready(Refused):
    """The list would take somebody out of the room who voted at that time."""

    code = "DKT-443"
    message = gettext_noop("%(name)s sudah ikut memutus dalam rapat ini, jadi tercatat hadir pada saat itu.")
    rule = gettext_noop("UU 7/2017 Pasal 44: yang memutus adalah anggota yang hadir")
    remedy = gettext_noop("Catat jam pergi sesudah putusan terakhir yang diikutinya.")


class SuggestionIsEmpty(Refused):
    """A suggestion without words is none."""

    code = "DKT-444"
    message = gettext_noop("Saran belum berisi tulisan.")
    rule = gettext_noop("SOP 23/2022 baris 4: saran perbaikan/penetapan")
    remedy = gettext_noop("Tulis sarannya, atau rumusan baru bagian itu.")


class UnknownPlace(Refused):
    """The part named is not in the text that was tabled."""

    code = "DKT-445"
    message = gettext_noop("Bagian yang disebut tidak ada dalam naskah yang dibahas.")
    rule = gettext_noop("Saran ditujukan pada naskah yang diajukan ke pleno")
    remedy = gettext_noop("Muat ulang halaman, lalu pilih bagian dari daftar.")


class UnknownSuggestion(Refused):
    """The suggestion named is not one on this item."""

    code = "DKT-446"
    message = gettext_noop("Saran yang diputus bukan saran atas berkas ini.")
    rule = gettext_noop("SOP 23/2022 baris 4: saran perbaikan/penetapan")
    remedy = gettext_noop("Muat ulang halaman, lalu pilih saran dari daftar.")


class SuggestionIsResolved(Refused):
    """A suggestion is decided once."""

    code = "DKT-447"
    message = gettext_noop("Saran %(number)s sudah diputus.")
    rule = gettext_noop("Satu saran, satu putusan")
    remedy = gettext_noop("Muat ulang halaman. Bila pleno berubah pikiran, catat saran baru.")


class AmendedSuggestionSaysNotHow(Refused):
    """Adopted with changes, but nobody says which."""

    code = "DKT-448"
    message = gettext_noop("Saran %(number)s diterima dengan ubahan, tetapi ubahannya belum ditulis.")
    rule = gettext_noop("SOP 23/2022 baris 4: saran perbaikan/penetapan")
    remedy = gettext_noop("Tulis saran atau rumusan sebagaimana disepakati.")
