"""What drafting and the stages after it do to the text within their own act."""

from __future__ import annotations

from secrets import token_hex

from diktum.core.document import Decree, fingerprint, from_data, keep_ids, to_data
from diktum.core.language import clean_text
from diktum.dossiers.work import Work
from diktum.stages.drafting import queries
from diktum.stages.drafting.models import DraftVersion, WorkingDraft
from diktum.stages.drafting.terms import TERMS_PREFIX, TITLES, Terms


def new_version(work: Work, decree: Decree) -> DraftVersion:
    """
    Record a text as the next version of the dossier in hand and drop what was only being typed.

    Parts without an id take over the id of the part of the newest version that they continue. A text that does not
    differ from the newest version is that version: nothing is written.
    """
    newest = queries.latest_version(work.dossier)
    before = queries.decree_of(newest) if newest else queries.first_decree(work.dossier)
    text = _cleaned(keep_ids(before, decree))
    sha256 = fingerprint(text)
    WorkingDraft.objects.filter(dossier=work.dossier).delete()
    if newest is not None and newest.sha256 == sha256:
        return newest
    return work.record(
        DraftVersion(
            number=newest.number + 1 if newest else 1,
            document=to_data(text),
            sha256=sha256,
            act=work.act.key,
            made_by=work.by.name,
            made_on=work.when.day,
            made_at=work.when.at,
        )
    )


def keep_terms(work: Work, terms: Terms) -> None:
    """Keep what has been written of the KAK while the text becomes a version."""
    typed = {f"{TERMS_PREFIX}-{key}": [getattr(terms.cleaned(), key)] for key in TITLES}
    assert work.by.person_id is not None, "the doorway admits only persons with a post"
    WorkingDraft.objects.update_or_create(
        dossier=work.dossier,
        defaults={
            "typed": typed,
            "saved_by_id": work.by.person_id,
            "saved_at": work.when.at,
            "mark": token_hex(8),
        },
    )


def _cleaned(decree: Decree) -> Decree:
    """Return a text without NUL and other control characters, which neither the database nor a paper can hold."""
    return from_data(_clean(to_data(decree)))


def _clean(value: object) -> object:
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list):
        return [_clean(each) for each in value]
    if isinstance(value, dict):
        return {key: _clean(each) for key, each in value.items()}
    return value
