"""What a kind of report is: its default wording, the lists it names and the annex. Pure.

The wording holds tokens: `{figure}` or `{figure:dimension=group}` for a figure, `{as_of}` for the day, and
`{list.figure}` for the cases a figure counts, named one after another. Must not know: Word, tables, pages.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class AnnexKind(StrEnum):
    """What a column of an annex holds (closed set)."""

    NUMBER = "number"
    TITLE = "title"
    GROUP = "group"
    UNIT = "unit"
    LINKED = "linked"
    DUE = "due"
    STAGE = "stage"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnexColumn:
    """A column of an annex: its heading, its share of the width; `name` is the dimension of a group, or the link counted.

    Of a link, `stages` are those of the linked cases that count.
    """

    label: str
    kind: AnnexKind
    width: float
    name: str = ""
    stages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportKind:
    """A kind of report. `lists` are the figures whose cases may be named; `annex` the procedure tabled case by case."""

    key: str
    label: str
    title: str
    wording: str
    lists: tuple[str, ...] = ()
    annex: str = ""
    annex_title: str = ""
    annex_columns: tuple[AnnexColumn, ...] = ()
    private_dimension: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenText:
    """What a token is filled with, and the address behind it ("" for none)."""

    text: str
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """The table after the text. `rows` may be the first of `total`; `widths` are shares, one for each header."""

    title: str = ""
    headers: tuple[str, ...] = ()
    widths: tuple[float, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    total: int = 0
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportHead:
    """What stands before and after the text: to whom it goes, who gets copies."""

    addressee: str = ""
    cc: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """Everything a report is written from: wording, the text of each token, its annex.

    With a `number` it is printed under the issuer's red mark; `identifier` is written into the file, unseen.
    """

    title: str
    issuer: str
    as_of: date
    wording: str
    tokens: Mapping[str, TokenText]
    annex: Annex = field(default_factory=Annex)
    head: ReportHead = field(default_factory=ReportHead)
    number: str = ""
    identifier: str = ""


def token_of(key: str, scope: Mapping[str, str]) -> str:
    """This will write the token of a figure in a scope: `key` or `key:level=branch`."""
    return key if not scope else key + ":" + ",".join(f"{k}={v}" for k, v in sorted(scope.items()))


def parse_token(token: str) -> tuple[str, dict[str, str]] | None:
    """This will read a figure's token into key and scope; None when it is not written as one."""
    key, _, rest = token.partition(":")
    pairs = [pair.partition("=") for pair in rest.split(",")] if rest else []
    if not key or any(not name or not sign or not value for name, sign, value in pairs):
        return None
    return key, {name: value for name, _, value in pairs}
