"""The closed lists of disclosure: rings, grounds for keeping something back, when to publish.

Must not know: tables, pages.
"""

from renda.domain.fields import Choice

RINGS = (Choice("public", "向社会公开"), Choice("deputies", "向代表公开"), Choice("office", "在机关内公开"))
RINGS_OR_NONE = (*RINGS, Choice("none", "不公开"))
SHOWN = ("public", "deputies", "office")

GROUNDS = (
    Choice("state_secret", "国家秘密"),
    Choice("trade_secret", "商业秘密"),
    Choice("privacy", "个人隐私"),
    Choice("internal", "内部事务信息"),
    Choice("under_way", "讨论或者处理过程中的信息"),
    Choice("safety", "公开后可能危及安全稳定"),
    Choice("other", "其他法定情形"),
)
TIMINGS = (Choice("now", "审核后即公开"), Choice("later", "另定日期公开"))
