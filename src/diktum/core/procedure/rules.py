"""Refuse a procedure that reads well and still contradicts itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import NoReturn

from diktum.core.procedure.model import END, NEXT, Act, Outcome, Procedure, Step, Symbol
from diktum.core.procedure.rulebook_error import RulebookError


def check(procedure: Procedure, where: str, known_posts: Collection[str] | None) -> None:
    """Raise RulebookError for the first contradiction of a procedure read from the file `where`."""
    _check_keys(procedure, where)
    _check_numbers(procedure, where)
    _check_posts(procedure, where, known_posts)
    _check_lanes(procedure, where)
    _check_ends(procedure, where)
    for place, act in enumerate(procedure.acts):
        spot = f"{where}, baris {procedure.step_of(act.key).number}, kegiatan {act.key}"
        _check_act_lanes(procedure, act, spot)
        _check_outcomes(procedure, act, spot)
        _check_separation(procedure, act, place, spot)
        _check_items(procedure, act, spot)
    _check_times(procedure, where)
    _check_point_of_no_return(procedure, where)


def _refuse(where: str, mistake: str, remedy: str) -> NoReturn:
    raise RulebookError(f"{where}: {mistake}. {remedy}.")


def _twice(keys: Iterable[str]) -> str | None:
    return next((key for key, number in Counter(keys).items() if number > 1), None)


def _check_keys(procedure: Procedure, where: str) -> None:
    acts = [act.key for step in procedure.steps for act in step.acts]
    for kind, keys in (
        ("lajur", [lane.key for lane in procedure.lanes]),
        ("baris", [step.key for step in procedure.steps]),
        ("kegiatan", acts),
    ):
        twice = _twice(keys)
        if twice is not None:
            _refuse(where, f"kunci {kind} “{twice}” dipakai dua kali", "Beri setiap kunci nama yang berbeda")


def _check_numbers(procedure: Procedure, where: str) -> None:
    for expected, step in enumerate(procedure.steps, start=1):
        if step.number != expected:
            _refuse(
                where,
                f"baris “{step.key}” bernomor {step.number}, padahal urutannya {expected}",
                "Nomori baris 1, 2, 3, … menurut urutan dalam berkas",
            )


def _posts_named(procedure: Procedure) -> Iterator[tuple[str, str]]:
    for lane in procedure.lanes:
        yield from ((f"lajur {lane.key}", post) for post in lane.posts)
    for act in procedure.acts:
        yield from ((f"kegiatan {act.key}", post) for post in (*act.by, *act.assisted_by))
    yield from (("authority", post) for post in procedure.authority)


def _check_posts(procedure: Procedure, where: str, known_posts: Collection[str] | None) -> None:
    if known_posts is None:
        return
    for place, post in _posts_named(procedure):
        if post not in known_posts:
            _refuse(
                f"{where}, {place}",
                f"jabatan “{post}” tidak ada dalam posts.toml",
                "Perbaiki namanya atau daftarkan jabatan itu",
            )


def _check_lanes(procedure: Procedure, where: str) -> None:
    lanes = {lane.key for lane in procedure.lanes}
    used = {act.lane for act in procedure.acts}
    for step in procedure.steps:
        for key in step.participants:
            if key not in lanes:
                _refuse(
                    f"{where}, baris {step.number}",
                    f"peserta menyebut lajur “{key}” yang tidak ada",
                    "Perbaiki kuncinya",
                )
        used |= set(step.participants)
    for lane in procedure.lanes:
        if lane.key not in used:
            _refuse(
                f"{where}, lajur {lane.key}",
                "lajur ini kosong: tidak ada kegiatan maupun peserta di dalamnya",
                "Hapus lajur itu atau beri ia kegiatan",
            )


def _check_act_lanes(procedure: Procedure, act: Act, spot: str) -> None:
    lanes = {lane.key: lane for lane in procedure.lanes}
    if act.lane not in lanes:
        _refuse(spot, f"lajur “{act.lane}” tidak ada", f"Pilih salah satu: {', '.join(lanes)}")
    if not act.by:
        _refuse(spot, "tidak ada jabatan yang mengerjakan", "Isi “by” dengan sedikitnya satu jabatan")
    everywhere = {post for lane in procedure.lanes for post in lane.posts}
    for post in act.by:
        if post not in everywhere:
            _refuse(
                spot,
                f"jabatan “{post}” tidak ada di lajur mana pun",
                "Tambahkan jabatan itu pada “posts” suatu lajur",
            )
    if not set(act.by) & set(lanes[act.lane].posts):
        _refuse(
            spot, f"tidak satu pun pelaksananya berada di lajur “{act.lane}”", "Perbaiki “lane” atau “by”"
        )


def _check_ends(procedure: Procedure, where: str) -> None:
    acts = procedure.acts
    if acts[0].symbol is not Symbol.TERMINATOR:
        _refuse(where, "prosedur tidak mempunyai Mulai", 'Beri kegiatan pertama symbol = "terminator"')
    if len(acts) < 2 or acts[-1].symbol is not Symbol.TERMINATOR:
        _refuse(where, "prosedur tidak mempunyai Selesai", 'Beri kegiatan terakhir symbol = "terminator"')
    for act in acts[1:-1]:
        if act.symbol is Symbol.TERMINATOR:
            _refuse(
                f"{where}, kegiatan {act.key}",
                "kapsul (terminator) berdiri di tengah prosedur",
                "Pakai “process” atau “decision”; kapsul hanya untuk Mulai dan Selesai",
            )


def _check_outcomes(procedure: Procedure, act: Act, spot: str) -> None:
    twice = _twice(outcome.key for outcome in act.outcomes)
    if twice is not None:
        _refuse(spot, f"kunci hasil “{twice}” dipakai dua kali", "Beri setiap hasil kunci yang berbeda")
    if act.symbol is Symbol.DECISION and len(act.outcomes) < 2:
        _refuse(
            spot, "belah ketupat hanya mempunyai satu hasil", "Tambahkan hasil lain, atau pakai “process”"
        )
    if act.symbol is not Symbol.DECISION and len(act.outcomes) > 1:
        _refuse(
            spot, "kotak proses mempunyai beberapa hasil", "Pakai “decision” bila ada lebih dari satu hasil"
        )
    if not any(outcome.to == NEXT for outcome in act.outcomes):
        _refuse(spot, "tidak ada hasil yang maju", 'Beri salah satu hasil to = "next"')
    for outcome in act.outcomes:
        if outcome.goes_back:
            _check_return(procedure, act, outcome, spot)


def _check_return(procedure: Procedure, act: Act, outcome: Outcome, spot: str) -> None:
    if not procedure.has(outcome.to):
        _refuse(spot, f"hasil “{outcome.key}” menuju kegiatan “{outcome.to}” yang tidak ada", "Perbaiki “to”")
    if procedure.place_of(outcome.to) >= procedure.place_of(act.key):
        _refuse(
            spot,
            f"hasil “{outcome.key}” melompat maju atau berputar di tempat (“{outcome.to}”)",
            'Pengembalian hanya ke kegiatan sebelumnya; untuk maju tulis to = "next"',
        )


def _check_separation(procedure: Procedure, act: Act, place: int, spot: str) -> None:
    for earlier in act.not_by_doer_of:
        if not procedure.has(earlier):
            _refuse(spot, f"not_by_doer_of menyebut kegiatan “{earlier}” yang tidak ada", "Perbaiki kuncinya")
        if procedure.place_of(earlier) >= place:
            _refuse(
                spot,
                f"not_by_doer_of menyebut “{earlier}” yang tidak mendahuluinya",
                "Tulis pemisahan itu pada kegiatan yang kemudian",
            )


def _check_items(procedure: Procedure, act: Act, spot: str) -> None:
    for item in act.requires:
        if item not in procedure.items:
            _refuse(spot, f"kelengkapan “{item}” tidak ada dalam [items]", "Daftarkan namanya dalam [items]")


def _check_times(procedure: Procedure, where: str) -> None:
    for step in procedure.steps:
        other = step.within.same_day_as
        if other is None:
            continue
        spot = f"{where}, baris {step.number}, within"
        if not procedure.has(other):
            _refuse(spot, f"same_day_as menyebut kegiatan “{other}” yang tidak ada", "Perbaiki kuncinya")
        if not _comes_before(procedure, other, step):
            _refuse(
                spot,
                f"same_day_as menyebut “{other}” yang tidak mendahului baris ini",
                "Sebut kegiatan sebelumnya",
            )


def _comes_before(procedure: Procedure, other: str, step: Step) -> bool:
    return procedure.step_of(other).number < step.number


def _check_point_of_no_return(procedure: Procedure, where: str) -> None:
    point: Act | None = None
    for act in procedure.acts:
        if point is not None:
            _refuse_return_across(procedure, act, point, where)
        if act.point_of_no_return:
            point = act


def _refuse_return_across(procedure: Procedure, act: Act, point: Act, where: str) -> None:
    for outcome in act.outcomes:
        crosses = outcome.goes_back and procedure.place_of(outcome.to) <= procedure.place_of(point.key)
        if crosses or outcome.to == END:
            _refuse(
                f"{where}, baris {procedure.step_of(act.key).number}, kegiatan {act.key}",
                f"hasil “{outcome.key}” kembali melewati titik tanpa kembali “{point.key}”",
                "Sesudah titik itu keputusan hanya diubah atau dibatalkan dengan keputusan baru; hapus hasil itu",
            )
