"""The committed source of the project, as the architecture tests look at it."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "renda"


@cache
def python_files(folder: str = "src/renda") -> tuple[Path, ...]:
    """Every Python file below `folder`, migrations left out."""
    return tuple(path for path in sorted((ROOT / folder).rglob("*.py")) if "migrations" not in path.parts)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def committed_texts() -> tuple[Path, ...]:
    """Every file git knows or would take, that can be read as text and is not a lock."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    suffixes = {".py", ".md", ".toml", ".in", ".txt", ".json", ".yml", ".html", ".css", ".js", ".sh", ".sql", ".svg", ""}
    paths = (ROOT / line for line in listed.stdout.split("\0") if line)
    return tuple(path for path in paths if path.is_file() and path.suffix in suffixes)
