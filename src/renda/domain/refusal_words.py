"""The one place that words refusals in Chinese: what is not in order, where, and how to mend it.

Must not know: pages, languages other than the msgid, or who reads it.
"""

from renda.domain.refusals import Code, Reason, Refused

WORDS: dict[Code, str] = {
    Code.NOT_FOUND: "没有找到这一事项，或者您无权查看。请核对编号，或向综合处询问。",
    Code.NO_RIGHT: "您的岗位（{post}）不能办理“{action}”。可由{who}办理。",
    Code.WRONG_STAGE: "事项现处于“{stage}”环节{moved}，不能办理“{action}”。请刷新后按现在的环节办理。",
    Code.NOT_CALLED_FOR: "按现有记录，这一事项不需要办理“{action}”，或者已经办过。请刷新后查看。",
    Code.DOER_MAY_NOT_VERIFY: "本轮“{done}”由您办理，谁申请谁不核查，不能再由您“{action}”。请由其他核查人办理。",
    Code.MOVED_ON: "{unit}{who}已于{when}办理“{what}”，您看到的内容不是最新的。您填写的内容已保留，请核对后再提交。",
    Code.REQUIRED: "“{label}”未填写。请补充后再提交。",
    Code.TOO_LONG: "“{label}”超过{limit}字（现有{length}字）。请精简后再提交。",
    Code.NOT_A_DATE: "“{label}”填写的“{value}”不是有效日期。请按“2026-03-02”的格式填写。",
    Code.NOT_A_NUMBER: "“{label}”填写的“{value}”不是数字。请只填写数字。",
    Code.NOT_A_CHOICE: "“{label}”没有“{value}”这一选项。请从所列选项中选择。",
    Code.OUT_OF_RANGE: "“{label}”应在{low}至{high}之间。请更正后再提交。",
    Code.DATE_IN_PAST: "“{label}”{value}早于今天（{today}）。请填写今天或以后的日期。",
    Code.DATE_IN_FUTURE: "“{label}”{value}晚于今天（{today}）。请填写实际发生的日期。",
    Code.UNKNOWN_UNIT: "“{label}”所填单位“{value}”不在本机关的单位名录中，或者已经撤销。请从名录中选择。",
    Code.UNKNOWN_PERSON: "“{label}”所填人员“{value}”不在本机关在岗人员中。请从名录中选择。",
    Code.NOT_OF_THE_UNIT: "“{label}”中的{value}{day}不在{unit}，不能列入。请核对名单和日期；已经调离的，只列入调离以前的活动。",
    Code.OF_A_UNIT_KEPT_APART: "“{label}”中的{value}{day}在{unit}任职：{why}。请从名单中去掉。",
    Code.ENTERED_BEFORE: "{same}都相同的“{value}”（{number}）已由{who}于{when}登记，不重复登记。请到该事项办理或补充。",
    Code.UNKNOWN_CASE: "“{label}”所填事项“{value}”不存在，或者您无权查看。请核对编号。",
    Code.UNKNOWN_FILE: "“{label}”中的文件没有上传成功。请重新选择文件。",
    Code.UNKNOWN_FIELD: "本表没有“{value}”这一项。请刷新页面后重新填写。",
    Code.LINK_CYCLE: "不能这样关联：“{value}”已经是本事项的上级事项，会形成循环。请选择其他事项。",
    Code.ALREADY_LINKED: "“{value}”已经与本事项关联，无需重复关联。",
    Code.CLOCK_NOT_RUNNING: "“{label}”时限现在没有计时，不能{action}。",
    Code.CLOCK_PAUSED: "“{label}”时限已经暂停，不能{action}。请先恢复计时。",
    Code.CLOCK_NOT_PAUSED: "“{label}”时限没有暂停，无需恢复。",
    Code.NOT_ASKED: "没有请您对本事项“{action}”，或者您已经答复过。",
    Code.RULE: "{text}",
    Code.PRIVATE_MATTER: "这一事项属于个人清单，只计入统计数，内容不能公开。请另选事项。",
    Code.BEFORE_LAST_EVENT: "办理日期{value}早于上一步的日期（{last}）。请填写{last}或以后的日期。",
    Code.UNKNOWN_ACTION: "没有“{action}”这一办理动作。请刷新页面后重试。",
    Code.REPEATED_KEY: "同一请求编号已用于内容不同的另一次提交。请换一个请求编号。",
}


_MOVED = "（{unit}{who}已于{when}办理“{what}”）"


class _Blank(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "—"


def word_reason(reason: Reason) -> str:
    """Put one reason into a plain Chinese sentence."""
    facts = {"unit": "", **reason.facts}
    facts["moved"] = _MOVED.format_map(_Blank(facts)) if "who" in facts else ""
    return WORDS[reason.code].format_map(_Blank(facts))


def word_refusal(refused: Refused) -> tuple[str, ...]:
    """Put every reason into a sentence, in the order they were found, each once."""
    return tuple(dict.fromkeys(word_reason(reason) for reason in refused.reasons))
