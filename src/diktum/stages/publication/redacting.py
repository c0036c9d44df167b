"""The decree as everybody may read it: the personal data that a person hid are out of the tree, so out of all that is made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from diktum.core.document import Decree
from diktum.core.language import clean_text
from diktum.core.refusal import gettext_noop
from diktum.dossiers.models import Dossier
from diktum.formats.redaction import Span, fragments, redacted
from diktum.stages.publication.models import AuthenticationSheet, PublishedDecree, SheetStage
from diktum.stages.publication.origin import Origin, origin_of
from diktum.stages.publication.personal_data import (
    LABELS,
    NEVER_IN_CONTENT,
    PersonalData,
    kinds_in,
    personal_data_in,
    squeezed,
)
from diktum.stages.publication.refusals import (
    KeepingNeedsAReason,
    NothingLikeThisFound,
    PersonalDataInContent,
)

MOST_PHRASES = 200
_SHORTEST = 3
_SHORTEST_HIDDEN = 6


@dataclass(frozen=True, slots=True)
class Decision:
    """Putusan atas temuan: the finding, and why it stays; without a reason it is hidden."""

    found: PersonalData
    reason: str = ""

    def to_data(self) -> dict[str, object]:
        """Return the decision as the sheet keeps it. The personal data themselves are not in it."""
        return {
            "kind": self.found.kind,
            "label": self.found.label,
            "place": self.found.place,
            "excerpt": self.found.excerpt,
            "path": self.found.path,
            "span": list(self.found.span),
            "hidden": not self.reason,
            "reason": self.reason,
        }


def decisions_on(
    decree: Decree, kept: Mapping[str, str], phrases: Iterable[str] = ()
) -> tuple[Decision, ...]:
    """
    Decide on every finding: hidden, unless `kept` gives a reason under its key; phrases that a person names are hidden too.

    Raises KeepingNeedsAReason, NothingLikeThisFound.
    """
    named = tuple(" ".join(clean_text(each).split()) for each in phrases)[:MOST_PHRASES]
    found = personal_data_in(decree, tuple(each for each in named if each))
    for phrase in filter(None, named):
        _refuse_unknown(decree, phrase)
    for each in found:
        if each.key in kept and not kept[each.key].strip():
            raise KeepingNeedsAReason(label=each.label, place=each.place)
    return tuple(Decision(each, clean_text(kept.get(each.key, "")).strip()[:500]) for each in found)


def hidden_in(origin: Origin, sheet: AuthenticationSheet | None) -> Origin:
    """Return the origin with its text as everybody may read it, by the decisions of an authentication sheet."""
    spans = spans_of(sheet.personal_data if sheet else ())
    if not spans:
        return origin
    shown = redacted(origin.issued.decree, spans)
    count = sum(map(len, spans.values()))
    return replace(origin, issued=replace(origin.issued, decree=shown), redactions=count)


def as_proposed(origin: Origin) -> Origin:
    """Return the origin with every finding hidden: what a person sees before deciding."""
    told = [each.to_data() for each in decisions_on(origin.issued.decree, {})]
    return hidden_in(origin, AuthenticationSheet(personal_data=told))


def spans_of(decided: Sequence[Mapping[str, object]]) -> dict[str, list[Span]]:
    """Return what is hidden: pieces by path. Sheets of before redaction hide nothing: a person let all of it be read."""
    spans: dict[str, list[Span]] = {}
    for each in decided:
        span = each.get("span")
        if each.get("hidden") and isinstance(span, list):
            spans.setdefault(str(each["path"]), []).append((int(span[0]), int(span[1])))
    return spans


def public_origin(row: PublishedDecree) -> Origin | None:
    """Return a public decree as everybody may read it; None where its authentication or its number is gone."""
    sheet, origin = first_sheet(row.dossier_id), origin_of(row.decree)
    return hidden_in(origin, sheet) if sheet and origin else None


def shown_origin(decree: Dossier, publication: Dossier) -> Origin | None:
    """Return a decree as its publication shows it so far; None before it can be published."""
    origin = origin_of(decree)
    return hidden_in(origin, first_sheet(publication.pk)) if origin else None


def first_sheet(publication_id: int) -> AuthenticationSheet | None:
    """Return the authentication that counts for the text of a publication: the newest of the first stage."""
    rows = AuthenticationSheet.objects.filter(dossier_id=publication_id, stage=SheetStage.FIRST)
    return rows.order_by("-seq").first()


def refuse_told(dossiers: Iterable[Dossier], texts: Mapping[str, str]) -> None:
    """Refuse words about published decrees (why withdrawn, how related) that tell what is hidden there. Raises PersonalDataInContent."""
    for dossier in dossiers:
        row = PublishedDecree.objects.filter(decree=dossier).order_by("-pk").first()
        origin = origin_of(dossier) if row else None
        sheet = first_sheet(row.dossier_id) if row and origin else None
        refuse_hidden(origin.issued.decree if origin else None, sheet, texts)


def refuse_hidden(decree: Decree | None, sheet: AuthenticationSheet | None, texts: Mapping[str, str]) -> None:
    """Refuse words for the public that tell what was hidden in the decree, or hold a number of a person. Raises PersonalDataInContent."""
    spans = spans_of(sheet.personal_data if sheet else ())
    text_at = {each.path: each.text for each in fragments(decree)} if decree else {}
    secrets = {
        squeezed(text_at.get(path, "")[start:end]) for path, pieces in spans.items() for start, end in pieces
    }
    for field, text in texts.items():
        bare = squeezed(text)
        if any(len(secret) >= _SHORTEST_HIDDEN and secret in bare for secret in secrets):
            raise PersonalDataInContent(field=field, label=gettext_noop("sudah disamarkan pada naskah"))
        for kind in sorted(kinds_in(text) & NEVER_IN_CONTENT):
            raise PersonalDataInContent(field=field, label=LABELS[kind])


def _refuse_unknown(decree: Decree, phrase: str) -> None:
    whole = "\n".join(" ".join(each.text.split()) for each in fragments(decree)).casefold()
    if len(phrase) < _SHORTEST or phrase.casefold() not in whole:
        raise NothingLikeThisFound(phrase=phrase[:80])
