"""`./diktum mend FILE [--out FILE.json] [--json]`: mend what has only one right answer, and show what was done."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import ClassVar

from rich.console import Console
from rich.text import Text

from diktum.core.document import Decree, Mended, Severity, findings, mend, to_data
from diktum.core.refusal import Refused, gettext_noop
from diktum.desk.text_verbs.loading import FileCannotBeOpened, why_not
from diktum.desk.text_verbs.opening import open_decree

DONE, HAS_ERRORS, UNREADABLE = 0, 1, 2


class OnlyJsonIsWritten(Refused):
    """The mended decree is written as JSON; other forms are made from it."""

    code: ClassVar[str] = "DKT-252"
    message: ClassVar[str] = gettext_noop("Hasil perbaikan ditulis sebagai .json, bukan “%(suffix)s”.")
    rule: ClassVar[str] = gettext_noop("Berkas asli selain .json tidak pernah ditimpa.")
    remedy: ClassVar[str] = gettext_noop("Beri --out NAMA.json, lalu ubah bentuknya dengan ./diktum convert.")


def run(arguments: Sequence[str]) -> int:
    """Mend one file. A .json is mended in its place, any other is left alone and needs `--out`.

    Answers 0 when no error is left, 1 when a person must mend the rest, 2 when the file cannot be read or written.
    """
    parser = argparse.ArgumentParser(
        prog="diktum mend", description="Perbaiki yang hanya punya satu jawaban benar."
    )
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--out", type=Path, metavar="FILE.json")
    parser.add_argument("--json", action="store_true", help="tulis apa yang diperbaiki sebagai JSON")
    options = parser.parse_args(arguments)
    try:
        opened = open_decree(options.file)
        decree, done = mend(opened.reading.decree, opened.context)
        out = _target(options.file, options.out)
        if out and (done or out != options.file):
            _write(out, decree)
    except Refused as refused:
        sys.stderr.write(f"{options.file}: {refused}\n{refused.advice}\n")
        return UNREADABLE
    left = sum(one.severity is Severity.ERROR for one in findings(decree, opened.context))
    if options.json:
        sys.stdout.write(
            json.dumps({"mended": [asdict(one) for one in done], "errors_left": left}, ensure_ascii=False)
            + "\n"
        )
    else:
        _show(done, left, out)
    return HAS_ERRORS if left else DONE


def _target(source: Path, out: Path | None) -> Path | None:
    """Say where the mended decree goes; None when it is only shown."""
    if out is None:
        return source if source.suffix.lower() == ".json" else None
    if out.suffix.lower() != ".json":
        raise OnlyJsonIsWritten(suffix=out.suffix or out.name)
    return out


def _write(path: Path, decree: Decree) -> None:
    """Write a decree in one step: the file is the old one or the new one, never a half."""
    text = json.dumps(to_data(decree), ensure_ascii=False, indent=2) + "\n"
    try:
        with tempfile.NamedTemporaryFile(
            "w", dir=path.parent, prefix=".mend-", delete=False, encoding="utf-8"
        ) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).replace(path)
    except OSError as error:
        raise FileCannotBeOpened(name=path.name, why=why_not(error)) from error


def _show(done: tuple[Mended, ...], left: int, out: Path | None) -> None:
    console = Console(highlight=False, soft_wrap=True)
    for one in done:
        console.print(Text.assemble((one.rule, "bold green"), f"  {one.place}"))
        console.print(Text(f"    - {one.before}", style="red"))
        console.print(Text(f"    + {one.after}", style="green"))
    where = f", ditulis ke {out}" if out and done else ""
    console.print(f"{len(done)} perbaikan{where}. {left} kesalahan masih perlu diperbaiki orang.")
    if out is None and done:
        console.print("Berkas asli tidak diubah. Simpan hasilnya dengan --out NAMA.json.")
