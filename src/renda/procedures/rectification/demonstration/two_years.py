"""Two papers of the demonstration's library: the office's work plan of last year, and its report of this year, to be compared.

Both are invented. Must not know: tables; the clock on the wall.
"""

from renda.procedures.rectification.demonstration.stage_hands import Hands
from renda.services.demonstration_organ import expected
from renda.services.read_document import take_document

_PLAN = """明川市人大常委会办公室{last}年工作要点
{last}年1月18日

一、服务保障依法履职
服务保障专题询问2次，听取审议专项工作报告11项。办公室综合处牵头，{last}年6月底前修订会议服务保障工作规程。完成代表议案建议办理系统改造。

二、加强调查研究
形成高质量调研报告30篇。办公室研究室牵头，{last}年9月底前建立调研成果转化台账。开展机关干部到联络站接待代表活动4次。

三、加强机关建设
组织机关干部培训6期。制定机关公务用车管理办法。建成职工书屋2个。
"""
_REPORT = """明川市人大常委会办公室{last}年工作总结和{this}年工作安排
{this}年1月12日

一、{last}年主要工作
（一）服务保障有力有效。一年来，服务保障专题询问2次，听取审议专项工作报告13项。修订了会议服务保障工作规程，会议材料差错率明显下降。
（二）调查研究扎实深入。形成高质量调研报告34篇，建立了调研成果转化台账，转化成果9项。
（三）机关建设得到加强。组织机关干部培训5期，培训480人次。

二、{this}年工作安排
听取审议专项工作报告14项。完成代表议案建议办理系统改造，{this}年10月底前上线运行。形成高质量调研报告36篇。组织机关干部培训8期。制定年轻干部导师帮带办法。
"""


def show_two_years(hands: Hands, clerk: str) -> None:
    """This will take in the plan of last year and the report of this year, six weeks ago, by the clerk."""
    actor, this = hands.organ.actors[clerk], hands.organ.today.year
    for text, name, days in ((_PLAN, f"办公室{this - 1}年工作要点", 43), (_REPORT, f"办公室{this - 1}年工作总结", 42)):
        expected(take_document(actor=actor, name=name, text=text.format(last=this - 1, this=this), at=hands.moment(days)))
