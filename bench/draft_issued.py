"""Reports issued in a city, line by line with their figures: the drafts a clerk takes last time's wording for.

What was filed with the report is the truth, and the cities' own counting must agree with it. Must not know: the checker.
"""

import tempfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from bench.draft_cities import City
from bench.draft_files import Draft
from bench.draft_writing import Number, Sentence

ISSUED = "issued"


def issued_drafts(city: City) -> Iterator[Draft]:
    """This will draft and issue every kind of report that is of no single case, and give each as a draft of its own lines.

    :raises AssertionError: when a filed figure is not what the city counts.
    """
    from renda.store.contributions import report_kinds

    for kind in report_kinds().values():
        if not kind.of:
            title, sentences = _issued(city, kind.key)
            if any(one.numbers for one in sentences):
                yield Draft(city=city.name, group=ISSUED, title=title, blocks=((title,), *((one,) for one in sentences)))


def _issued(city: City, kind: str) -> tuple[str, list[Sentence]]:
    from renda.adapters.blob_store import BlobStore
    from renda.reads.reports import report, snapshots_of
    from renda.reports.figure_report import FigureReportWriter
    from renda.services.demonstration_organ import expected
    from renda.services.draft_report import draft_report
    from renda.services.issue_report import issue_report

    key = expected(draft_report(actor=city.actor, kind=kind, at=city.at))
    with tempfile.TemporaryDirectory() as files:
        expected(issue_report(
            actor=city.actor, report_id=key, version=1, at=city.at, writer=FigureReportWriter(), files=BlobStore(Path(files)),
            link_of=lambda figure: f"/{figure}",
        ))  # fmt: skip
    row = report(key, organ_id=city.organ_id)
    assert row is not None
    filed = {(one.key, tuple(one.scope.items())): one.value for one in snapshots_of(key, organ_id=city.organ_id)}
    return row.title, [_sentence(city, kind, runs, filed) for runs in _lines(city, row)]


def _lines(city: City, row: Any) -> Any:
    """The report's lines as runs; a figure's run has its token for a link."""
    from renda.domain.periods import parse_period
    from renda.reads.report_tokens import figures_of_tokens, plain_tokens, used_tokens
    from renda.reports.figure_text import FigureText, fill
    from renda.store.contributions import report_kinds

    figures = figures_of_tokens(used_tokens(row.wording), organ_id=city.organ_id, as_of=city.day)
    kind = report_kinds()[row.kind]
    period = parse_period(row.period)
    words = plain_tokens(kind, row.wording, organ_id=city.organ_id, as_of=city.day, period=period)
    return fill(row.wording, {
        **{token: FigureText(text=text) for token, text in words.items()},
        **{token: FigureText(text=one.value_text, link=token) for token, one in figures.items()},
    })  # fmt: skip


def _sentence(city: City, kind: str, runs: Any, filed: dict[Any, str]) -> Sentence:
    pieces = tuple(_number(city, run, filed) if run.link else run.text for run in runs)
    return Sentence(pattern=kind, sort=ISSUED, held=False, pieces=pieces, alone=True)


def _number(city: City, run: Any, filed: dict[Any, str]) -> str | Number:
    from renda.domain.reporting import parse_token

    key, scope = parse_token(run.link) or ("", {})
    fact = city.figure(key, scope)
    if fact is None:
        return str(run.text)
    said = Decimal(filed[key, tuple(scope.items())].removesuffix("%"))
    assert said == fact.value, f"{run.link} was filed as {said} and is counted as {fact.value}"
    return Number(fact=fact, how="", value=fact.value, right=fact.value)
