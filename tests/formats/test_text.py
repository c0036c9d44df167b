"""Plain text in and out: encodings, files that are no text, size."""

from __future__ import annotations

import pytest

from diktum.formats.text import read_text, write_markdown, write_text
from diktum.formats.text_files import LARGEST, FileIsEmpty, FileIsNotText, FileIsTooLarge, decoded
from tests.core.document.noise import bare
from tests.formats.decrees import KNOWN, NAMES, example


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_reads_every_encoding(name, encoding):
    decree = example(name)
    assert bare(read_text(write_text(decree).encode(encoding)).decree) == bare(decree)


def test_reads_encodings_that_are_mixed_line_by_line():
    content = "KPU “satu”\n".encode() + "é – “dua”\n".encode("cp1252") + b"\x81 tiga\n"
    assert decoded(content) == "KPU “satu”\né – “dua”\n\x81 tiga\n"


def test_writes_the_particulars_and_reads_them_back():
    reading = read_text(write_text(example("tim"), KNOWN).encode())
    assert reading.particulars == KNOWN
    assert not reading.doubts


@pytest.mark.parametrize("write", [write_text, write_markdown])
def test_writes_the_same_text_twice(write):
    assert write(example("pengaturan")) == write(example("pengaturan"))


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", FileIsEmpty),
        (b"\n  \n", FileIsEmpty),
        (b"PK\x03\x04rest", FileIsNotText),
        (b"\xd0\xcf\x11\xe0rest", FileIsNotText),
        (bytes(range(256)) * 8, FileIsNotText),
        (b"a" * (LARGEST + 1), FileIsTooLarge),
    ],
)
def test_refuses_what_is_no_text_with_a_sentence(content, refusal):
    with pytest.raises(refusal) as raised:
        read_text(content)
    assert "%" not in str(raised.value)
    assert raised.value.code.startswith("DKT-24")
