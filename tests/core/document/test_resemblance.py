"""A scan is held against the signed text: letters may be read badly, numbers not."""

from diktum.core.document.resemblance import Word, resemblance

SIGNED = (
    "- 2 -",
    "KEDUA : Tim terdiri atas nama di bawah ini",
    "1. Magdalena Simulasi Rp1.250.000,00 Anggota",
    "2. Yakobus Percobaan Rp1.350.000,00 Ketua pada tanggal 14 Maret 2026",
)


def page(*lines):
    return [
        Word(text, n / 20, 0.03 + row / 10, n / 20 + 0.04, 0.05 + row / 10)
        for row, line in enumerate(lines)
        for n, text in enumerate(line.split())
    ]


def compare(*pairs, pages=(SIGNED,)):
    lines = list(SIGNED)
    for old, new in pairs:
        lines = [line.replace(old, new) for line in lines]
    return resemblance([page(*each) for each in pages], [page(*lines)])


def test_the_same_text_matches_in_full():
    assert compare().matches
    assert compare().score == 1000


def test_letters_read_badly_are_no_difference():
    assert compare(("Magdalena", "Magdaiena"), ("Anggota", "Anqgota"), ("- 2 -", "29."), ("1. ", "")).matches


def test_a_number_torn_apart_by_the_reader_is_the_same_number():
    assert compare(("Rp1.250.000,00", "Rp1.250. 000,00")).matches


def test_a_changed_number_names_its_row():
    (found,) = compare(("Rp1.350.000,00", "Rp1.360.000,00")).differences
    assert (found.signed, found.scanned) == ("Rp1.350.000,00", "Rp1.360.000,00")
    assert found.row == SIGNED[3]
    assert found.is_number


def test_two_amounts_that_changed_places_are_both_named():
    swapped = compare(("Rp1.250.000,00", "X"), ("Rp1.350.000,00", "Rp1.250.000,00"), ("X", "Rp1.350.000,00"))
    assert not swapped.matches
    assert {d.signed for d in swapped.differences} & {"Rp1.250.000,00", "Rp1.350.000,00"}


def test_a_changed_day_and_another_name_are_differences():
    assert [d.scanned for d in compare(("14", "15")).differences] == ["15"]
    assert [d.signed for d in compare(("Yakobus", "Benyamin")).differences] == ["Yakobus"]


def test_a_page_that_is_not_there_and_one_that_is_foreign_are_named():
    other = ("Kuitansi pembelian alat tulis kantor", "Toko Contoh Jaya nomor 77")
    found = compare(pages=(SIGNED, other))
    assert (found.missing_pages, found.foreign_pages, found.matches) == ((2,), (), False)
    found = resemblance([page(*SIGNED)], [page(*other), page(*SIGNED)])
    assert (found.missing_pages, found.foreign_pages, found.differences) == ((), (1,), ())


def test_a_page_that_could_not_be_read_never_matches():
    found = resemblance([page(*SIGNED)], [[]])
    assert (found.score, found.missing_pages, found.matches) == (0, (1,), False)
    assert not resemblance([], []).matches
