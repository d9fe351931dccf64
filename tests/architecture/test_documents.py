"""What the documents say exists, exists; one concept has one Chinese term and one English identifier."""

import re

from tests.architecture.source_files import ROOT

from renda.project.variables import VARIABLES


def glossary() -> list[tuple[str, str]]:
    rows = re.findall(r"^\| `([^`]+)` \| ([^|]+) \|", (ROOT / "docs/glossary.md").read_text("utf-8"), re.MULTILINE)
    return [(identifier, chinese.strip()) for identifier, chinese in rows]


def test_the_glossary_is_unique_both_ways():
    rows = glossary()
    assert rows
    assert sorted({identifier for identifier, _ in rows}) == sorted(identifier for identifier, _ in rows)
    assert sorted({chinese for _, chinese in rows}) == sorted(chinese for _, chinese in rows)


def test_every_path_in_the_documents_exists():
    wrong = []
    documents = ["README.md", "CONTRIBUTING.md", *(str(p.relative_to(ROOT)) for p in sorted((ROOT / "docs").rglob("*.md")))]
    for document in documents:
        for path in re.findall(r"`((?:src|tests|docs|bench|tools|requirements)/[^`\s*<]*)`", (ROOT / document).read_text("utf-8")):
            if "NAME" not in path and not (ROOT / path).exists():
                wrong.append(f"{document}: {path}")
    assert wrong == []


def test_every_variable_is_documented_and_no_other():
    text = (ROOT / "docs/operating/configuration.md").read_text("utf-8")
    rows = re.findall(r"^\| `(RENDA_[A-Z_]+)` \| (.+?) \| (.+?) \|$", text, re.MULTILINE)
    assert rows == [(variable.name, variable.meaning, variable.default) for variable in VARIABLES]


def test_every_variable_that_is_read_is_declared():
    read = set(re.findall(r'"(RENDA_[A-Z_]+)"', (ROOT / "src/renda/project/configuration.py").read_text("utf-8")))
    assert read == {variable.name for variable in VARIABLES}


def test_the_readme_stays_short():
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) <= 120
