"""Forms of own figures: what may be chosen for a procedure, what was posted, what is filled in by hand.

Must not know: how a figure is counted, who may define one.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from renda.domain.composed_figures import (
    KIND_WORDS,
    Composition,
    Offered,
    choosable_clocks,
    choosable_dimensions,
    choosable_measures,
    open_dimensions,
)
from renda.domain.periods import PERIOD_KEYS, parse_period
from renda.domain.procedures import Procedure
from renda.domain.refusals import Refused
from renda.reads.form_choices import Named
from renda.services.own_figures import Entry
from renda.store.contributions import dimensions
from renda.web.setting_forms import named_choices, setting_form
from renda.web.view_models.forms import Choice, Field, FieldKind, Form


def compose_form(  # noqa: PLR0913 - a form is these things
    request: HttpRequest, procedure: Procedure, *, offered: Offered, action_href: str, before: Composition | None,
    refused: Refused | None,
) -> Form:
    """This will draw the form that composes a figure over a procedure, filled with the version before.

    `offered` are the units, persons and cases to choose from, by dimension.
    """
    chosen = before or Composition(procedure=procedure.key, label="", unit="项")
    return setting_form(
        request, action_href=action_href, submit_label="保存指标", refused=refused, do="compose",
        hidden=(("procedure", procedure.key),), fields=(
            *_naming(chosen), *_selecting(procedure, chosen), *_naming_whose(procedure, chosen, offered), *_period(chosen),
            *_parting(procedure, chosen),
        ),
    )


def _naming(chosen: Composition) -> Iterable[Field]:
    yield Field(name="label", label="名称", value=chosen.label, longest=40)
    yield Field(name="kind", label="算什么", kind=FieldKind.CHOICE, choices=named_choices(KIND_WORDS.items(), chosen.kind))
    yield Field(name="unit", label="计量单位", value=chosen.unit, longest=8, help="如“项”“天”“人次”；比率写“%”。")


def _many(name: str, label: str, pairs: Iterable[tuple[str, str]], chosen: Sequence[str], *, help_: str = "") -> Field:
    choices = tuple(Choice(value=v, label=w, is_chosen=v in chosen) for v, w in pairs)
    return Field(
        name=name, label=label, kind=FieldKind.CHOICE, choices=choices, is_multiple=True, is_needed=False, help=help_,
    )


def _one(name: str, label: str, pairs: Iterable[tuple[str, str]], chosen: str, *, help_: str = "") -> Field:
    return Field(
        name=name, label=label, kind=FieldKind.CHOICE, choices=named_choices(pairs, chosen), is_needed=False, help=help_,
        blank_label="不限",
    )


def _selecting(procedure: Procedure, chosen: Composition) -> Iterable[Field]:
    stages = [(s.key, s.label) for s in procedure.stages]
    yield _many("stages", "现处环节", stages, chosen.stages, help_="不选为不限。")
    yield _many("happened", "曾到环节", stages, chosen.happened, help_="选了几个，就要都到过。")
    if choosable_clocks(procedure):
        yield _one("clock", "时限", choosable_clocks(procedure), chosen.clock)
    for dimension in choosable_dimensions(procedure, dimensions().values()):
        groups = [(g.key, g.label) for g in dimension.groups]
        yield _many(f"d_{dimension.key}", dimension.label, groups, chosen.groups.get(dimension.key, ()))


def _naming_whose(procedure: Procedure, chosen: Composition, offered: Offered) -> Iterable[Field]:
    for dimension in open_dimensions(procedure, dimensions().values()):
        named, mine = offered.get(dimension.key, {}), chosen.groups.get(dimension.key, ())
        if named:
            help_ = "列出的是现有事项涉及的；选了几个，是其中之一即可。"
            yield _many(f"d_{dimension.key}", dimension.label, named.items(), mine, help_=help_)


def _period(chosen: Composition) -> Iterable[Field]:
    period = parse_period(chosen.period)
    yield _one("period_on", "固定期间按", [(k, w) for k, w in PERIOD_KEYS.items() if k != "done"], chosen.period_on,
               help_="不固定期间的，打开指标页时再选。")
    yield Field(name="first", label="期间首日", kind=FieldKind.DATE, is_needed=False, value=period.first.isoformat() if period else "")
    yield Field(name="last", label="期间末日", kind=FieldKind.DATE, is_needed=False, value=period.last.isoformat() if period else "")


def _parting(procedure: Procedure, chosen: Composition) -> Iterable[Field]:
    stages = [(s.key, s.label) for s in procedure.stages]
    yield _one("amount", "合计或平均什么", choosable_measures(procedure), chosen.measure, help_="合计、平均和人数要选；其他不用。")
    yield _many("part_stages", "比率的分子：现处环节", stages, chosen.part_stages, help_="只有比率要选分子的条件。")
    yield _many("part_happened", "比率的分子：曾到环节", stages, chosen.part_happened)
    if choosable_clocks(procedure):
        yield _one("part_clock", "比率的分子：时限", choosable_clocks(procedure), chosen.part_clock)


def composition_of(posted: QueryDict, procedure: Procedure) -> Composition:
    """This will read what was posted, whatever it is worth."""
    known = (*choosable_dimensions(procedure, dimensions().values()), *open_dimensions(procedure, dimensions().values()))
    groups = {d.key: tuple(posted.getlist(f"d_{d.key}")) for d in known}
    first, last = posted.get("first", ""), posted.get("last", "")
    return Composition(
        procedure=procedure.key, label=posted.get("label", "").strip(), unit=posted.get("unit", "").strip(), kind=posted.get("kind", ""),
        stages=tuple(posted.getlist("stages")), happened=tuple(posted.getlist("happened")), clock=posted.get("clock", ""),
        groups={k: v for k, v in groups.items() if v}, period_on=(posted.get("period_on") or "opened") if first or last else "",
        period=f"{first}..{last}" if first or last else "", measure=posted.get("amount", ""),
        part_stages=tuple(posted.getlist("part_stages")), part_happened=tuple(posted.getlist("part_happened")),
        part_clock=posted.get("part_clock", ""),
    )


def manual_form(request: HttpRequest, *, refused: Refused | None) -> Form:
    """This will draw the form that defines a figure to be filled in by hand."""
    return setting_form(
        request, action_href=reverse("own_figures"), submit_label="设立人工填报指标", refused=refused, do="manual", fields=(
            Field(name="label", label="名称", longest=40), Field(name="unit", label="计量单位", longest=8),
            Field(name="definition", label="定义", kind=FieldKind.LONG_TEXT, longest=200, help="一句话写明数什么、从哪里来、多久填一次。"),
        ),
    )


def entry_form(request: HttpRequest, key: str, *, people: Iterable[Named], today: date, refused: Refused | None) -> Form:
    """This will draw the form that fills in a value with what it rests on."""
    return setting_form(
        request, action_href=reverse("figure_fill_in", args=(key,)), submit_label="填报", refused=refused, do="fill", fields=(
            Field(name="value", label="数值", kind=FieldKind.NUMBER),
            Field(name="as_of", label="截至日期", kind=FieldKind.DATE, value=today.isoformat(), maximum=today.isoformat()),
            Field(name="answerable", label="责任人", kind=FieldKind.PERSON, choices=named_choices((p.id, p.name) for p in people)),
            Field(name="evidence", label="依据", is_needed=False, help="文件名称和文号，或者附上依据文件。", longest=500),
            Field(name="file", label="依据文件", kind=FieldKind.FILE, is_needed=False),
        ),
        remark="同一天再填的，以后填的为准；先填的留在填报记录里。",
    )


def entry_of(posted: QueryDict, upload: str) -> Entry:
    """This will read what was filled in; a day or a person that is none is left out."""
    return Entry(
        as_of=_day(posted.get("as_of", "")), value=posted.get("value", ""), evidence=posted.get("evidence", ""),
        upload=_id(upload), answerable=_id(posted.get("answerable", "")),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
