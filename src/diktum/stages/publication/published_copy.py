"""The copy that everybody may read: the certified text without any recipient, with the address of its page."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings

from diktum.core.language import date_words
from diktum.formats import papers as p
from diktum.formats.pdf import render
from diktum.stages.publication.abstracts import Abstract
from diktum.stages.publication.origin import Origin
from diktum.stages.signing.printing import signed_decree_paper


def public_url(path: str) -> str:
    """Return the whole address of a page of this installation."""
    return f"{settings.DIKTUM_PUBLIC_URL.rstrip('/')}{path}"


def published_copy(origin: Origin) -> bytes:
    """Print the salinan for publication: the same data give the same bytes."""
    return render(copy_as_paper(origin), made_at=origin.certification.certified_at)


def copy_as_paper(origin: Origin) -> p.DecreePaper:
    """Return the salinan for publication as a paper, with what of the text everybody may read."""
    certified = origin.certification
    url = public_url(origin.path)
    paper = signed_decree_paper(
        origin.dossier,
        state=p.DecreeState.COPY,
        mark="ttd.",
        shown=origin.issued.decree,
        certification=p.Certification(
            signature=_certifying_block(origin),
            copy_number="Salinan untuk publikasi",
            statement=certified.statement,
            code=p.Code(url=url, code=origin.number.in_text(), text="Pindai untuk membuka halaman resminya."),
        ),
    )
    return replace(paper, site=url)


def abstract_paper(origin: Origin, abstract: Abstract, *, subjects: str, pages: int) -> p.AbstractPaper:
    """Return the abstrak as a paper; `pages` are those of the copy."""
    short = origin.dossier.commission.short_name.replace("Kabupaten", "Kab.")
    return p.AbstractPaper(
        title=f"Abstrak {origin.full_title}",
        layout=p.Layout(paper=origin.dossier.commission.paper),
        reference=public_url(origin.path),
        subjects=subjects,
        year=str(origin.number.year),
        citation=f"KPT. {short.upper()} NO. {origin.number.number}, {pages} HLM",
        name=f"{origin.body} tentang {origin.title}".upper(),
        abstract=(abstract.considerations, abstract.legal_bases, abstract.substance),
        notes=abstract.notes,
    )


def _certifying_block(origin: Origin) -> p.SignatureBlock:
    """Name who certified; without the NIP, which is nobody's business outside (UU 27/2022)."""
    certified = origin.certification
    behalf = f"a.n. {certified.on_behalf_of}" if certified.on_behalf_of else ""
    return p.SignatureBlock(
        office="\n".join(filter(None, (behalf, certified.post_title))),
        name=certified.name,
        place_and_date=(f"{certified.place}, {date_words(certified.certified_on)}",),
        mark="ttd.",
    )
