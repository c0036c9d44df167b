"""Compare names of offices and titles as people write them."""

from __future__ import annotations

import re


def plain(text: str) -> str:
    """Return words only, in lower case: what is left of a title when capitals, marks and spaces do not count."""
    return " ".join(re.sub(r"[^\w\s]", " ", text).casefold().split())


def body_of(issuer: str) -> str:
    """Return whose decree it is: the commission for its Ketua, the Sekretaris of the commission for its Sekretaris.

    "" when the office of the issuer is another one.
    """
    issuer = re.sub(r"^(Plt|Plh)\.?\s+", "", issuer.strip(), flags=re.IGNORECASE).rstrip(",. ")
    found = re.match(r"(ketua|sekretaris)\s+(.+)", issuer, re.IGNORECASE | re.DOTALL)
    if found is None:
        return ""
    return found[2] if found[1].casefold() == "ketua" else issuer
