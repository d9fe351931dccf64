"""A clerk reads and types the figures of a report in words; what is kept are its tokens."""

from dataclasses import replace
from uuid import UUID

import pytest

from renda.domain.report_parts import Part, told_of, written_for_parts
from renda.domain.reporting import CASE, PERIOD, written_for_each
from renda.reads.report_tokens import known_tokens
from renda.reads.report_words import words_of
from renda.store.contributions import report_kinds
from renda.web.report_words import kept_wording, shown_wording

CAMPAIGN = "01a21382-0000-7000-8000-000000000000"
KINDS = tuple(
    replace(k, about=CAMPAIGN, wording=k.wording.replace(CASE, CAMPAIGN)) if k.of else k for k in report_kinds().values()
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_every_token_has_words_of_its_own(kind):
    known = known_tokens(kind, kind.wording)
    words = [words_of(token) for token in known]
    assert len(set(words)) == len(known) > 10
    assert not [word for word in words if any(c.isascii() and c.isalpha() for c in word)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_the_default_wording_survives_being_shown_and_typed(kind):
    rounds = [("r1", "第一轮"), ("r3", "第三轮")]
    links = [Part(id=UUID(CAMPAIGN), title="环节", holds=(word,)) for word in kind.parts.told] if kind.parts else ()
    written = written_for_parts(kind.wording, told_of(kind.parts, links)) if kind.parts else kind.wording
    written = written.replace(PERIOD, "2026-01-01..2026-03-31").replace(CASE, CAMPAIGN)
    wording = written_for_each(written, lambda _key, _by: rounds)
    shown = shown_wording(wording)
    assert "{截止日期}" in shown and not [c for c in shown if c.isascii() and c.isalpha()]
    assert kept_wording(shown, kind, wording) == wording


def test_the_words_of_a_scope_and_of_a_period():
    assert words_of("problems_found:level=group") == "查摆问题·领导班子"
    assert words_of("problems_found:opened=2026-01-01..2026-03-31") == "查摆问题·登记日2026-01-01至2026-03-31"
    assert words_of("source.整改-2026-001") == "来源·整改-2026-001"


def test_tokens_may_still_be_typed_and_what_is_unknown_stays():
    (kind, *_) = KINDS
    typed = "共{problems_found}项，{查摆问提}项，{ 查摆问题 }项"
    assert kept_wording(typed, kind) == "共{problems_found}项，{查摆问提}项，{problems_found}项"
    assert shown_wording("{unit.none}") == "{unit.none}"
