"""Rules a linter does not know, each with its own good and bad example."""

import ast
import re
import subprocess
from collections.abc import Iterator

import pytest
from tests.architecture.source_files import ROOT, committed_texts, name, python_files, tree

# Where time and day may be taken from an instant.
DAY_OF = "src/renda/domain/days.py"
WAYS_IN = ("src/renda/web/", "src/renda/api/", "src/renda/cli/", "src/renda/jobs/")
MAY_READ_THE_CLOCK = (*WAYS_IN, "src/renda/adapters/")
_HOSTS = ("py" + r"pi\.org", "python" + r"hosted\.org", r"registry\.npm" + "js", "npm" + "mirror", r"deb\.deb" + "ian")
REGISTRIES = re.compile("|".join(_HOSTS))
MACHINE_PATHS = re.compile("|".join(("/wo" + r"rk/\w", "/tm" + r"p/\w", "/home/" + r"\w", "/roo" + r"t/\w")))


def day_calls(module: ast.Module) -> Iterator[int]:
    """Lines that call `.date()` without arguments: the day of an instant depends on the time zone."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "date" and not node.args:
            yield node.lineno


def clock_readings(module: ast.Module) -> Iterator[int]:
    """Lines that ask what time it is."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("now", "today", "utcnow"):
            yield node.lineno


@pytest.mark.parametrize(("text", "lines"), [("at.date()", [1]), ("day_of(at)", []), ("date(2026, 1, 1)", [])])
def test_the_day_check_knows_good_from_bad(text, lines):
    assert list(day_calls(ast.parse(text))) == lines


@pytest.mark.parametrize(("text", "lines"), [("timezone.now()", [1]), ("date.today()", [1]), ("act(at=at)", [])])
def test_the_clock_check_knows_good_from_bad(text, lines):
    assert list(clock_readings(ast.parse(text))) == lines


def test_a_day_is_taken_from_an_instant_in_one_place():
    wrong = [f"{name(path)}:{line}" for path in python_files() if name(path) != DAY_OF for line in day_calls(tree(path))]
    assert wrong == []


def test_only_ways_in_read_the_clock():
    files = [path for path in python_files() if not name(path).startswith(MAY_READ_THE_CLOCK)]
    assert [f"{name(path)}:{line}" for path in files for line in clock_readings(tree(path))] == []


@pytest.mark.parametrize("pattern", [REGISTRIES, MACHINE_PATHS], ids=["registry hosts", "machine paths"])
def test_no_file_names_a_registry_or_a_machine_path(pattern):
    wrong = []
    for path in committed_texts():
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1):
            if pattern.search(line):
                wrong.append(f"{name(path)}:{number}: {line.strip()[:100]}")
    assert wrong == []


def test_no_inline_script_or_style_in_templates():
    wrong = []
    for path in committed_texts():
        if path.suffix == ".html":
            text = path.read_text("utf-8")
            if re.search(r"<style|<script(?![^>]*\bsrc=)(?![^>]*application/json)|\sstyle=|\son[a-z]+=", text):
                wrong.append(name(path))
    assert wrong == []


def links(staged: str) -> list[str]:
    """Names of symbolic links in what `git ls-files --stage` prints."""
    return [line.split("\t")[1] for line in staged.splitlines() if line.startswith("120000 ")]


@pytest.mark.parametrize(
    ("staged", "found"), [("120000 1a2b 0\t.venv", [".venv"]), ("100644 1a2b 0\tREADME.md", [])], ids=["a link", "a file"]
)
def test_the_link_check_knows_good_from_bad(staged, found):
    assert links(staged) == found


def test_no_symbolic_link_is_committed():
    """A committed link named like an ignored folder replaces that folder wherever it is checked out."""
    staged = subprocess.run(["git", "ls-files", "--stage"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert links(staged) == []


def commands_left_alone(module: ast.Module) -> list[str]:
    """Functions that begin a unit of work and are not run again when the database undoes it."""
    return [
        f.name for f in module.body if isinstance(f, ast.FunctionDef)
        and any(isinstance(n, ast.With) and any(ast.unparse(i).startswith("begin(") for i in n.items) for n in ast.walk(f))
        and not any(ast.unparse(d) == "retried" for d in f.decorator_list)
    ]


@pytest.mark.parametrize(("text", "found"), [
    ("@retried\ndef pause():\n    with begin(organ):\n        pass\n", []),
    ("def pause():\n    with begin(organ):\n        pass\n", ["pause"]),
    ("def pause():\n    with reading(organ):\n        pass\n", []),
])
def test_the_command_check_knows_good_from_bad(text, found):
    assert commands_left_alone(ast.parse(text)) == found


def test_every_command_is_run_again_when_the_database_undoes_it():
    """Put `@retried` (`renda.services.retried`) on a service that begins a unit of work."""
    assert [
        f"{name(path)}: {command}" for path in python_files("src/renda/services") for command in commands_left_alone(tree(path))
    ] == []


def unexplained(text: str) -> list[int]:
    """Lines that silence a checker without saying why: `# type: ignore[x]  # why`, `# noqa: X - why`."""
    silenced = re.compile("# (?:type: " + r"ignore(?:\[[^]]*\])?|no" + r"qa(?:: ?[A-Z0-9, ]+)?)\s*$")
    return [number for number, line in enumerate(text.splitlines(), 1) if silenced.search(line)]


@pytest.mark.parametrize(("text", "lines"), [
    ("a = b  # type: " + "ignore[x]", [1]), ("a = b  # no" + "qa: S603", [1]), ("a = b  # no" + "qa", [1]),
    ("a = b  # type: " + "ignore[x]  # typed in part", []), ("a = b  # no" + "qa: S603 - own binaries", []),
])
def test_the_silence_check_knows_good_from_bad(text, lines):
    assert unexplained(text) == lines


def test_who_silences_a_checker_says_why():
    folders = ("src/renda", "tests/makers", "tests/floor", "tests/architecture", "bench", "tools")
    wrong = [f"{name(p)}:{n}" for folder in folders for p in python_files(folder) for n in unexplained(p.read_text("utf-8"))]
    assert wrong == []
