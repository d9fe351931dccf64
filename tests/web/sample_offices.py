"""Invented pages for the template tests: search, organisation, procedure, public pages, entrance, problems."""

from datetime import UTC, date, datetime

from tests.web.sample_pages import LATE, MEASURES, SOON, UNIT
from tests.web.sample_papers import LEVELS

from renda.web.drawing.procedure_chart import ChartAction, ChartStage, procedure_chart
from renda.web.view_models.case import Tile
from renda.web.view_models.entrance import (
    ChoosePostPage,
    Disclosure,
    DisclosureListPage,
    DisclosurePage,
    Persona,
    PersonaChooser,
    PostChoice,
    ProblemPage,
)
from renda.web.view_models.figures import (
    NamedTable,
)
from renda.web.view_models.forms import (
    Field,
    FieldKind,
    Form,
)
from renda.web.view_models.interface import InterfaceEntry, InterfaceGroup, InterfaceOperation, InterfacePage
from renda.web.view_models.lists import Hit, NoticeRow, NoticesPage, SearchPage, Tab
from renda.web.view_models.organisation import (
    MatrixCell,
    MatrixRow,
    OrganisationPage,
    Panel,
    PanelsPage,
    ProcedurePage,
    UnitNode,
    WhoSeesPage,
)
from renda.web.view_models.parts import Button, Cell, Column, Empty, Fact, Head, Link, Row, Table

SEARCH = SearchPage(
    head=Head(title="搜索"),
    query="联络站",
    action_href="/search/",
    count_words="找到 2 条",
    hits=(
        Hit(
            title="代表联络站接待日有记录、转办无回音",
            href="/cases/19/",
            kind="问题整改",
            number="整改-2026-019",
            unit=UNIT,
            due=LATE,
            passage=("东浦区代表", "联络站", "接待日有记录"),
        ),
        Hit(title="联络站工作办法", href="/d/1/", kind="文件", due=SOON),
    ),
    empty=Empty(why="没有找到。换一个词，或只写其中两个字。"),
)
ORGANISATION = OrganisationPage(
    head=Head(title="机构与人员"),
    units=(
        UnitNode(
            name="市人大常委会办公室",
            kind="办事机构",
            is_open=True,
            posts=(Fact(label="主任", value="岳青岩"),),
            children=(
                UnitNode(
                    name="综合处",
                    kind="处室",
                    href="/u/2/",
                    posts=(Fact(label="干部", links=(Link(label="苏砚秋", href="/p/1/"),)),),
                ),
                UnitNode(name="信访处", kind="处室", remark="空缺2个岗位"),
            ),
        ),
    ),
    tables=(LEVELS,),
)
ADMINISTRATION = PanelsPage(
    head=Head(title="系统管理"),
    lede="系统管理员管账号和运行，不看业务内容。",
    panels=(
        Panel(
            key="accounts",
            title="账号",
            remark="8个",
            table=LEVELS,
            buttons=(Button(label="新建账号", href="/x/"), Button(label="停用", href="/y/", method="post")),
        ),
        Panel(
            key="calendar", title="日历", facts=(Fact(label="已有年度", value="2004—2026"),), empty="没有待批准的变更。"
        ),
        Panel(
            key="password",
            title="改密码",
            form=Form(
                action_href="/p/",
                submit_label="改密码",
                fields=(
                    Field(name="old", label="现在的密码", kind=FieldKind.PASSWORD, autocomplete="current-password"),
                ),
            ),
        ),
    ),
)
WHO_SEES = WhoSeesPage(
    head=Head(title="谁能看到"),
    table=LEVELS,
    sentences=("这一件属于个人层面，只有本人和支部书记能看内容，其他人只看到数量。",),
)
CHART = procedure_chart(
    name="问题整改",
    stages=tuple(
        ChartStage(key=k, label=label, is_end=k == "closed")
        for k, label in (
            ("found", "已登记"),
            ("handed", "整改中"),
            ("applied", "已申请销号"),
            ("checked", "已核查"),
            ("published", "公示中"),
            ("closed", "已销号"),
            ("watched", "回头看"),
        )
    ),
    actions=(
        ChartAction(label="交办", source="found", target="handed"),
        ChartAction(label="记进展", source="handed", target="handed"),
        ChartAction(label="申请销号", source="handed", target="applied"),
        ChartAction(label="核查通过", source="applied", target="checked"),
        ChartAction(label="核查退回", source="applied", target="handed"),
        ChartAction(label="签批", source="checked", target="published"),
        ChartAction(label="签批退回", source="checked", target="handed"),
        ChartAction(label="公示期满销号", source="published", target="closed"),
        ChartAction(label="公示有异议", source="published", target="applied"),
        ChartAction(label="开展回头看", source="closed", target="watched"),
        ChartAction(label="不予立项", source="found", target="closed"),
        ChartAction(label="反弹", source="watched", target="handed"),
    ),
)
PROCEDURE = ProcedurePage(
    head=Head(title="问题整改怎么办", remarks=(Link(label="第1版"),)),
    lede="从登记到回头看，谁申请销号谁不核查。",
    chart=CHART,
    stages=LEVELS,
    duties=("综合处", "承办单位", "核查人"),
    matrix=(
        MatrixRow(label="交办", remark="已登记", cells=(MatrixCell(words="本机关的"), MatrixCell(), MatrixCell())),
        MatrixRow(
            label="核查通过", remark="已申请销号", cells=(MatrixCell(), MatrixCell(), MatrixCell(words="指定的"))
        ),
    ),
    limits=NamedTable(key="limits", title="时限", table=MEASURES),
    versions=(Link(label="第1版"),),
)
DISCLOSURES = DisclosureListPage(
    head=Head(title="整改公示"),
    items=(
        Disclosure(
            title="机关办事窗口未公布一次性告知事项",
            href="/public/8/",
            number="整改-2026-008",
            unit="办公室综合处",
            disclosed_on=date(2026, 9, 24),
            period_words="公示至9月30日",
            is_open=True,
        ),
        Disclosure(
            title="执法检查组成员构成单一",
            href="/public/21/",
            number="整改-2026-021",
            unit="市人大城乡建设与环境资源保护委员会",
            disclosed_on=date(2026, 7, 20),
            period_words="公示期满",
        ),
    ),
    empty=Empty(why="目前没有公示的事项。"),
)
DISCLOSURE = DisclosurePage(
    head=Head(
        title="机关办事窗口未公布一次性告知事项",
        crumbs=(Link(label="整改公示", href="/public/"), Link(label="整改-2026-008")),
    ),
    paragraphs=("问题：来访人员因材料不齐往返多次。", "整改结果：已公布一次性告知清单。"),
    facts=(Fact(label="公示期", value="2026年9月24日至9月30日"),),
    tiles=(Tile(name="告知清单.pdf", href="/f/9/", remark="9月20日"),),
    how_to_respond="公示期内可以书面向办公室综合处提出，写明事实和联系方式。",
)
CHOOSE_POST = ChoosePostPage(
    head=Head(title="以哪个岗位办理"),
    action_href="/post/",
    posts=(
        PostChoice(value="1", title="综合处 干部", unit="办公室综合处", todo_words="待办12件", is_current=True),
        PostChoice(value="2", title="第三党支部 书记", unit="机关第三党支部"),
    ),
)
PERSONAS = PersonaChooser(
    action_href="/demo/",
    next_href="/todo/",
    public_href="/public/",
    personas=(
        Persona(value="clerk", name="苏砚秋", post="办公室综合处 干部", does="登记、交办、受理销号"),
        Persona(value="handler", name="罗竹青", post="承办单位经办人", does="报进展、申请销号"),
    ),
)
STOPPED = ProblemPage(
    code="503",
    title="系统暂时连不上数据库",
    sentence="您填的内容没有丢，稍等一会儿按“重试”再提交一次。",
    retry_href="/new/",
    kept=(("text", "一"), ("text", "二")),
    kept_visible=(Fact(label="问题", value="一"),),
)
EXPIRED = ProblemPage(
    code="",
    title="登录已经过期",
    sentence="离开太久，系统自动退出了。登录后内容会接着提交。",
    retry_href="/new/",
    retry_label="登录并提交",
    sign_in=True,
    kept=(("text", "一"),),
    links=(Link(label="不提交，回首页", href="/"),),
)
MISSING = ProblemPage(
    code="404",
    title="没有这个页面",
    sentence="可能是地址有误，也可能是您没有权限查看。",
    mends=("请从台账进入，或用上面的搜索查找。",),
    reasons=("编号不存在",),
    links=(Link(label="回待办", href="/"),),
)

_FIELDS = Table(
    columns=tuple(Column(label=w, is_title=n == 0) for n, w in enumerate(("正文的项", "名称", "类型", "是否必填", "说明"))),
    rows=(Row(cells=tuple(Cell(text=w) for w in ("data.measures[].due_on", "完成时限", "日期", "必填", "今天或以后"))),),
    caption="制定措施的请求正文",
)
INTERFACE = InterfacePage(
    head=Head(title="接口说明", remarks=(Link(label="第1版"),)), paragraphs=("每个请求以一个岗位的名义办理。",),
    contents=(InterfaceEntry(
        group=Link(label="问题整改", href="#group-1"), operations=(Link(label="制定措施", href="#op-act_plan_measures"),)
    ),),
    groups=(InterfaceGroup(key="group-1", title="问题整改", operations=(InterfaceOperation(
        key="op-act_plan_measures", title="制定措施", method="POST", path="/api/v1/cases/{case_id}/actions/plan_measures",
        description="在“整改中”环节办理；可由承办单位的承办岗位办理。", tables=(_FIELDS,),
        answers=(Link(label="200 完成：DoneOut", href="#shape-DoneOut"),), refusals=(Link(label="422 填写有误", href="#shape-DoneOut"),),
        example="curl -X POST 'https://renda.example/api/v1/cases/事项标识/actions/plan_measures' \\\n  -H \"Authorization: Bearer $KEY\"",
    ),)),),
    shapes=(NamedTable(key="shape-DoneOut", title="DoneOut", table=_FIELDS),),
)

NOTICES = NoticesPage(
    head=Head(title="通知", remarks=(Link(label="未读1条"),), buttons=(
        Button(label="全部标为已读", href="/notices/read/", method="post", hidden=(("shown_until", "2026-09-25T00:00:00+00:00"),)),
    )),
    views=(Tab(label="全部", href="/notices/", is_current=True), Tab(label="未读", href="/notices/?view=unread", count="1")),
    rows=(
        NoticeRow(
            made_at=datetime(2026, 9, 25, 0, 0, tzinfo=UTC), kind="催办", href="/notices/1/", due=LATE,
            text="整改-2026-017“部分审议意见交办后跟踪不及时”：整改完成时限2026年9月22日（星期二）已过，请立即办理“申请销号”。",
        ),
        NoticeRow(
            made_at=datetime(2026, 9, 14, 0, 0, tzinfo=UTC), kind="提醒", href="/notices/2/", due=SOON, is_read=True,
            text="整改-2026-021“执法检查组成员构成单一”：整改完成时限2026年9月22日（星期二）到期，请在到期前办理“申请销号”。",
            remark="到期日已改为2026年9月30日",
        ),
    ),
    empty=Empty(why="没有通知。"),
)
