"""One normal sample of every paper, from invented persons; minimal and extreme ones are derived."""

from __future__ import annotations

import dataclasses
from typing import Any

from diktum.formats import papers as p
from tests.formats.sop_samples import long_sop, sop

HEAD = p.Letterhead(
    lines=("KOMISI PEMILIHAN UMUM", "KABUPATEN SORONG SELATAN"),
    address="Jalan Contoh Nomor 1, Teminabuan, Papua Barat Daya",
)
CODE = p.Code(url="https://diktum.example/v/7K2Q-9D4M", code="7K2Q-9D4M")
KPU = "KOMISI PEMILIHAN UMUM KABUPATEN SORONG SELATAN"
NAME = (
    "PEMBENTUKAN KELOMPOK KERJA PEMUTAKHIRAN DATA PEMILIH BERKELANJUTAN DI LINGKUNGAN KOMISI PEMILIHAN UMUM "
    "KABUPATEN SORONG SELATAN TAHUN 2026"
)
NAME_MIXED = (
    "Pembentukan Kelompok Kerja Pemutakhiran Data Pemilih Berkelanjutan di Lingkungan Komisi Pemilihan Umum "
    "Kabupaten Sorong Selatan Tahun 2026"
)
PERSONS = (
    "Yohana Contoh Satu", "Markus Contoh Dua", "Siti Contoh Tiga", "Daniel Contoh Empat", "Ruth Contoh Lima",
    "Andi Contoh Enam", "Maria Contoh Tujuh", "Petrus Contoh Delapan", "Lidia Contoh Sembilan",
    "Yakob Contoh Sepuluh", "Dewi Contoh Sebelas", "Frans Contoh Dua Belas", "Naomi Contoh Tiga Belas",
    "Hasan Contoh Empat Belas", "Elsye Contoh Lima Belas", "Ronald Contoh Enam Belas",
)  # fmt: skip
CHAIR = p.SignatureBlock(
    office="KETUA KOMISI PEMILIHAN UMUM\nKABUPATEN SORONG SELATAN",
    name="YOHANA CONTOH SATU",
    place_and_date=("Ditetapkan di Teminabuan", "pada tanggal 24 November 2026"),
)
SECRETARY = p.SignatureBlock(
    office="Sekretaris", name="Markus Contoh Dua, S.Sos.", nip="19800101 200501 1 999",
    place_and_date=("Teminabuan, 24 November 2026",),
)  # fmt: skip
LEGAL = p.SignatureBlock(
    office="Kepala Subbagian Hukum dan\nSumber Daya Manusia",
    name="Siti Contoh Tiga, S.H., M.H.",
    nip="19850505 201001 2 999",
)
PROPOSER = p.SignatureBlock(
    office="Kepala Subbagian Perencanaan,\nData, dan Informasi", name="Daniel Contoh Empat, S.Kom."
)


def member(n: int) -> p.SignatureBlock:
    """Make the signature of the n-th member."""
    return p.SignatureBlock(office="Anggota", name=PERSONS[n])


def team_table() -> p.Table:
    """Make the table of a team decree, long enough to break."""
    offices = (
        "Ketua KPU",
        "Anggota KPU",
        "Sekretaris KPU",
        "Kepala Subbagian Hukum dan SDM",
        "Pelaksana pada Subbagian Perencanaan, Data, dan Informasi",
    )
    places = ("Pengarah", "Pengarah", "Penanggung Jawab", "Ketua", "Anggota")
    return p.Table(
        columns=(p.Column("No.", "0.45", "center"), p.Column("Nama", "2"), p.Column("Jabatan Dinas", "2.4"), p.Column("Jabatan dalam Kelompok Kerja", "1.5")),
        rows=tuple((f"{n + 1}.", PERSONS[n % 16], offices[min(n, 4)], places[min(n, 4)]) for n in range(34)),
        number_row=True,
    )  # fmt: skip


def decree(state: p.DecreeState = p.DecreeState.NUMBERED) -> p.DecreePaper:
    """Make a team decree in one of its conditions."""
    blank = state in {p.DecreeState.DRAFT, p.DecreeState.FINAL}
    is_copy = state is p.DecreeState.COPY
    closing = dataclasses.replace(CHAIR, mark="ttd." if is_copy else "")
    if blank:
        closing = dataclasses.replace(
            closing,
            place_and_date=("Ditetapkan di Teminabuan", "pada tanggal .............................."),
        )
    return p.DecreePaper(
        title=f"Keputusan KPU Kabupaten Sorong Selatan tentang {NAME_MIXED}",
        letterhead=dataclasses.replace(HEAD, address="", emblem="above"),
        state=state,
        heading=("KEPUTUSAN KOMISI PEMILIHAN UMUM", "KABUPATEN SORONG SELATAN"),
        number_line="" if blank else "NOMOR 23 TAHUN 2026",
        year="2026",
        name=NAME,
        office=f"KETUA {KPU}",
        considerations=(
            "bahwa dalam rangka memelihara, memperbarui, dan mengevaluasi daftar pemilih secara terus-menerus, Komisi Pemilihan Umum Kabupaten Sorong Selatan melaksanakan pemutakhiran data pemilih berkelanjutan;",
            "bahwa untuk kelancaran pelaksanaan sebagaimana dimaksud dalam huruf a, diperlukan kelompok kerja yang melibatkan pejabat dan pelaksana di lingkungan Sekretariat Komisi Pemilihan Umum Kabupaten Sorong Selatan;",
            f"bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu menetapkan Keputusan Komisi Pemilihan Umum Kabupaten Sorong Selatan tentang {NAME_MIXED};",
        ),
        legal_bases=(
            "Undang-Undang Nomor 26 Tahun 2002 tentang Pembentukan Kabupaten Sarmi, Kabupaten Keerom, Kabupaten Sorong Selatan, Kabupaten Raja Ampat, Kabupaten Pegunungan Bintang, Kabupaten Yahukimo, Kabupaten Tolikara, Kabupaten Waropen, Kabupaten Kaimana, Kabupaten Boven Digoel, Kabupaten Mappi, Kabupaten Asmat, Kabupaten Teluk Bintuni, dan Kabupaten Teluk Wondama di Provinsi Papua (Lembaran Negara Republik Indonesia Tahun 2002 Nomor 129, Tambahan Lembaran Negara Republik Indonesia Nomor 4245);",
            "Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum (Lembaran Negara Republik Indonesia Tahun 2017 Nomor 182, Tambahan Lembaran Negara Republik Indonesia Nomor 6109) sebagaimana telah diubah dengan Undang-Undang Nomor 7 Tahun 2023 (Lembaran Negara Republik Indonesia Tahun 2023 Nomor 54, Tambahan Lembaran Negara Republik Indonesia Nomor 6863);",
            "Peraturan Komisi Pemilihan Umum Nomor 8 Tahun 2019 tentang Tata Kerja Komisi Pemilihan Umum, Komisi Pemilihan Umum Provinsi, dan Komisi Pemilihan Umum Kabupaten/Kota (Berita Negara Republik Indonesia Tahun 2019 Nomor 320);",
        ),
        notings=("Berita Acara Rapat Pleno Nomor 12/PK.01-BA/9602/2026 tanggal 24 November 2026;",),
        decides=f"KEPUTUSAN {KPU} TENTANG {NAME}.",
        dicta=(
            p.Dictum(label="KESATU", text="Membentuk Kelompok Kerja Pemutakhiran Data Pemilih Berkelanjutan Tahun 2026 dengan susunan keanggotaan sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Keputusan ini."),
            p.Dictum(
                label="KEDUA",
                text="Kelompok Kerja sebagaimana dimaksud dalam Diktum KESATU mempunyai tugas:",
                items=(
                    p.Item("a.", "menyusun jadwal kerja;"),
                    p.Item("b.", "melaksanakan koordinasi dengan:", (p.Item("1.", "pemerintah daerah;"), p.Item("2.", "badan pengawas pemilihan umum; dan"), p.Item("3.", "pemangku kepentingan lain;"))),
                    p.Item("c.", "menyampaikan laporan paling lambat 7 (tujuh) hari kerja setelah akhir triwulan."),
                ),
            ),
            p.Dictum(label="KETIGA", text="Masa kerja Kelompok Kerja terhitung sejak tanggal 1 Desember 2026 sampai dengan tanggal 31 Desember 2026."),
            p.Dictum(label="KEEMPAT", text="Biaya yang timbul akibat ditetapkannya Keputusan ini dibebankan pada Daftar Isian Pelaksanaan Anggaran Komisi Pemilihan Umum Kabupaten Sorong Selatan Tahun Anggaran 2026."),
            p.Dictum(label="KELIMA", text="Keputusan ini mulai berlaku pada tanggal ditetapkan."),
        ),
        closing=closing,
        attachments=(p.Attachment(label="LAMPIRAN", name="SUSUNAN KEANGGOTAAN KELOMPOK KERJA PEMUTAKHIRAN DATA PEMILIH BERKELANJUTAN", blocks=(team_table(),)),),
        version_mark="" if not blank else "Versi 3 · sidik 9F2C 41AB",
        reference="SS-26-0042",
        site="jdih.kpu.go.id",
        certification=p.Certification(
            signature=dataclasses.replace(SECRETARY, office="Sekretariat Komisi Pemilihan Umum\nKabupaten Sorong Selatan\nKepala Subbagian Hukum dan\nSumber Daya Manusia", name=LEGAL.name, nip=LEGAL.nip),
            copy_number="Salinan ke-2 dari 14",
            recipient="Ruth Contoh Lima",
            code=CODE,
        ) if is_copy else None,
    )  # fmt: skip


def regulating() -> p.DecreePaper:
    """Make a technical guideline with articles in the body and chapters in its lampiran."""
    base = decree()
    return dataclasses.replace(
        base,
        dicta=(),
        blocks=(
            p.Chapter(label="BAB I", title="KETENTUAN UMUM"),
            p.Article(label="Pasal 1"),
            p.Paragraph(text="Dalam Keputusan ini yang dimaksud dengan:"),
            p.Items(items=(p.Item("1.", "Komisi Pemilihan Umum Kabupaten Sorong Selatan yang selanjutnya disebut KPU Kabupaten adalah penyelenggara pemilihan umum di kabupaten."), p.Item("2.", "Keputusan adalah naskah dinas yang bersifat menetapkan."))),
            p.Chapter(label="BAB II", title="PELAKSANAAN"),
            p.Article(label="Pasal 2"),
            p.Paragraph(label="(1)", text="KPU Kabupaten melaksanakan pengelolaan dokumentasi hukum secara tertib, terpadu, dan berkesinambungan."),
            p.Paragraph(label="(2)", text="Pengelolaan sebagaimana dimaksud pada ayat (1) dilaksanakan oleh tim."),
        ),
        attachments=(
            p.Attachment(label="LAMPIRAN I", name="PEDOMAN TEKNIS PENGELOLAAN DOKUMENTASI HUKUM", blocks=(
                p.Chapter(label="BAB I", title="PENDAHULUAN"),
                p.Heading(label="A.", title="Latar Belakang"),
                p.Paragraph(text="Dokumentasi hukum yang lengkap dan mudah diperoleh merupakan kebutuhan setiap penyelenggara. " * 4),
                p.Heading(label="B.", title="Maksud dan Tujuan"),
                p.Items(items=(p.Item("1.", "memberikan acuan;"), p.Item("2.", "menjamin keseragaman:", (p.Item("a)", "bentuk; dan", (p.Item("1)", "huruf; dan"), p.Item("2)", "kertas;"))), p.Item("b)", "isi.")))),),
            )),
            p.Attachment(label="LAMPIRAN II", name="DAFTAR TIM", blocks=(dataclasses.replace(team_table(), rows=team_table().rows[:5]),)),
        ),
    )  # fmt: skip


def kak() -> p.TermsOfReferencePaper:
    """Make a KAK."""
    return p.TermsOfReferencePaper(
        title="Kerangka Acuan Kerja", letterhead=HEAD, reference="SS-26-0042", name=NAME,
        facts=(p.Fact("Kementerian/Lembaga", "Komisi Pemilihan Umum"), p.Fact("Satuan kerja", "KPU Kabupaten Sorong Selatan"), p.Fact("Subbagian pengusul", "Subbagian Perencanaan, Data, dan Informasi"), p.Fact("Sumber dana", "DIPA KPU Kabupaten Sorong Selatan Tahun Anggaran 2026")),
        blocks=(
            p.Heading(label="A.", title="Latar Belakang"),
            p.Paragraph(text="Pemutakhiran data pemilih berkelanjutan dilaksanakan setiap triwulan untuk memelihara daftar pemilih. " * 5),
            p.Heading(label="B.", title="Maksud dan Tujuan"),
            p.Items(items=(p.Item("1.", "membentuk kelompok kerja;"), p.Item("2.", "menjamin mutu daftar pemilih."))),
            p.Heading(label="C.", title="Susunan Personil"),
            dataclasses.replace(team_table(), rows=team_table().rows[:6]),
            p.Heading(label="D.", title="Keluaran"),
            p.Paragraph(text="Keputusan Ketua KPU Kabupaten Sorong Selatan dan laporan triwulan."),
        ),
        signatures=(dataclasses.replace(SECRETARY, lead="Mengetahui,", place_and_date=()), dataclasses.replace(PROPOSER, place_and_date=("Teminabuan, 20 November 2026",))),
    )  # fmt: skip


def control_card() -> p.ControlCardPaper:
    """Make a kartu kendali."""
    return p.ControlCardPaper(
        title="Kartu Kendali", letterhead=HEAD, reference="SS-26-0042", kind="VERIFIKASI MUATAN",
        facts=(p.Fact("Kode berkas", "SS-26-0042"), p.Fact("Judul", NAME_MIXED), p.Fact("Pengusul", "Subbagian Perencanaan, Data, dan Informasi"), p.Fact("Versi naskah", "3 (sidik 9F2C 41AB)"), p.Fact("Tanggal", "Senin, 23 November 2026, pukul 09.30 WIT")),
        checks=(
            p.Check(number="1.", text="Selaras dengan peraturan yang lebih tinggi atau sederajat", finding="Sesuai"),
            p.Check(number="2.", text="Selaras dengan Peraturan KPU", finding="Sesuai"),
            p.Check(number="3.", text="Teknik penyusunan", finding="Tidak sesuai", note="Ulangi kata “huruf” di depan setiap huruf.", passage="Menimbang huruf c"),
            p.Check(number="4.", text="Lampiran", finding="Tidak berlaku"),
        ),
        route=(
            p.RouteLine(number="1.", when="20 November 2026 08.15 WIT", act="Pembuatan KAK dan draf SK", person="Daniel Contoh Empat, S.Kom. (Kasubbag Perencanaan)", outcome="Selesai"),
            p.RouteLine(number="2.", when="23 November 2026 09.30 WIT", act="Verifikasi muatan", person="Siti Contoh Tiga, S.H., M.H. (Kasubbag Hukum)", outcome="Dikembalikan", note="Butir 3"),
        ),
        conclusion="Dikembalikan kepada pengusul untuk diperbaiki.", reason="Rumusan Menimbang huruf c belum sesuai teknik penyusunan.",
        signatures=(dataclasses.replace(LEGAL, place_and_date=("Teminabuan, 23 November 2026",)),),
    )  # fmt: skip


def invitation() -> p.InvitationPaper:
    """Make an undangan."""
    return p.InvitationPaper(
        title="Undangan Rapat Pleno", letterhead=dataclasses.replace(HEAD, emblem="left"), reference="",
        number="45/PK.01-Und/9602/2026", place_and_date="Teminabuan, 20 November 2026", subject="Undangan Rapat Pleno", enclosure="1 (satu) berkas",
        recipients=("Ketua dan Anggota KPU Kabupaten Sorong Selatan", "Sekretaris KPU Kabupaten Sorong Selatan"),
        opening="Sehubungan dengan akan ditetapkannya beberapa rancangan keputusan, bersama ini kami mengundang Saudara untuk hadir dalam rapat pleno yang dilaksanakan pada:",
        facts=(p.Fact("hari, tanggal", "Selasa, 24 November 2026"), p.Fact("pukul", "10.00 WIT"), p.Fact("tempat", "Ruang Rapat KPU Kabupaten Sorong Selatan")),
        agenda=(f"Pembahasan dan penetapan rancangan Keputusan tentang {NAME_MIXED}", "Lain-lain"),
        signature=dataclasses.replace(CHAIR, place_and_date=(), office="Ketua", name="Yohana Contoh Satu"), copies_to=("Kepala Subbagian Hukum dan Sumber Daya Manusia",),
    )  # fmt: skip


def attendance() -> p.AttendancePaper:
    """Make a daftar hadir."""
    return p.AttendancePaper(
        title="Daftar Hadir Rapat Pleno", letterhead=HEAD, name="RAPAT PLENO TERTUTUP",
        facts=(p.Fact("Hari, tanggal", "Selasa, 24 November 2026"), p.Fact("Pukul", "10.00 WIT"), p.Fact("Tempat", "Ruang Rapat KPU Kabupaten Sorong Selatan")),
        rows=tuple(p.AttendanceRow(number=f"{n + 1}.", name=PERSONS[n], office="Ketua" if n == 0 else "Anggota" if n < 5 else "Sekretariat", mark="izin" if n == 4 else "") for n in range(9)),
        quorum="Hadir 4 (empat) dari 5 (lima) anggota; kuorum paling sedikit 3 (tiga) anggota terpenuhi (UU 7/2017 Pasal 44).",
        signatures=(dataclasses.replace(SECRETARY),),
    )  # fmt: skip


def minutes(kind: type[p.MinutesPaper] = p.MinutesPaper) -> p.MinutesPaper:
    """Make a notulensi."""
    return kind(
        title="Notulensi", letterhead=HEAD, reference="SS-26-0042", name="RAPAT PLENO TERTUTUP",
        facts=(*attendance().facts, p.Fact("Pimpinan rapat", "Yohana Contoh Satu"), p.Fact("Notulis", "Naomi Contoh Tiga Belas")),
        agenda=("Pembahasan rancangan keputusan",), participants=("Yohana Contoh Satu (Ketua)", "Markus Contoh Dua (Anggota)"),
        discussions=(p.Discussion(number="1.", subject=NAME_MIXED, points=("Ketua membuka rapat pada pukul 10.05 WIT.", "Anggota Divisi Hukum mengusulkan perbaikan Diktum KEDUA huruf c."), conclusion="Ditetapkan dengan perbaikan."),),
        conclusion="Rapat ditutup pada pukul 11.40 WIT.", follow_ups=(p.FollowUp(number="1.", task="Memperbaiki Diktum KEDUA huruf c", by="Subbagian pengusul", until="24 November 2026"),),
        signatures=(p.SignatureBlock(office="Pimpinan Rapat", name="Yohana Contoh Satu", lead="Mengetahui,"), p.SignatureBlock(office="Notulis", name="Naomi Contoh Tiga Belas", place_and_date=("Teminabuan, 24 November 2026",))),
    )  # fmt: skip


def record() -> p.PlenaryRecordPaper:
    """Make a berita acara."""
    return p.PlenaryRecordPaper(
        title="Berita Acara Rapat Pleno", letterhead=HEAD, reference="SS-26-0042", number="12/PK.01-BA/9602/2026", name="RAPAT PLENO PENETAPAN RANCANGAN KEPUTUSAN",
        opening="Pada hari ini, Selasa, tanggal dua puluh empat bulan November tahun dua ribu dua puluh enam, pukul 10.00 WIT, bertempat di Ruang Rapat KPU Kabupaten Sorong Selatan, telah dilaksanakan rapat pleno tertutup yang dihadiri oleh:",
        attendance=tuple(f"{n} ({'Ketua' if i == 0 else 'Anggota'})" for i, n in enumerate(PERSONS[:4])), quorum="Rapat memenuhi kuorum: hadir 4 (empat) dari 5 (lima) anggota (UU 7/2017 Pasal 44).",
        agenda=("Pembahasan dan penetapan rancangan keputusan.",),
        decisions=(p.DecisionRow(number="1.", subject=f"Rancangan Keputusan tentang {NAME_MIXED}", decision="Ditetapkan dengan perbaikan", votes="Setuju 4, menolak 0, abstain 0", notes=("Diktum KEDUA huruf c: tambahkan batas waktu.", "Lampiran: perbaiki nama jabatan.")),),
        place_and_date=("Dibuat di Teminabuan", "pada tanggal 24 November 2026"),
        signatures=(p.SignatureBlock(office="Ketua", name=PERSONS[0]), *(member(n) for n in range(1, 5))),
    )  # fmt: skip


def agenda_book() -> p.AgendaBookPaper:
    """Make a buku agenda of several pages."""
    return p.AgendaBookPaper(
        title="Buku Agenda Keputusan 2026", letterhead=HEAD, name="BUKU AGENDA NASKAH DINAS KEPUTUSAN", period="Tahun 2026 · Keputusan KPU Kabupaten",
        rows=tuple(p.AgendaBookRow(number=str(n), booked_on="24 November 2026", decree_number=f"{n} Tahun 2026", enacted_on="24 November 2026", about=NAME_MIXED if n % 4 == 0 else "Pembentukan tim", nature="Penetapan", archive_code="HK.03.1", proposed_by="Subbag Perencanaan", signed_by="Ketua", plenary_record="12/PK.01-BA/9602/2026", pages="5", status="Batal" if n == 7 else "Berlaku", note="Salah cetak" if n == 7 else "") for n in range(1, 26)),
        signatures=(dataclasses.replace(LEGAL, place_and_date=("Teminabuan, 31 Desember 2026",)),),
    )  # fmt: skip


def dispatch_book() -> p.DispatchBookPaper:
    """Make a buku ekspedisi."""
    return p.DispatchBookPaper(
        title="Buku Ekspedisi SK", letterhead=HEAD, name="BUKU EKSPEDISI SALINAN KEPUTUSAN", period="November 2026",
        rows=tuple(p.DispatchRow(number=str(n + 1), sent_on="25 November 2026", decree="23 Tahun 2026\n24 November 2026", about="Pembentukan kelompok kerja", copy_number=f"{n + 1}", addressed_to=PERSONS[n % 16], manner="Langsung", received_by=PERSONS[n % 16] if n % 2 else "", received_at="25 November 2026 10.15 WIT" if n % 2 else "", paraf="elektronik" if n % 3 == 1 else "") for n in range(22)),
        signatures=(LEGAL,),
    )  # fmt: skip


def control_book() -> p.ControlBookPaper:
    """Make a book of kartu kendali."""
    return p.ControlBookPaper(
        title="Buku Kartu Kendali 2026", letterhead=HEAD, name="BUKU KARTU KENDALI", period="TAHUN 2026",
        rows=tuple(p.ControlBookRow(number=str(n), checked_on="24 November 2026", dossier=f"SS-26-{n:04}", about=NAME_MIXED, kind="Verifikasi personil" if n % 2 else "Verifikasi muatan", text="Versi 3 · sidik 9F2C 41AB", outcome="Dikembalikan" if n == 5 else "Lulus", checked_by="Daniel Umpama\nSekretaris", note="Jabatan anggota nomor 7 belum ditulis." if n == 5 else "") for n in range(1, 21)),
    )  # fmt: skip


def letter_book() -> p.LetterBookPaper:
    """Make a book of the plenary's letters."""
    return p.LetterBookPaper(
        title="Buku Naskah Pleno 2026", letterhead=HEAD, name="BUKU NOMOR NASKAH RAPAT PLENO", period="TAHUN 2026",
        rows=tuple(p.LetterBookRow(number=str(n), made_on="24 November 2026", full_number=f"{n}/PK.01-BA/9205/2026", kind="Berita acara", about=NAME_MIXED, signed_by="Ruth Contoh Lima, Daniel Umpama", dossier=f"SS-26-{n:04}") for n in range(1, 21)),
    )  # fmt: skip


def receipt() -> p.ReceiptPaper:
    """Make a tanda terima."""
    return p.ReceiptPaper(
        title="Tanda Terima", letterhead=HEAD, reference="SS-26-0042", number="SS-26-0042/2", statement="Telah diterima dari Sekretariat KPU Kabupaten Sorong Selatan 1 (satu) eksemplar salinan keputusan dengan keterangan sebagai berikut:",
        facts=(p.Fact("Keputusan", "Nomor 23 Tahun 2026"), p.Fact("Tentang", NAME_MIXED), p.Fact("Salinan", "ke-2 dari 14"), p.Fact("Diterima pada", "Rabu, 25 November 2026, pukul 10.15 WIT")),
        signatures=(dataclasses.replace(LEGAL, lead="Yang menyerahkan,"), p.SignatureBlock(lead="Yang menerima,", office="Anggota Kelompok Kerja", name="Ruth Contoh Lima", place_and_date=("Teminabuan, 25 November 2026",))), code=CODE,
    )  # fmt: skip


def archive_sheet() -> p.ArchiveSheetPaper:
    """Make a lembar arsip."""
    return p.ArchiveSheetPaper(
        title="Lembar Arsip", letterhead=HEAD, reference="SS-26-0042",
        facts=(p.Fact("Nomor berkas", "SS-26-0042"), p.Fact("Kode klasifikasi", "HK.03.1"), p.Fact("Uraian", f"Keputusan Nomor 23 Tahun 2026 tentang {NAME_MIXED}"), p.Fact("Kurun waktu", "2026"), p.Fact("Retensi", "Permanen (belum diverifikasi)")),
        place=(p.Fact("Ruang", "Arsip Hukum"), p.Fact("Rak", "2"), p.Fact("Boks", "7"), p.Fact("Map", "0042")),
        label_lines=("KPU KABUPATEN SORONG SELATAN", "HK.03.1 · SS-26-0042", "Keputusan Nomor 23 Tahun 2026", "Ruang Arsip Hukum · Rak 2 · Boks 7 · Map 0042"),
        contents=(p.ArchiveContent(number="1.", name="Naskah asli bertanda tangan", date="24 November 2026", development="Asli", amount="5 lembar"), p.ArchiveContent(number="2.", name="Kartu kendali", date="23 November 2026", development="Asli", amount="1 lembar")),
        scan=(p.Fact("Nama berkas", "2026kpt023.pdf"), p.Fact("Halaman", "5"), p.Fact("SHA-256", "9f2c41ab" * 8)), code=CODE,
        signatures=(dataclasses.replace(LEGAL, place_and_date=("Teminabuan, 26 November 2026",)),),
    )  # fmt: skip


SHEET: dict[str, Any] = {
    "letterhead": HEAD,
    "reference": "SS-26-0042",
    "facts": (
        p.Fact("Keputusan", "Nomor 24 Tahun 2026"),
        p.Fact("Tentang", "Pedoman Teknis Pengelolaan Dokumentasi Hukum"),
    ),
    "checks": (
        p.Check(number="1.", text="Nomor, tanggal, dan judul sama dengan SK", finding="Sesuai"),
        p.Check(number="2.", text="Data pribadi", finding="Tidak sesuai", note="Hapus NIP pada lampiran."),
    ),
    "signatures": (dataclasses.replace(LEGAL, place_and_date=("Teminabuan, 27 November 2026",)),),
}


def abstract() -> p.AbstractPaper:
    """Make an abstrak."""
    return p.AbstractPaper(
        title="Abstrak", letterhead=HEAD, subjects="DOKUMENTASI HUKUM - INFORMASI HUKUM - PEDOMAN", year="2026", citation="KPT. KPU KAB. SORONG SELATAN NO. 24, 8 HLM",
        name=f"KEPUTUSAN {KPU} TENTANG PEDOMAN TEKNIS PENGELOLAAN DOKUMENTASI DAN INFORMASI HUKUM",
        abstract=("bahwa untuk tertib pengelolaan dokumentasi hukum perlu menetapkan pedoman teknis;", "Dasar hukum Keputusan ini adalah: UU 7/2017; PKPU 8/2019;", "Dalam Keputusan ini diatur tentang ruang lingkup, organisasi, dan tata cara pengelolaan dokumentasi hukum."),
        notes=("Keputusan ini mulai berlaku pada tanggal ditetapkan, 24 November 2026.", "Lampiran: 4 hlm."),
    )  # fmt: skip


def all_papers() -> dict[str, p.Paper]:
    """Give every paper by a name for messages and file names."""
    return {
        **{f"decree-{state}": decree(state) for state in p.DecreeState},
        "decree-regulating": regulating(), "kak": kak(), "control-card": control_card(), "invitation": invitation(), "attendance": attendance(),
        "minutes": minutes(), "meeting-note": minutes(p.MeetingNotePaper), "record": record(), "agenda-book": agenda_book(), "dispatch-book": dispatch_book(), "control-book": control_book(), "letter-book": letter_book(),
        "receipt": receipt(), "archive-sheet": archive_sheet(), "abstract": abstract(), "sop": sop(), "sop-long": long_sop(),
        "eligibility": p.EligibilityPaper(title="Lembar Kelayakan", verdict="Layak dipublikasikan", reason="Keputusan bersifat pengaturan.", **SHEET),
        "authentication": p.AuthenticationSheetPaper(title="Lembar Otentikasi", verdict="Otentik", **SHEET),
        "approval": p.ApprovalSheetPaper(title="Lembar Persetujuan", verdict="Disetujui", **SHEET),
        "link-proof": p.LinkProofPaper(title="Bukti Tautan", verdict="Tautan sesuai", code=CODE, blocks=(p.link_table((("1.", "https://jdih.example/sorongselatan/keputusan-kpu/download/1024", "28 November 2026 09.00 WIT", "200", "Sidik sama"),)),), **SHEET),
        "evaluation": p.EvaluationPaper(title="Laporan Evaluasi", verdict="Baik", blocks=(p.Heading(label="1.", title="Koleksi dokumen hukum"), p.Paragraph(text="Jumlah keputusan terunggah: 12."), dataclasses.replace(team_table(), rows=team_table().rows[:3])), **SHEET),
    }  # fmt: skip
