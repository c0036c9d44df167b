"""What the commands of the plenary share inside their transaction: the locked book of numbers."""

from __future__ import annotations

from diktum.stages.plenary.models import PlenaryBook


def locked_book(commission_id: int, year: int) -> PlenaryBook:
    """
    Return the year's book of an office, locked until the commit: whoever writes about sessions waits here.

    Append-only rows cannot be locked themselves (that asks for the right to change them).
    """
    PlenaryBook.objects.get_or_create(commission_id=commission_id, year=year)
    return PlenaryBook.objects.select_for_update().get(commission_id=commission_id, year=year)
