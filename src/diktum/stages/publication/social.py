"""The picture of a decree for social media, with the words that go with it. Made from the public text only."""

from __future__ import annotations

import re

from diktum.core.language import date_words
from diktum.formats.paper_parts import Code
from diktum.formats.social_image import Shape, SocialImage, draw
from diktum.stages.publication.models import JdihContent
from diktum.stages.publication.origin import Origin
from diktum.stages.publication.published_copy import public_url

RUBRIC = "KEPUTUSAN"
HASHTAG = "JDIHKPU"
MOST_TAGS = 10
_WORD = re.compile(r"[^\W_]+")


def image_of(origin: Origin, content: JdihContent | None) -> SocialImage:
    """Return what stands on the picture: rubric, office, number, title, day, what it is about, where it is read."""
    url = public_url(origin.path)
    substance = str(content.abstract.get("substance", "")) if content else ""
    return SocialImage(
        rubric=RUBRIC,
        office=origin.dossier.commission.name,
        number=origin.number.in_text(),
        title=origin.title,
        day=f"Ditetapkan di {origin.dossier.commission.seat} pada tanggal {date_words(origin.issued.enacted_on)}",
        summary=substance,
        code=Code(url=url, code=url.partition("://")[2].removesuffix("/"), text="Baca naskah lengkapnya:"),
    )


def picture(origin: Origin, content: JdihContent | None, shape: Shape) -> bytes:
    """Draw the picture as PNG: the same decree and content give the same bytes."""
    return draw(image_of(origin, content), shape)


def caption_of(origin: Origin, content: JdihContent) -> str:
    """Return the caption as it is pasted: heading, words, the whole title (the picture may cut it), address, hashtags."""
    return "\n\n".join(
        (
            content.heading,
            content.body,
            f"{origin.full_title}.",
            f"Baca naskahnya: {public_url(origin.path)}",
            " ".join(hashtags(content.metadata.get("subjects", ""))),
        )
    )


def hashtags(subjects: str) -> tuple[str, ...]:
    """Return hashtags of subjects as JDIH joins them ("KEARSIPAN - NASKAH DINAS"), letters and digits only, without repeats."""
    words = (
        HASHTAG,
        *("".join(w.capitalize() for w in _WORD.findall(each)) for each in subjects.split(" - ")),
    )
    return tuple(dict.fromkeys(f"#{word}" for word in words if word))[:MOST_TAGS]
