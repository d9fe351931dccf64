"""The page of a worklist: tabs with their counts, conditions as removable chips, totals, and picked rows alone."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from tests.makers.organ import make_organ
from tests.services.test_rectification_loop import PROBLEM

NOW = datetime.now(UTC)


@pytest.fixture
def organ(database):
    return make_organ(at=NOW - timedelta(days=90))


@pytest.fixture
def problems(organ):
    titles = ("通知发得晚", "台账没有销号记录", "答复没有回访")
    return [
        organ.open("综合处干部", "problem", "register", at=NOW - timedelta(days=60 - n), **PROBLEM | {"title": title}).case_id
        for n, title in enumerate(titles)
    ]


@pytest.fixture
def text_of(organ, signed):
    def shown(address, who="综合处干部"):
        return signed(who).get(address).content.decode()

    return shown


def rows_in(text):
    return re.findall(r'data-href="(/cases/[^"]+)"', text)


def test_tabs_count_what_they_list(organ, problems, text_of):
    due = (NOW + timedelta(days=9)).date()
    organ.act("综合处干部", problems[0], "hand_over", at=NOW - timedelta(days=50), unit="研究室", rectify_by=due)
    text = text_of("/ledger/problem/")
    assert "全部在办<span>3</span>" in text and "公示中<span>0</span>" in text and "无对应措施<span>3</span>" in text
    assert len(rows_in(text)) == 3
    assert "共3项" in text and "暂停或未起算 2" in text


def test_picked_rows_are_listed_alone_and_the_chip_takes_the_choice_back(problems, text_of):
    picked = f"/ledger/problem/?view=open&pick={problems[0]}&pick={problems[2]}"
    text = text_of(picked)
    assert set(rows_in(text)) == {f"/cases/{problems[0]}/", f"/cases/{problems[2]}/"}
    assert "所选</em> 2项" in text and "共2项" in text
    back = re.search(r'<a class="filter__x" href="([^"]+)" aria-label="去掉条件：所选', text)[1]
    assert len(rows_in(text_of(back.replace("&amp;", "&")))) == 3


def test_conditions_narrow_the_totals_too(problems, text_of):
    text = text_of("/ledger/problem/?q=回访")
    assert len(rows_in(text)) == 1 and "共1项" in text and "暂停或未起算 1" in text
    assert "没有同时符合这些条件" in text_of("/ledger/problem/?q=回访&stage=checking")


def test_what_a_form_leaves_blank_narrows_nothing(problems, text_of):
    blanks = "view=open&stage=&due=&unit=&level=&field=&kind=&q="
    assert len(rows_in(text_of(f"/ledger/problem/?{blanks}"))) == 3
    assert len(rows_in(text_of("/ledger/problem/?view=late&due=&level="))) == 0


def test_somebody_elses_view_is_empty_and_says_why(problems, text_of):
    text = text_of("/ledger/problem/", who="另一经办人")
    assert not rows_in(text) and "现在没有您能看到的在办事项" in text


@pytest.mark.parametrize("words", [
    "pick=nonsense", "view=nowhere", "after=2026", "after=2026_{0}", "unit=nonsense", "stage=nowhere", "due=someday",
])
def test_a_mistyped_address_still_answers(problems, organ, signed, words):
    assert signed("综合处干部").get("/ledger/problem/?" + words.format(problems[0])).status_code == 200
