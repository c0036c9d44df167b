"""Turn recorded texts into papers: what every stage needs to print a decree."""

from __future__ import annotations

from diktum.core.document import Decree
from diktum.core.language import dictum_name, roman
from diktum.dossiers.models import Dossier
from diktum.formats import papers as p
from diktum.formats.decree_print import blocks_of, items_of
from diktum.formats.decree_print import name_lines as lines_of_name
from diktum.people.models import Commission
from diktum.people.queries import Signatory

_ZONE_MARK = {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA", "Asia/Jayapura": "WIT"}


def layout_of(commission: Commission) -> p.Layout:
    """Return the paper that an office prints on."""
    return p.Layout(paper=commission.paper)


def letterhead_of(commission: Commission, *, emblem: str = "none") -> p.Letterhead:
    """Return the head of an office's papers: its name in capitals in two lines, its address."""
    return p.Letterhead(lines=name_lines(commission.name), address=commission.address, emblem=emblem)


def name_lines(name: str) -> tuple[str, ...]:
    """Return the name of an office in capitals, broken before "KABUPATEN" or "KOTA"."""
    return lines_of_name(name.upper())


def zone_mark(commission: Commission) -> str:
    """Return the short name of an office's time zone: WIT."""
    return _ZONE_MARK.get(commission.zone, "")


def decree_paper(
    dossier: Dossier,
    decree: Decree,
    *,
    state: p.DecreeState,
    signatory: Signatory | None,
    number_line: str = "",
    year: int,
    date_line: str = "",
    version_mark: str = "",
    mark: str = "",
    site: str = "",
    certification: p.Certification | None = None,
) -> p.DecreePaper:
    """
    Return a decree as the paper of one of its conditions.

    `date_line` is the date in words, empty while there is none; `mark` is "ttd." on a copy; `signatory` prints the name
    without titles (UU 12/2011 Lampiran II angka 164–166).
    """
    commission = dossier.commission
    body = f"Keputusan {decree.issuer.removeprefix('Ketua ')}"
    many = len(decree.attachments) > 1
    return p.DecreePaper(
        title=f"{body} tentang {decree.title}",
        letterhead=p.Letterhead(lines=name_lines(commission.name), emblem="above"),
        layout=layout_of(commission),
        reference=dossier.code,
        state=state,
        heading=name_lines(body),
        name=decree.title,
        office=decree.issuer.upper(),
        considerations=tuple(clause.text for clause in decree.considerations),
        legal_bases=tuple(clause.text for clause in decree.legal_bases),
        notings=tuple(clause.text for clause in decree.notings),
        decides=f"{body} tentang {decree.title}.".upper(),
        dicta=tuple(
            p.Dictum(label=dictum_name(number), text=dictum.text, items=items_of(dictum.points))
            for number, dictum in enumerate(decree.dicta, start=1)
        ),
        closing=p.SignatureBlock(
            office="\n".join(name_lines(decree.issuer)),
            name=signatory.name.upper() if signatory else "",
            place_and_date=(
                f"Ditetapkan di {commission.seat}",
                f"pada tanggal {date_line or '..............................'}",
            ),
            mark=mark,
        ),
        copies_to=decree.copies_to,
        attachments=tuple(
            p.Attachment(
                label=f"LAMPIRAN {roman(number)}" if many else "LAMPIRAN",
                name=attachment.title,
                blocks=tuple(blocks_of(attachment)),
            )
            for number, attachment in enumerate(decree.attachments, start=1)
        ),
        number_line=number_line,
        year=str(year),
        version_mark=version_mark,
        site=site,
        certification=certification,
    )


def version_mark(number: int, sha256: str) -> str:
    """Return the mark by which one version on paper is told from another: Versi 3 · sidik 9F2C 41AB."""
    return f"Versi {number} · sidik {sha256[:4].upper()} {sha256[4:8].upper()}"


def paragraphs(text: str) -> tuple[p.Block, ...]:
    """Return free text as paragraphs, one for each line."""
    return tuple(p.Paragraph(text=line.strip()) for line in text.splitlines() if line.strip())
