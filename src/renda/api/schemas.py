"""The shapes the API answers with; their descriptions are the words of the OpenAPI document and of its page.

Must not know: how an answer is found, rights.
"""

from datetime import date
from typing import Any
from uuid import UUID

from ninja import Field, Schema


class ReasonOut(Schema):
    """One reason against a request."""

    code: str = Field(description="理由代码")
    field: str | None = Field(description="有关的项；表格中的格写作“项.行号.列”，行号从0起")
    text: str = Field(description="理由，一句话")
    facts: dict[str, str] = Field(description="句中所用的事实，如谁、何时、办理了什么")


class Problem(Schema):
    """Why a request was not carried out (RFC 9457), with every reason."""

    type: str = Field(description="固定为 about:blank")
    title: str = Field(description="第一条理由")
    status: int = Field(description="状态码")
    reasons: list[ReasonOut] = Field(description="全部理由")


class Named(Schema):
    """An id with its name."""

    id: UUID = Field(description="标识")
    name: str = Field(description="名称")


class StageOut(Schema):
    """A stage of a procedure."""

    key: str = Field(description="环节代码")
    label: str = Field(description="环节")
    closed: bool = Field(description="处于此环节的事项是否已办结")


class DeclaredAction(Schema):
    """An action of a procedure."""

    key: str = Field(description="办理动作代码")
    label: str = Field(description="办理动作")
    opens: bool = Field(description="是否用于登记新事项")
    stages: list[str] = Field(description="可以办理的环节代码")
    form: str = Field(description="填写内容的数据结构名称")


class ViewOut(Schema):
    """A saved view of the ledger."""

    key: str = Field(description="视图代码")
    label: str = Field(description="视图")


class ProcedureOut(Schema):
    """A kind of business with its stages and actions."""

    key: str = Field(description="事项种类代码")
    label: str = Field(description="事项种类")
    version: int = Field(description="版本")
    basis: str = Field(description="依据")
    stages: list[StageOut] = Field(description="环节")
    actions: list[DeclaredAction] = Field(description="办理动作")
    views: list[ViewOut] = Field(description="台账视图，即已存好的筛选条件")


class CaseRow(Schema):
    """A row of the ledger."""

    id: UUID = Field(description="事项标识")
    number: str | None = Field(description="编号；未编号为空")
    title: str = Field(description="事项")
    stage: str = Field(description="环节代码")
    stage_label: str = Field(description="环节")
    round: int = Field(description="轮次")
    unit: str = Field(description="承办单位；待交办为空")
    person: str = Field(description="责任人")
    due_on: date | None = Field(description="最近的到期日；没有时限在走为空")
    detail: dict[str, str] = Field(description="登记的选择项和日期，按项的代码")
    page: str = Field(description="页面地址")


class CasePage(Schema):
    """A page of the ledger."""

    total: int | None = Field(description="总数；超过1000为空")
    next: str | None = Field(description="下一页的地址；没有为空")
    cases: list[CaseRow] = Field(description="事项，时限在前的在前")


class AssignmentOut(Schema):
    """A unit that holds or held the case."""

    role: str = Field(description="lead 承办，co 协办")
    unit: Named = Field(description="单位")
    person: Named | None = Field(description="责任人")
    from_on: date = Field(description="起")
    until_on: date | None = Field(description="止；现任为空")


class LinkOut(Schema):
    """A case linked with this one, as far as the caller may see it."""

    type: str = Field(description="关联方式")
    outgoing: bool = Field(description="由本事项指向对方为真")
    id: UUID = Field(description="对方的标识")
    procedure: str = Field(description="对方的事项种类代码")
    number: str | None = Field(description="对方的编号")
    title: str = Field(description="对方的名称")
    stage: str = Field(description="对方的环节代码")


class FileOut(Schema):
    """A file attached to the case."""

    id: UUID = Field(description="文件标识")
    name: str = Field(description="文件名")
    media_type: str = Field(description="文件类型")
    size: int = Field(description="字节数")
    on: date = Field(description="日期")
    person: str = Field(description="提交人")
    round: int = Field(description="轮次")


class PossibleActOut(Schema):
    """An action of the present stage: open to the caller, or with the reason why not."""

    action: str = Field(description="办理动作代码")
    label: str = Field(description="办理动作")
    open: bool = Field(description="调用者现在能否办理")
    reason: str | None = Field(description="不能办理的理由")
    form: str = Field(description="填写内容的数据结构名称")


class CaseOut(Schema):
    """One case."""

    id: UUID = Field(description="事项标识")
    procedure: str = Field(description="事项种类代码")
    number: str | None = Field(description="编号；未编号为空")
    title: str = Field(description="事项")
    stage: str = Field(description="环节代码")
    stage_label: str = Field(description="环节")
    round: int = Field(description="轮次")
    version: int = Field(description="版本，即办理记录的条数；办理时作为 expected_version 交回")
    opened_on: date = Field(description="登记日期")
    detail: dict[str, Any] = Field(description="登记的内容，按项的代码")
    names: dict[str, str] = Field(description="内容中出现的单位、人员标识及其名称")
    assignments: list[AssignmentOut] = Field(description="承办和协办")
    links: list[LinkOut] = Field(description="关联的事项，限于调用者能查看的")
    files: list[FileOut] = Field(description="佐证材料")
    acts: list[PossibleActOut] = Field(description="本环节的办理动作")
    page: str = Field(description="页面地址")


class ClockOut(Schema):
    """A clock of a case."""

    key: str = Field(description="时限代码")
    label: str = Field(description="时限")
    basis: str = Field(description="依据")
    round: int = Field(description="轮次")
    state: str = Field(description="running 计时，paused 暂停，stopped 结束")
    due_on: date | None = Field(description="到期日")


class EventOut(Schema):
    """An event of the timeline."""

    seq: int = Field(description="序号，从1起")
    on: date = Field(description="办理日期")
    recorded_on: date = Field(description="记录日期")
    round: int = Field(description="轮次")
    action: str = Field(description="办理动作代码")
    actor: str = Field(description="办理人")
    program: str | None = Field(description="由程序提交的，为接口密钥的名称；否则为空")
    sentence: str = Field(description="经过，一句话")


class DoneOut(Schema):
    """The act is done."""

    id: UUID = Field(description="事项标识")
    number: str | None = Field(description="编号")
    stage: str = Field(description="办理后的环节代码")
    version: int = Field(description="办理后的版本")
    opened: list[UUID] = Field(description="随之登记的事项标识，如各条措施、各分办件")


class UploadOut(Schema):
    """A file kept for a form of the caller."""

    id: UUID = Field(description="文件标识，填入文件类的项")
    name: str = Field(description="文件名")
    size: int = Field(description="字节数")
    media_type: str = Field(description="文件类型")


class CountOut(Schema):
    """A figure as it stands."""

    value: str = Field(description="数值；比率带百分号，没有分母为“—”")
    numerator: int = Field(description="分子；计数类为数值")
    denominator: int | None = Field(description="分母；计数类为空")
    page: str = Field(description="指标页地址")


class FigureOut(CountOut):
    """A figure with its definition."""

    key: str = Field(description="指标代码")
    label: str = Field(description="指标")
    definition: str = Field(description="定义，一句话")
    procedure: str = Field(description="事项种类代码；人工填报的为空")
    made: str = Field(description="declared 为系统指标，composed 为本机关自定义指标，manual 为人工填报指标")
    kind: str = Field(description="count 计数，rate 比率，sum 合计，mean 平均，monthly_mean 月均，persons 人数，coverage 覆盖率")
    within: str = Field(description="“其中”类指标所属的指标代码；没有为空")
    rests: str = Field(description="合计、平均、人数和人工填报数的来源，文字")
    unit: str = Field(description="计量单位")
    basis: str = Field(description="依据")
    numerator_label: str = Field(description="分子的含义")
    denominator_label: str = Field(description="分母的含义")
    scope: dict[str, str] = Field(description="范围：维度代码和组代码")
    scope_words: str = Field(description="范围，文字")
    as_of: date = Field(description="截至日期")
    dimensions: list[str] = Field(description="可用来缩小范围、分组的维度代码")


class GroupOut(CountOut):
    """A figure within one group of a dimension."""

    key: str = Field(description="组代码；未填为空")
    label: str = Field(description="组")


class MonthOut(CountOut):
    """A figure as it stood at the end of a month."""

    as_of: date = Field(description="月末；最后一个为截至日期")


class ComparedOut(CountOut):
    """A figure as it stood before, and how it has changed since."""

    kind: str = Field(description="yoy 为上年同期，previous 为上期；没有期间的为上月末")
    words: str = Field(description="与何时比较，文字")
    as_of: date = Field(description="当时的截至日期")
    scope: dict[str, str] = Field(description="当时的范围；期间随之前移")
    change: str = Field(description="现在比当时的变化，文字")


class MissingOut(Schema):
    """A unit or a person that a figure of coverage does not yet cover."""

    id: UUID = Field(description="单位或人员标识")
    name: str = Field(description="单位或姓名")
    unit: str = Field(description="人员所在单位；覆盖单位的指标为空")


class CountedCaseOut(Schema):
    """A case a figure counts."""

    id: UUID = Field(description="事项标识")
    number: str | None = Field(description="编号")
    title: str = Field(description="事项")
    stage: str = Field(description="环节代码")
    unit: str = Field(description="承办单位")
    opened_on: date = Field(description="登记日期")
    due_on: date | None = Field(description="最近的到期日")
    in_numerator: bool = Field(description="是否计入分子")
    page: str = Field(description="页面地址")


class CountedCasesOut(Schema):
    """The cases behind a figure, as far as the caller may see them."""

    total: int = Field(description="计入的事项数")
    hidden: int = Field(description="其中调用者无权查看、只计数的")
    next: str | None = Field(description="下一页的地址；没有为空")
    cases: list[CountedCaseOut] = Field(description="调用者能查看的事项")


class FigureDetailOut(FigureOut):
    """A figure with its parts, its months and its cases."""

    groups: list[GroupOut] = Field(description="按 by 所指维度分组；各组相加等于总数")
    months: list[MonthOut] = Field(description="各月末按当时的记录计数")
    compared: list[ComparedOut] = Field(description="上年同期和上期")
    missing: list[MissingOut] = Field(description="覆盖类指标尚未覆盖的单位或人员，按机构顺序；其他指标为空")
    missing_hidden: int = Field(description="尚未覆盖而调用者只能查看人数的人员")
    entered_later: int = Field(description="截至日期前生效、此后才录入的办理记录条数；截至当日为零")
    cases: CountedCasesOut = Field(description="计入的事项")


class ImportOut(Schema):
    """A table brought in, as it stands."""

    id: UUID = Field(description="标识")
    procedure: str = Field(description="事项种类代码")
    name: str = Field(description="文件名")
    source: str = Field(description="表格来源：外部编号是谁的")
    state: str = Field(
        description="mapping 待选择列，reading 正在核对，previewed 待确认，applying 正在导入，done 已完成，cancelled 已取消，"
        "failed 没有读成，retired 预览已按保管规定清除"
    )
    counts: dict[str, int] = Field(description="核对结果的行数：new 新增，changed 有变化，same 相同，wrong 有误")
    results: dict[str, int] = Field(description="办理结果的行数：opened 已登记，changed 已更正，same 已有，refused 没有办成")
    columns: dict[int, str] = Field(description="列的序号（从0起）对应项的代码")
    missing: list[str] = Field(description="没有找到对应列的必填项")
    unsure: list[int] = Field(description="按字面猜的列，须核对")
    problem: str = Field(description="没有读成的原因")


class CellFaultOut(Schema):
    """What is wrong with a cell."""

    column: int = Field(description="列的序号（从0起）；-1为整行")
    text: str = Field(description="哪里不对、怎样改")


class CellChangeOut(Schema):
    """What a row changes."""

    label: str = Field(description="项")
    before: str = Field(description="原来的内容")
    after: str = Field(description="表中的内容")


class ImportedRowOut(Schema):
    """One row of a table, as it was judged and what came of it."""

    row: int = Field(description="在文件中的行号（从1起）")
    state: str = Field(description="new 新增，changed 有变化，same 相同，wrong 有误")
    cells: list[str] = Field(description="对应了的各列的内容，按列的先后")
    faults: list[CellFaultOut] = Field(description="有误之处")
    changes: list[CellChangeOut] = Field(description="有变化之处")
    remarks: list[str] = Field(description="须留意的理解")
    case: UUID | None = Field(description="所指或所登记的事项")
    number: str = Field(description="事项编号")
    outcome: str = Field(description="办理结果：opened、changed、same、refused；没有办理为空")
    said: str = Field(description="没有办成的理由")
