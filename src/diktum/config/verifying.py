"""`./diktum verify`: the whole installation, or one file: with its proof file offline, else against the database here."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from diktum.core.proofs.checkpoint import read_key
from diktum.core.refusal import Refused
from diktum.ledger.offline import UNKNOWN, Answer, Trusted, check_continuity, check_file, proof_beside

Manage = Callable[[Sequence[str]], int]


def run(arguments: Sequence[str], *, manage: Manage, has_database: bool) -> int:
    """Run the verb. Answers 0 for proven, 1 for refuted or changed, 2 where nothing can be said."""
    parser = argparse.ArgumentParser(
        prog="diktum verify",
        description="Memeriksa instalasi ini, atau satu berkas. / Checks this installation, or one file.",
    )
    parser.add_argument(
        "file", nargs="?", default="", metavar="FILE.pdf", help="berkas yang diperiksa / the file to check"
    )
    parser.add_argument(
        "--proof",
        default="",
        metavar="FILE.json",
        help="berkas bukti; tanpa basis data / proof file: offline",
    )
    parser.add_argument(
        "--key", default="", help="kunci publik penerbit / the issuer's public key (or a file of it)"
    )
    parser.add_argument(
        "--checkpoint", default="", metavar="FILE", help="titik jejak yang disimpan saksi / a kept checkpoint"
    )
    parser.add_argument(
        "--continuity",
        default="",
        metavar="FILE.json",
        help="bukti kesinambungan dua titik jejak / consistency proof",
    )
    parser.add_argument("--commission", default="", help="kode satuan kerja / code of the office")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    if options.continuity:
        return _offline(Path(options.continuity), lambda path: check_continuity(path, _trusted(options)))
    if not options.file:
        if options.proof or options.key:
            parser.error("--proof dan --key memerlukan FILE.pdf / need FILE.pdf")
        return manage(["verify", *arguments])
    path = Path(options.file)
    proof = Path(options.proof) if options.proof else proof_beside(path)
    if proof is not None:
        return _offline(path, lambda path: check_file(path, proof, _trusted(options)))
    if has_database:
        return manage(["verify_file", str(path.resolve()), *(["--json"] if options.json else [])])
    return _say(_nothing_to_go_by(path))


def _offline(path: Path, check: Callable[[Path], Answer]) -> int:
    try:
        answer = check(path)
    except Refused as refusal:
        answer = Answer(
            UNKNOWN, (f"{refusal} {refusal.advice}", "The key or checkpoint that you gave cannot be read.")
        )
    except OSError as error:
        name = error.filename or path
        answer = Answer(UNKNOWN, (f"{name}: tidak dapat dibaca.", f"{name}: cannot be read."))
    return _say(answer)


def _trusted(options: argparse.Namespace) -> Trusted:
    key_text = options.key
    if key_text and Path(key_text).is_file():
        key_text = Path(key_text).read_text(encoding="utf-8", errors="replace")
    kept = (
        Path(options.checkpoint).read_text(encoding="utf-8", errors="replace") if options.checkpoint else ""
    )
    return Trusted(read_key(key_text) if key_text else None, kept)


def _nothing_to_go_by(path: Path) -> Answer:
    return Answer(
        UNKNOWN,
        (
            f"Tidak ada yang dapat dipakai memeriksa {path.name}: di sini tidak ada basis data, dan tidak ada berkas bukti. "
            "Unduh bukti dari halaman keputusannya, lalu ulangi dengan --proof.",
            f"Nothing to check {path.name} by: no database here and no proof file. Download the proof from the decree's "
            "page and give it with --proof.",
        ),
    )


def _say(answer: Answer) -> int:
    sys.stdout.write(f"{answer.text()}\n")
    return answer.code
