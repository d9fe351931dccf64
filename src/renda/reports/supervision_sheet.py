"""Writes a supervision sheet (督办单): one matter, who has it, by when, what is asked, and the slip on which the unit answers.

Must not know: procedures, tables, who may see the matter.
"""

from dataclasses import dataclass
from datetime import date

from renda.domain.days import chinese_date
from renda.reports.official_document import Attachment, Heading, HeadingLevel, OfficialDocument, Table, plain
from renda.reports.official_writer import write_official_document

ANSWER_DAYS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class SupervisedMatter:
    """The matter as it stands: its kind in words (问题、任务), number, title, unit in charge, the day it is due, the stage."""

    kind: str
    number: str
    title: str
    unit: str
    stage: str
    issuer: str
    day: date
    due_on: date | None = None
    person: str = ""
    urged: int = 0


def write_supervision_sheet(matter: SupervisedMatter) -> bytes:
    """This will write the sheet as .docx, the answer slip on a page of its own."""
    return write_official_document(OfficialDocument(
        title="督 办 单", date=matter.day, addressee=matter.unit, signature=matter.issuer,
        blocks=(
            plain(_opening(matter)), _matter(matter), Heading(level=HeadingLevel.FIRST, text="督办要求", numbered=False),
            plain(_asked(matter)),
        ),
        attachments=(Attachment(title="督办事项回复单", blocks=(_slip(matter),)),),
    ))


def _opening(matter: SupervisedMatter) -> str:
    return f"你单位承办的下列{matter.kind.removesuffix('事项')}事项，现予督办。"


def _matter(matter: SupervisedMatter) -> Table:
    left = f"{(matter.due_on - matter.day).days}天后到期" if matter.due_on and matter.due_on >= matter.day else ""
    late = f"已超期{(matter.day - matter.due_on).days}天" if matter.due_on and matter.due_on < matter.day else ""
    due = f"{chinese_date(matter.due_on)}（{late or left}）" if matter.due_on else "未设期限"
    rows = [
        ("编号", matter.number or "未编号"), ("事项", matter.title), ("承办单位", matter.unit or "尚未落实"),
        ("承办人", matter.person or "未指定"), ("期限", due), ("目前环节", matter.stage),
        ("催办情况", f"已催办{matter.urged}次" if matter.urged else "未催办"),
    ]
    return Table(headers=("项目", "内容"), rows=tuple(rows), widths=(1.3, 4), centres_short=False)


def _asked(matter: SupervisedMatter) -> str:
    due = f"，并确保在{chinese_date(matter.due_on)}前办结" if matter.due_on and matter.due_on >= matter.day else "，抓紧办结"
    return f"请查明办理情况，写明进展、存在的困难和办结时间，自收到之日起{ANSWER_DAYS}个工作日内填写所附回复单报送{due}。"


def _slip(matter: SupervisedMatter) -> Table:
    rows = (
        ("编号", matter.number or "未编号"), ("事项", matter.title), ("办理进展", "\n\n\n\n"), ("存在困难", "\n\n\n"),
        ("办结时间", "\n"),
        ("承办人及电话", "\n"), ("单位负责人签字", "\n"), ("回复日期", "　　　　年　　月　　日"),
    )
    return Table(headers=("项目", matter.unit or "承办单位"), rows=rows, widths=(1.3, 4), centres_short=False)
