"""An invented checked draft for the template tests: every verdict, a table's row, a text box, the form that mends a match."""

from renda.web.view_models.drafts import DraftCheckPage, DraftFinding, DraftGroup, DraftLine, DraftPiece, DraftUploadPage
from renda.web.view_models.figures import NamedTable
from renda.web.view_models.forms import Choice, Field, FieldKind, Form
from renda.web.view_models.lists import Tab
from renda.web.view_models.parts import Button, Cell, Column, Head, Link, Row, Table


def _marked(text: str, mark: str, number: int, sign: str, *, now: bool = False) -> DraftPiece:
    return DraftPiece(text=text, mark=mark, number=number, sign=sign, label=f"第{number}处", is_now=now)


def _found(number: int, kind: str, told_as: str, icon: str, **more: object) -> DraftFinding:
    told = {"quote": "…共【查摆问题128个】，已", "place": "第1段", "words": "", "mend_href": f"?at={number}#f-{number}", **more}
    return DraftFinding(number=number, kind=kind, kind_words=told_as, icon=icon, **told)  # type: ignore[arg-type]  # words and links


_FORM = Form(action_href="/drafts/3/12/", submit_label="就按这个核对", remark="本机关以后核稿，遇到这样的说法都照此办理。", fields=(
    Field(name="token", label="这个数对应哪个指标", kind=FieldKind.CHOICE, choices=(
        Choice(value="found", label="查摆问题（110项）", is_chosen=True), Choice(value="none", label="不是台账数字"),
    )),
))
DRAFT_UPLOAD = DraftUploadPage(
    head=Head(title="核稿"), limits="可以核 .docx，单个文件不超过 50 MB。",
    form=Form(action_href="/drafts/", submit_label="核稿", fields=(
        Field(name="file", label="文稿", kind=FieldKind.FILE, is_needed=False),
    )),
    recent=NamedTable(key="recent", title="最近核过的文稿", remark="只有您本人看得到", table=Table(
        columns=(Column(label="文稿", is_title=True),), caption="最近核过的文稿",
        rows=(Row(key="1", name="关于整改情况的报告.docx", cells=(Cell(text="关于整改情况的报告.docx", href="/drafts/3/"),)),),
    )),
)
DRAFT_CHECK = DraftCheckPage(
    title="关于整改情况的报告", crumbs=(Link(label="核稿", href="/drafts/"), Link(label="结果")), about="数据截至2026年9月28日。",
    count_words="数字5处", legend=(("differs", "≠", "不一致"), ("agrees", "✓", "一致")),
    lines=(
        DraftLine(number=1, cells=((
            DraftPiece(text="共"), _marked("查摆问题128个", "differs", 1, "≠", now=True), DraftPiece(text="，"),
            _marked("召开会议xx次", "blank", 2, "□"), DraftPiece(text=",", mark="format"),
        ),)),
        DraftLine(number=2, is_row=True, cells=((DraftPiece(text="整改率"),), (_marked("98%", "agrees", 3, "✓"),), ())),
        DraftLine(number=3, place="文本框", cells=((_marked("约30人", "several", 4, "？"), _marked("12个", "no_source", 5, "–")),)),
    ),
    views=(Tab(label="全部", href="?", count="5", is_current=True), Tab(label="不一致", href="?show=differs", count="1")),
    findings=(
        _found(1, "differs", "不一致", "late", form=_FORM, mend_href="", find="问题", found_words="找到2个指标，列在上面供选择。"),
        _found(4, "several", "有多个可能", "soon", figures=(Link(label="查摆问题 110项", href="/figures/found/"),)),
        _found(2, "blank", "空格待填", "pen"), _found(5, "no_source", "无来源", "idle", words="台账中没有找到对应的指标。"),
        _found(3, "agrees", "一致", "ok"),
    ),
    groups=(DraftGroup(key="format", title="格式与用语建议", findings=(
        _found(1, "format", "格式建议", "info", words="中文句子里的标点用全角。", mend_href=""),
    )),),
    buttons=(Button(label="下载带批注的 Word", href="/drafts/3/checked.docx", is_main=True),), hidden=(("at", "12"),),
)
