"""A report tells every part of its case by what the part gathers, numbers what it tells, and closes the gap where nothing is told."""

from uuid import UUID

from renda.domain.report_numbers import issue_counters, issue_number
from renda.domain.report_parts import PART, Part, PartsOf, Told, chinese_number, renumbered, told_of, written_for_parts
from renda.reports.figure_text import FigureText, fill

OF = PartsOf(
    procedure="campaign_link", columns=("gathers",), stages=(), units="campaign_part", unit_stages=(),
    every=Told(achieved="[又{items}项。]"),
    told={"study": Told(achieved=f"学{PART}。", lacking="[缺{late}项。]", cell="次"), "rules": Told(achieved="[制度{rules}项]。")},
)
LINKS = (("读原著", "study"), ("立制度", "rules"), ("再读", "study"))
PARTS = tuple(Part(id=UUID(int=n), title=title, holds=(holds,)) for n, (title, holds) in enumerate(LINKS))
WORDING = "一、做了什么\n（@）领导\n开会。\n@achieved\n二、缺什么\n@lacking\n三、以后\n没有了。"


def said(wording, **figures):
    texts = {key: FigureText(text=text) for key, text in figures.items()}
    return ["".join(run.text for run in line) for line in fill(wording, texts)]


def test_a_line_of_each_part_by_what_it_gathers_the_second_of_a_kind_told_otherwise():
    told = told_of(OF, PARTS)
    assert [one.achieved for _, one in told] == [
        f"学{PARTS[0].id}。[又{{items}}项。]", "[制度{rules}项]。[又{items}项。]", "[又{items}项。]",
    ]
    both = told_of(OF, [Part(id=PARTS[0].id, title="学和立", holds=("study", "rules"))])
    assert both[0][1].achieved == f"学{PARTS[0].id}。[制度{{rules}}项]。[又{{items}}项。]"
    assert written_for_parts(WORDING, told).split("\n") == [
        "一、做了什么", "（一）领导", "开会。", "（二）读原著", told[0][1].achieved, "（三）立制度", told[1][1].achieved, "（四）再读",
        "[又{items}项。]", "二、缺什么", "（一）读原著", "[缺{late}项。]", "三、以后", "没有了。",
    ]


def test_a_heading_under_which_nothing_is_left_goes_and_the_others_move_up():
    wording = written_for_parts(WORDING, told_of(OF, PARTS))
    assert "（三）立制度" in said(wording, rules="2", late="0", items="1")
    headings = [line for line in said(wording, rules="0", late="0", items="0") if line[0] == "（"]
    assert headings == ["（一）领导", "（二）读原著"]
    firsts = [line[:2] for line in said(wording, rules="0", late="0", items="0") if line[1] == "、"]
    assert firsts == ["一、", "二、"], "the second went, the third moved up"
    last = [line for line in said(wording.replace("[又{items}项。]\n二", "末。\n二"), rules="0", late="1", items="0") if line[0] == "（"]
    assert last == ["（一）领导", "（二）读原著", "（三）再读", "（一）读原著"]
    assert renumbered([("（三）旧", "（三）旧"), ("话。", "话。")]) == ("（三）旧", "话。"), "what a clerk numbered stays"


def test_stops_beside_what_is_left_out_go_with_it_and_a_day_alone_tells_nothing():
    wording = "[开会{a}次][，其中办公会{b}次]。[截至{as_of}，办成{c}件]。[查摆{d}项（[甲{e}项，][乙{f}项，]）]。"
    figures = {"a": "0", "b": "2", "c": "0", "as_of": "2026年9月15日", "d": "3", "e": "3", "f": "0"}
    assert said(wording, **figures) == ["其中办公会2次。查摆3项（甲3项）。"]
    assert said("[[迟{a}项。][缺{b}项。]|都按时。]", a="0", b="0") == ["都按时。"]
    assert said("[[迟{a}项。][缺{b}项。]|都按时。]", a="0", b="1") == ["缺1项。"]


def test_issues_are_numbered_in_the_year_and_in_all_years_of_their_case():
    assert (issue_number(3, 3), issue_number(1, 26)) == ("第3期", "第1期（总第26期）")
    assert issue_counters("briefing", "x", 2026) == ("期:briefing:x:2026", "期:briefing:x")
    assert [chinese_number(n) for n in (1, 10, 11, 20, 35, 100)] == ["一", "十", "十一", "二十", "三十五", "100"]
