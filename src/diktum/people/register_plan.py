"""Say what a list of persons would change in the register, and change it: all of it or nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from diktum.core.canonical import fingerprint
from diktum.core.moment import Moment
from diktum.core.refusal import gettext_noop
from diktum.people.models import Commission, Person
from diktum.people.queries import Actor
from diktum.people.refusals import NotAdministrator
from diktum.people.register import COLUMNS, Entry, RowFault, folded, nip_digits, warnings_of
from diktum.people.register_models import RegisterImport, ServicePeriod
from diktum.people.register_refusals import ImportIsDone, RegisterHasChanged, RowsAreFaulty

_PERSON_FIELDS = {
    "name": "name",
    "before": "title_before",
    "after": "title_after",
    "nip": "nip",
    "email": "email",
}
_PERIOD_FIELDS = ("institution", "rank_class", "until", "ending")


class PlanKind(StrEnum):
    """What a row does to the register."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that a row would change."""

    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row with what it would do; `person_id` is None for a person who is not in the register yet."""

    entry: Entry
    kind: PlanKind
    person_id: int | None
    period_id: int | None
    changes: tuple[FieldChange, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The dry run of a list."""

    rows: tuple[PlannedRow, ...]
    faults: tuple[RowFault, ...]

    def of(self, kind: PlanKind) -> tuple[PlannedRow, ...]:
        """Return the rows that do one thing."""
        return tuple(row for row in self.rows if row.kind is kind)

    @property
    def mark(self) -> str:
        """Return a fingerprint of what would happen."""
        return fingerprint(
            [
                [row.entry.number, row.kind.value, row.person_id, [[c.column, c.before] for c in row.changes]]
                for row in self.rows
            ]
        )[:24]


class _Known:
    """The register of an office, ready to be asked by NIP and by name (two statements)."""

    def __init__(self, commission_id: int) -> None:
        self.persons = {each.pk: each for each in Person.objects.filter(commission_id=commission_id)}
        self.by_nip: dict[str, list[Person]] = defaultdict(list)
        self.by_name: dict[str, list[Person]] = defaultdict(list)
        for each in self.persons.values():
            if each.nip:
                self.by_nip[nip_digits(each.nip)].append(each)
            self.by_name[folded(each.name)].append(each)
        self.periods: dict[tuple[int, str, str], ServicePeriod] = {}
        for period in ServicePeriod.objects.filter(person__commission_id=commission_id):
            self.periods[period.person_id, folded(period.title), period.since.isoformat()] = period

    def candidates(self, entry: Entry) -> list[Person]:
        """Return who a row can mean: the holder of its NIP, else persons of its name who have no other NIP."""
        digits = nip_digits(entry.nip)
        if digits and self.by_nip.get(digits):
            return self.by_nip[digits]
        namesakes = self.by_name.get(folded(entry.name), [])
        return [each for each in namesakes if not (digits and each.nip)]


def plan_of(commission_id: int, entries: Sequence[Entry], faults: Sequence[RowFault], day: date) -> Plan:
    """Return what a list would do to the register of an office as it is now."""
    known = _Known(commission_id)
    rows: list[PlannedRow] = []
    found = list(faults)
    for entry in entries:
        candidates = known.candidates(entry)
        if len(candidates) > 1:
            template = gettext_noop("ada %(count)s orang yang mungkin dimaksud; isi NIP-nya")
            found.append(RowFault(entry.number, entry.name, template, (("count", str(len(candidates))),)))
            continue
        rows.append(_planned(entry, candidates[0] if candidates else None, known, day))
    return Plan(tuple(rows), tuple(sorted(found, key=lambda fault: fault.number)))


def _planned(entry: Entry, person: Person | None, known: _Known, day: date) -> PlannedRow:
    warnings = warnings_of(entry, day)
    if person is None:
        if nip_digits(entry.nip) and known.by_name.get(folded(entry.name)):
            warnings = (*warnings, gettext_noop("Nama ini sama dengan nama orang yang NIP-nya lain."))
        return PlannedRow(entry, PlanKind.NEW, None, None, (), warnings)
    changes = tuple(_person_changes(entry, person))
    period = known.periods.get((person.pk, folded(entry.title), entry.since)) if entry.title else None
    if period is not None:
        changes = (*changes, *_period_changes(entry, period))
    elif entry.title:
        changes = (*changes, FieldChange(COLUMNS["title"], "", f"{entry.title} ({entry.since})"))
    kind = PlanKind.CHANGED if changes else PlanKind.UNCHANGED
    return PlannedRow(entry, kind, person.pk, period.pk if period else None, changes, warnings)


def _person_changes(entry: Entry, person: Person) -> Iterable[FieldChange]:
    """Give the fields of a person that a row writes differently. An empty cell takes nothing away."""
    for key, field in _PERSON_FIELDS.items():
        new, old = getattr(entry, key), getattr(person, field)
        same = nip_digits(new) == nip_digits(old) if key == "nip" else new == old
        if new and not same:
            yield FieldChange(COLUMNS[key], old, new)


def _period_changes(entry: Entry, period: ServicePeriod) -> Iterable[FieldChange]:
    for field in _PERIOD_FIELDS:
        old = getattr(period, field)
        old = old.isoformat() if isinstance(old, date) else old or ""
        if getattr(entry, field) and getattr(entry, field) != old:
            yield FieldChange(COLUMNS[field], old, getattr(entry, field))


def keep_import(
    *,
    commission_id: int,
    filename: str,
    entries: Sequence[Entry],
    faults: Sequence[RowFault],
    by: Actor,
    when: Moment,
) -> RegisterImport:
    """Keep a list that was read until it is taken in; the register stays as it is. An older one that waits goes."""
    _refuse_others(commission_id, by)
    assert by.person_id is not None, "an outsider keeps no register"
    RegisterImport.objects.filter(commission_id=commission_id, applied_at=None).delete()
    return RegisterImport.objects.create(
        commission_id=commission_id,
        filename=filename[:200],
        rows=[
            *(entry.data() for entry in entries),
            *(
                {
                    "fault": fault.template,
                    "facts": dict(fault.facts),
                    "number": fault.number,
                    "name": fault.name,
                }
                for fault in faults
            ),
        ],
        prepared_by_id=by.person_id,
        prepared_at=when.at,
    )


def plan_of_import(held: RegisterImport, day: date) -> Plan:
    """Return what a list that waits would do now."""
    entries = [Entry(**row) for row in held.rows if "fault" not in row]
    faults = [
        RowFault(row["number"], row["name"], row["fault"], tuple(row["facts"].items()))
        for row in held.rows
        if "fault" in row
    ]
    return plan_of(held.commission_id, entries, faults, day)


def waiting_import(commission_id: int, import_id: int) -> RegisterImport | None:
    """Return a list of an office that was read and not taken in yet."""
    return RegisterImport.objects.filter(pk=import_id, commission_id=commission_id, applied_at=None).first()


def take_in(*, import_id: int, seen: str, by: Actor, when: Moment) -> Counter[str]:
    """
    Take a list in, wholly or not at all; `seen` is the mark of the plan that was shown. Answer how many rows did what.

    The caller holds the transaction open. Raises NotAdministrator, ImportIsDone, RowsAreFaulty, RegisterHasChanged.
    """
    _refuse_others(by.commission_id, by)
    Commission.objects.select_for_update().get(pk=by.commission_id)
    held = waiting_import(by.commission_id, import_id)
    if held is None:
        raise ImportIsDone()
    plan = plan_of_import(held, when.day)
    if plan.faults:
        raise RowsAreFaulty(count=len(plan.faults))
    if plan.mark != seen:
        raise RegisterHasChanged()
    _write(by.commission_id, plan)
    held.applied_at = when.at
    held.rows = []
    held.save(update_fields=["applied_at", "rows"])
    return Counter(row.kind.value for row in plan.rows)


def _write(commission_id: int, plan: Plan) -> None:
    rows = _with_new_persons(commission_id, plan.of(PlanKind.NEW))
    changed = plan.of(PlanKind.CHANGED)
    persons = Person.objects.in_bulk({row.person_id for row in changed if row.person_id is not None})
    periods = ServicePeriod.objects.in_bulk({row.period_id for row in changed if row.period_id is not None})
    for row in changed:
        assert row.person_id is not None
        _fill_person(persons[row.person_id], row.entry)
        if row.period_id is not None:
            _fill_period(periods[row.period_id], row.entry)
    Person.objects.bulk_update(persons.values(), list(_PERSON_FIELDS.values()), batch_size=500)
    ServicePeriod.objects.bulk_update(periods.values(), list(_PERIOD_FIELDS), batch_size=500)
    missing = [row for row in (*rows, *changed) if row.entry.title and row.period_id is None]
    ServicePeriod.objects.bulk_create((_period(row) for row in missing), batch_size=1000)


def _with_new_persons(commission_id: int, rows: Sequence[PlannedRow]) -> list[PlannedRow]:
    """Create the persons of new rows, one for all rows that mean the same, and return the rows with their keys."""
    made: dict[str, Person] = {}
    for row in rows:
        person = made.setdefault(_identity(row.entry), Person(commission_id=commission_id))
        _fill_person(person, row.entry)
    Person.objects.bulk_create(made.values(), batch_size=1000)
    return [replace(row, person_id=made[_identity(row.entry)].pk) for row in rows]


def _identity(entry: Entry) -> str:
    return nip_digits(entry.nip) or f"{folded(entry.name)}|{folded(entry.institution)}"


def _fill_person(person: Person, entry: Entry) -> None:
    for key, field in _PERSON_FIELDS.items():
        if getattr(entry, key):
            setattr(person, field, getattr(entry, key))


def _fill_period(period: ServicePeriod, entry: Entry) -> None:
    period.institution = entry.institution or period.institution
    period.rank_class = entry.rank_class or period.rank_class
    period.until = date.fromisoformat(entry.until) if entry.until else period.until
    period.ending = entry.ending or period.ending


def _period(row: PlannedRow) -> ServicePeriod:
    assert row.person_id is not None
    period = ServicePeriod(
        person_id=row.person_id, title=row.entry.title, since=date.fromisoformat(row.entry.since)
    )
    _fill_period(period, row.entry)
    return period


def _refuse_others(commission_id: int, by: Actor) -> None:
    if by.commission_id != commission_id or not by.may("administrator"):
        raise NotAdministrator()
