"""The persons whom an example names, taken into the register as an office would: by its list."""

from __future__ import annotations

from pathlib import Path

from diktum.desk.walk.walker import Walker
from diktum.people.register_models import RegisterImport
from diktum.people.register_plan import plan_of_import
from diktum.stages.verification import people_register

LIST = "people.csv"


def take_people_in(walker: Walker, folder: Path) -> None:
    """Take the list of persons in `folder` into the register, once; without a list there is nothing to do."""
    path = folder / LIST
    taken = RegisterImport.objects.filter(commission_id=walker.commission_id, filename=LIST)
    if not path.is_file() or taken.exists():
        return
    told = walker.script.part("proposal")
    when = walker.script.moment(told["on"], told["at"])
    by = walker.actor("admin", when)
    read = people_register.read_list(content=path.read_bytes(), filename=LIST, by=by, when=when)
    seen = plan_of_import(read, when.day).mark
    people_register.take_list_in(import_id=read.pk, seen=seen, by=by, when=when)
