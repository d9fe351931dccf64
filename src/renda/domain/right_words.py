"""Rights in words: duties, relations and rights as an office says them.

Must not know: pages; who holds what.
"""

from collections.abc import Iterable

from renda.domain.rights import Duty, Relation, Right

DUTY_WORDS: dict[Duty, str] = {
    Duty.MEMBER: "工作人员",
    Duty.COORDINATE: "综合协调",
    Duty.LEAD: "分管领导",
    Duty.HANDLE: "承办",
    Duty.VERIFY: "核查",
    Duty.SECRETARY: "支部书记",
    Duty.SUPERIOR_VERIFY: "上级组织核查",
    Duty.DISCLOSE: "公开审核",
    Duty.DEPUTY: "代表",
    Duty.SYSTEM_ADMIN: "系统管理员",
    Duty.SECURITY_ADMIN: "安全管理员",
    Duty.AUDIT_ADMIN: "审计管理员",
}

RELATION_WORDS: dict[Relation, str] = {
    Relation.ORGAN: "本机关",
    Relation.HANDLING_UNIT: "承办单位",
    Relation.CO_UNIT: "协办单位",
    Relation.SUPERVISED_UNIT: "分管的单位",
    Relation.ORIGIN_UNIT: "事项所在单位",
    Relation.RESPONSIBLE: "责任人本人",
    Relation.SUBJECT: "事项本人",
    Relation.PROPOSER: "登记人本人",
    Relation.ASKED: "被请求的人",
    Relation.APPOINTED: "受指定的人",
}


def word_right(right: Right) -> str:
    """Word one right, for instance “承办单位的承办岗位”."""
    duty = DUTY_WORDS[right.duty]
    match right.relation:
        case Relation.RESPONSIBLE | Relation.SUBJECT | Relation.PROPOSER | Relation.ASKED | Relation.APPOINTED:
            role = f"（{duty}岗位）" if right.duty is not Duty.MEMBER else ""
            return f"{RELATION_WORDS[right.relation]}{role}"
        case Relation.ORGAN:
            return f"{duty}岗位"
        case _:
            return f"{RELATION_WORDS[right.relation]}的{duty}岗位"


def word_rights(rights: Iterable[Right]) -> str:
    """Word several rights in one phrase."""
    return "、".join(dict.fromkeys(word_right(right) for right in rights)) or "其他岗位"
