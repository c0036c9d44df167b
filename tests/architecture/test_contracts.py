"""The import contracts of pyproject.toml: each is seen to fail when its rule is broken."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STAGES = ("drafting", "verification", "plenary", "signing", "distribution", "archive", "publication")
BREAKS = {
    "core/moment.py": "import os\nimport diktum.people.queries",
    "core/procedure/model.py": "import diktum.core.document.model",
    "stages/drafting/queries.py": "import diktum.stages.signing.queries",
    "stages/drafting/models.py": "import diktum.stages.drafting.commands",
    "desk/urls.py": "import typst\n" + "\n".join(f"import diktum.stages.{stage}.models" for stage in STAGES),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of the project's Python."""
    copy = tmp_path_factory.mktemp("project")
    shutil.copytree(
        ROOT / "src",
        copy / "src",
        ignore=lambda folder, names: [n for n in names if "." in n and not n.endswith(".py")],
    )
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


def lint(project):
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_every_contract_notices_that_its_rule_is_broken(project):
    for name, lines in BREAKS.items():
        path = project / "src" / "diktum" / name
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{lines}\n", encoding="utf-8")
    code, said = lint(project)
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    kept = [contract["name"] for contract in contracts if f"{contract['name']} BROKEN" not in said]
    assert code == 1
    assert not kept, said


def test_a_package_without_a_place_is_noticed(project):
    path = project / "src" / "diktum" / "somewhere.py"
    path.write_text('"""A module that nobody gave a place."""\n', encoding="utf-8")
    _, said = lint(project)
    path.unlink()
    assert "somewhere" in said
