"""The papers of the demonstration: a feedback read beside its text and waiting to be reviewed, and a report being drafted.

The feedback is invented. Must not know: tables; the clock on the wall.
"""

from datetime import timedelta

from renda.domain.days import chinese_date
from renda.procedures.rectification.demonstration.stage_hands import Hands
from renda.services.demonstration_organ import expected
from renda.services.draft_report import draft_report
from renda.services.read_document import take_document

_FEEDBACK = """关于市人大常委会机关作风建设专项检查的反馈意见

检查组于近期对市人大常委会机关作风建设情况进行了检查。现将有关情况反馈如下。

一、存在的主要问题

（一）文件流转方面
1.文件办理超时限提醒不够及时。个别文件在处室之间停留较长，没有人主动催办。
2.会议通知重复发送。同一会议有时由几个处室分别通知，基层反映多头应付。

（二）联系代表方面
1.代表来信登记不统一。有的登在纸本上，有的只在电话里答复，事后难以查找。
2.接待代表的地点、时间公布不够及时，少数代表不知道可以预约。

二、整改要求
1.办公室综合处牵头建立文件办理提醒制度，{soon}前完成。
2.代表联络处统一代表来信登记办法，{later}前报送落实情况。
"""


def show_papers(hands: Hands, clerk: str) -> None:
    """This will take in the feedback two days ago and begin a report yesterday, both by the clerk."""
    actor, today = hands.organ.actors[clerk], hands.organ.today
    text = _FEEDBACK.format(soon=chinese_date(today + timedelta(days=60)), later=chinese_date(today + timedelta(days=90)))
    expected(take_document(actor=actor, name="作风建设专项检查反馈意见", text=text, at=hands.moment(2)))
    expected(draft_report(actor=actor, kind="rectification", at=hands.moment(1)))
