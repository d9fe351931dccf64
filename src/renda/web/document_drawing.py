"""Drawing a document under review: its lines with their marks, its proposals, and the form of the current one.

Must not know: requests, the database.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from renda.domain.days import chinese_date
from renda.domain.procedures import Action
from renda.domain.refusals import Reason
from renda.reads.documents import FoundProposal, Line, ReadDocument
from renda.reads.unit_names import KnownUnit, nearest_units, unit_named
from renda.web.act_forms import Offers, drawn_fields, form_errors
from renda.web.view_models import documents as drawn
from renda.web.view_models.forms import Choice, Form
from renda.web.view_models.parts import Link

KIND_WORDS = {"problem": "问题", "measure": "措施"}
UNIT_FIELDS = {"problem": "origin_unit", "measure": "unit"}
_ORIGINS = (("巡视", "inspection"), ("巡察", "inspection"), ("审计", "audit"), ("考核", "appraisal"), ("指导组", "guidance"))
_DECISIONS = (("accept", "采纳", "a"), ("skip", "跳过", "n"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A document with what is needed to draw it; `href` gives the address of a proposal (`at`) or of its decisions."""

    document: ReadDocument
    units: tuple[KnownUnit, ...]
    current: FoundProposal | None
    case_href: Callable[[str], str]
    decide_href: Callable[[int], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The form of the current proposal: its declaration, values, offers and what is wrong."""

    action: Action
    raw: Mapping[str, Any]
    offers: Offers
    reasons: tuple[Reason, ...] = ()


def first_values(document: ReadDocument, found: FoundProposal, units: tuple[KnownUnit, ...]) -> dict[str, Any]:
    """What a proposal says of itself: title, unit, deadline, and the origin the document's name tells."""
    known = [unit_named(name, units) for name in found.units]
    values: dict[str, Any] = {"title": found.title}
    matched = next((unit for unit in known if unit), None)
    if matched:
        values[UNIT_FIELDS[found.kind]] = str(matched.id)
    if found.kind == "measure" and found.deadline:
        values["due_on"] = found.deadline.isoformat()
    origin = next((key for word, key in _ORIGINS if word in document.name), None)
    if found.kind == "problem" and origin:
        values |= {"origin": origin, "channel": "feedback"}
    return values


def unknown_name(found: FoundProposal, units: tuple[KnownUnit, ...]) -> str:
    """The first unit name of a proposal that fits no unit, when none of its names does; empty otherwise."""
    if not found.units or any(unit_named(name, units) for name in found.units):
        return ""
    return found.units[0]


def drawn_lines(review: Review) -> tuple[drawn.TextLine, ...]:
    """Every line as it stands, with proposals, units and figures marked; what the file set aside follows the text."""
    document = review.document
    lines = [_line(review, line) for line in document.lines]
    for place, text in document.reading.get("file", ()):
        lines.append(drawn.TextLine(number=len(lines) + 1, kind="noise", segments=(drawn.Segment(text=f"{place}：{text}"),)))
    return tuple(lines)


def _line(review: Review, line: Line) -> drawn.TextLine:
    document, end = review.document, line.at + len(line.text)
    here = [p for p in document.proposals if line.at <= p.at < end]
    noise = any(start <= line.at and end <= stop for start, stop in document.reading.get("clutter", ()))
    now = review.current is not None and any(p.number == review.current.number for p in here)
    done = bool(here) and all(p.state != "pending" for p in here)
    return drawn.TextLine(
        number=line.number, segments=_segments(review, line), kind="noise" if noise else line.kind,
        state="now" if now else "done" if done else "", proposal=here[0].number if here else None,
    )


def _segments(review: Review, line: Line) -> tuple[drawn.Segment, ...]:
    marks = [""] * len(line.text)

    def paint(start: int, stop: int, mark: str) -> None:
        for n in range(max(start - line.at, 0), min(stop - line.at, len(marks))):
            marks[n] = mark

    for start, stop in review.document.reading.get("figures", ()):
        paint(start, stop, "figure")
    for found in review.document.proposals:
        paint(found.at, found.at + len(found.quote), "task")
    for found in review.document.proposals:
        for name in found.units if found.at < line.at + len(line.text) and line.at <= found.at + len(found.quote) else ():
            place = line.text.find(name)
            if place >= 0:
                mark = "unit" if unit_named(name, review.units) else "unsure"
                paint(line.at + place, line.at + place + len(name), mark)
    pieces = groupby(zip(line.text, marks, strict=True), key=lambda pair: pair[1])
    return tuple(drawn.Segment(text="".join(c for c, _ in group), mark=mark) for mark, group in pieces)


def drawn_proposals(review: Review, typed: Typed | None) -> tuple[drawn.Proposal, ...]:
    """Every proposal; the current one with its form."""
    return tuple(_proposal(review, found, typed) for found in review.document.proposals)


def _proposal(review: Review, found: FoundProposal, typed: Typed | None) -> drawn.Proposal:
    line = next((n.number for n in reversed(review.document.lines) if n.at <= found.at), 1)
    due = f" · {chinese_date(found.deadline)}" if found.deadline else f" · {found.deadline_words}" if found.deadline_words else ""
    names = f" · {'、'.join(found.units)}" if found.units else ""
    is_current = review.current is not None and review.current.number == found.number and found.state != "accepted"
    state, words = _state(found)
    case = found.case or found.known
    return drawn.Proposal(
        number=found.number, title=found.title, remark=f"第{line}行 · {KIND_WORDS[found.kind]}{due}{names}",
        href=f"?at={found.number}" if found.state != "accepted" else f"#line-{line}", state=state, state_words=words,
        case=Link(label=case[1], href=review.case_href(str(case[0]))) if case else None,
        form=_form(review, found, typed) if is_current else None,
        unsure=_unsure(review, found) if is_current and found.state == "pending" else None,
        decisions=(("restore", "恢复待审", ""),) if found.state == "rejected" else _DECISIONS,
    )


def _state(found: FoundProposal) -> tuple[str, str]:
    if found.state == "accepted":
        return "accepted", "已采纳"
    if found.state == "rejected":
        return "skipped", "已跳过"
    return ("known", "已有事项") if found.known else ("waiting", "")


def _form(review: Review, found: FoundProposal, typed: Typed | None) -> Form:
    href = review.decide_href(found.number)
    if typed is None or found.state == "rejected":
        return Form(action_href=href, submit_label="恢复待审", fields=())
    fields = typed.action.fields
    return Form(
        action_href=href, submit_label="采纳", fields=drawn_fields(fields, typed.raw, typed.reasons, typed.offers),
        errors=form_errors(typed.reasons, fields),
    )


def _unsure(review: Review, found: FoundProposal) -> drawn.UnsureName | None:
    name = unknown_name(found, review.units)
    near = nearest_units(name, review.units) if name else ()
    if not near:
        return None
    choices = tuple(Choice(value=str(unit.id), label=unit.name) for unit in near)
    return drawn.UnsureName(
        field="unit_near", question=f"单位待定：“{name}”", choices=(*choices, Choice(value="", label="都不是，按上面所选")),
        remember_field="remember", remember_label=f"记住：本机关文件中“{name}”指所选单位",
    )
