"""Faults in title, Menimbang and Mengingat."""

from __future__ import annotations

from tests.corpus import Fault
from tests.corpus.planting import add, drop, put, reverse

RAJA = "Keputusan Komisi Pemilihan Umum Kabupaten Raja Ampat"

TITLE = (
    Fault("J1", "01", change=put("title", ""), also=("T4", "M6", "L6")),
    Fault("J2", "02", change=lambda d: d.update(title=d["title"].title()), also=("T3",)),
    Fault("J2", "03", change=lambda d: d.update(title=d["title"] + ".")),
    Fault(
        "J3", "17", swap=(("\nTENTANG\n", "\nT E N T A N G\n"),), also=("J1", "J2", "M6", "T4", "P3", "P2")
    ),
    Fault("J4", "01", facts={"number": "NOMOR 12/HK.03.1-Kpt/9204/KPU-Kab/VI/2026"}, also=("L6",)),
    Fault(
        "J5",
        "13",
        change=put("title", "PENETAPAN " + "DAFTAR INFORMASI " * 16),
        also=("M6", "T4", "L6", "X1"),
    ),
    Fault(
        "J6",
        "14",
        swap=(("SISTEM PENGENDALIAN INTERN PEMERINTAH TAHUN 2026", "SPIP TAHUN 2026"),),
        also=("M6", "T4", "L6"),
    ),
    Fault("J7", "05", swap=(("PERUBAHAN ATAS", "PERUBAHAN PERTAMA ATAS"),), also=("M6", "T4", "L6")),
    Fault("J7", "15", swap=(("PERUBAHAN KEDUA ATAS", "PERUBAHAN TERHADAP"),), also=("M6", "T4", "L6", "D6")),
    Fault("J8", "06", swap=(("PENCABUTAN KEPUTUSAN", "PEMBERHENTIAN KEPUTUSAN"),), also=("M6", "T4")),
    Fault("J9", "01", swap=(('"title": "TIM', '"title": "KEPUTUSAN TENTANG TIM'),), also=("M6", "T4", "L6")),
    Fault("P1", "20", swap=(("\nKETUA KOMISI", "\nDENGAN RAHMAT TUHAN YANG MAHA ESA\n\nKETUA KOMISI"),)),
    Fault(
        "P2",
        "04",
        swap=(
            (
                '"issuer": "Ketua Komisi Pemilihan Umum Kota Contoh',
                '"issuer": "Ketua Komisi Pemilihan Umum Kota Contoh,',
            ),
        ),
        also=("P3",),
    ),
    Fault(
        "P3",
        "01",
        swap=(
            (
                '"issuer": "Ketua Komisi Pemilihan Umum Kabupaten Sorong Selatan',
                '"issuer": "Ketua Komisi Pemilihan Umum Kabupaten Raja Ampat',
            ),
        ),
    ),
    Fault(
        "P3",
        "18",
        swap=(
            (
                "KETUA KOMISI PEMILIHAN UMUM\nKABUPATEN CONTOH,",
                "SEKRETARIS KOMISI PEMILIHAN UMUM\nKABUPATEN CONTOH,",
            ),
        ),
    ),
)
CONSIDERATIONS = (
    Fault("M1", "13", change=drop("considerations")),
    Fault("M2", "10", swap=(('"bahwa pemasangan', '"Bahwa pemasangan'),)),
    Fault("M2", "02", swap=(("untuk memilih;", "untuk memilih."),)),
    Fault("M2", "20", swap=(("pelaksanaan tugas;", "pelaksanaan tugas. Kendaraan itu terbatas;"),)),
    Fault(
        "M3",
        "04",
        swap=(
            (
                "bahwa untuk melaksanakan ketentuan Pasal 20 Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum,",
                "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a,",
            ),
        ),
        also=("M9",),
    ),
    Fault(
        "M4",
        "11",
        swap=(
            (
                "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu",
                "bahwa untuk maksud itu, perlu",
            ),
        ),
    ),
    Fault("M4", "12", swap=(("dimaksud dalam huruf a", "dimaksud pada huruf a"),)),
    Fault("M5", "09", swap=(("huruf a dan huruf b", "huruf a dan b"),)),
    Fault("M5", "08", swap=(("huruf a, huruf b, dan huruf c", "huruf a dan huruf b"),)),
    Fault(
        "M6",
        "17",
        swap=(("tentang Tim Penilai Lomba Poster Kepemiluan", "tentang Tim Penilai Lomba Foto Kepemiluan"),),
    ),
    Fault(
        "M7",
        "01",
        change=put("considerations", 0, "text", "bahwa dipandang perlu menetapkan Keputusan mengenai tim;"),
    ),
    Fault(
        "M8",
        "08",
        change=lambda d: d.update(
            considerations=[
                *[{"id": f"x{n}", "text": f"bahwa tugas bagian {n} merupakan kewajiban;"} for n in range(7)],
                d["considerations"][-1],
            ]
        ),
        also=("M5",),
    ),
    Fault(
        "M9", "11", swap=(("memenuhi syarat sebagaimana dinilai oleh tim penilai", "sangat membanggakan"),)
    ),
    Fault("M10", "03", change=drop("legal_bases", 0)),
    Fault("M10", "12", change=drop("legal_bases", 5)),
    Fault("M11", "07", swap=(("huruf b, perlu", "huruf b, maka perlu"),)),
    Fault(
        "M12",
        "16",
        change=put("considerations", 0, "text", "bahwa dalam rangka pelayanan kepada masyarakat;"),
    ),
)
BASES = (
    Fault("D1", "10", change=drop("legal_bases")),
    Fault("D2", "17", swap=(("Nomor 6863);", "Nomor 6863)."),)),
    Fault("D3", "01", change=reverse("legal_bases")),
    Fault("D3", "09", change=lambda d: d["legal_bases"].insert(0, d["legal_bases"].pop(1))),
    Fault(
        "D4",
        "10",
        change=add(
            "legal_bases",
            "Surat Edaran Ketua Komisi Pemilihan Umum Nomor 4 Tahun 2025 tentang Alat Peraga;",
            99,
        ),
    ),
    Fault(
        "D5",
        "20",
        swap=(
            (
                "\nMemperhatikan",
                f"3. {RAJA} Nomor 6 Tahun 2021 tentang Penggunaan Kendaraan;\n\nMemperhatikan",
            ),
        ),
    ),
    Fault(
        "D5",
        "13",
        change=add(
            "legal_bases",
            "Peraturan Presiden Nomor 4 Tahun 2031 tentang Contoh (Lembaran Negara Republik Indonesia Tahun 2031 Nomor 9);",
            99,
        ),
    ),
    Fault("D6", "05", change=drop("legal_bases", 3)),
    Fault(
        "D7",
        "18",
        swap=(("1. Undang-Undang Nomor 1", "1. Undang-Undang Republik Indonesia Nomor 1"),),
        also=("D16",),
    ),
    Fault("D7", "10", change=add("legal_bases", "Pasal 5 ayat (1) Undang-Undang Nomor 7 Tahun 2017;")),
    Fault("D8", "19", swap=(("1. Undang-Undang Nomor 25", "1. Undang-undang Nomor 25"),)),
    Fault(
        "D9",
        "20",
        swap=(
            (
                " (Lembaran Negara Republik Indonesia Tahun 2014 Nomor 292, Tambahan Lembaran Negara Republik Indonesia Nomor 5601)",
                "",
            ),
        ),
    ),
    Fault("D10", "18", swap=((" (Lembaran Negara Republik Indonesia Tahun 2018 Nomor 196)", ""),)),
    Fault("D11", "17", swap=(("Nomor 5601", "Nomor 5610"),)),
    Fault("D11", "11", swap=(("Tahun 2017 Nomor 182", "Tahun 2017 Nomor 128"),)),
    Fault(
        "D11",
        "02",
        swap=(
            (
                "Berita Negara Republik Indonesia Tahun 2019 Nomor 320",
                "Berita Negara Republik Indonesia Tahun 2019 Nomor 302",
            ),
        ),
    ),
    Fault(
        "D12",
        "17",
        swap=(
            (
                " sebagaimana telah diubah dengan Undang-Undang Nomor 7 Tahun 2023 tentang Penetapan Peraturan Pemerintah Pengganti Undang-Undang Nomor 1 Tahun 2022 tentang Perubahan atas Undang-Undang Nomor 7 Tahun 2017 tentang Pemilihan Umum Menjadi Undang-Undang (Lembaran Negara Republik Indonesia Tahun 2023 Nomor 54, Tambahan Lembaran Negara Republik Indonesia Nomor 6863)",
                "",
            ),
        ),
    ),
    Fault("D12", "11", swap=(("beberapa kali diubah, terakhir dengan", "beberapa kali diubah, terakhir"),)),
    Fault(
        "D13",
        "20",
        swap=(
            (
                "\n2. Undang-Undang Nomor 30",
                "\n2. Undang-Undang Nomor 15 Tahun 2011 tentang Penyelenggara Pemilihan Umum (Lembaran Negara Republik Indonesia Tahun 2011 Nomor 101, Tambahan Lembaran Negara Republik Indonesia Nomor 5246);\n3. Undang-Undang Nomor 30",
            ),
        ),
    ),
    Fault(
        "D14",
        "19",
        swap=(("Tahun 2009 tentang Pelayanan Publik (", "Tahun 2009 Tentang Pelayanan Publik ("),),
    ),
    Fault(
        "D15",
        "10",
        change=add("legal_bases", "Nota Dinas Kepala Subbagian Hukum Nomor 3/HK.03/2026 tentang Usulan;", 99),
    ),
    Fault(
        "D16",
        "13",
        swap=(
            (
                "Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi",
                "Nomor 27 Tahun 2022 tentang Perlindungan Data Pribadi",
            ),
        ),
    ),
    Fault(
        "D17",
        "20",
        swap=(
            (
                "(Lembaran Negara Republik Indonesia Tahun 2004 Nomor 5, Tambahan Lembaran Negara Republik Indonesia Nomor 4355)",
                "(LN RI Tahun 2004 Nomor 5, TLN RI Nomor 4355)",
            ),
        ),
    ),
    Fault(
        "D18",
        "10",
        change=add(
            "legal_bases",
            "Undang-Undang Nomor 12 Tahun 2011 tentang Pembentukan Peraturan Perundangan-undangan (Lembaran Negara Republik Indonesia Tahun 2011 Nomor 82, Tambahan Lembaran Negara Republik Indonesia Nomor 5234);",
            0,
        ),
        also=("D12", "D16"),
    ),
)

PREAMBLE = (*TITLE, *CONSIDERATIONS, *BASES)
