"""What the act pages of all stages share: the stamp of a submission."""

from typing import TypedDict

from django.http import HttpRequest


class Stamp(TypedDict):
    """The two facts that make a repeated or a stale submission harmless."""

    request_key: str
    seen_seq: int | None


def act_stamp(request: HttpRequest) -> Stamp:
    """Read the submission's key and the journal position that its page was drawn from."""
    seen = request.POST.get("seen_seq", "")
    key = request.POST.get("request_key", "")
    return Stamp(
        request_key=key[:64] if key.isascii() and key.isprintable() else "",
        seen_seq=int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else None,
    )
