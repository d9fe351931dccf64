"""Drawing a plan's new text beside the tasks of its ledger: both wordings with what differs, and what is proposed.

Must not know: requests, tables, how two versions are compared.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from renda.domain.days import chinese_date
from renda.language.sections import strip_sign
from renda.language.versions import Piece, marked
from renda.procedures.tasks.reads.plan_versions import Compared
from renda.procedures.tasks.task_procedure import TASK
from renda.procedures.tasks.views.version_changes import WORDS
from renda.reads.documents import ReadDocument
from renda.web.document_drawing import line_of
from renda.web.view_models.documents import Proposal
from renda.web.view_models.forms import Form
from renda.web.view_models.parts import Link

STATES = {"new": "新增", "changed": "有变动", "gone": "未列入", "same": "没有变动", "closed": "已办结"}
DECISIONS = {
    "new": (("accept", "采纳，立为任务", "a"), ("skip", "跳过", "s")),
    "changed": (("accept", "采纳勾选的变动", "a"), ("skip", "跳过，不改", "s")),
    "gone": (("accept", "终止任务", "a"), ("skip", "仍继续办理", "s")),
}
RESTORE = (("restore", "恢复待审", "u"),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two wordings: whose it is, what stands in it (`gone` and `new` pieces differ), and what stands beneath."""

    label: str
    pieces: tuple[Piece, ...] = ()
    remark: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionRow:
    """One matter: its two wordings, and the proposal with its form where it is the one looked at."""

    state: str
    words: str
    former: Side
    present: Side
    proposal: Proposal

    @property
    def sides(self) -> tuple[Side, Side]:
        """This will give both wordings, the former first."""
        return self.former, self.present


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionPage:
    """tasks/versions.html: the matters of both versions side by side; `same` are those without any change."""

    title: str
    crumbs: tuple[Link, ...]
    rows: tuple[VersionRow, ...]
    same: tuple[VersionRow, ...]
    reviewed: int
    total: int
    count_words: str
    leave_href: str
    carry: Form | None = None
    done_words: str = ""
    empty: str = ""

    @property
    def bar_width(self) -> int:
        """This will give the length of the progress bar, of 180 units."""
        return 180 * self.reviewed // self.total if self.total else 180


def drawn_version(one: Compared, number: int, document: ReadDocument, *, proposal: Proposal | None = None) -> VersionRow:
    """This will draw one matter under its number; `proposal` stands for it where it is the one looked at."""
    words = "、".join(WORDS[d] for d in WORDS if d in one.differences)
    return VersionRow(
        state=one.state, words=f"{_standing(one)}{f'：{words}' if words else ''}", former=_former(one), present=_present(one, document),
        proposal=proposal or drawn_line(one, number, document),
    )


def _standing(one: Compared) -> str:
    taken_over = one.state == "same" and one.found is not None and one.found.state == "accepted"
    return "与新文本一致" if taken_over else STATES[one.state]


def drawn_line(one: Compared, number: int, document: ReadDocument) -> Proposal:
    """This will draw a matter as a line: its title, its task, and what was decided."""
    state, words = _decided(one)
    task, found = one.task, one.found
    where = f"新文本第{line_of(document, found)}行" if found else "新文本没有列入"
    return Proposal(
        number=number, title=task.title if task else one.words, remark=where, href=f"?at={number}", state=state, state_words=words,
        case=Link(label=task.number or "任务", href=reverse("case", args=(task.id,))) if task else _case_of(one),
    )


def _case_of(one: Compared) -> Link | None:
    case = one.found.case if one.found else None
    return Link(label=case[1], href=reverse("case", args=(case[0],))) if case else None


def _decided(one: Compared) -> tuple[str, str]:
    if one.state == "gone":
        return ("skipped", "仍继续办理") if one.kept else ("waiting", "")
    if one.state == "closed":
        return "accepted", TASK.stage(one.task.stage).label if one.task else ""
    if one.skipped_in:
        return "skipped", f"在《{one.skipped_in}》中跳过，文字没有再变"
    if one.found is None or one.found.state == "pending":
        return ("known", "没有变动") if one.state == "same" else ("waiting", "")
    return ("accepted", "已采纳") if one.found.state == "accepted" else ("skipped", "已跳过")


def _pieces(one: Compared) -> tuple[Piece, ...]:
    task, found = one.task, one.found
    former = strip_sign(task.source.quote if task.source else task.title).rstrip("。；;") if task else ""
    present = strip_sign(found.quote).rstrip("。；;") if found else ""
    if not former or not present:
        return tuple(Piece(text, mark) for text, mark in ((former, "kept"), (present, "kept")) if text)
    return marked(former, present) if one.differences else (Piece(former, "kept"),)


def _former(one: Compared) -> Side:
    task = one.task
    if task is None:
        return Side(label="原文本", remark="没有这一项")
    facts = (
        task.unit or "待交办", *([f"配合：{'、'.join(task.co_units.values())}"] if task.co_units else []),
        chinese_date(task.due_on) if task.due_on else "没有时限", *(g.title for g in task.groups.values()),
    )
    label = f"《{task.document.name}》" if task.document else "台账（没有原文）"
    return Side(
        label=label, pieces=tuple(p for p in _pieces(one) if p.mark != "new"), remark=f"现为：{' · '.join(facts)}",
        link=Link(label=task.number or "任务", href=reverse("case", args=(task.id,))),
    )


def _present(one: Compared, document: ReadDocument) -> Side:
    found = one.found
    if found is None:
        return Side(label="新文本", remark="没有列入" if one.state != "same" else "有这句话，没有读成任务，请核对")
    line = line_of(document, found)
    facts = (
        *(("、".join(found.units),) if found.units else ()), *((chinese_date(one.due_on),) if one.due_on else ()),
        *(g.title for g in (one.groups or {}).values()),
    )
    return Side(
        label="新文本", pieces=tuple(p for p in _pieces(one) if p.mark != "gone"), remark=" · ".join(facts),
        link=Link(label=f"第{line}行", href=f"{reverse('document_review', args=(document.id,))}#line-{line}"),
    )


def counted(matters: Sequence[Compared]) -> str:
    """This will say how many matters are new, changed, left out and the same."""
    numbers = {words: sum(m.state == state for m in matters) for state, words in STATES.items()}
    return "，".join(f"{words}{n}项" for words, n in numbers.items() if n)
