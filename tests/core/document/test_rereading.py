"""A place that was read otherwise is read again: the rule that judges is narrow."""

from diktum.core.document.rereading import reconsidered
from diktum.core.document.resemblance import Difference, Resemblance

BOX = (0.1, 0.1, 0.2, 0.12)


def differing(signed, scanned, *, near=False, is_sure=True):
    place = Difference(1, 1, f"1. {signed}", signed, scanned, not near, BOX, is_sure)
    return Resemblance(990, () if near else (place,), (), (), (place,) if near else ()), place


def after(signed, scanned, *readings, **kwargs):
    found, place = differing(signed, scanned, **kwargs)
    return reconsidered(found, {place: readings})


def test_a_number_counts_as_equal_when_most_readings_say_it():
    assert after("5071);", "507", "5071);", "Nomor 5071)", "507").matches


def test_a_number_that_is_read_as_another_again_is_sure():
    found = after("Rp1.350.000", "Rp1.850.000", "Rp1.850.000", "Rp1.850.000", "Rp1.350.000")
    assert found.differs
    assert not found.matches


def test_a_number_that_is_read_otherwise_each_time_is_for_a_person():
    for scanned in ("Rp1.880.000", ""):
        found = after("Rp1.350.000", scanned, "Rp1.3", "Rp1.350.000", "Rpi")
        assert (found.matches, found.differs, len(found.differences)) == (False, False, 1)


def test_a_name_with_a_few_other_letters_is_another_name_when_it_is_read_so_again():
    assert after("Yohana", "Yohanes", "Yohanes", "Yohanes", "Yohane5", near=True).differs
    assert after("Yohana", "Yohama", "Yohana", "Yohama", "Yohama", near=True).matches
    assert after("Yohana", "Yohama", "Yohamna", "Yohona", "Y0hama", near=True).matches


def test_without_a_second_look_nothing_becomes_equal():
    found, _place = differing("14", "15")
    assert reconsidered(found, {}).differences == found.differences
