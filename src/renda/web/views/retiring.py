"""The forms by which the security administrator retires what was kept long enough: the text of an event, previews of imports.

Must not know: how anything is emptied; the words of a case never pass here.
"""

from renda.domain.refusals import Code, Refused, refuse
from renda.reads.administration import case_numbered
from renda.services.retire_payload import retire_payload
from renda.services.retire_previews import KEPT_DAYS, retire_previews
from renda.web.posted_days import posted_day
from renda.web.setting_forms import setting_form
from renda.web.view_models.forms import Field, FieldKind
from renda.web.view_models.organisation import Panel
from renda.web.views.frame import SignedInRequest, now

_LONGEST_SEQ = 6  # digits
_REASON = Field(name="reason", label="清除理由", kind=FieldKind.LONG_TEXT, help="写明保管期限和批准依据。")


def retire_event(request: SignedInRequest) -> str | Refused:
    """This will empty the text of the event that was sent, and word what was done."""
    number, seq = request.POST.get("number", "").strip(), request.POST.get("seq", "").strip()
    case = case_numbered(number, organ_id=request.actor.organ_id)
    if case is None or not seq.isdecimal() or len(seq) > _LONGEST_SEQ:
        return refuse(Code.RULE, field="number", text="没有这一事项或序号。请核对编号和序号后再提交。")
    made = retire_payload(
        actor=request.actor, case_id=case, seq=int(seq), reason=request.POST.get("reason", ""), at=now(request)
    )
    return made if isinstance(made, Refused) else f"已清除{number}第{seq}个事件的内容，清除本身已记录。"


def retire_old_previews(request: SignedInRequest) -> str | Refused:
    """This will drop the previews of imports before the day that was sent, and word what was done."""
    made = retire_previews(
        actor=request.actor, before=posted_day(request, "before"), reason=request.POST.get("reason", ""), at=now(request)
    )
    return made if isinstance(made, Refused) else f"已清除{made}份表的逐行预览，清除本身已记录。"


def retiring_panels(request: SignedInRequest, here: str, refused: Refused | None) -> tuple[Panel, ...]:
    """This will draw both forms."""
    event = (Field(name="number", label="事项编号"), Field(name="seq", label="事件序号", kind=FieldKind.NUMBER, minimum="1"), _REASON)
    previews = (
        Field(name="before", label="哪一天以前导入的", kind=FieldKind.DATE, help=f"最近{KEPT_DAYS}天的不清除。"), _REASON,
    )
    return (
        Panel(
            key="retiring", title="清除到期内容", lede="保管期满的内容可以清除，清除后不能恢复；记录链仍可校验。",
            form=setting_form(request, action_href=here, submit_label="清除内容", do="retire", refused=refused, fields=event),
        ),
        Panel(
            key="retiring-previews", title="清除旧的导入预览",
            lede="导入的表在系统里留有逐行核对的预览。清除后不能恢复，还没有确认的表须重新上传；已经登记的事项和导入的结果不受影响。",
            form=setting_form(
                request, action_href=here, submit_label="清除预览", do="retire_previews", refused=refused, fields=previews
            ),
        ),
    )
