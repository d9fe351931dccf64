"""`renda fill` over the demonstration data: what is meant beyond doubt is filled in, everything else stays open with its reason."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from tests.floor.demonstration import AT

FOUNDING = Path(__file__).resolve().parents[3] / "shared/corpus/founding"
NO_FIGURES = {"day", "order", "name"}
DRAFT = """关于整改工作情况的报告
xxxx年以来，建立机关问题清单，查摆问题xx项，其中动态新增问题x项，已销号问题  项，销号率X％。
形成调研报告近xx篇。第x次会议听取了xx市情况的汇报。兄弟城市排查隐患xx处。购置车辆xx辆。
"""


@pytest.fixture
def office(demo_database):
    from renda.reads.actors import office_actor
    from renda.reads.organs import organ_names

    (organ,) = organ_names()
    return office_actor(organ, today=AT.date())


def filled(office, text):
    from renda.reads.draft_fill import blanks_filled

    return blanks_filled(text, actor=office, organ_id=office.organ_id, as_of=AT.date())


def test_a_blank_is_filled_where_one_figure_is_meant_and_left_open_with_the_reason_where_not(office):
    from renda.reads.figures import Wanted, figures_for

    wanted = ("problems_found", "problems_added", "problems_struck_off", "strike_off_rate", "research_reports")
    counted = figures_for([Wanted(key=key) for key in wanted], organ_id=office.organ_id, as_of=AT.date())
    values = [one.value_text.removesuffix("%") for one in counted]
    told = {blank.quote: blank for blank in filled(office, DRAFT)}
    words = [blank.words for blank in told.values() if blank.words is not None]
    assert words[:4] == values[:4] and all("台账：" in b.note for b in told.values() if b.words is not None)
    assert [b.why.value for b in told.values() if b.words is None] == ["day", "order", "name", "not_counted", "no_indicator"]


def test_the_word_file_holds_what_was_filled_as_tracked_changes(office):
    from renda.intake.draft_places import open_draft
    from renda.reports.filled_draft import filled_draft
    from renda.reports.typed_draft import word_of_text

    draft = open_draft(word_of_text(DRAFT), "报告.docx")
    blanks = filled(office, draft.text)
    with zipfile.ZipFile(io.BytesIO(filled_draft(draft, blanks, author="张三", at=AT))) as package:
        text, comments = (package.read(f"word/{part}.xml").decode() for part in ("document", "comments"))
    assert text.count("<w:ins ") == sum(b.words is not None for b in blanks) >= 5
    assert "台账：查摆问题" in comments and "未填：台账中没有对应的指标" in comments and "名称，不是数字" not in comments


def test_nobody_fills_from_the_ledger_of_another_organ(office):
    from dataclasses import replace
    from uuid import uuid4

    assert not [b for b in filled(replace(office, organ_id=uuid4()), "查摆问题xx项。") if b.words is not None]


RIGHT = {
    "001": {
        2: {"study_sessions_group", "study_sessions_group:study_level=group", "study_sessions_collective:study_level=group"},
        3: {"study_discussions_group", "study_discussions_group:study_level=group"}, 10: {"leading_group_met"}, 11: {"group_office_met"},
        15: {"briefings_issued"}, 16: {"reading_class_weeks"}, 17: {"study_materials"}, 18: {"study_sessions_group"}, 20: {"party_lessons"},
        21: {"research_topics:research_level=leaders"}, 22: {"research_topics:research_level=office_leaders"},
        23: {"research_topics:research_level=office"},
        24: {"research_person_times"}, 25: {"research_trips"}, 26: {"research_opinions"}, 27: {"research_problems"},
        28: {"research_reports"}, 29: {"research_conversions"}, 30: {"research_problems_solved"}, 42: {"problems_found"},
        43: {"measures_set"}, 44: {"problems_added"}, 50: {"problems_found:level=branch"}, 54: {"rules_made:rule_level=committee"},
        55: {"rules_made:rule_level=office"},
    },
    "003": {
        3: {"reading_classes"}, 4: {"reading_class_person_times"}, 6: {"problems_found"}, 9: {"measures_set"}, 10: {"measures_done"},
        11: {"conversion_seminars"}, 12: {"conversion_discussions"}, 13: {"rules_improved"}, 14: {"rules_new"},
    },
}  # fmt: skip
"""What each blank figure of the founding documents means, by its number among them, as read by a person; the others must stay open."""


@pytest.mark.skipif(not FOUNDING.is_dir(), reason="the founding documents lie outside the project (../shared)")
def test_every_blank_of_the_founding_documents_is_found_and_none_is_filled_with_what_it_does_not_say(office):
    found = {number: filled(office, next(FOUNDING.glob(f"{number}*.txt")).read_text("utf-8")) for number in RIGHT}
    figures = {number: [b for b in blanks if b.why is None or b.why.value not in NO_FIGURES] for number, blanks in found.items()}
    assert {number: len(blanks) for number, blanks in figures.items()} == {"001": 83, "003": 14}
    put = [(number, n, b.candidate.token) for number, blanks in figures.items() for n, b in enumerate(blanks, 1) if b.words is not None]
    assert [one for one in put if one[2] not in RIGHT[one[0]].get(one[1], ())] == [] and len(put) >= 21
    assert all(b.note for blanks in figures.values() for b in blanks if b.words is None)


def test_the_command_writes_a_word_file_and_tells_each_blank(office, tmp_path, monkeypatch, capsys):
    from renda.cli import fill
    from renda.cli.main import main

    class Ready:
        def __enter__(self): ...
        def __exit__(self, *_): ...

    monkeypatch.setattr("renda.cli.environment.ready", Ready)
    draft, out = tmp_path / "报告.txt", tmp_path / "已填.docx"
    draft.write_text(DRAFT, "utf-8")
    assert main(["fill", str(draft), "-o", str(out), "--as-of", "2026-11-25"]) == 0
    assert "填 查摆问题xx项 → " in (told := capsys.readouterr().out) and "留 xx市" not in told.partition("\n")[0]
    assert out.read_bytes()[:2] == b"PK"
    assert main(["fill", str(draft), "-o", str(out), "--json"]) == 0
    assert {"quote", "words", "why", "note", "token"} <= set(json.loads(capsys.readouterr().out)[0])
    assert main(["fill", str(tmp_path / "无.docx"), "-o", str(out)]) == 2
    (tmp_path / "机密★1年.txt").write_text(DRAFT, "utf-8")
    assert main(["fill", str(tmp_path / "机密★1年.txt"), "-o", str(out)]) == 1
    assert fill.HELP
