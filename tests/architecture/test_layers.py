"""Who may import whom, and that the pure parts load no framework."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.architecture.source_files import ROOT, SOURCE, name, python_files, tree

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
