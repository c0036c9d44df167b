"""`./diktum check FILE… [--json] [--on DAY]`: say what the drafting rules find in decrees."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import ClassVar

from rich.console import Console
from rich.progress import track
from rich.text import Text

from diktum.core.document import Decree, DocumentIsBroken, Finding, Severity, findings, nodes
from diktum.core.document.reading import Nature
from diktum.core.refusal import Refused, gettext_noop
from diktum.desk.text_verbs.opening import Opened, files_in, open_decree

CLEAN, HAS_ERRORS, UNREADABLE = 0, 1, 2
_SHOWN = {
    Severity.ERROR: ("KESALAHAN", "bold red"),
    Severity.WARN: ("PERIKSA", "yellow"),
    Severity.ADVICE: ("SARAN", "cyan"),
}
_MANY = 4


class NotADecree(Refused):
    """The text is a law, or nothing that the desk knows: the rules of decrees do not speak of it."""

    code: ClassVar[str] = "DKT-253"
    message: ClassVar[str] = gettext_noop("Berkas ini %(nature)s; kaidah Keputusan tidak diterapkan.")
    rule: ClassVar[str] = gettext_noop(
        "UU 12/2011 Lampiran II berlaku bagi Keputusan sebagai teknik penyusunan."
    )
    remedy: ClassVar[str] = gettext_noop(
        "Periksa apakah berkasnya benar. Naskah Keputusan memuat judul, Menimbang, dan diktum."
    )


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one file; `refused` says why it could not be read."""

    path: Path
    opened: Opened | None = None
    findings: tuple[Finding, ...] = ()
    refused: Refused | None = None
    in_folder: bool = False

    @property
    def is_passed_over(self) -> bool:
        """Whether it is no decree and nobody named it."""
        return self.in_folder and isinstance(self.refused, NotADecree)

    @property
    def code(self) -> int:
        """0 without errors, 1 with errors, 2 when it could not be read."""
        if self.is_passed_over:
            return CLEAN
        if self.refused:
            return UNREADABLE
        return HAS_ERRORS if any(one.severity is Severity.ERROR for one in self.findings) else CLEAN


def run(arguments: Sequence[str]) -> int:
    """Check every file that is named, in their order. Answers the exit code: the gravest of all."""
    parser = argparse.ArgumentParser(prog="diktum check", description="Periksa naskah Keputusan.")
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help=".json, .docx, .txt, .md, atau sebuah folder"
    )
    parser.add_argument("--json", action="store_true", help="tulis hasilnya sebagai JSON")
    parser.add_argument(
        "--on", type=date.fromisoformat, metavar="YYYY-MM-DD", help="kaidah yang berlaku pada hari itu"
    )
    options = parser.parse_args(arguments)
    console = Console(highlight=False, soft_wrap=True)
    done = list(_checked(files_in(options.files), options.on))
    if options.json:
        sys.stdout.write(json.dumps([as_data(each) for each in done], ensure_ascii=False, indent=2) + "\n")
    else:
        for each in done:
            show(console, each)
        _show_total(console, done)
    return max((each.code for each in done), default=UNREADABLE)


def check_file(path: Path, *, on: date | None = None, in_folder: bool = False) -> Checked:
    """Open a file and hold it against the rules; a refusal is an answer too."""
    try:
        opened = open_decree(path, on=on)
        if opened.reading.nature in (Nature.UNKNOWN, Nature.LAW):
            raise NotADecree(nature=opened.reading.nature.value)
    except DocumentIsBroken as refused:
        is_decree = b'"dicta"' in path.read_bytes()
        reason = refused if is_decree else NotADecree(nature=Nature.UNKNOWN.value)
        return Checked(path, refused=reason, in_folder=in_folder)
    except Refused as refused:
        return Checked(path, refused=refused, in_folder=in_folder)
    return Checked(path, opened, findings(opened.reading.decree, opened.context))


def _checked(paths: Sequence[tuple[Path, bool]], on: date | None) -> Iterator[Checked]:
    """Check files one by one, with a progress bar on the error stream when there are many."""
    bar = Console(stderr=True)
    steps = (
        track(paths, "Memeriksa", console=bar, transient=True)
        if len(paths) >= _MANY and bar.is_terminal
        else paths
    )
    for path, in_folder in steps:
        yield check_file(path, on=on, in_folder=in_folder)


def counts(decree: Decree) -> dict[str, int]:
    """Return how many considerations, legal bases, notings, dicta and attachments a decree has."""
    return {
        "considerations": len(decree.considerations),
        "legal_bases": len(decree.legal_bases),
        "notings": len(decree.notings),
        "dicta": len(decree.dicta),
        "attachments": len(decree.attachments),
    }


def as_data(checked: Checked) -> dict[str, object]:
    """Return the result for one file, ready for JSON."""
    if checked.opened is None:
        refused = checked.refused
        return {
            "file": str(checked.path),
            "readable": False,
            "code": refused.code if refused else "",
            "message": str(refused),
            "remedy": refused.advice if refused else "",
        }
    opened = checked.opened
    return {
        "file": str(checked.path),
        "readable": True,
        "nature": opened.reading.nature.value,
        "title": opened.reading.decree.title,
        "counts": counts(opened.reading.decree),
        "errors": sum(one.severity is Severity.ERROR for one in checked.findings),
        "findings": [_finding_data(one, _lines(opened)) for one in checked.findings],
        "doubts": [
            {"place": one.place, "sure": one.sure, "message": one.message} for one in opened.reading.doubts
        ],
        "left_over": list(opened.reading.left_over),
    }


def _finding_data(one: Finding, lines: dict[str, int]) -> dict[str, object]:
    return {
        "rule": one.id,
        "severity": one.severity.value,
        "where": one.place,
        "line": lines.get(one.node),
        "node": one.node,
        "message": one.message,
        "source": one.source,
        "fix": one.fix,
    }


def _lines(opened: Opened) -> dict[str, int]:
    """Say on which line of a text file each part begins, where its first words can be found again."""
    found: dict[str, int] = {}
    lines = [" ".join(line.split()) for line in opened.context.text.splitlines()]
    since = 0
    for node in nodes(opened.reading.decree) if lines else ():
        opening = " ".join(node.text.split()[:4])
        at = next((n for n in range(since, len(lines)) if opening and opening in lines[n]), None)
        if at is not None:
            found[node.id], since = at + 1, at
    return found


def show(console: Console, checked: Checked) -> None:
    """Show the result for one file to a person."""
    if checked.is_passed_over:
        console.print(Text(f"{checked.path}: bukan naskah Keputusan, dilewati.", style="dim"))
        return
    console.print(Text(str(checked.path), style="bold"))
    if checked.opened is None:
        refused = checked.refused
        console.print(Text(f"  {refused}", style="bold red"))
        console.print(Text(f"  {refused.advice if refused else ''}"))
        return
    opened = checked.opened
    if opened.reading.nature is not Nature.OWN:
        console.print(
            Text(f"  Naskah ini {opened.reading.nature.value}; temuannya sekadar pembanding.", style="yellow")
        )
    number = counts(opened.reading.decree)
    console.print(
        f"  Menimbang {number['considerations']} · Mengingat {number['legal_bases']} · Memperhatikan {number['notings']}"
        f" · diktum {number['dicta']} · lampiran {number['attachments']}"
    )
    lines = _lines(opened)
    for one in checked.findings:
        _show_finding(console, one, lines.get(one.node))
    for doubt in opened.reading.doubts:
        console.print(Text(f"  ? {doubt.place}: {doubt.message}", style="dim"))
    for text in opened.reading.left_over:
        console.print(Text(f"  ? tidak mendapat tempat: {text}", style="dim"))
    if not checked.findings:
        console.print(Text("  Tidak ada temuan.", style="green"))


def _show_finding(console: Console, one: Finding, line: int | None) -> None:
    word, style = _SHOWN[one.severity]
    place = one.place if line is None else f"{one.place} (baris {line})"
    console.print(Text.assemble("  ", (f"{word} {one.id}", style), f"  {place}"))
    console.print(Text(f"      {one.message}"))
    if one.fix:
        console.print(Text(f"      → {one.fix}", style="green"))
    console.print(Text(f"      {one.source}", style="dim"))


def _show_total(console: Console, done: Sequence[Checked]) -> None:
    by = {
        severity: sum(one.severity is severity for each in done for one in each.findings)
        for severity in Severity
    }
    done = [each for each in done if not each.is_passed_over]
    unread = sum(each.refused is not None for each in done)
    tail = f", {unread} tidak terbaca" if unread else ""
    console.print(
        f"{len(done)} berkas: {by[Severity.ERROR]} kesalahan, {by[Severity.WARN]} perlu diperiksa, "
        f"{by[Severity.ADVICE]} saran{tail}."
    )
