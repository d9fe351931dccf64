"""Words over everything a person sees: totals are true however many others hold them, and pages follow on one another."""

import pytest
from tests.makers.organ import START, make_organ
from tests.makers.problems import PROBLEM

from renda.domain.days import day_of
from renda.reads.search import found_cases
from renda.reads.worklist import worklist
from renda.reads.worklist_conditions import Asked
from renda.reads.worklist_counts import tallies
from renda.store.unit_of_work import reading


@pytest.fixture
def organ(database):
    """Three matters of the research office that speak of a register; five later ones of the branch speak of it too."""
    organ = make_organ()
    for n in range(3):
        case = organ.open("综合处干部", "problem", "register", **{**PROBLEM, "title": f"台账登记不全之{n}"}).case_id
        organ.do("综合处干部", case, "hand_over", unit="研究室", person="经办人", rectify_by=f"2026-04-0{3 - n}")
    for n in range(5):
        organ.open("综合处干部", "problem", "register", **{**PROBLEM, "title": f"台账样式不一之{n}"})
    organ.open("综合处干部", "problem", "register", **{**PROBLEM, "title": "会前调研不够"})
    return organ


def asked(organ, who, words, **more):
    with reading(organ.organ_id):
        return worklist(organ.actors[who], Asked(procedure="problem", words=words, **more), today=day_of(START), soon_on=day_of(START))


def test_words_narrow_what_is_seen_and_never_the_other_way_round(organ):
    assert asked(organ, "综合处干部", "台账").total == 8
    seen = asked(organ, "经办人", "台账")
    assert (seen.total, [c.title[-1] for c in seen.rows]) == (3, ["2", "1", "0"])  # the newest five are not the handler's
    assert asked(organ, "经办人", "样式").total == 0
    assert asked(organ, "经办人", "，").total == 3  # no word in it


def test_words_go_with_the_other_conditions(organ):
    assert asked(organ, "综合处干部", "台账", stages=("handed_over", "rectifying")).total == 3
    assert asked(organ, "综合处干部", "台账", due="idle").total == 5
    assert asked(organ, "综合处干部", "台账", closed=True).total == 0
    with reading(organ.organ_id):
        counted = tallies(
            organ.actors["综合处干部"], Asked(procedure="problem", words="台账"), today=day_of(START), soon_on=day_of(START)
        )
    assert counted == {"late": 0, "soon": 0, "ok": 3, "idle": 5}


def test_search_goes_on_where_the_page_ended(organ):
    found, after = [], None
    with reading(organ.organ_id):
        while True:
            page = found_cases(organ.actors["综合处干部"], "台账", after=after, most=3)
            found += [c.title for c in page.rows]
            assert page.total == 8
            if page.next_after is None:
                break
            after = page.next_after
    assert len(found) == len(set(found)) == 8
    assert found[:3] == ["台账登记不全之2", "台账登记不全之1", "台账登记不全之0"]


def test_search_finds_nothing_where_there_is_no_word(organ):
    with reading(organ.organ_id):
        assert found_cases(organ.actors["综合处干部"], "——").total == 0
        assert found_cases(organ.actors["综合处干部"], "2026-001").total == 1
