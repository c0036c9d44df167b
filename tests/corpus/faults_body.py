"""Faults in the dicta, the frame, the lampiran, and against facts."""

from __future__ import annotations

from datetime import date

from tests.corpus import Fault
from tests.corpus.planting import add, cell, drop, put

OWN = "Keputusan Komisi Pemilihan Umum Kabupaten Sorong Selatan Nomor 3 Tahun 2025 tentang Tim Lama"
RAJA = "Keputusan Komisi Pemilihan Umum Kabupaten Raja Ampat"
GONE = "dicabut dan dinyatakan tidak berlaku"

DICTA = (
    Fault("B1", "06", change=drop("dicta"), also=("L1", "B8")),
    Fault(
        "B1",
        "01",
        swap=(
            (
                '"Tim sebagaimana dimaksud dalam Diktum KESATU bertanggung',
                '"PERTAMA: Tim sebagaimana dimaksud dalam Diktum KESATU bertanggung',
            ),
        ),
    ),
    Fault("B1a", "17", swap=(("KESATU : Membentuk Tim", "KESATU : Tim"),)),
    Fault(
        "B1b",
        "03",
        swap=(
            (
                "Keputusan ini mulai berlaku pada tanggal ditetapkan.",
                "Keputusan ini mulai berlaku pada tanggal ditetapkan",
            ),
        ),
    ),
    Fault("B2", "18", swap=(("dalam Diktum KESATU", "dalam Diktum KETUJUH"),)),
    Fault("B2", "01", swap=(("dalam Diktum KESATU", "dalam Diktum PERTAMA"),)),
    Fault(
        "B2a",
        "02",
        change=add(
            "dicta", "Tugas sebagaimana dimaksud pada diktum kedua dilaporkan setiap bulan kepada Ketua."
        ),
    ),
    Fault("B3", "12", swap=(('"menyusun abstrak; dan"', '"menyusun abstrak;"'),)),
    Fault("B3", "01", swap=(('"menganalisis capaian', '"Menganalisis capaian'),)),
    Fault("B3", "10", swap=(('"tempat ibadah;"', '"tempat ibadah,"'),)),
    Fault("B4", "01", swap=(("14 (empat belas) hari kerja", "14 hari kerja"),)),
    Fault(
        "B5", "07", swap=(("Pejabat sebagaimana dimaksud dalam Diktum KESATU", "Pejabat tersebut di atas"),)
    ),
    Fault(
        "B6",
        "20",
        swap=(
            (
                "KELIMA : Keputusan",
                "KELIMA : Hal-hal yang belum diatur dalam Keputusan ini akan diatur kemudian.\nKEENAM : Keputusan",
            ),
        ),
    ),
    Fault("B7", "20", swap=(("dilarang meminjamkan", "tidak boleh meminjamkan"),)),
    Fault(
        "B8",
        "17",
        swap=(
            (
                "KEEMPAT : Masa kerja tim terhitung sejak tanggal ditetapkan sampai dengan tanggal 30 September 2026.\nKELIMA",
                "KEEMPAT",
            ),
        ),
    ),
    Fault("B9", "12", swap=(("dibebankan pada Daftar Isian Pelaksanaan Anggaran", "ditanggung oleh"),)),
    Fault("B10", "18", swap=(("KETIGA : Keputusan ini mulai berlaku pada tanggal ditetapkan.\n", ""),)),
    Fault(
        "B10",
        "19",
        swap=(("mulai berlaku pada tanggal ditetapkan", "mulai berlaku sejak tanggal ditetapkan"),),
    ),
    Fault(
        "B11",
        "20",
        swap=(
            (
                "mulai berlaku pada tanggal ditetapkan.\n\nD",
                "mulai berlaku efektif pada tanggal 1 April 2026.\n\nD",
            ),
        ),
    ),
    Fault(
        "B12",
        "17",
        swap=(("mulai berlaku pada tanggal ditetapkan", "mulai berlaku pada tanggal 2 Januari 2026"),),
    ),
    Fault("B12", "09", change=add("dicta", "Keputusan ini berlaku surut sejak bulan Januari.")),
    Fault(
        "B13",
        "16",
        change=add(
            "dicta",
            "Apabila di kemudian hari terdapat kekeliruan, akan diadakan perbaikan sebagaimana mestinya.",
        ),
    ),
)
REVISING = (
    Fault("C1", "01", change=add("dicta", f"Dengan ditetapkannya Keputusan ini, {OWN} dicabut.")),
    Fault("C1", "20", swap=(("Pada saat Keputusan ini mulai berlaku, Keputusan", "Keputusan"),)),
    Fault("C2", "20", swap=((GONE, "dihapuskan dan dinyatakan tidak berlaku"),), also=("B8",)),
    Fault(
        "C3",
        "19",
        swap=(
            (
                "KEEMPAT : ",
                "KEEMPAT : Semua ketentuan yang bertentangan dengan Keputusan ini dinyatakan tidak berlaku.\nKELIMA : ",
            ),
        ),
    ),
    Fault("C4", "20", swap=((", dicabut", f" dan {RAJA} Nomor 9 Tahun 2022 tentang Bahan Bakar, dicabut"),)),
    Fault("C5", "08", change=lambda d: d["dicta"].pop(3)),
    Fault(
        "C6",
        "01",
        change=add(
            "dicta",
            f"Pada saat Keputusan ini mulai berlaku, Keputusan Komisi Pemilihan Umum Nomor 364 Tahun 2021 tentang Petunjuk Teknis, {GONE}.",
        ),
        also=("D5",),
    ),
    Fault(
        "C6",
        "19",
        swap=(
            (
                "KEEMPAT : ",
                f"KEEMPAT : Pada saat Keputusan ini mulai berlaku, Keputusan Komisi Pemilihan Umum Kota Contoh Nomor 2 Tahun 2024 tentang Survei, {GONE}.\nKELIMA : ",
            ),
        ),
    ),
    Fault(
        "C7",
        "05",
        swap=(
            ("diubah sebagai berikut:", "disesuaikan:"),
            ("diubah sehingga tugas", "disesuaikan sehingga tugas"),
            ("susunan tim diubah sehingga menjadi", "susunan tim menjadi"),
        ),
    ),
)
FRAME = (
    Fault("T1", "17", swap=(("MEMUTUSKAN:", "M E M U T U S K A N :"),)),
    Fault("T1", "18", swap=(("MEMUTUSKAN:", "MEMUTUSKAN :"),)),
    Fault(
        "T2",
        "19",
        swap=(
            (
                "Menetapkan : KEPUTUSAN SEKRETARIS KOMISI PEMILIHAN UMUM KOTA CONTOH TENTANG TIM SURVEI KEPUASAN MASYARAKAT.\n",
                "",
            ),
        ),
    ),
    Fault("T3", "20", swap=(("KENDARAAN DINAS.\n", "KENDARAAN DINAS\n"),)),
    Fault("T4", "18", swap=(("TENTANG KODE RUANG DAN PENANDAAN BARANG.", "TENTANG KODE RUANGAN."),)),
    Fault("K1", "17", facts={"seat": "Waisai"}),
    Fault(
        "K2",
        "19",
        swap=(("KOTA CONTOH,\n\nSEDAP MALAM UMPAMA\n\nL", "KOTA CONTOH,\n\nSEDAP MALAM UMPAMA, S.H.\n\nL"),),
    ),
    Fault("K2", "01", facts={"signatory_title": "KETUA KOMISI PEMILIHAN UMUM KABUPATEN SORONG SELATAN"}),
    Fault("K3", "16", change=add("dicta", "Agar setiap orang mengetahuinya, Keputusan ini diumumkan.")),
    Fault("K4", "02", facts={"is_copy": True, "enacted_on": None}),
)
ATTACHMENTS = (
    Fault(
        "L1",
        "04",
        swap=(
            (
                " sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Keputusan ini",
                "",
            ),
        ),
    ),
    Fault("L1", "13", swap=((" yang merupakan bagian tidak terpisahkan dari Keputusan ini", ""),)),
    Fault("L1a", "16", change=put("attachments", [])),
    Fault("L2", "11", swap=(("Lampiran II yang", "Lampiran 2 yang"),), also=("L1", "L1a")),
    Fault(
        "L4",
        "12",
        swap=(
            (
                '"SUSUNAN TIM PENGELOLA JARINGAN DOKUMENTASI DAN INFORMASI HUKUM"',
                '"Susunan Tim Pengelola Jaringan"',
            ),
        ),
    ),
    Fault(
        "L6",
        "19",
        swap=(
            (
                "LAMPIRAN\nKEPUTUSAN SEKRETARIS KOMISI PEMILIHAN UMUM KOTA CONTOH\nNOMOR 3 TAHUN 2026",
                "LAMPIRAN\nKEPUTUSAN SEKRETARIS KOMISI PEMILIHAN UMUM KOTA CONTOH\nNOMOR 9 TAHUN 2025",
            ),
        ),
    ),
    Fault("L7", "10", change=cell(2, 2, "6")),
    Fault(
        "L7",
        "01",
        swap=(
            (
                "dengan susunan sebagaimana tercantum dalam Lampiran",
                "yang berjumlah 5 (lima) orang sebagaimana tercantum dalam Lampiran",
            ),
        ),
    ),
)
CROSS = (
    Fault(
        "F3",
        "09",
        change=add(
            "dicta", "The standard shall be evaluated by the head of the secretariat at the end of this year."
        ),
    ),
    Fault("F5", "14", change=put("considerations", 0, "text", " "), also=("M2",)),
    Fault("X1", "10", swap=(("kebersihan, dan keamanan", "kebersihan, dan dan keamanan"),)),
    Fault("X1", "09", swap=(("Standar Pelayanan dilaksanakan", "Standar Pelayanan pelayanan dilaksanakan"),)),
    Fault("X2", "01", facts={"signatories": ("Orang Lain",)}),
    Fault("X3", "02", facts={"plenary_on": date(2026, 1, 16)}),
    Fault(
        "X4",
        "12",
        swap=(("sampai dengan tanggal 31 Desember 2026", "sampai dengan tanggal 31 Desember 2025"),),
    ),
    Fault("X4", "03", facts={"stale": ("Pejabat Pengelola Informasi",)}),
    Fault("X5", "19", swap=(("6 (enam) bulan", "6 (lima) bulan"),)),
    Fault(
        "X6", "11", change=cell(0, 0, "Anggrek Perandaian (NIK 9204010101900001)"), facts={"is_public": True}
    ),
    Fault("X7", "14", facts={"involved": ("Dahlia Pengandaian",)}),
    Fault(
        "X8",
        "16",
        change=lambda d: d["attachments"][0]["table"].update(
            columns=["Nama", "NIP"], rows=[{"id": "r1", "cells": ["Mawar Ibarat", "19801301 200501 2 999"]}]
        ),
    ),
    Fault("X9", "07", facts={"teams": {"Lukas Bayangan": 4}, "most_teams": 3}),
    Fault("X10", "12", change=cell(2, 0, "Wijaya Percontohan")),
    Fault("X10", "16", facts={"inactive": ("Simon Laksana",)}),
    Fault("X11", "01", swap=(("Percontohan, S.E.", "Percontohan, SE"),)),
    Fault(
        "X12",
        "08",
        change=put(
            "considerations",
            0,
            "text",
            f"bahwa logistik {'yang dijaga dengan cermat dan ' * 15}merupakan barang negara;",
        ),
    ),
)
BODY = (*DICTA, *REVISING, *FRAME, *ATTACHMENTS, *CROSS)
