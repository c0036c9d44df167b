"""Sealed papers that were changed: shadow attacks, later revisions and flipped bits are all refused."""

from __future__ import annotations

import hashlib
import io
import random
import re

import pikepdf
import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from diktum.formats import pdf
from diktum.formats.seal.reading import Verdict, read_seal, require_same_file, require_sealed
from diktum.formats.seal.refusals import SealIsBroken
from diktum.formats.seal.signer import Level
from tests.formats import sealing

NAME = generic.NameObject
FLIPS = 60


def _refused(changed: bytes) -> None:
    """Refuse by the seal alone, by the comparison with what was sent, and by the ledger's fingerprint."""
    assert read_seal(changed, sealing.trust(), at=sealing.NOW).verdict is Verdict.BROKEN
    with pytest.raises(SealIsBroken):
        require_sealed(changed, unsealed=sealing.unsealed(), trust=sealing.trust(), at=sealing.NOW)
    _refused_by_the_ledger(changed)


def _refused_by_the_ledger(changed: bytes) -> None:
    with pytest.raises(SealIsBroken):
        require_same_file(changed, hashlib.sha256(sealing.sealed()).hexdigest())


def _revised(change, source: bytes | None = None) -> bytes:
    """Append a revision in which `change` has been at work."""
    writer = IncrementalPdfFileWriter(io.BytesIO(source or sealing.sealed()))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _page(writer):
    return writer.find_page_for_modification(0)[0].get_object()


def _cover(writer) -> None:
    """Lay a white sheet with other words over the first page."""
    stream = generic.StreamObject(stream_data=b"q 1 g 0 0 700 1000 re f Q")
    writer.add_stream_to_page(0, writer.add_object(stream))


def _annotate(writer) -> None:
    note = generic.DictionaryObject(
        {
            NAME("/Type"): NAME("/Annot"),
            NAME("/Subtype"): NAME("/FreeText"),
            NAME("/Rect"): generic.ArrayObject(map(generic.NumberObject, (50, 50, 300, 90))),
            NAME("/Contents"): generic.pdf_string("Honor dua kali lipat"),
        }
    )
    writer.register_annotation(writer.find_page_for_modification(0)[0], writer.add_object(note))


def _hide_the_seal(writer) -> None:
    del writer.root["/AcroForm"]
    writer.update_root()


def _swap_pages(writer) -> None:
    pages = writer.root["/Pages"]
    pages["/Kids"] = generic.ArrayObject(reversed(pages["/Kids"]))
    writer.update_container(pages)


def _resize(writer) -> None:
    page = _page(writer)
    page[NAME("/MediaBox")] = generic.ArrayObject(map(generic.NumberObject, (0, 500, 600, 900)))
    writer.mark_update(writer.find_page_for_modification(0)[0])


def _retitle(writer) -> None:
    writer.root[NAME("/Lang")] = generic.pdf_string("en")
    writer.update_root()


def _run_script(writer) -> None:
    writer.root[NAME("/OpenAction")] = generic.DictionaryObject(
        {NAME("/S"): NAME("/JavaScript"), NAME("/JS"): generic.pdf_string("app.alert(1)")}
    )
    writer.update_root()


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("change", [_cover, _annotate, _swap_pages, _resize, _retitle, _run_script])
def test_a_later_revision_is_refused(change, level):
    changed = _revised(change, sealing.sealed(level))
    assert changed.startswith(sealing.sealed(level))
    _refused(changed)


def test_a_revision_that_hides_the_seal_is_no_sealed_paper():
    changed = _revised(_hide_the_seal)
    assert not read_seal(changed, sealing.trust(), at=sealing.NOW).is_valid
    with pytest.raises(SealIsBroken):
        require_sealed(changed, unsealed=sealing.unsealed(), trust=sealing.trust(), at=sealing.NOW)


@pytest.mark.parametrize("attack", ["hide", "replace", "hide-and-replace"])
def test_a_paper_prepared_before_sealing_is_not_the_paper_that_was_sent(attack):
    """The seal itself is valid: what gives the attack away is that the file does not begin with our bytes."""
    prepared = _prepared(attack)
    sealed = sealing.signer().sign(prepared, sealing.REQUEST)
    with pytest.raises(SealIsBroken, match="bukan naskah"):
        require_sealed(sealed, unsealed=sealing.unsealed(), trust=sealing.trust(), at=sealing.NOW)
    switched = _revised(_show_the_shadow, sealed)
    assert read_seal(switched, sealing.trust(), at=sealing.NOW).verdict is Verdict.BROKEN
    _refused(switched)


def _prepared(attack: str) -> bytes:
    """Put a shadow under, beside or behind the words before they are sealed."""
    with pikepdf.open(io.BytesIO(sealing.unsealed())) as document:
        shadow = document.make_stream(b"q 1 g 0 0 700 1000 re f Q")
        if attack == "hide":
            document.pages[0].contents_add(shadow)
        elif attack == "replace":
            document.Root.Shadow = document.make_indirect(shadow)
        else:
            document.Root.Shadow = document.make_indirect(document.pages[0].obj)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()


def _show_the_shadow(writer) -> None:
    _cover(writer)


def test_a_second_seal_is_refused():
    from diktum.formats.seal.refusals import PaperIsAlreadySealed
    from diktum.formats.seal.widget import place_widget

    with pytest.raises(PaperIsAlreadySealed):
        place_widget(sealing.sealed())


@pytest.mark.parametrize("tail", [b"\n", b"%%EOF\n", b"PK\x03\x04", b"<script>alert(1)</script>"])
def test_bytes_behind_the_end_are_refused(tail):
    changed = sealing.sealed() + tail
    _refused_by_the_ledger(changed)
    assert not read_seal(changed, sealing.trust(), at=sealing.NOW).is_valid


def test_a_seal_moved_to_another_paper_is_refused():
    """Signature wrapping: the container of one paper in the gap of another."""
    other = sealing.signer().sign(_prepared("replace"), sealing.REQUEST)
    here, there = _gap(sealing.sealed()), _gap(other)
    moved = other[: there[0]] + sealing.sealed()[slice(*here)] + other[there[1] :]
    _refused(moved)


def test_every_flipped_bit_is_told_by_the_ledger_and_outside_the_gap_by_the_seal():
    chance, sealed = random.Random(20261125), sealing.sealed()
    gap = _gap(sealed)
    unnoticed = 0
    for _ in range(FLIPS):
        place = chance.randrange(len(sealed) - 1)
        changed = _flipped(sealed, place, chance.randrange(8))
        _refused_by_the_ledger(changed)
        valid = read_seal(changed, sealing.trust(), at=sealing.NOW).is_valid
        unnoticed += valid and not gap[0] <= place < gap[1]
    assert unnoticed == 0


def test_flips_in_the_padding_of_the_seal_are_told_by_the_ledger_alone():
    chance, sealed = random.Random(7), sealing.sealed()
    start, end = _gap(sealed)
    padding = sealed[start:end].rstrip(b"0>")
    unnoticed = 0
    for _ in range(20):
        changed = bytearray(sealed)
        changed[chance.randrange(start + len(padding) + 1, end - 2)] = ord("1")
        _refused_by_the_ledger(bytes(changed))
        unnoticed += read_seal(bytes(changed), sealing.trust(), at=sealing.NOW).is_valid
    assert unnoticed > 0  # this is why the fingerprint of the whole file is kept


def test_the_words_stay_the_same_in_every_sealed_file():
    words = pdf.text_of(sealing.unsealed())
    assert {pdf.text_of(sealing.sealed(level)) for level in Level} == {words}


def _flipped(content: bytes, place: int, bit: int) -> bytes:
    changed = bytearray(content)
    changed[place] ^= 1 << bit
    return bytes(changed)


def _gap(sealed: bytes) -> tuple[int, int]:
    """Say where the container of the seal stands, brackets left out."""
    found = re.search(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\s*\]", sealed)
    assert found is not None
    _, length, second, _ = (int(one) for one in found.groups())
    return length + 1, second - 1
