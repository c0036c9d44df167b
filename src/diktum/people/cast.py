"""The invented people of the practice office. Data only: the settings show the accounts on the practice login page."""

from __future__ import annotations

from dataclasses import dataclass

PRACTICE_PASSWORD = "latihan-diktum"


@dataclass(frozen=True, slots=True)
class PracticePerson:
    """One invented person and the posts held: (post, unit key, title)."""

    account: str
    name: str
    after: str
    posts: tuple[tuple[str, str, str], ...]


UNITS = {
    "teknis": "Subbagian Teknis Penyelenggaraan Pemilihan Umum, Partisipasi, dan Hubungan Masyarakat",
    "hukum": "Subbagian Hukum dan Sumber Daya Manusia",
    "keuangan": "Subbagian Keuangan, Umum, dan Logistik",
    "rendatin": "Subbagian Perencanaan, Data, dan Informasi",
    "divisi-teknis": "Divisi Teknis Penyelenggaraan",
    "divisi-hukum": "Divisi Hukum dan Pengawasan",
    "divisi-keuangan": "Divisi Keuangan, Umum, Logistik, dan Rumah Tangga",
    "divisi-rendatin": "Divisi Perencanaan, Data, dan Informasi",
}

CAST = (
    PracticePerson(
        "pengusul", "Amos Latihan", "S.Sos.", (("proposing_unit", "teknis", "Kepala Subbagian Teknis"),)
    ),
    PracticePerson(
        "pengusul2", "Marta Contoh", "S.E.", (("proposing_unit", "keuangan", "Kepala Subbagian Keuangan"),)
    ),
    PracticePerson(
        "divisi",
        "Rina Peraga",
        "S.IP.",
        (
            ("member", "", "Anggota"),
            ("related_division", "divisi-teknis", "Ketua Divisi Teknis Penyelenggaraan"),
        ),
    ),
    PracticePerson("sekretaris", "Daniel Umpama", "S.Sos., M.Si.", (("secretary", "", "Sekretaris"),)),
    PracticePerson(
        "kasubbag-hukum",
        "Sarah Misal",
        "S.H.",
        (("head_of_legal", "hukum", "Kepala Subbagian Hukum dan SDM"),),
    ),
    PracticePerson(
        "staf-hukum",
        "Petrus Teladan",
        "S.H.",
        (("legal_officer", "hukum", "Staf Subbagian Hukum dan SDM"), ("minute_taker", "", "Notulis")),
    ),
    PracticePerson("ketua", "Yohana Andai", "S.P.", (("chair", "", "Ketua"), ("member", "", "Anggota"))),
    PracticePerson("anggota1", "Lukas Ibarat", "S.T.", (("member", "", "Anggota"),)),
    PracticePerson(
        "anggota2",
        "Debora Tamsil",
        "S.Pd.",
        (
            ("member", "", "Anggota"),
            ("related_division", "divisi-hukum", "Ketua Divisi Hukum dan Pengawasan"),
        ),
    ),
    PracticePerson(
        "anggota3",
        "Simon Semisal",
        "S.Kom.",
        (
            ("member", "", "Anggota"),
            ("related_division", "divisi-rendatin", "Ketua Divisi Perencanaan, Data, dan Informasi"),
        ),
    ),
    PracticePerson(
        "tim-penyusun", "Elias Gambaran", "S.H., M.H.", (("drafting_team", "", "Ketua Tim Penyusun"),)
    ),
    PracticePerson("tim-jdih", "Naomi Rupaka", "S.Kom.", (("jdih_team", "", "Anggota Tim Pengelola JDIH"),)),
    PracticePerson("admin", "Yosua Tatanan", "S.Kom.", (("administrator", "", "Administrator Sistem"),)),
    PracticePerson("tamu", "Hana Pengamat", "", ()),
)


def accounts() -> list[dict[str, str]]:
    """Give the practice accounts as the login page lists them, in the order of the SOP."""
    return [
        {
            "username": someone.account,
            "password": PRACTICE_PASSWORD,
            "title": ", ".join(post[2] for post in someone.posts) or "Pengunjung tanpa jabatan",
        }
        for someone in CAST
    ]
