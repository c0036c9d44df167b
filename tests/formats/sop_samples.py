"""Samples of the SOP: one like the scanned one, one that is long."""

from __future__ import annotations

import dataclasses

from diktum.formats import papers as p


def sop() -> p.SopPaper:
    """Make the SOP of the team decrees with its returns."""
    cell, edge, symbol = p.SopCell, p.SopEdge, p.SopSymbol
    return p.SopPaper(
        title="SOP Penyusunan Produk Hukum Keputusan", reference="tim-pelaksana",
        identity=p.SopIdentity(
            unit=("KOMISI PEMILIHAN UMUM", "KABUPATEN SORONG SELATAN", "SEKRETARIAT"), number="23 Tahun 2022", made_on="", revised_on="-", effective_on="17 Januari 2022",
            approved_by=p.SignatureBlock(office="Sekretaris KPU Kabupaten Sorong Selatan", name="Markus Contoh Dua, S.Sos.", nip="19800101 200501 1 999"),
            name="Penyusunan Produk Hukum Keputusan di Lingkungan Komisi Pemilihan Umum Kabupaten Sorong Selatan",
            legal_bases=("Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 35 Tahun 2012 tentang Pedoman Penyusunan Standar Operasional Prosedur Administrasi Pemerintahan", "Peraturan Komisi Pemilihan Umum Nomor 2 Tahun 2021 tentang Tata Naskah Dinas"),
            qualifications=("Memahami teknik penyusunan keputusan (legal drafting)",), related=("SOP Rapat Pleno", "SOP Kearsipan"),
            equipment=("Buku Agenda", "Perangkat komputer, printer, dan scanner", "Jaringan internet", "Flashdisk dan map ordner", "Stempel salinan", "Cap dinas"),
            warning="Apabila SOP ini tidak dilaksanakan sebagaimana mestinya, maka akan menghambat proses untuk menghasilkan output yang tepat waktu dan dapat berdampak hukum.",
            records=("Disimpan dalam bentuk naskah asli (hardcopy) dan naskah asli elektronik (softcopy)",),
        ),
        heading="B.1 PROSEDUR PENYUSUNAN KEPUTUSAN TIM PELAKSANA KEGIATAN", lanes=("Subbagian Pengusul SK", "Divisi Terkait", "Kasubbag Hukum", "Sekretaris", "Ketua"),
        rows=(
            p.SopRow(number="1", activity="Membuat KAK dan draf SK, berkoordinasi dengan Divisi terkait", requirements="Template SK, KAK", time="1 hari", output="Draf SK"),
            p.SopRow(number="2", activity="Memverifikasi personil", requirements="Kartu kendali", time="1 hari", output="Personil terverifikasi", note="Kolom output kosong pada hasil pindai"),
            p.SopRow(number="3", activity="Memverifikasi muatan", requirements="Kartu kendali", time="1 hari", output="Draf terverifikasi"),
            p.SopRow(number="4", activity="Mengajukan ke pleno, membahas, dan menetapkan", requirements="Berita acara pleno", time="Sesuai jadwal pleno", output="Saran perbaikan/penetapan"),
            p.SopRow(number="5", activity="Menyinkronkan", requirements="Catatan perbaikan/notulensi pleno", time="Hari yang sama dengan tanggal pleno", output="SK final"),
            p.SopRow(number="6", activity="Menandatangani", requirements="Ballpoint biru/ungu", time="Hari yang sama", output="SK yang ditandatangani"),
            p.SopRow(number="7", activity="Memberi nomor", requirements="Buku agenda naskah dinas keputusan", output="SK dengan nomor naskah dinas"),
            p.SopRow(number="8", activity="Membuat salinan SK", requirements="Stempel salinan", output="Salinan SK"),
            p.SopRow(number="9", activity="Mendistribusikan salinan SK", requirements="Buku ekspedisi SK", time="1 hari", output="Paraf tanda terima"),
            p.SopRow(number="10", activity="Menyimpan dan mendigitalkan dokumen asli", requirements="Dokumen keeper, scanner, folder", output="Arsip manual dan digital"),
        ),
        cells=(
            cell(key="start", row=0, lane=0, symbol=symbol.START, label="Mulai"), cell(key="submit_draft", row=0, lane=0, slot=1, symbol=symbol.PROCESS), cell(key="consult", row=0, lane=1, slot=1, symbol=symbol.DECISION),
            cell(key="verify_personnel", row=1, lane=3, symbol=symbol.DECISION), cell(key="verify_content", row=2, lane=2, symbol=symbol.DECISION),
            cell(key="table", row=3, lane=3, symbol=symbol.PROCESS), cell(key="decide", row=3, lane=4, symbol=symbol.DECISION),
            cell(key="reconcile", row=4, lane=0, symbol=symbol.PROCESS), cell(key="confirm_text", row=4, lane=2, symbol=symbol.DECISION),
            cell(key="initial", row=5, lane=3, symbol=symbol.DECISION), cell(key="sign", row=5, lane=4, symbol=symbol.PROCESS), cell(key="number", row=6, lane=2, symbol=symbol.PROCESS),
            cell(key="copy", row=7, lane=2, symbol=symbol.PROCESS), cell(key="certify", row=7, lane=2, slot=1, symbol=symbol.PROCESS), cell(key="deliver", row=8, lane=2, symbol=symbol.PROCESS),
            cell(key="archive", row=9, lane=2, symbol=symbol.PROCESS), cell(key="end", row=9, lane=2, slot=1, symbol=symbol.END, label="Selesai"),
        ),
        edges=(
            edge(source="start", target="submit_draft"), edge(source="submit_draft", target="consult"), edge(source="consult", target="verify_personnel", label="Ya"), edge(source="consult", target="submit_draft", label="Tidak"),
            edge(source="verify_personnel", target="verify_content", label="Ya"), edge(source="verify_personnel", target="submit_draft", label="Tidak"), edge(source="verify_content", target="table", label="Ya"), edge(source="verify_content", target="submit_draft", label="Tidak"),
            edge(source="table", target="decide"), edge(source="decide", target="reconcile", label="Ditetapkan"), edge(source="decide", target="submit_draft", label="Dikembalikan"), edge(source="decide", target="table", label="Ditunda"), edge(source="reconcile", target="confirm_text"),
            edge(source="confirm_text", target="initial", label="Ya"), edge(source="confirm_text", target="reconcile", label="Tidak"), edge(source="initial", target="sign", label="Ya"), edge(source="initial", target="reconcile", label="Tidak"),
            edge(source="sign", target="number"), edge(source="number", target="copy"), edge(source="copy", target="certify"), edge(source="certify", target="deliver"), edge(source="deliver", target="archive"), edge(source="archive", target="end"),
        ),
    )  # fmt: skip


def long_sop() -> p.SopPaper:
    """Make an SOP over several pages with seven lanes, returns over pages and a rejection to the end."""
    base, cell, edge, symbol = sop(), p.SopCell, p.SopEdge, p.SopSymbol
    count = 26
    rows = tuple(dataclasses.replace(base.rows[n % 10], number=str(n + 1)) for n in range(count))
    cells = [
        cell(key="start", row=0, lane=0, symbol=symbol.START, label="Mulai"),
        cell(key="a0", row=0, lane=0, slot=1, symbol=symbol.PROCESS),
    ]
    edges = [edge(source="start", target="a0")]
    for n in range(1, count):
        kind = symbol.DECISION if n % 3 == 0 else symbol.PROCESS
        cells.append(cell(key=f"a{n}", row=n, lane=(n * 3) % 7, symbol=kind))
        edges.append(
            edge(source=f"a{n - 1}", target=f"a{n}", label="Ya" if (n - 1) % 3 == 0 and n > 1 else "")
        )
        if kind is symbol.DECISION:
            edges.append(edge(source=f"a{n}", target=f"a{max(0, n - 5)}", label="Tidak"))
    cells.append(
        cell(key="end", row=count - 1, lane=((count - 1) * 3) % 7, slot=1, symbol=symbol.END, label="Selesai")
    )
    edges += [
        edge(source=f"a{count - 1}", target="end"),
        edge(source="a3", target="end", label="Ditolak"),
        edge(source="a24", target="end", label="Ditolak"),
    ]
    lanes = (
        "Tim Penyusun",
        "Subbagian Pengusul",
        "Subbagian Hukum dan SDM",
        "Sekretaris",
        "Anggota",
        "Ketua",
        "Petugas Agenda",
    )
    return dataclasses.replace(base, rows=rows, cells=tuple(cells), edges=tuple(edges), lanes=lanes)  # fmt: skip
