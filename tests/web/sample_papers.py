"""Invented pages for the template tests: forms, review, figures, reports."""

from tests.web.sample_pages import COLUMNS, RATE, ROWS, UNIT

from renda.web.drawing.trend import Trend, TrendPoint
from renda.web.view_models.documents import (
    Proposal,
    ReviewPage,
    SectionPage,
    SectionRow,
    Segment,
    SplitPage,
    TextLine,
    UnsureName,
)
from renda.web.view_models.figures import (
    Definition,
    FigurePage,
    FiguresPage,
    NamedTable,
    Number,
    ReportDraftPage,
    ReportIssuedPage,
    ReportPart,
    Use,
)
from renda.web.view_models.forms import (
    Choice,
    Conflict,
    Field,
    FieldKind,
    Form,
    FormError,
    FormPage,
    StagedFile,
    UploadPage,
)
from renda.web.view_models.parts import Button, Cell, CellKind, Column, Fact, Figure, Head, Link, Row, Run, Table, plain


def choices(*labels: str, chosen: int = -1) -> tuple[Choice, ...]:
    """Choices valued by their place."""
    return tuple(Choice(value=str(n), label=label, is_chosen=n == chosen) for n, label in enumerate(labels))


def _measure(n: str, text: str) -> tuple[Field, ...]:
    return (
        Field(name=f"measures.{n}.text", label="措施", kind=FieldKind.LONG_TEXT, value=text),
        Field(
            name=f"measures.{n}.kind",
            label="类型",
            kind=FieldKind.CHOICE,
            choices=choices("立行立改", "分阶段", "持续", chosen=1),
        ),
        Field(name=f"measures.{n}.due_on", label="时限", kind=FieldKind.DATE, value="2026-11-30"),
    )


FORM = FormPage(
    head=Head(
        title="登记问题",
        crumbs=(Link(label="问题整改", href="/cases/"), Link(label="登记")),
        remarks=(Link(label="5项需填，其余由系统带入"),),
    ),
    lede="登记后由综合处审核立项。",
    facts=(Fact(label="来源", value="征求代表意见座谈会"),),
    form=Form(
        action_href="/new/",
        submit_label="登记",
        draft_href="/drafts/1/",
        draft_words="草稿已于10:42自动保存",
        hidden=(("version", "4"), ("key", "abc")),
        remark="登记人 苏砚秋，办公室综合处",
        cancel=Link(label="取消", href="/cases/"),
        other_submits=(("_draft", "1", "存草稿"),),
        errors=(
            FormError(text="整改期限：9月20日早于今天，请改为9月28日以后的日期", field="due_on"),
            FormError(text="责任单位：“代工委”对应两个单位，请选定一个", field="unit"),
        ),
        conflict=Conflict(who="尹素禾", when="9月28日 10:40", what="这一件已经转到“签批”", case_href="/cases/47/"),
        fields=(
            Field(
                name="text",
                label="问题",
                kind=FieldKind.LONG_TEXT,
                value="部分代表小组<活动>计划未提前公布。",
                help="一件事写一条",
                longest=500,
            ),
            Field(
                name="level",
                label="层级",
                kind=FieldKind.CHOICE,
                choices=choices("领导班子", "机关", "党支部", "个人（只有本人和支部书记可见）", chosen=0),
            ),
            Field(
                name="unit",
                label="责任单位",
                kind=FieldKind.UNIT,
                value="代工委",
                suggestions=(UNIT, "研究室"),
                errors=("有两个单位用过这个简称，请选定一个",),
            ),
            Field(
                name="helpers",
                label="协办单位",
                kind=FieldKind.UNIT,
                is_multiple=True,
                is_needed=False,
                choices=choices("办公室", "研究室", "人事处", "信访处", "财经委", "法工委", chosen=2),
            ),
            Field(
                name="person",
                label="责任人",
                kind=FieldKind.PERSON,
                choices=choices(*"甲乙丙丁戊己", chosen=3),
                known_from="由交办单带入，可改",
            ),
            Field(
                name="due_on",
                label="整改期限",
                kind=FieldKind.DATE,
                value="2026-09-20",
                minimum="2026-09-28",
                errors=("9月20日已经过去。请填9月28日以后的日期",),
            ),
            Field(name="days", label="公示天数", kind=FieldKind.NUMBER, value="5", measure="个工作日"),
            Field(
                name="why",
                label="延期理由",
                kind=FieldKind.LONG_TEXT,
                needed_words="选“个人”时需填",
                shown_when=("level", ("3",)),
            ),
            Field(
                name="proof",
                label="佐证",
                kind=FieldKind.FILE,
                is_multiple=True,
                from_camera=True,
                staged=(StagedFile(token="t1", name="现场照片.jpg", size_words="1.2 MB"),),
            ),
            Field(
                name="measures",
                label="措施",
                kind=FieldKind.ROWS,
                rows=(_measure("0", "逐件约见承办单位"),),
                blank_row=_measure("__n__", ""),
            ),
            Field(name="public", label="销号前在机关内网公示", kind=FieldKind.CHECK, value="1"),
        ),
    ),
)
UPLOAD = UploadPage(
    head=Head(title="从文件导入", crumbs=(Link(label="问题整改", href="/cases/"), Link(label="从文件导入"))),
    limits="可以读 .docx、.txt、.md，单个文件不超过 20 MB；也可以直接粘贴文字。",
    form=Form(
        action_href="/upload/",
        submit_label="读文件",
        fields=(
            Field(name="file", label="文件", kind=FieldKind.FILE, accept=".docx,.txt,.md", is_needed=False),
            Field(name="text", label="或者粘贴文字", kind=FieldKind.LONG_TEXT, line_count=8, is_needed=False),
        ),
    ),
)

_CURRENT = Proposal(
    number=13,
    title="核对执法检查问题",
    remark="第45行",
    href="",
    decisions=(("accept", "采纳", "a"), ("skip", "跳过", "s"), ("merge", "与下一条合并", "m")),
    is_current=True,
    split_href="/documents/3/13/split/",
    more=(Field(name="cause", label="原因分析", kind=FieldKind.LONG_TEXT, is_needed=False),),
    unsure=(UnsureName(
        about="unit", field="unit_near",
        question="牵头单位待定：“城环委”",
        choices=(
            Choice(
                value="1", label="市人大城乡建设与环境资源保护委员会", is_chosen=True, help="近两年执法检查4次由其牵头"
            ),
            Choice(value="2", label="市城市环境管理委员会办公室", help="名称相近，不在本方案发文范围内"),
        ),
        remember_field="remember",
        remember_label="记住：本机关文件中“城环委”指所选单位",
    ),),
    form=Form(
        action_href="/documents/3/13/",
        submit_label="采纳",
        hidden=(("version", "2"),),
        fields=(
            Field(
                name="title",
                label="任务",
                kind=FieldKind.LONG_TEXT,
                line_count=2,
                value="对近两年执法检查发现的问题逐项核对整改情况",
                mark="todo",
            ),
            Field(name="unit", label="牵头单位", kind=FieldKind.UNIT, suggestions=(UNIT,), mark="unit"),
            Field(
                name="due_on",
                label="时限",
                kind=FieldKind.DATE,
                value="2026-10-26",
                caution="原文时限“9月底前”已过，请与责任单位商定新的时限",
                mark="when",
            ),
            Field(
                name="kind",
                label="类型",
                kind=FieldKind.CHOICE,
                choices=choices("立行立改", "分阶段", "持续", chosen=1),
            ),
        ),
    ),
)
SECTION = SectionPage(
    head=Head(title="整节采纳：四、检视整改", crumbs=(Link(label="文件", href="/documents/"),)),
    action_href="/documents/3/sections/42/measure/",
    submit_label="采纳勾选的措施",
    leave=Link(label="回到审读页", href="/documents/3/"),
    result_words="采纳1条，1条没有采纳，原因写在各条里。",
    shared=(Field(name="kind", label="类型", kind=FieldKind.CHOICE, choices=choices("立行立改", "分阶段", chosen=1)),),
    rows=(
        SectionRow(number=11, quote="建立台账。", remark="第43行 · 措施", done=Link(label="措施-2026-004", href="/cases/1/")),
        SectionRow(
            number=14,
            quote="对走访台账开展抽查。",
            remark="第46行 · 措施",
            errors=(FormError(text="时限早于今天"),),
            fields=(Field(name="14.due_on", label="完成时限", kind=FieldKind.DATE, value="2026-09-01"),),
        ),
    ),
)
SPLIT = SplitPage(
    head=Head(title="把第14条拆成两条", crumbs=(Link(label="文件", href="/documents/"),)),
    action_href="/documents/3/14/split/",
    places=(Choice(value="9", label="第二条从这里起：逐件回访。", help="第一条：建立台账，"),),
    leave=Link(label="返回，不拆", href="/documents/3/?at=14"),
)
REVIEW = ReviewPage(
    title="集中教育整改落实阶段工作方案（党组会议审议稿）.docx",
    crumbs=(Link(label="文件", href="/documents/"), Link(label="审读")),
    lines=(
        TextLine(number=41, kind="noise", segments=(Segment(text="明川市人大常委会办公室内部资料　　第6页"),)),
        TextLine(number=42, kind="heading", segments=(Segment(text="四、检视整改"),)),
        TextLine(
            number=43,
            state="done",
            proposal=11,
            segments=(
                Segment(text="（一）"),
                Segment(text="逐条梳理承诺事项，建立台账", mark="todo"),
                Segment(text="，"),
                Segment(text="10月底前", mark="when"),
                Segment(text="完成，由"),
                Segment(text="代表与选举任免工作委员会", mark="unit"),
                Segment(text="牵头。"),
            ),
        ),
        TextLine(
            number=45,
            state="now",
            proposal=13,
            segments=(
                Segment(text="（三）"),
                Segment(text="对近两年执法检查发现的问题逐项核对整改情况", mark="todo"),
                Segment(text="，"),
                Segment(text="10月下旬常委会会议前", mark="when"),
                Segment(text="形成报告，由"),
                Segment(text="城环委", mark="unsure"),
                Segment(text="办理。"),
            ),
        ),
        TextLine(
            number=46,
            proposal=14,
            segments=(
                Segment(text="（四）"),
                Segment(text="对走访台账开展抽查", mark="todo"),
                Segment(text="，抽查比例不低于两成。"),
            ),
        ),
    ),
    proposals=(
        Proposal(
            number=11,
            title="逐条梳理代表建议承诺事项，建立台账",
            remark="第43行 · 2026年10月31日",
            href="?at=11",
            state="accepted",
            state_words="已采纳",
            case=Link(label="整改-2026-130", href="/cases/130/"),
        ),
        Proposal(
            number=12, title="逐月通报会议数量", remark="第44行", href="?at=12", state="skipped", state_words="已跳过"
        ),
        _CURRENT,
        Proposal(
            number=14, title="对“双联系”走访台账开展抽查", remark="第46行 · 2026年10月20日 · 机关党委", href="?at=14"
        ),
    ),
    reviewed=12,
    total=35,
    count_words="建议 35条：已采纳11，跳过1，待审23",
    set_aside_words="搁置3处：页眉2、转载说明1",
    set_aside_href="?aside",
    undo_href="/documents/3/undo/",
    leave_href="/documents/",
    undo_label="撤销跳过第12条",
    sections=(Link(label="整节采纳措施4条：四、检视整改", href="/documents/3/sections/42/measure/"),),
    legend=(("todo", "措施"), ("when", "时限"), ("unit", "单位"), ("q", "待定单位")),
    hidden=(("at", "13"),),
)

LEVELS = NamedTable(
    key="levels",
    title="按层级",
    table=Table(
        caption="按层级的按期销号率",
        columns=(
            Column(label="层级", is_title=True),
            Column(label="按期", is_number=True),
            Column(label="销号", is_number=True),
            Column(label="按期率", is_number=True),
        ),
        rows=tuple(
            Row(cells=(Cell(text=a), *(Cell(kind=CellKind.NUMBER, text=t) for t in b)))
            for a, b in (("领导班子", ("9", "10", "90.0%")), ("党支部", ("31", "34", "91.2%")))
        ),
        foot=(
            Cell(text="合计"),
            Cell(kind=CellKind.NUMBER, text="40"),
            Cell(kind=CellKind.NUMBER, text="44"),
            Cell(kind=CellKind.NUMBER, text="90.9%"),
        ),
    ),
)
CASES = NamedTable(
    key="cases",
    title="事项",
    remark="分母68项",
    link=Link(label="在台账中打开", href="/cases/"),
    table=Table(columns=COLUMNS, rows=ROWS, caption="计入的事项"),
)
FIGURE = FigurePage(
    head=Head(
        title="按期销号率",
        crumbs=(Link(label="指标", href="/figures/"), Link(label="问题整改")),
        remarks=(Link(label="全部层级"),),
        buttons=(Button(label="换截止日期", href="?as_of", is_main=True),),
    ),
    figure=Figure(name="按期销号率", text="92.6%", is_plain=True),
    fraction="63/68项",
    remarks=("截至2026年9月28日 8:00", "上周91.5%（54/59），增加1.1个百分点"),
    definitions=(
        Definition(label="一句话", text="已销号的问题中，在整改期限当天或之前申请销号、且最终销号的比例。"),
        Definition(label="分子", strong="63项", text="最后一轮销号申请的受理日不晚于整改期限。"),
        Definition(label="分母", strong="68项", text="期间内销号的问题。"),
    ),
    trend=Trend(
        name="按期销号率按月累计",
        remark="按月累计",
        highest=100,
        suffix="%",
        points=tuple(
            TrendPoint(label=a, value=v, words=f"{v:.1f}%", fraction=f)
            for a, v, f in (
                ("5月", 100.0, "4/4"),
                ("6月", 93.8, "15/16"),
                ("7月", 40.0, "31/33"),
                ("8月", 92.2, "47/51"),
                ("9月28日", 92.6, "63/68"),
            )
        ),
    ),
    breakdowns=(LEVELS,),
    uses=(Use(label="第二阶段情况报告", href="/reports/1/", remark="8月31日印发，当时为47/51，92.2%，复算一致"),),
    cases=CASES,
)
FIGURES = FiguresPage(
    head=Head(title="统计"),
    lede="比上周多销号9项，新增超期2项，反弹1项。",
    numbers=(
        Number(figure=Figure(name="在办", text="58", href="/a/", is_plain=True), measure="项", remark="比上周少7项"),
        Number(figure=Figure(name="超期", text="4", href="/b/", is_plain=True), measure="项", remark="其中2项已申请延期", level="late"),
        Number(figure=Figure(name="按期销号率", text="92.6%", href="/c/", is_plain=True), remark="63/68"),
        Number(figure=Figure(name="反弹", text="3", href="/d/", is_plain=True), measure="项", remark="均已开第2轮"),
    ),
    tables=(LEVELS,),
)
PARTS = (
    ReportPart(
        heading="一、总体情况", paragraphs=((Run(text="截至9月28日，按期兑现"), Run(figure=RATE), Run(text="。")),)
    ),
    ReportPart(heading="（一）分层级情况", level=2, paragraphs=(plain("各层级情况见附表。"),), table=LEVELS.table),
)
REPORT_DRAFT = ReportDraftPage(
    head=Head(title="集中教育整改情况报告", crumbs=(Link(label="报告", href="/reports/"), Link(label="起草"))),
    form=Form(
        action_href="/reports/2/",
        submit_label="按新文字重排",
        draft_href="/drafts/9/",
        fields=(
            Field(
                name="part.0",
                label="一、总体情况",
                kind=FieldKind.LONG_TEXT,
                value="截至{截止日}，按期兑现{按期兑现率}。",
                line_count=6,
            ),
        ),
    ),
    parts=PARTS,
    figures=(RATE,),
    issue_href="/reports/2/issue/",
    download=Link(label="下载 Word 草稿", href="/reports/2/draft.docx"),
)
REPORT_ISSUED = ReportIssuedPage(
    head=Head(title="集中教育整改情况报告", crumbs=(Link(label="报告", href="/reports/"), Link(label="已印发"))),
    facts=(Fact(label="印发", value="2026年9月28日"), Fact(label="印发人", value="苏砚秋")),
    digest="9f" * 32,
    download=Link(label="下载存档文件", href="/reports/2/file/"),
    parts=PARTS,
    figures=LEVELS,
)
