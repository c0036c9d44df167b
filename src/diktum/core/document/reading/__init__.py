"""Read any text as a decree, in stages: characters → lines → parts → tree."""

from diktum.core.document.reading.reader import likely_kind, read
from diktum.core.document.reading.result import (
    Doubt,
    Nature,
    Particulars,
    Reading,
    characters_of,
    texts_of,
)

__all__ = ["Doubt", "Nature", "Particulars", "Reading", "characters_of", "likely_kind", "read", "texts_of"]
