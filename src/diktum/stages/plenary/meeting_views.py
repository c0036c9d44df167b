"""The pages used while a session lasts: an item under discussion, the room's screen, checking in by phone."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from diktum.core.moment import Moment
from diktum.formats.qr import qr_svg
from diktum.people import queries as people
from diktum.people.queries import Actor
from diktum.stages.drafting.reading import ReadDecree, reading_of
from diktum.stages.plenary import commands, deliberation, pages, phone, queries
from diktum.stages.plenary.brought import Brought, brought_to, taken_over
from diktum.stages.plenary.deliberation import SuggestionRow
from diktum.stages.plenary.gate import place_choices
from diktum.stages.plenary.meeting_forms import ResolveForm, SuggestForm
from diktum.stages.plenary.minutes_refusals import LinkIsNotValid
from diktum.stages.plenary.models import AgendaItem, PlenaryDecision, PlenarySession
from diktum.stages.plenary.rights import KEEPERS
from diktum.stages.plenary.room import Room, room_of
from diktum.ui.access import actor_of, posts, public, staff
from diktum.ui.clock import this_moment
from diktum.ui.forms import status_of
from diktum.ui.idempotency import request_key


@dataclass(frozen=True, slots=True)
class ItemPage:
    """One item under discussion: the text, its suggestions, the forms."""

    session: PlenarySession
    item: AgendaItem
    state: str
    decision: PlenaryDecision | None
    reading: ReadDecree
    rows: tuple[tuple[SuggestionRow, ResolveForm | None], ...]
    form: SuggestForm
    brought: tuple[Brought, ...]
    taken: str
    may_keep: bool
    may_decide: bool
    verdict: str
    is_quorate: bool

    @property
    def open_forms(self) -> tuple[SuggestForm | ResolveForm, ...]:
        """Return the forms for the error summary."""
        return (self.form, *(form for _row, form in self.rows if form is not None))


@dataclass(frozen=True, slots=True)
class ScreenPage:
    """What the room's screen shows: the current item in large letters."""

    session: PlenarySession
    zone: str
    item: AgendaItem | None
    of: int
    rows: tuple[SuggestionRow, ...]
    reading: ReadDecree | None
    decided: tuple[PlenaryDecision, ...]
    present: int
    seats: int
    needed: tuple[int, int]
    is_quorate: bool
    article: str


@dataclass(frozen=True, slots=True)
class QrPage:
    """The QR code of one person, and the choice of the others."""

    session: PlenarySession
    people: tuple[tuple[int, str, bool], ...]
    chosen: str
    address: str
    svg: str


def _now(held: PlenarySession, when: Moment) -> Room:
    return room_of(held, when.at if when.day == held.held_on else None)


@staff
def item(request: HttpRequest, slug: str, position: int) -> HttpResponse:
    """Show an item under discussion; enter suggestions at its parts and what becomes of each."""
    actor, when = actor_of(request), this_moment(request)
    held = queries.session_for(actor.commission_id, slug)
    about = deliberation.item_at(held, position)
    if about is None:
        raise Http404(position)
    page = _item_page(request, held, about, actor, when)
    if request.method == "POST" and _sent(request, page, actor, when):
        return redirect("plenary:item", held.slug, position)
    return render(request, "plenary/item.html", {"page": page}, status=status_of(request))


def _sent(request: HttpRequest, page: ItemPage, actor: Actor, when: Moment) -> bool:
    dossier_id = page.item.dossier_id
    key = request_key(request)
    if page.form.is_bound and page.form.is_valid():
        cleaned = page.form.cleaned_data
        made = commands.suggest(
            dossier_id=dossier_id,
            node=cleaned["node"],
            text=cleaned["text"],
            wording=cleaned["wording"],
            person_id=cleaned["person"],
            by=actor,
            when=when,
            request_key=key,
        )
        taken_over(page.item, page.taken, position=made.position, by=actor, when=when)
        messages.success(request, _("Saran tercatat."))
        return True
    for row, form in page.rows:
        if form is not None and form.is_bound and form.is_valid():
            commands.resolve(
                dossier_id=dossier_id,
                suggestion_id=row.suggestion.pk,
                by=actor,
                when=when,
                request_key=key,
                **form.cleaned_data,
            )
            messages.success(request, _("Putusan atas saran tercatat."))
            return True
    return False


def _item_page(
    request: HttpRequest, held: PlenarySession, about: AgendaItem, actor: Actor, when: Moment
) -> ItemPage:
    sent = request.POST.get("do", "") if request.method == "POST" else ""
    text, room = deliberation.tabled_text(about), _now(held, when)
    seats = people.commission(held.commission_id).members_by_law
    verdict = queries.verdict_on(held, min(len(room.members), seats), 0)
    state = deliberation.state_of(about)
    may_keep = state == "open" and not actor.posts.isdisjoint(KEEPERS) and when.day >= held.held_on
    brought = brought_to(about, text) if may_keep else ()
    taken = _taken(request, brought)
    rows = []
    for row in deliberation.suggestions(about, text):
        key = f"resolve-{row.suggestion.pk}"
        form = ResolveForm(request.POST if sent == key else None, prefix=key)
        rows.append((row, form if row.is_open and may_keep else None))
    return ItemPage(
        session=held,
        item=about,
        state=state,
        decision=deliberation.decision_on(about),
        reading=reading_of(text),
        rows=tuple(rows),
        form=SuggestForm(
            request.POST if sent == "suggest" else None,
            places=place_choices(text),
            people=[(seat.person_id, seat.name) for seat in room.seats],
            initial={"node": taken.node, "text": taken.text, "wording": taken.wording} if taken else None,
        ),
        brought=brought,
        taken=taken.key if taken else "",
        may_keep=may_keep,
        may_decide=state == "open" and "chair" in actor.posts,
        verdict=pages.quorum_words(verdict),
        is_quorate=verdict.has_quorum,
    )


def _taken(request: HttpRequest, brought: tuple[Brought, ...]) -> Brought | None:
    """Return what is being taken over: named by the address when the form is filled, by the form when it is sent."""
    key = request.POST.get("taken", "") if request.method == "POST" else request.GET.get("dari", "")
    return next((each for each in brought if each.key == key), None)


@staff
def screen(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the room's screen: the current item, its text with suggestions, the tally; nothing can be pressed."""
    actor, when = actor_of(request), this_moment(request)
    held = queries.session_for(actor.commission_id, slug)
    about, room = deliberation.current_item(held), _now(held, when)
    seats = people.commission(held.commission_id).members_by_law
    verdict = queries.verdict_on(held, min(len(room.members), seats), 0)
    text = deliberation.tabled_text(about) if about else None
    page = ScreenPage(
        session=held,
        zone=people.commission(held.commission_id).zone,
        item=about,
        of=len(queries.agenda(held)),
        rows=deliberation.suggestions(about, text) if about else (),
        reading=reading_of(text) if text else None,
        decided=queries.decisions_of(held),
        present=len(room.members),
        seats=seats,
        needed=(verdict.present_needed, verdict.agreeing_needed),
        is_quorate=verdict.has_quorum,
        article=f"{verdict.law} {queries.quorum_article(held)}",
    )
    return render(request, "plenary/screen.html", {"page": page})


@posts(*KEEPERS)
def qr(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the QR code of one of those expected, to be read with the own phone."""
    held = queries.session_for(actor_of(request).commission_id, slug)
    expected = [
        *queries.members_on(held.commission_id, held.held_on),
        *queries.guests_on(held.commission_id, held.held_on),
    ]
    room = room_of(held)
    wanted = request.GET.get("orang", "")
    chosen = next((each for each in expected if str(each.person_id) == wanted), None) or next(
        (each for each in expected if room.seat(each.person_id) is None), expected[0] if expected else None
    )
    address = phone.address_of(held, chosen.person_id) if chosen else ""
    page = QrPage(
        session=held,
        people=tuple((each.person_id, each.name, room.seat(each.person_id) is not None) for each in expected),
        chosen=chosen.name if chosen else "",
        address=address,
        svg=qr_svg(address) if address else "",
    )
    return render(request, "plenary/qr.html", {"page": page})


@public
def check_in(request: HttpRequest, slug: str, token: str) -> HttpResponse:
    """Let somebody say with the own phone to be in the room. The sealed address says who, and for which session."""
    held = phone.session_in(token)
    person_id = phone.person_in(token, held) if held and held.slug == slug else None
    if held is None or person_id is None:
        raise LinkIsNotValid()
    office = people.commission(held.commission_id)
    when = Moment.in_office(this_moment(request).at, office.zone)
    person = people.persons(office.pk).filter(pk=person_id).first()
    if person is None:
        raise LinkIsNotValid()
    if request.method == "POST":
        actor = people.actor_of(person, when.day, commission_id=office.pk)
        commands.check_in(session_id=held.pk, by=actor, when=when)
        return redirect("plenary:check_in", held.slug, token)
    seat = room_of(held).seat(person_id)
    context = {
        "session": held,
        "office": office,
        "name": person.full_name,
        "is_in": seat is not None,
        "is_today": when.day == held.held_on,
        "zone": office.zone,
    }
    return render(request, "plenary/check_in.html", context)
