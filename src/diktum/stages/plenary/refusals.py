"""What the plenary answers when it says no."""

from diktum.core.refusal import Refused, gettext_noop

_NOTICE = gettext_noop(
    "UU 7/2017 Pasal 46: undangan dan agenda disampaikan paling lambat 3 hari sebelum rapat pleno"
)
_CORRECTIONS = gettext_noop("SOP 23/2022 B.1 baris 5: sinkronisasi menurut catatan perbaikan/notulensi pleno")


class SessionIsPast(Refused):
    """A session is called for a day that is over."""

    code = "DKT-410"
    message = gettext_noop("Tanggal rapat %(held_on)s sudah lewat.")
    rule = _NOTICE
    remedy = gettext_noop("Pilih tanggal rapat hari ini atau sesudahnya.")


class NoticeIsShort(Refused):
    """Invitation or agenda come later than the law asks, and no reason is given."""

    code = "DKT-411"
    message = gettext_noop("Rapat pleno %(held_on)s kurang dari 3 hari lagi, sedangkan alasan belum ditulis.")
    rule = _NOTICE
    remedy = gettext_noop("Pilih tanggal yang lebih kemudian, atau tuliskan alasan rapat mendesak.")


class SessionAlreadyCalled(Refused):
    """There is a session at that hour in that room."""

    code = "DKT-412"
    message = gettext_noop("Rapat pleno pada waktu dan tempat itu sudah ada: %(session)s.")
    rule = gettext_noop("Satu waktu dan tempat, satu rapat pleno")
    remedy = gettext_noop("Buka rapat yang sudah ada, atau pilih waktu lain.")


class SessionIsOver(Refused):
    """The session named is held already, or is not of this office."""

    code = "DKT-413"
    message = gettext_noop("Rapat pleno yang dipilih sudah lewat atau tidak ada.")
    rule = gettext_noop("SOP 23/2022 baris 4: berkas diajukan ke pleno yang akan datang")
    remedy = gettext_noop("Pilih rapat pleno yang akan datang, atau panggil rapat baru.")


class SessionIsYetToCome(Refused):
    """What happens in a session is recorded on its day or later."""

    code = "DKT-414"
    message = gettext_noop("Rapat pleno baru diselenggarakan pada %(held_on)s.")
    rule = gettext_noop("UU 7/2017 Pasal 44: kehadiran dibuktikan dengan daftar hadir")
    remedy = gettext_noop("Catat kehadiran dan putusan pada hari rapat atau sesudahnya.")


class NoInvitationSent(Refused):
    """A plenary decides after its members were invited."""

    code = "DKT-415"
    message = gettext_noop("Undangan rapat pleno %(session)s belum dikirim.")
    rule = _NOTICE
    remedy = gettext_noop("Buka halaman rapat pleno, lalu kirim undangannya.")


class NoAttendanceRecorded(Refused):
    """A plenary decides after its attendance was recorded."""

    code = "DKT-416"
    message = gettext_noop("Daftar hadir rapat pleno %(session)s belum diisi.")
    rule = gettext_noop("UU 7/2017 Pasal 44: kehadiran dibuktikan dengan daftar hadir")
    remedy = gettext_noop("Buka halaman rapat pleno, lalu catat siapa yang hadir.")


class NotOfThisOffice(Refused):
    """Somebody is marked present who is not of this office."""

    code = "DKT-417"
    message = gettext_noop("Daftar hadir memuat orang yang bukan dari satuan kerja ini.")
    rule = gettext_noop("Setiap satuan kerja hanya mencatat orangnya sendiri")
    remedy = gettext_noop("Muat ulang halaman, lalu centang dari daftar yang tersedia.")


class NotOnAnyAgenda(Refused):
    """The dossier stands on no agenda."""

    code = "DKT-418"
    message = gettext_noop("Berkas %(code)s belum diagendakan pada rapat pleno.")
    rule = gettext_noop("SOP 23/2022 baris 4: pengajuan ke pleno mendahului penetapan")
    remedy = gettext_noop("Sekretaris mengajukan berkas ini ke rapat pleno lebih dahulu.")


class MinutesAreEmpty(Refused):
    """Minutes without words are none."""

    code = "DKT-419"
    message = gettext_noop("Notulensi belum berisi tulisan.")
    rule = gettext_noop("SOP 23/2022 baris 4: keluaran berupa catatan perbaikan/notulensi pleno")
    remedy = gettext_noop("Tulis notulensi, atau susun dari yang tercatat, lalu simpan.")


class NoQuorum(Refused):
    """Too few members are present."""

    code = "DKT-420"
    message = gettext_noop(
        "Rapat pleno tidak kuorum: hadir %(present)s dari %(seats)s anggota, diperlukan %(present_needed)s."
    )
    rule = gettext_noop("%(law)s %(article)s")
    remedy = gettext_noop("Tunda pembahasan, atau betulkan daftar hadir bila keliru.")


class NoMajority(Refused):
    """Too few of those present agree."""

    code = "DKT-421"
    message = gettext_noop(
        "Putusan tidak sah: disetujui %(agreeing)s anggota, diperlukan %(agreeing_needed)s."
    )
    rule = gettext_noop("%(law)s %(article)s")
    remedy = gettext_noop("Pilih putusan yang disetujui cukup banyak anggota, atau tunda pembahasan.")


class VotesDoNotAddUp(Refused):
    """More agree than are there to agree."""

    code = "DKT-422"
    message = gettext_noop("Yang setuju %(agreeing)s, padahal yang berhak memutus %(voting)s.")
    rule = gettext_noop("UU 7/2017 Pasal 44: yang menyetujui adalah anggota yang hadir")
    remedy = gettext_noop("Periksa jumlah yang setuju dan daftar hadir.")


class ChairDoesNotPreside(Refused):
    """The chair is absent or withdrew, and nobody else is named as presiding."""

    code = "DKT-423"
    message = gettext_noop(
        "Ketua tidak hadir atau tidak ikut memutus, sedangkan pimpinan rapat belum disebut."
    )
    rule = gettext_noop(
        "UU 7/2017 Pasal 46: bila Ketua berhalangan, rapat dipimpin anggota yang dipilih secara aklamasi"
    )
    remedy = gettext_noop("Pilih anggota yang memimpin rapat secara aklamasi.")


class PresiderIsNoMemberPresent(Refused):
    """Who presides must be a member who is present and decides."""

    code = "DKT-424"
    message = gettext_noop("Pimpinan rapat yang disebut bukan anggota yang hadir dan ikut memutus.")
    rule = gettext_noop(
        "UU 7/2017 Pasal 46: rapat pleno dipimpin Ketua, atau anggota yang dipilih secara aklamasi"
    )
    remedy = gettext_noop("Pilih pimpinan rapat dari anggota yang tercatat hadir.")


class CorrectionsAreMissing(Refused):
    """Adopted with corrections, but none is named."""

    code = "DKT-425"
    message = gettext_noop(
        "“Ditetapkan dengan perbaikan” memerlukan sekurang-kurangnya satu catatan perbaikan."
    )
    rule = gettext_noop("SOP 23/2022 baris 4: saran perbaikan/penetapan")
    remedy = gettext_noop("Tuliskan catatan perbaikannya, atau pilih “Ditetapkan”.")


class CorrectionsAreNotExpected(Refused):
    """Corrections are named although the outcome has none."""

    code = "DKT-426"
    message = gettext_noop(
        "Ada %(count)s catatan perbaikan, sedangkan putusannya bukan “Ditetapkan dengan perbaikan”."
    )
    rule = gettext_noop("SOP 23/2022 baris 4: saran perbaikan/penetapan")
    remedy = gettext_noop("Pilih “Ditetapkan dengan perbaikan”, atau hapus catatan itu.")


class MembersExceedSeats(Refused):
    """More members are on the list than the law gives seats."""

    code = "DKT-427"
    message = gettext_noop("Anggota yang hadir %(present)s orang, padahal menurut undang-undang %(seats)s.")
    rule = gettext_noop("UU 7/2017 Pasal 10: jumlah anggota")
    remedy = gettext_noop("Minta pengelola memeriksa jumlah anggota dan masa jabatan pada Pengaturan.")


class AbsentTakesNoPart(Refused):
    """Somebody votes or speaks who is not in the room."""

    code = "DKT-428"
    message = gettext_noop("%(name)s tidak berada dalam rapat: %(why)s.")
    rule = gettext_noop("UU 7/2017 Pasal 44: yang memutus adalah anggota yang hadir")
    remedy = gettext_noop("Betulkan daftar hadir bila keliru; suara anggota yang tidak hadir tidak dicatat.")


class CorrectionHasNoPlace(Refused):
    """A correction does not say which part of the text it changes."""

    code = "DKT-429"
    message = gettext_noop("Catatan perbaikan belum menyebut bagian naskah: “%(first)s”")
    rule = gettext_noop("Naskah yang ditandatangani hanya berubah pada bagian yang disebut pleno")
    remedy = gettext_noop(
        "Sebutkan bagiannya, misalnya “Diktum KEDUA: …”, atau “Seluruh naskah: …”, atau pilih bagiannya."
    )


class CorrectionIsOpen(Refused):
    """A correction of the plenary is neither applied nor explained."""

    code = "DKT-430"
    message = gettext_noop(
        "Masih ada %(count)s catatan perbaikan yang belum ditutup. Yang pertama: “%(first)s”"
    )
    rule = _CORRECTIONS
    remedy = gettext_noop("Tandai setiap catatan: diterapkan, atau tidak diterapkan beserta alasannya.")


class UnknownCorrection(Refused):
    """A correction is closed that the plenary did not make."""

    code = "DKT-431"
    message = gettext_noop("Catatan yang ditutup bukan catatan pleno atas berkas ini.")
    rule = _CORRECTIONS
    remedy = gettext_noop("Muat ulang halaman, lalu tutup catatan dari daftar.")


class NotAppliedWithoutReason(Refused):
    """A correction is left out and nobody says why."""

    code = "DKT-432"
    message = gettext_noop("Catatan %(position)s tidak diterapkan, tetapi alasannya belum ditulis.")
    rule = _CORRECTIONS
    remedy = gettext_noop("Tuliskan mengapa catatan itu tidak diterapkan.")


class TextIsUnchanged(Refused):
    """Corrections are said to be applied, yet the text is the one that was tabled."""

    code = "DKT-433"
    message = gettext_noop(
        "Catatan dinyatakan diterapkan, tetapi naskah tidak berubah sejak diajukan ke pleno."
    )
    rule = _CORRECTIONS
    remedy = gettext_noop(
        "Masukkan perbaikan ke dalam naskah, atau nyatakan catatan tidak diterapkan beserta alasannya."
    )


class ChangeHasNoGround(Refused):
    """The text differs from the one the plenary adopted, and no correction says so."""

    code = "DKT-434"
    message = gettext_noop(
        "Naskah berubah pada %(place)s tanpa catatan perbaikan yang mendasarinya (%(count)s perubahan): "
        "“%(before)s” menjadi “%(after)s”."
    )
    rule = gettext_noop("UU 7/2017 Pasal 40: keputusan diambil dalam rapat pleno")
    remedy = gettext_noop(
        "Kembalikan bagian itu seperti yang ditetapkan pleno. Perubahan lain diajukan ke pleno lagi."
    )


class PaperIsNotReady(Refused):
    """The paper asked for has nothing to show yet."""

    code = "DKT-440"
    message = gettext_noop("%(paper)s belum ada.")
    rule = gettext_noop("Kertas kerja dicetak dari data yang sudah dicatat")
    remedy = gettext_noop("Selesaikan dahulu langkah yang menghasilkannya.")


class CorrectionIsNotInText(Refused):
    """A correction is said to be applied, but nothing changed at its place."""

    code = "DKT-435"
    message = gettext_noop("Catatan %(position)s dinyatakan diterapkan, tetapi %(place)s tidak berubah.")
    rule = _CORRECTIONS
    remedy = gettext_noop("Ubah bagian itu, atau nyatakan catatan tidak diterapkan beserta alasannya.")


class WordingDiffers(Refused):
    """The plenary decided exact words, and the text has others."""

    code = "DKT-436"
    message = gettext_noop("Rumusan %(place)s berbeda dari yang diputus pleno: “%(wording)s”")
    rule = gettext_noop("UU 7/2017 Pasal 40: keputusan diambil dalam rapat pleno")
    remedy = gettext_noop("Pakai rumusan yang diputus pleno, kata demi kata.")


class VoteIsMissing(Refused):
    """A member was in the room and nobody says how that member stood."""

    code = "DKT-437"
    message = gettext_noop("Sikap %(name)s atas putusan ini belum dicatat.")
    rule = gettext_noop("UU 7/2017 Pasal 44: persetujuan dihitung dari anggota yang hadir")
    remedy = gettext_noop("Catat sikap setiap anggota yang berada dalam rapat.")


class SuggestionIsOpen(Refused):
    """A decision is recorded while a suggestion waits for its own."""

    code = "DKT-438"
    message = gettext_noop("Masih ada %(count)s saran yang belum diputus. Yang pertama: “%(first)s”")
    rule = gettext_noop("SOP 23/2022 baris 4: saran perbaikan/penetapan")
    remedy = gettext_noop("Putuskan setiap saran: diterima, diterima dengan ubahan, atau ditolak.")


class DecisionHasNoHour(Refused):
    """Recorded after the day, while members came and went: it must be said at which hour it was taken."""

    code = "DKT-439"
    message = gettext_noop("Pukul berapa putusan ini diambil pada %(held_on)s belum disebut.")
    rule = gettext_noop("UU 7/2017 Pasal 44: yang memutus adalah anggota yang hadir")
    remedy = gettext_noop("Isi jam putusan: pada rapat itu ada anggota yang datang atau pergi.")
