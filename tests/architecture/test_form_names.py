"""A field of a form hides what the browser's own form calls by that name: no field is named like one of its functions."""

import importlib
import pkgutil

from django import forms

import diktum

HIDDEN = frozenset(
    [
        "action",
        "after",
        "append",
        "attributes",
        "before",
        "children",
        "click",
        "closest",
        "contains",
        "elements",
        "focus",
        "matches",
        "method",
        "nodeName",
        "parentNode",
        "querySelector",
        "querySelectorAll",
        "remove",
        "requestSubmit",
        "reset",
        "submit",
    ]
)


def every_form(above=forms.BaseForm):
    for each in above.__subclasses__():
        yield each
        yield from every_form(each)


def test_no_field_hides_a_function_of_the_browser():
    for module in pkgutil.walk_packages(diktum.__path__, "diktum."):
        if module.name.endswith("forms") or module.name.endswith("views") or module.name.endswith("panel"):
            importlib.import_module(module.name)
    ours = {each for each in every_form() if each.__module__.startswith("diktum.")}
    assert len(ours) > 50
    found = {f"{each.__name__}.{name}" for each in ours for name in HIDDEN & set(each.base_fields)}
    assert not found
