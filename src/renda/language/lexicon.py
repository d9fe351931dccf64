"""Loads the word lists that the readers use from `lexicons/*.tsv` inside the package.

A list has one entry a line, fields parted by tabs; `#` opens a comment line. Knows nothing of what the words mean.
"""

import re
from functools import cache
from importlib.resources import files


@cache
def entries(name: str) -> tuple[tuple[str, ...], ...]:
    """This will give the entries of the list `name` in file order, each a tuple of its fields.

    :raises FileNotFoundError: no such list is shipped.
    """
    source = files("renda.language").joinpath("lexicons", f"{name}.tsv").read_text("utf-8")
    lines = (line for line in source.splitlines() if line.strip() and not line.startswith("#"))
    return tuple(tuple(field.strip() for field in line.split("\t")) for line in lines)


@cache
def words(name: str, kind: str | None = None) -> tuple[str, ...]:
    """This will give the first field of each entry of a list, or only of those whose second field is `kind`."""
    return tuple(e[0] for e in entries(name) if kind is None or (len(e) > 1 and e[1] == kind))


@cache
def any_of(name: str, kind: str | None = None) -> str:
    """This will give a pattern that matches any word of the list, the longest first.

    The words of lists whose entries are patterns themselves are joined unescaped by `any_pattern_of`.
    """
    ordered = sorted(words(name, kind), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word) for word in ordered) + ")"


@cache
def any_pattern_of(name: str, kind: str | None = None) -> str:
    """This will give a pattern that matches any of the patterns of the list, in file order."""
    return "(?:" + "|".join(words(name, kind)) + ")"
