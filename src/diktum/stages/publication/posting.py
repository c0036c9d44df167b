"""Row 4: what was posted, by which account, when, with a screenshot."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.files.base import File

from diktum.core.moment import Moment
from diktum.dossiers.work import Work, performing
from diktum.files.store import keep
from diktum.people.queries import Actor
from diktum.stages.publication.models import PostProof, SocialPost
from diktum.stages.publication.refusals import NoPostRecorded, PostIsInTheFuture
from diktum.stages.publication.work import doer, refuse_voided, web_address, words

MOST_POSTS = 50
LARGEST_SCREENSHOT = 5 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Post:
    """One post on a channel of the office; without an account the channel names it, without a time it was now."""

    channel: str
    url: str
    account: str = ""
    posted_at: dt.datetime | None = None
    screenshot: File[Any] | None = None


def post_social(
    *,
    dossier_id: int,
    posts: Sequence[Post],
    by: Actor,
    when: Moment,
    request_key: str = "",
    seen_seq: int | None = None,
) -> tuple[SocialPost, ...]:
    """
    Catat unggahan media sosial: each channel with its account, address, time and screenshot (JPG or PNG, at most 5 MB).

    Raises NoPostRecorded, LinkIsUnfit, TextIsMissing, PostIsInTheFuture, CopyHasChanged, and what `files.store.keep` refuses.
    """
    with performing(
        "post_social", dossier_id=dossier_id, by=by, when=when, request_key=request_key, seen_seq=seen_seq
    ) as work:
        if not 0 < len(posts) <= MOST_POSTS:
            raise NoPostRecorded()
        refuse_voided(work)
        rows = tuple(_recorded(work, position, post) for position, post in enumerate(posts, start=1))
        work.done(data={"posts": len(rows)})
    return rows


def _recorded(work: Work, position: int, post: Post) -> SocialPost:
    channel = words(post.channel, "Kanal", limit=100)
    row = work.record(SocialPost(position=position, channel=channel, url=web_address(post.url), **doer(work)))
    at = post.posted_at or work.when.at
    if at > work.when.at:
        raise PostIsInTheFuture(channel=channel)
    picture = post.screenshot
    stored = keep(work, picture, allowed=("jpg", "png"), max_bytes=LARGEST_SCREENSHOT) if picture else None
    account = words(post.account, "Akun", limit=150, optional=True) or channel
    work.record(PostProof(post=row, account=account, posted_at=at, screenshot=stored))
    return row
