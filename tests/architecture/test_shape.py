"""The promises of the house about its own shape."""

import ast
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "diktum"
MODULES = sorted(p for p in SOURCE.rglob("*.py") if "migrations" not in p.parts)
HEIGHTS = [
    ("people", "files"),
    ("ledger",),
    ("ui",),
    ("dossiers",),
    ("drafting",),
    ("verification",),
    ("plenary",),
    ("signing",),
    ("distribution",),
    ("archive",),
    ("publication",),
    ("registers", "search"),
    ("desk", "portal", "api"),
]
HEIGHT = {label: height for height, labels in enumerate(HEIGHTS) for label in labels}
OURS = [m for m in apps.get_models() if m.__module__.startswith("diktum.")]


def name(path: Path) -> str:
    return str(path.relative_to(SOURCE))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_stays_under_400_lines(path):
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= 400, f"{path.name} has {lines} lines: split it where the subject splits"


@pytest.mark.parametrize("path", [p for p in MODULES if "tests" not in p.parts], ids=name)
def test_a_module_says_what_it_is_for(path):
    text = path.read_text(encoding="utf-8")
    if text.strip():
        assert ast.get_docstring(ast.parse(text)), f"{path} has no docstring"


def test_every_app_has_its_height():
    ours = {c.label for c in apps.get_app_configs() if c.name.startswith("diktum.")}
    assert ours == set(HEIGHT)


@pytest.mark.parametrize("model", OURS, ids=lambda m: m._meta.label)
def test_foreign_keys_point_to_earlier_apps(model):
    for field in model._meta.get_fields():
        other = field.related_model
        if field.concrete and other and other.__module__.startswith("diktum."):
            assert HEIGHT[other._meta.app_label] <= HEIGHT[model._meta.app_label], (
                f"{model._meta.label}.{field.name} points forward to {other._meta.label}"
            )


@pytest.mark.parametrize("model", OURS, ids=lambda m: m._meta.label)
def test_a_model_begins_with_its_indonesian_term(model):
    doc = (model.__doc__ or "").strip()
    assert ":" in doc.split("\n")[0], (
        f"{model._meta.label}: begin the docstring with the Indonesian term and a colon"
    )


def test_a_forward_foreign_key_would_be_seen():
    assert HEIGHT["signing"] > HEIGHT["drafting"]
    assert HEIGHT["dossiers"] < HEIGHT["drafting"]
