"""Files stay small, functions short, modules say what they are for. The exceptions may only become fewer."""

import ast

from tests.architecture.source_files import ROOT, functions, name, python_files, tree

FILE_LIMIT = 400
TEST_LIMIT = 600
FUNCTION_LIMIT = 40  # the rule is 20; beyond 40 lines a function needs a reason here
FUNCTION_EXCEPTIONS: dict[str, str] = {}
FORBIDDEN_NAMES = {"utils", "helpers", "common", "misc", "base", "manager"}


def line_count(path) -> int:
    return len(path.read_text("utf-8").splitlines())


def test_no_source_file_is_too_long():
    assert [name(path) for path in python_files() if line_count(path) > FILE_LIMIT] == []


def test_no_test_file_is_too_long():
    assert [name(path) for path in python_files("tests") if line_count(path) > TEST_LIMIT] == []


def long_functions() -> set[str]:
    found = set()
    for path in python_files():
        for function in functions(path):
            body = function.body[1:] if ast.get_docstring(function) else function.body
            if body and (body[-1].end_lineno or 0) - body[0].lineno + 1 > FUNCTION_LIMIT:
                found.add(f"{name(path)}::{function.name}")
    return found


def test_no_function_is_too_long():
    assert long_functions() - set(FUNCTION_EXCEPTIONS) == set()


def test_no_exception_is_kept_that_is_no_longer_needed():
    assert set(FUNCTION_EXCEPTIONS) - long_functions() == set()


def test_every_module_says_what_it_is_for():
    wrong = [name(path) for path in python_files() if path.name != "__init__.py" and not ast.get_docstring(tree(path))]
    assert wrong == []


def test_package_files_are_empty():
    filled = [name(path) for path in python_files() if path.name == "__init__.py" and path.stat().st_size]
    assert filled == ["src/renda/store/models/__init__.py"]  # Django looks for the models there


def test_no_module_has_a_name_that_says_nothing():
    parts = {name(path): {*path.relative_to(ROOT).with_suffix("").parts} for path in python_files()}
    assert [path for path, words in parts.items() if words & FORBIDDEN_NAMES] == []
