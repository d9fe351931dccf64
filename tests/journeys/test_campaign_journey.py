"""A campaign's road: begun from a template, planned from a Word file, filled from tables and by phone, guided, reported, concluded.

The office sits before 1440 px; the branch secretary, the unit, the leader and the guidance group hold a phone of 390 px.
"""

import csv
import io
import re
from pathlib import Path

import docx
import pytest
from tests.founding.entering import records
from tests.journeys.conftest import PERSONAS, founded
from tests.journeys.test_plan_to_figure import planned as plan_drawn_up
from tests.journeys.test_plan_to_figure import taken_up
from tests.journeys.visitor import PHONE, WIDE, later, visiting

pytestmark = [pytest.mark.journey, pytest.mark.slow]

TITLE, LATE = "机关作风学习教育", 40
UNITS = ("综合处", "研究室", "第一支部")
FORMS = {"theme_day": "主题党日", "on_site": "现场教学", "party_lesson": "党课"}
KINDS = {"duty": "履职担当", "execution": "工作落实"}
FIELDS = {"supervision": "监督工作", "service": "服务保障", "deputies": "代表工作"}


@pytest.fixture
def organ(database):
    """The usual personas; who checks elsewhere is of the guidance group here."""
    return founded({**PERSONAS, "verifier": "党员"})


def test_a_campaign_from_its_template_to_its_closing_report(live_server_with_worker, organ, chromium):
    who = visiting(chromium, live_server_with_worker, organ)
    home = begun(who)
    planned(who, home)
    brought_in(who, home)
    held_on_the_phone(who)
    late_for_the_leader(who, home)
    guided(who, home)
    figures = looked_at(who, home)
    briefed(who, home)
    reported(who, home, "拟写阶段报告")
    closed(who, home)
    moved(who, home, figures)
    who.page.context.close()


def begun(who):
    """The clerk begins from the template of its kind, names the guidance group, and launches: all from the home page."""
    who.enter("coordinator").hand_in(
        "/campaigns/new/", title=TITLE, kind="theme_education", answering="市委实施方案", from_on=later(0), until_on=later(100),
        like="usual", units=[who.organ.units[u] for u in UNITS],
    )
    home = who.here()
    who.press('.head a:text-is("启动")')
    assert "开展中" in who.press("main form .form__end .btn--main")
    campaign = who.here()
    who.hand_in(f"{campaign}acts/name_guides/", guides=["党员"])
    shown = who.at(home)
    assert [who.page.locator(".matrix thead th").nth(n).inner_text() for n in range(1, 6)] == [
        "理论学习", "调查研究", "推动发展", "检视整改", "建章立制",
    ]
    assert "制定学习计划" in shown
    return home


def planned(who, home):
    """The Word plan is read, its plan drafted from the home page of the campaign, what it says reviewed and accepted into tasks."""
    draft = who.page.locator('section:has(#h-plans) .sec__h a').get_attribute("href")
    plan = plan_drawn_up(who, draft)
    taken_up(who, plan)
    who.at(home)
    assert who.page.locator(f'section:has(#h-plans) a[href="{plan}"]').count() == 1
    assert "提高建议办理质量" in who.page.locator("section:has(#h-plan)").inner_text()


def table(columns, rows):
    """Rows as the CSV file an office has."""
    out = io.StringIO()
    csv.writer(out).writerows([columns, *rows])
    return out.getvalue().encode("utf-8-sig")


def handed_in(who, home, label, content, count):
    """A table is uploaded from the home page of the campaign, looked at, and confirmed."""
    who.at(home)
    who.press(f'section:has(#h-entries) a[aria-label="导入：{label}"]')
    who.page.set_input_files('main input[type="file"]', {"name": "台账.csv", "mimeType": "text/csv", "buffer": content})
    who.press("main form .form__end .btn--main")
    assert f"确认导入（新增{count}行）" in who.page.content(), who.page.locator("main").inner_text()
    assert f"登记{count}件" in who.press(f'button:has-text("确认导入（新增{count}行）")')


def brought_in(who, home):
    """Sessions with their attendance, problems, and the measures for them, from tables; the home page counts them."""
    who.at(home)
    number = re.search(r"教育-[0-9]+-[0-9]+", who.at(who.page.locator('.head a:text-is("办理记录")').get_attribute("href")))[0]
    sessions = [r for r in records("sessions") if r["level"] == "branch"][:6]
    handed_in(who, home, "登记学习活动", table(
        ("主题", "形式", "层级", "组织单位", "活动日期", "时长（天）", "参加人员", "所属集中教育"),
        [(r["title"], FORMS[r["form"]], "党支部", "第一支部", later(0), r["days"], "支部书记、党员", number) for r in sessions],
    ), 6)
    problems = [r for r in records("problems") if r["level"] == "group"][:4]
    handed_in(who, home, "登记问题", table(
        ("问题", "领域", "类型", "层级", "问题所在单位", "来源", "发现渠道", "动态新增", "所属集中教育"),
        [(r["title"], FIELDS[r["field"]], KINDS[r["kind"]], "领导班子", "综合处", "集中教育", "自查", "否", number) for r in problems],
    ), 4)
    who.at("/ledger/problem/")
    numbers = sorted(set(re.findall(r"整改-[0-9]+-[0-9]+", who.page.locator("main").inner_text())))
    found = dict(zip((r["id"] for r in problems), numbers, strict=True))
    measures = [r for r in records("measures") if set(r["problems"].split("、")) <= set(found)][:3]
    handed_in(who, home, "制定措施", table(
        ("措施", "类型", "责任单位", "完成时限", "对应的问题"),
        [(r["title"], "分阶段", "研究室", later(60), "、".join(found[p] for p in r["problems"].split("、"))) for r in measures],
    ), len(measures))
    who.at(home)
    assert figures_of(who)["学习活动"] == "6"


def figures_of(who):
    """The large figures of the home page by their names."""
    return {a.locator("span").first.inner_text(): a.locator("b data").inner_text() for a in who.page.locator(".nums > a").all()}


def held_on_the_phone(who):
    """The branch secretary enters a session, ticks who was there, and enters a problem: from the home page, with a thumb."""
    who.enter("secretary").sized(PHONE).at("/campaigns/")
    who.press('.head a:text-is("登记支部活动")')
    who.fill("main", title="到联系点听意见", form="on_site")
    boxes = who.page.locator('main [name="attendees"]')
    assert boxes.count() == 2 and all(box.is_checked() for box in boxes.all()), "everybody is ticked; who was away is not"
    boxes.last.uncheck()
    assert "到联系点听意见" in who.press("main form .form__end .btn--main")
    who.at("/campaigns/")
    who.press('.head a:text-is("登记问题")')
    who.fill("main", title="联系点反映的事回得慢", field="service", kind="execution")
    assert "联系点反映的事回得慢" in who.press("main form .form__end .btn--main")
    who.at("/campaigns/")
    assert figures_of(who)["学习活动"] == "7"


def late_for_the_leader(who, home):
    """After forty days the leader sees on the phone what of theirs is late, in two touches."""
    who.enter("leader", days=LATE).at("/campaigns/")
    assert "超期未报3项" in re.sub(r"\s", "", who.page.locator(".lede").inner_text())
    assert {row.locator("th").inner_text() for row in who.page.locator("section:has(#h-missing) tbody tr").all()} == set(UNITS)
    who.press('a:text-is("按分管领导")')
    assert "制定学习计划" in who.page.content()
    assert "超期" in who.page.locator("main").inner_text()


def guided(who, home):
    """The guidance group writes what it requires; the unit answers from its to-do list."""
    who.enter("verifier", days=LATE).at("/campaigns/")
    who.press('.head a:text-is("登记指导组要求")')
    who.fill("main", required="请补报学习签到册", given_on=later(LATE), unit="研究室", due_on=later(LATE + 7))
    who.press("main form .form__end .btn--main")
    who.enter("handler", days=LATE).at("/todo/")
    who.press('.todo a:has-text("请补报学习签到册")')
    asked = who.here()
    assert "已答复" in who.hand_in(f"{asked}acts/answer/", answer="签到册已补齐并报送。")
    who.enter("verifier").at(asked)
    assert "签到册已补齐" in who.page.content()


def looked_at(who, home):
    """The clerk reads the home page at both widths, and every large figure opens the cases it counts."""
    who.enter("coordinator", days=LATE)
    for width in (PHONE, WIDE):
        who.sized(width).at(home)
    assert "请补报学习签到册" in who.page.locator("section:has(#h-requirements)").inner_text()
    figures, hrefs = figures_of(who), [a.get_attribute("href") for a in who.page.locator(".nums > a").all()]
    for name, href in zip(figures, hrefs, strict=True):
        assert name in who.at(href) and who.page.locator("#cases").count() == 1
    return figures


def briefed(who, home):
    """The briefing of the week gets its number by itself and is listed, counted and read on the phone."""
    who.at(home)
    who.press('.head button:text-is("起草简报")')
    assert "第1期" in who.press('button:has-text("定稿印发")')
    who.sized(PHONE).at(who.here())
    who.sized(WIDE).at(home)
    assert "第1期" in who.page.locator("section:has(#h-papers)").inner_text()


def reported(who, home, label):
    """A report is begun from the home page, edited, issued and downloaded; every figure in the Word file opens its cases."""
    who.at(home)
    who.press(f'.head button:text-is("{label}")')
    wording = who.page.locator('[name="wording"]')
    assert "@" not in wording.input_value()
    wording.fill(wording.input_value() + "\n以上情况，请审阅。")
    who.press("main form .form__end .btn--main >> nth=0")
    for width in (PHONE, WIDE):
        who.sized(width).at(who.here())
    assert "已定稿印发" in who.press('button:has-text("定稿印发")')
    with who.page.expect_download() as got:
        who.page.click('a:has-text("下载存档文件")')
    paper = docx.Document(io.BytesIO(Path(got.value.path()).read_bytes()))
    text = [p.text for p in paper.paragraphs]
    assert {"（二）理论学习", "（五）检视整改"} <= set(text) and "以上情况，请审阅。" in text
    assert {row.cells[1].text for row in paper.tables[0].rows} == {"单位", *UNITS}
    links = {rel.target_ref for rel in paper.part.rels.values() if "/figures/snapshot/" in rel.target_ref}
    assert len(links) > 10
    for link in sorted(links)[:6]:
        assert who.page.goto(link).status == 200
        assert who.page.locator("#cases").count() == 1
    return text


def closed(who, home):
    """The campaign is being concluded; its closing report speaks of what the records hold and of what is late."""
    who.at(home)
    who.press('.head a:text-is("转入总结")')
    assert "总结中" in who.press("main form .form__end .btn--main")
    text = reported(who, home, "拟写总结报告")
    assert any(line.startswith("超期未报的动作") for line in text)
    assert any("党课" in line or "支部主题活动" in line for line in text)


def moved(who, home, figures):
    """A session entered twice is taken out, and the figure of the home page moves with it."""
    who.at(home)
    who.press('.nums a:has-text("学习活动")')
    who.press('#cases tbody a:has-text("到联系点听意见")')
    session = who.here()
    who.hand_in(f"{session}acts/void_entry/", reason="与另一次登记重复")
    who.at(home)
    assert int(figures_of(who)["学习活动"]) == int(figures["学习活动"]) - 1
