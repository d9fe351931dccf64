"""Local parameters: every declared limit with its article, what the office may set, the value in force, and the history.

Must not know: any particular procedure; ranges are declared, the check is a service's.
"""

from datetime import date

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from renda.domain.days import chinese_date
from renda.domain.limit_texts import limit_words
from renda.domain.local_parameters import DEPARTURE_WORDS, UNIT_WORDS, LocalParameter
from renda.domain.refusals import Refused
from renda.domain.rights import Duty
from renda.services.local_parameters import set_parameter, value_on
from renda.store.contributions import local_parameters, procedures
from renda.store.parameter_rows import ParameterRow, parameter_history
from renda.web.drawing_tables import word_table
from renda.web.setting_forms import named_choices, setting_form
from renda.web.view_models.forms import Field, FieldKind, Form
from renda.web.view_models.organisation import Panel, PanelsPage
from renda.web.view_models.parts import Head
from renda.web.views.duty_pages import only
from renda.web.views.frame import SignedInRequest, now, page, signed_in, tell, today

_MOST_DIGITS = 4


@signed_in
@only(Duty.COORDINATE)
def limit_settings(request: SignedInRequest) -> HttpResponseBase:
    """Show what may be set and how it stands; by POST set one value."""
    refused = None
    if request.method == "POST":
        made = set_parameter(
            actor=request.actor, key=request.POST.get("key", ""), count=_count(request), in_force_from=_day(request),
            basis=request.POST.get("basis", ""), at=now(request),
        )
        if not isinstance(made, Refused):
            tell(request, "已保存。自施行日起新起算的时限按新值推算，在办的时限不变。")
            return redirect("limit_settings")
        refused = made
    return _page(request, refused)


def _count(request: SignedInRequest) -> int | None:
    typed = request.POST.get("count", "").strip()
    return int(typed) if typed.isdecimal() and len(typed) <= _MOST_DIGITS else None


def _day(request: SignedInRequest) -> date | None:
    try:
        return date.fromisoformat(request.POST.get("in_force_from", ""))
    except ValueError:
        return None


def _page(request: SignedInRequest, refused: Refused | None) -> HttpResponse:
    history, parameters = parameter_history(), local_parameters()
    panels = (_values(parameters, history, today(request)), _setting(request, parameters, refused),
              _history(parameters, history), _fixed())
    return page(request, "pages/panels.html", current="settings/limits", status=422 if refused else 200, page=PanelsPage(
        head=Head(title="期限参数"), panels=panels,
        lede="本机关规定的期限写明依据和施行日；自施行日起新起算的时限按此推算，已经在走的时限不变。",
    ))


def _values(parameters: tuple[LocalParameter, ...], history: tuple[ParameterRow, ...], day: date) -> Panel:
    rows = [
        (p.label, p.about or "—", f"{limit_words(p.default)}（{p.default.basis}）", _range(p), _now(p, history, day)) for p in parameters
    ]
    return Panel(key="values", title="可以设置的期限", table=word_table(
        key="values-now", title="可以设置的期限", columns=("期限", "业务", "默认值和依据", "可设范围", "现行值"), rows=rows,
    ))


def _range(parameter: LocalParameter) -> str:
    unit = UNIT_WORDS[type(parameter.default)]
    return f"{parameter.low}至{parameter.high}{unit}，{DEPARTURE_WORDS[parameter.departure]}"


def _now(parameter: LocalParameter, history: tuple[ParameterRow, ...], day: date) -> str:
    own = [r for r in history if r.key == parameter.key and r.in_force_from <= day]
    words = limit_words(value_on(parameter, history, day))
    return f"{words}，自{chinese_date(own[0].in_force_from)}起（{own[0].basis}）" if own else f"{words}（默认）"


def _setting(request: SignedInRequest, parameters: tuple[LocalParameter, ...], refused: Refused | None) -> Panel:
    choices = named_choices((p.key, f"{p.about}：{p.label}（按{UNIT_WORDS[type(p.default)].removeprefix('个')}）") for p in parameters)
    form: Form = setting_form(
        request, action_href=reverse("limit_settings"), submit_label="保存", refused=refused, fields=(
            Field(name="key", label="期限", kind=FieldKind.CHOICE, choices=choices),
            Field(name="count", label="数值", kind=FieldKind.NUMBER, help="按所选期限的单位填写整数。"),
            Field(name="in_force_from", label="自何日起施行", kind=FieldKind.DATE, minimum=today(request).isoformat()),
            Field(name="basis", label="依据（文件名称和文号）", help="如“明人常办发〔2026〕12号”。"),
        ),
    )
    return Panel(key="setting", title="设置", form=form)


def _history(parameters: tuple[LocalParameter, ...], history: tuple[ParameterRow, ...]) -> Panel:
    labels = {p.key: p.label for p in parameters}
    rows = [(labels.get(r.key, r.key), limit_words(r.value), chinese_date(r.in_force_from), r.basis) for r in history]
    return Panel(
        key="history", title="历次规定", empty="" if rows else "还没有设置过，都按默认值。",
        table=word_table(key="history-now", title="历次规定", columns=("期限", "数值", "施行日", "依据"), rows=rows),
    )


def _fixed() -> Panel:
    rows = [
        (c.label, p.label, limit_words(c.limit) if c.limit else "由办理人填写日期", c.basis)
        for p in procedures().values() for c in p.clocks if not c.parameter
    ]
    return Panel(
        key="fixed", title="不能设置的期限", lede="由法律、方案或办理人逐件确定，本机关不另行规定。", empty="" if rows else "没有。",
        table=word_table(key="fixed-now", title="不能设置的期限", columns=("期限", "业务", "期限长短", "依据"), rows=rows),
    )
