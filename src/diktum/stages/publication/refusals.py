"""What publication answers when it says no."""

from diktum.core.refusal import Refused, gettext_noop


class CopiesAreNotCertified(Refused):
    """Only certified copies are published."""

    code = "DKT-801"
    message = gettext_noop("Salinan Keputusan pada berkas %(code)s belum disahkan.")
    rule = gettext_noop("Yang dipublikasikan hanya salinan yang disahkan (UU 30/2014 Pasal 73)")
    remedy = gettext_noop("Selesaikan penomoran serta pengesahan salinan lebih dahulu.")


class AlreadyInPublication(Refused):
    """A decree is published once."""

    code = "DKT-802"
    message = gettext_noop("Keputusan ini sudah mempunyai berkas publikasi %(code)s.")
    rule = gettext_noop("Satu Keputusan mempunyai satu publikasi")
    remedy = gettext_noop("Lanjutkan pada berkas publikasi itu.")


class NotYoursToPublish(Refused):
    """Eligibility is decided by the JDIH team or the head of legal."""

    code = "DKT-803"
    message = gettext_noop("Kelayakan publikasi tidak dapat Anda catat.")
    rule = gettext_noop(
        "SOP 23/2022 B.2: penerimaan salinan untuk publikasi oleh Tim JDIH dan Subbagian Hukum"
    )
    remedy = gettext_noop("Mintalah Tim JDIH atau Kepala Subbagian Hukum mencatatnya.")


class EligibilityNeedsAReason(Refused):
    """Whoever departs from the default says why."""

    code = "DKT-804"
    message = gettext_noop("Alasan kelayakan belum diisi.")
    rule = gettext_noop("Kelayakan publikasi dicatat beserta alasannya")
    remedy = gettext_noop("Tuliskan mengapa Keputusan ini layak atau tidak layak dipublikasikan.")


class KindIsInternal(Refused):
    """A kind that stays within the office is only published when the head of legal says so."""

    code = "DKT-805"
    message = gettext_noop("Jenis Keputusan ini tidak dipublikasikan: %(reason)s")
    rule = gettext_noop(
        "Nilai awal kelayakan menurut jenis Keputusan; penyimpangan oleh Kepala Subbagian Hukum"
    )
    remedy = gettext_noop(
        "Mintalah Kepala Subbagian Hukum mencatat kelayakan Keputusan ini dengan alasannya."
    )


class HeldBack(Refused):
    """The head of legal has decided that the decree is not published."""

    code = "DKT-806"
    message = gettext_noop("Keputusan ini dinyatakan tidak layak dipublikasikan oleh %(who)s: %(reason)s")
    rule = gettext_noop("Kelayakan publikasi diputus oleh Kepala Subbagian Hukum")
    remedy = gettext_noop("Mintalah Kepala Subbagian Hukum meninjau kembali kelayakannya.")


class NothingToPublish(Refused):
    """The decree behind a publication has no number any more, or its text is gone."""

    code = "DKT-807"
    message = gettext_noop("Keputusan asal untuk berkas %(code)s tidak lagi bernomor atau tidak lengkap.")
    rule = gettext_noop("Yang dipublikasikan adalah Keputusan yang ditandatangani dan bernomor")
    remedy = gettext_noop("Periksa berkas asal dan buku agenda.")


class TextIsMissing(Refused):
    """Something that the paper of this row needs was left empty or is too long."""

    code = "DKT-808"
    message = gettext_noop("Isian “%(field)s” kosong atau terlalu panjang.")
    rule = gettext_noop("Setiap kertas kerja SOP 23/2022 memuat isian yang diminta")
    remedy = gettext_noop("Lengkapi isian itu; paling banyak %(limit)s huruf.")


class MeetingIsInTheFuture(Refused):
    """Minutes are of a meeting that was held."""

    code = "DKT-809"
    message = gettext_noop("Tanggal rapat %(day)s belum tiba.")
    rule = gettext_noop("Notulen dibuat sesudah rapat")
    remedy = gettext_noop("Isi tanggal rapat yang sebenarnya.")


class NotAuthentic(Refused):
    """The material is not the decree that was signed."""

    code = "DKT-810"
    message = gettext_noop("Materi tidak sama dengan Keputusan yang ditandatangani: %(why)s.")
    rule = gettext_noop("SOP 23/2022 B.2: otentikasi materi konten mendahului pengunggahan")
    remedy = gettext_noop("Jangan dipublikasikan. Laporkan perbedaannya dan periksa naskah asli.")


class PersonalDataIsNotConfirmed(Refused):
    """What looks like personal data is looked at by a person before everybody reads it."""

    code = "DKT-811"
    message = gettext_noop("Ada %(count)s bagian yang tampak seperti data pribadi, antara lain %(first)s.")
    rule = gettext_noop("UU 27/2022 tentang Pelindungan Data Pribadi; pemeriksaan sebelum publikasi")
    remedy = gettext_noop("Periksa setiap bagian, lalu nyatakan bahwa bagian itu memang boleh dibaca umum.")


class MetadataIsIncomplete(Refused):
    """Sixteen elements describe a decree in JDIH; none may be empty."""

    code = "DKT-812"
    message = gettext_noop("Metadata belum lengkap: %(missing)s.")
    rule = gettext_noop("Permenkumham 8/2019: metadata wajib dokumen hukum")
    remedy = gettext_noop("Lengkapi unsur yang disebut.")


class LinkIsUnfit(Refused):
    """An address that is kept for good is a web address that stays."""

    code = "DKT-813"
    message = gettext_noop("Alamat “%(url)s” tidak dapat dicatat.")
    rule = gettext_noop("Tautan yang dicatat harus tetap dan dapat dibuka siapa saja")
    remedy = gettext_noop("Isi alamat lengkap yang diawali https://, paling banyak 500 huruf.")


class LinkChanges(Refused):
    """The detail pages of jdih.kpu.go.id have a new address at each visit."""

    code = "DKT-814"
    message = gettext_noop("Alamat halaman rincian jdih.kpu.go.id berubah setiap kali dibuka.")
    rule = gettext_noop("Tautan yang dicatat harus tetap")
    remedy = gettext_noop("Salin alamat tombol Unduh (…/keputusan-kpu/download/… atau …/data/….pdf).")


class NoPostRecorded(Refused):
    """Row 4 ends with at least one post."""

    code = "DKT-815"
    message = gettext_noop("Belum ada unggahan yang dicatat.")
    rule = gettext_noop("SOP 23/2022 B.2 kolom kegiatan baris 4: tautan unggahan setiap kanal")
    remedy = gettext_noop("Isi paling sedikit satu kanal dengan alamatnya.")


class LinkWasNotOpened(Refused):
    """Diktum does not reach jdih.kpu.go.id: a person opens the link and says what answered."""

    code = "DKT-816"
    message = gettext_noop("Belum dicatat apa yang tampak ketika tautan di luar Diktum dibuka.")
    rule = gettext_noop("SOP 23/2022 B.2 kolom kegiatan baris 5: tautan diperiksa sebelum dinyatakan sesuai")
    remedy = gettext_noop("Buka tautan itu, lalu catat jawabannya (200 bila terbuka).")


class LinkIsBroken(Refused):
    """A link is verified only when the authenticated copy answers there."""

    code = "DKT-817"
    message = gettext_noop("Tautan tidak sesuai: %(why)s.")
    rule = gettext_noop("Bukti tautan: jawaban 200 dan sidik berkas sama dengan salinan yang diotentikasi")
    remedy = gettext_noop("Kembalikan dengan alasan agar diunggah ulang.")


class PublicationPaperIsNotReady(Refused):
    """A paper is printed from what was recorded."""

    code = "DKT-818"
    message = gettext_noop("%(paper)s untuk berkas %(code)s belum dapat dicetak.")
    rule = gettext_noop("Kertas kerja dicetak dari data yang sudah dicatat")
    remedy = gettext_noop("Selesaikan dahulu baris yang menghasilkannya.")


class NotAPublication(Refused):
    """The dossier is not one of the JDIH procedure."""

    code = "DKT-819"
    message = gettext_noop("Berkas %(code)s bukan berkas publikasi JDIH.")
    rule = gettext_noop("Publikasi dibuka sebagai berkas tersendiri yang merujuk Keputusannya")
    remedy = gettext_noop("Buka berkas publikasi dari halaman JDIH.")


class KeepingNeedsAReason(Refused):
    """Personal data stay readable for everybody only for a reason that is written down."""

    code = "DKT-821"
    message = gettext_noop("Alasan mempertahankan %(label)s pada %(place)s belum diisi.")
    rule = gettext_noop(
        "UU 27/2022 Pasal 20: pemrosesan data pribadi mempunyai dasar; yang tidak perlu disamarkan"
    )
    remedy = gettext_noop("Tuliskan mengapa bagian itu harus terbaca umum, atau samarkan.")


class NothingLikeThisFound(Refused):
    """A phrase to be hidden stands in the decree."""

    code = "DKT-822"
    message = gettext_noop("Bagian “%(phrase)s” tidak ditemukan dalam naskah.")
    rule = gettext_noop("Yang disamarkan adalah bagian naskah, tertulis persis seperti di dalamnya")
    remedy = gettext_noop(
        "Salin bagian itu dari naskah, paling sedikit tiga huruf, satu bagian setiap baris."
    )


class PersonalDataInContent(Refused):
    """What was hidden in the decree does not come back in its abstract or caption."""

    code = "DKT-823"
    message = gettext_noop("Isian “%(field)s” memuat data pribadi (%(label)s).")
    rule = gettext_noop("Abstrak, keterangan, dan metadata dibaca umum seperti salinannya (UU 27/2022)")
    remedy = gettext_noop("Hapus data itu dari isian tersebut.")


class KitIsNotReady(Refused):
    """Only what was approved, and is not withdrawn, leaves the house."""

    code = "DKT-824"
    message = gettext_noop("Paket unggah untuk berkas %(code)s belum atau tidak lagi tersedia.")
    rule = gettext_noop(
        "SOP 23/2022 B.2 kolom kegiatan baris 3: pengunggahan didahului otentikasi dan persetujuan"
    )
    remedy = gettext_noop("Selesaikan persetujuan pengunggahan; publikasi yang ditarik tidak diunggah lagi.")


class PostIsInTheFuture(Refused):
    """A post is recorded after it was posted."""

    code = "DKT-825"
    message = gettext_noop("Waktu unggahan pada %(channel)s belum tiba.")
    rule = gettext_noop(
        "SOP 23/2022 B.2 kolom kegiatan baris 4: yang dicatat adalah unggahan yang sudah tayang"
    )
    remedy = gettext_noop("Isi waktu tayang yang sebenarnya.")


class CopyHasChanged(Refused):
    """The file is not the one that was authenticated first."""

    code = "DKT-820"
    message = gettext_noop(
        "Berkas salinan berubah sejak otentikasi pertama (sidik %(first)s menjadi %(now)s)."
    )
    rule = gettext_noop("Perubahan berkas membatalkan otentikasi")
    remedy = gettext_noop(
        "Otentikasi batal. Periksa berkas asal, tarik berkas publikasi ini dengan alasannya, lalu buka publikasi baru."
    )
