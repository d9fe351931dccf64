"""Invented pages for the template tests, in the shapes the views fill: frame, to-do, worklist, case."""

from datetime import date, timedelta

from renda.web.drawing.month_table import month_table
from renda.web.view_models.case import CasePage, Clock, Person, Section, Step, Tile, TimelineEntry, Workings
from renda.web.view_models.forms import Choice, Field, FieldKind
from renda.web.view_models.frame import Frame, NavEntry, Notice, PhoneEntry, PublicFrame
from renda.web.view_models.lists import (
    BulkAct,
    Filter,
    FilterForm,
    ListPage,
    Tab,
    Tally,
    TodoGroup,
    TodoPage,
    TodoRow,
)
from renda.web.view_models.parts import (
    Button,
    Cell,
    CellKind,
    Column,
    Due,
    DueLevel,
    Empty,
    Fact,
    Figure,
    Head,
    Link,
    Pager,
    Row,
    Run,
    Table,
    plain,
)

TODAY = date(2026, 9, 28)
TITLE = "代表建议办理中“重答复、轻落实”，部分承诺事项答复后未按期兑现，跟踪督办与结果反馈机制不完善"
UNIT = "市人大常委会代表与选举任免工作委员会"

FRAME = Frame(
    organ_name="明川市人大常委会",
    person_name="苏砚秋",
    post_title="办公室综合处 干部",
    today=TODAY,
    navigation=(
        NavEntry(label="待办", href="/todo/", count=12),
        NavEntry(
            label="台账",
            href="/cases/",
            is_current=True,
            children=(
                NavEntry(label="问题整改", href="/cases/problems/", is_current=True),
                NavEntry(label="整改措施", href="/m/"),
            ),
        ),
        NavEntry(label="文件", href="/documents/"),
        NavEntry(label="报告", href="/reports/"),
        NavEntry(label="公示", href="/public/"),
        NavEntry(label="统计", href="/figures/"),
        NavEntry(label="设置", href="/settings/"),
    ),
    phone=(
        PhoneEntry(label="待办", href="/todo/", icon="list", is_current=True),
        PhoneEntry(label="台账", href="/cases/", icon="house"),
        PhoneEntry(label="登记", href="/new/", icon="pen"),
        PhoneEntry(label="我的", href="/me/", icon="me"),
    ),
    todo_count=12,
    todo_href="/todo/",
    notice_count=3,
    notices_href="/notices/",
    me_href="/me/",
    search_href="/search/",
    sign_out_href="/accounts/logout/",
    is_demonstration=True,
)
PUBLIC = PublicFrame(
    organ_name="明川市人大常委会", today=TODAY, disclosures_href="/public/", sign_in_href="/accounts/login/"
)
MESSAGE = Notice(text="已交办至代表与选举任免工作委员会，整改期限9月30日。", href="/cases/1/", link_label="打开这一件")


def due(level: str, words: str, on: date | None = None) -> Due:
    """A due chip of a level, in few words."""
    return Due(level=DueLevel(level), words=words, due_on=on)


LATE = due("late", "超期 6 天", date(2026, 9, 22))
SOON = due("soon", "余 2 天", date(2026, 9, 30))
OKAY = due("ok", "余 83 天", date(2026, 12, 20))
IDLE = due("idle", "尚未起算")
FAR = Due(level=DueLevel.OK, words="余 180 天", due_on=date(2027, 3, 27), is_provisional=True, with_year=True)

TODO = TodoPage(
    head=Head(
        title="待办",
        remarks=(Link(label="共12件：超期3件，今天3件，本周4件，以后2件"), Link(label="按到期先后排列")),
        buttons=(Button(label="我交出去的 9", href="/handed/"), Button(label="登记问题", href="/new/", is_main=True)),
    ),
    groups=(
        TodoGroup(
            title="已超期",
            count=3,
            remark="先办这些；延期须在到期前申请",
            is_late=True,
            more_href="/todo/?late",
            rows=(
                TodoRow(
                    due=LATE,
                    verb="催办",
                    title="机关食堂后厨燃气报警装置到期未检，整改材料三次补正仍缺检测单位盖章页",
                    href="/cases/88/",
                    number="整改-2026-088",
                    unit="机关事务服务中心",
                    why="您是协调人；承办单位超期未回，已于9月23日提醒一次",
                    act=Button(label="发催办单", href="/cases/88/remind/"),
                ),
            ),
        ),
        TodoGroup(
            title="本周",
            count=2,
            remark="至9月30日；10月1日起国庆放假",
            rows=(
                TodoRow(
                    due=SOON,
                    verb="安排现场核查",
                    title=TITLE,
                    href="/cases/47/",
                    number="整改-2026-047",
                    unit=UNIT,
                    why="销号申请已受理，核查组由综合处牵头组成",
                    act=Button(label="安排核查", href="/cases/47/check/"),
                ),
                TodoRow(
                    due=SOON,
                    verb="签收",
                    title="关于召开第六次工作调度会的通知",
                    href="/cases/61/",
                    number="会议-2026-061",
                    why="您在参会名单内",
                    act=Button(label="签收", href="/cases/61/sign/", method="post", hidden=(("version", "3"),)),
                ),
            ),
        ),
    ),
    empty=Empty(why="现在没有要您办的事。", next_step=Link(label="看全部台账", href="/cases/")),
)

COLUMNS = (
    Column(label="编号"),
    Column(label="问题", is_title=True),
    Column(label="层级", on_phone=False),
    Column(label="承办单位"),
    Column(label="责任人", on_phone=False),
    Column(label="环节"),
    Column(label="时限", sort_href="?sort=-due", direction="ascending"),
)


def _row(number: str, title: str, unit: str, stage: str, chip: Due, chips: tuple[str, ...] = ()) -> Row:
    return Row(
        key=number,
        name=number,
        href=f"/cases/{number}/",
        cells=(
            Cell(kind=CellKind.CODE, text=number),
            Cell(text=title, href=f"/cases/{number}/", chips=chips),
            Cell(kind=CellKind.SHORT, text="领导班子"),
            Cell(kind=CellKind.UNIT, text=unit),
            Cell(kind=CellKind.SHORT, text="罗竹青"),
            Cell(kind=CellKind.SHORT, text=stage),
            Cell(kind=CellKind.DUE, due=chip),
        ),
    )


ROWS = (
    _row("整改-2026-088", "机关食堂后厨燃气报警装置到期未检，燃气使用台账登记不全", "机关事务服务中心", "整改中", LATE),
    _row("整改-2026-062", "执法检查问题清单移交后缺少逐项销号", "市人大城乡建设与环境资源保护委员会", "整改中", LATE),
    _row("整改-2026-047", TITLE, UNIT, "核查", SOON, ("第2轮",)),
    _row("整改-2026-071", "规范性文件报备超期提醒靠人工记录", "市人大常委会法制工作委员会", "整改中", OKAY),
    _row("整改-2026-012", "年度监督议题征集渠道单一", "研究室", "回头看", FAR),
    _row("整改-2026-104", "机关干部联系基层单位以电话代替走访", "人事处", "公示", IDLE),
)

WORKLIST = ListPage(
    head=Head(
        title="问题整改",
        remarks=(Link(label="第三版整改方案"), Link(label="126项问题，68项已销号")),
        buttons=(Button(label="从文件导入", href="/upload/"), Button(label="登记问题", href="/new/", is_main=True)),
    ),
    views=(
        Tab(label="全部在办", href="?v=all", count="58"),
        Tab(label="班子与机关层面", href="?v=top", count="25", is_current=True),
        Tab(label="超期与临期", href="?v=late", count="17"),
        Tab(label="待核查", href="?v=check", count="9"),
        Tab(label="公示中", href="?v=public", count="6"),
        Tab(label="回头看反弹", href="?v=back", count="3"),
    ),
    filters=(
        Filter(label="层级", value="领导班子、机关", remove_href="?a"),
        Filter(label="状态", value="在办", remove_href="?b"),
    ),
    filter_form=FilterForm(
        action_href="/cases/",
        hidden=(("level", "group"),),
        fields=(
            Field(name="q", label="标题含", is_needed=False),
            Field(
                name="unit",
                label="承办单位",
                kind=FieldKind.UNIT,
                is_needed=False,
                choices=tuple(Choice(value=str(n), label=f"第{n}处") for n in range(8)),
            ),
        ),
    ),
    clear_href="/cases/",
    total_words="共 25 项，已全部列出",
    tallies=(
        Tally(level=DueLevel.LATE, words="超期 4", href="?late"),
        Tally(level=DueLevel.SOON, words="7天内 8"),
        Tally(level=DueLevel.OK, words="正常 10"),
        Tally(level=DueLevel.IDLE, words="暂停或未起算 3"),
    ),
    bulk_acts=(BulkAct(label="催办", value="remind"), BulkAct(label="导出所选", value="export")),
    bulk_href="/cases/bulk/",
    bulk_remark="同一单位同一天只发一份催办单",
    table=Table(columns=COLUMNS, rows=ROWS, caption="问题整改台账，25项，按时限先后", is_sticky=True, picks=True),
    pager=Pager(words="本页6项，共25项", previous_href="?before=1", next_href="?after=2"),
    empty=Empty(why="没有符合这些条件的问题。", next_step=Link(label="清空条件", href="/cases/")),
)
NO_ROWS = ListPage(head=WORKLIST.head, table=Table(columns=COLUMNS, rows=(), caption="空"), empty=WORKLIST.empty)

_START, _DUE = date(2026, 9, 9), date(2026, 10, 13)
_HOLIDAYS = {date(2026, 9, 25) + timedelta(days=n): "中秋" for n in range(3)} | {
    date(2026, 10, 1) + timedelta(days=n): "国庆" for n in range(7)
}
_MADE_UP = (date(2026, 9, 20), date(2026, 10, 10))


def _weeks() -> tuple[tuple[object, ...], ...]:
    skipped, counted, day = dict(_HOLIDAYS), {}, _START
    while day < _DUE:
        day += timedelta(days=1)
        if day in _HOLIDAYS:
            continue
        if day.weekday() >= 5 and day not in _MADE_UP:
            skipped[day] = "休"
        else:
            counted[day] = len(counted) + 1
    return month_table(
        start_on=_START,
        due_on=_DUE,
        today=TODAY,
        counted=counted,
        skipped=skipped,
        made_up=_MADE_UP,
        start_label="受理",
    )


RATE = Figure(
    name="承诺事项按期兑现率",
    text="41/56，73.2%",
    href="/figures/kept/",
    definition="答复中明确了完成日期的承诺事项，在该日期前经代表确认完成的比例",
    numerator="41件：已由代表确认",
    denominator="56件：承诺日期在2026年6月30日前",
    scope="明川市十届人大二次会议以来的建议",
    as_of="2026年8月31日 24:00",
)

MEASURES = Table(
    caption="措施表",
    columns=(
        Column(label="编号"),
        Column(label="措施", is_title=True),
        Column(label="类型"),
        Column(label="责任人"),
        Column(label="时限"),
        Column(label="进展"),
    ),
    rows=(
        Row(
            cells=(
                Cell(kind=CellKind.CODE, text="047-1"),
                Cell(text="对15件到期未兑现事项逐件约见承办单位，重新明确完成日期并书面告知代表", href="/cases/m1/"),
                Cell(kind=CellKind.SHORT, text="立行立改"),
                Cell(kind=CellKind.SHORT, text="罗竹青"),
                Cell(kind=CellKind.DUE, due=due("ok", "完成", date(2026, 7, 31))),
                Cell(text="9件补办，6件改期并告知"),
            )
        ),
        Row(
            cells=(
                Cell(kind=CellKind.CODE, text="031-2"),
                Cell(text="审议意见、代表建议跟踪情况合并为一张督办单，按月送分管领导", href="/cases/m2/"),
                Cell(kind=CellKind.SHORT, text="分阶段"),
                Cell(kind=CellKind.SHORT, text="苏砚秋"),
                Cell(kind=CellKind.DUE, due=SOON),
                Cell(text="试行两期"),
            )
        ),
    ),
)

CASE = CasePage(
    head=Head(
        title=TITLE,
        crumbs=(Link(label="问题整改", href="/cases/"), Link(label="领导班子层面"), Link(label="整改-2026-047")),
        unit=UNIT,
        remarks=(Link(label="整改-2026-047"), Link(label="第2轮（第1轮：8月20日核查退回）", href="?round=1")),
    ),
    steps=(
        Step(label="立项", state="done", remark="5月11日"),
        Step(label="交办", state="done", remark="5月14日"),
        Step(label="整改", state="done", remark="至9月9日"),
        Step(label="申请销号", state="done", remark="9月9日"),
        Step(label="现场核查", state="now", remark="进行中"),
        Step(label="签批"),
        Step(label="公示", remark="5个工作日"),
        Step(label="销号"),
        Step(label="回头看", remark="满6个月"),
    ),
    acts=(
        Button(label="安排核查", href="/cases/47/check/", is_main=True),
        Button(label="退回补充", href="/cases/47/return/"),
        Button(label="催办", href="/cases/47/remind/", method="post", hidden=(("version", "9"),)),
        Button(label="核查通过", refusal="本轮销号申请由您代录，谁申请谁不核查；可由尹素禾、方以宁办理"),
    ),
    sections=(
        Section(
            key="problem",
            title="问题",
            prose=(
                (
                    Run(text="十届人大二次会议以来，答复中列明完成日期的承诺事项有56件，截至8月底按期兑现"),
                    Run(figure=RATE),
                    Run(text="。主要原因是答复签发后即视为办结，承诺内容没有单独登记，也没有到期提醒。"),
                ),
            ),
            facts=(
                Fact(label="领域", value="代表工作"),
                Fact(label="发现渠道", value="征求代表意见座谈会（4月28日）"),
                Fact(label="原文", links=(Link(label="检视问题清单（班子）第17行", href="/documents/3/#line-17"),)),
                Fact(label="承办", value=UNIT, is_unit=True),
            ),
        ),
        Section(
            key="measures", title="措施", remark="2条，完成1条", link=Link(label="对应措施", href="/x/"), table=MEASURES
        ),
        Section(
            key="evidence",
            title="佐证",
            remark="3份",
            tiles=(
                Tile(name="承诺事项台账（56件）.xlsx", href="/f/1/", remark="罗竹青 9月8日 · 对应047-2", kind="sheet"),
                Tile(name="关于建立代表建议承诺事项跟踪办理机制的通知.docx", href="/f/2/", remark="9月2日印发"),
                Tile(name="与市交通运输局当面商定改期事项", href="/f/3/", remark="罗竹青 7月24日拍摄", kind="photo"),
            ),
            add_tile=Link(label="补充佐证", href="/cases/47/evidence/"),
        ),
        Section(
            key="timeline",
            title="经过",
            remark="3条，记录链已校验",
            timeline=(
                TimelineEntry(
                    on=date(2026, 9, 11),
                    sentence=(
                        Run(text="邵怀瑾指定尹素禾、方以宁核查，核查期限"),
                        Run(text="10月13日", is_strong=True),
                        Run(text="。"),
                    ),
                    round_label="第2轮",
                ),
                TimelineEntry(
                    on=date(2026, 8, 20),
                    sentence=(Run(text="尹素禾核查后"), Run(text="退回", is_strong=True), Run(text="。")),
                    quote="15件未兑现事项中有6件只有改期说明，没有书面告知代表的记录。",
                ),
                TimelineEntry(on=date(2026, 5, 14), sentence=plain("综合处 苏砚秋 交办。"), remark="5月16日补录"),
            ),
        ),
        Section(key="linked", title="相似事项", empty="没有相似的事项。"),
    ),
    clocks=(
        Clock(name="整改完成", due=SOON, sentence="9月30日（周三）。整改方案第三版第17项确定的日期"),
        Clock(
            name="现场核查",
            due=due("ok", "余 7 个工作日", _DUE),
            sentence="10月13日（周二），含今天已过13个工作日",
            is_open=True,
            workings=Workings(
                sentence="自9月9日受理销号申请的次日起，数满20个工作日，到10月13日（周二）为止。",
                weeks=_weeks(),
                remarks=("不计：周末；中秋3天、国庆7天。", "计入：9月20日（周日）、10月10日（周六）调休上班。"),
                basis=Link(label="《机关问题整改销号办法（试行）》第九条", href="/basis/9/"),
                history=("9月9日起算，到期10月13日",),
            ),
        ),
        Clock(name="回头看", due=FAR, sentence="2027年3月27日"),
        Clock(name="公示期", due=IDLE, sentence="签批后起算，5个工作日（同办法第十二条）"),
    ),
    people=(
        Person(role="牵头领导", names="邵怀瑾（副秘书长）"),
        Person(role="承办", names="罗竹青", unit=UNIT),
        Person(role="核查", names="尹素禾、方以宁", remark="9月11日指定"),
    ),
    who_sees_href="/cases/47/who-sees/",
)
