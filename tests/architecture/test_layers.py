"""Who may import whom, and that the pure parts load no framework."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.architecture.source_files import ROOT, SOURCE, name, python_files, tree

from renda.project.contributions import CONTRIBUTIONS

FRAMEWORKS = ("django", "psycopg", "procrastinate", "ninja", "allauth")
# Of a folder of procedures everything is pure declaration, except what these hold.
KNOWS_MORE = {"contribution.py", "writer.py", "pages.py"}


def test_the_import_contracts_are_kept():
    command = Path(sys.executable).with_name("lint-imports")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run([command, "--no-cache"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-6000:]


def pure_modules() -> list[str]:
    files = [*python_files("src/renda/domain"), *python_files("src/renda/language")]
    files += [path for path in sorted((SOURCE / "procedures").glob("*/*.py")) if path.name not in KNOWS_MORE]
    return [".".join(path.relative_to(SOURCE.parent).with_suffix("").parts).removesuffix(".__init__") for path in files]


def test_domain_language_and_declarations_load_no_framework():
    program = f"""
import importlib, sys
for module in {pure_modules()!r}:
    importlib.import_module(module)
print([found for found in sys.modules if found.split('.')[0] in {FRAMEWORKS!r}])
"""
    assert "renda.procedures.rectification.problem_procedure" in pure_modules()
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT / "src", check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize(("folder", "allowed"), [("services", ()), ("reads", ("django.db",))])
def test_services_and_reads_import_no_more_django_than_they_may(folder, allowed):
    wrong = [
        f"{name(path)}: {module}"
        for path in python_files(f"src/renda/{folder}")
        for module in imported(path)
        if module.split(".")[0] == "django" and not module.startswith(allowed or ("-",))
    ]
    assert wrong == []


def test_procedures_are_strangers_to_one_another():
    wrong = []
    for path in python_files("src/renda/procedures"):
        own = path.relative_to(SOURCE / "procedures").parts[0]
        for module in imported(path):
            parts = module.split(".")
            if parts[:2] == ["renda", "procedures"] and len(parts) > 2 and parts[2] != own:
                wrong.append(f"{name(path)}: {module}")
    assert wrong == []


# Words that only look like the key of a procedure, with what they are.
LIKE_A_KEY = {
    ("src/renda/reads/reminders.py", "problem"): "a column of reminders",
    ("src/renda/web/views/frame.py", "problem"): "a function that the module hands on",
    ("src/renda/web/views/frame.py", "list"): "the drawn sign of an entry",
    ("src/renda/reports/table_writing.py", "list"): "the writer's word for a cell whose values are given",
}
ABOVE_PROCEDURES = ("web", "api", "cli", "jobs", "intake", "reports", "services", "reads")


def words_of(module: ast.Module, among: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Lines with a literal that is one of the words."""
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in among:
            yield node.lineno, node.value


@pytest.mark.parametrize(("text", "found"), [
    ("HEADLINES = ('problems_open',)", [(1, "problems_open")]), ("overview().headlines", []), ("'the problem of units'", []),
])
def test_the_naming_check_knows_good_from_bad(text, found):
    assert list(words_of(ast.parse(text), frozenset({"problem", "problems_open"}))) == found


@pytest.mark.parametrize("layer", ABOVE_PROCEDURES)
def test_no_layer_names_a_procedure_or_a_figure(layer):
    """What a page, a read or a job has to know of a procedure is declared in its contribution."""
    keys = frozenset(x.key for c in CONTRIBUTIONS for x in (*c.procedures, *c.indicators))
    wrong = [
        f"{name(path)}:{line}: {word}" for path in python_files(f"src/renda/{layer}") for line, word in words_of(tree(path), keys)
        if (name(path), word) not in LIKE_A_KEY
    ]
    assert wrong == []
