"""Reading official prose by `renda.language` beside the least a reader could do: one scan by a regex."""

import re
import time
from collections.abc import Callable
from typing import Any

from renda.language.reading import read_document

PARAGRAPHS = (
    "一、主要任务\n",
    "（一）完善督办机制。办公室要在2026年6月底前建立督办台账，每季度通报一次，覆盖12个支部、1.2万余人次。\n",
    "目前，部分支部组织生活还不够规范，问题办结率为87.5%，仍有18项未按时办结，需要进一步加强调度。\n",
    "各工作机构围绕年度重点开展调研，召开座谈会35次，形成报告19篇，推动解决群众反映的具体事项，得到基层认可。\n",
    (
        "机关坚持把服务代表作为重要职责，主动倾听意见，及时回应关切，注重在联系群众中了解真实情况，在解决问题中积累经验，"
        "推动各项工作相互衔接、相互促进，广大干部的责任意识和服务本领在实践中得到锻炼，工作作风更加扎实，群众的评价稳步向好。\n"
    ),
)
FOUND = [2, 6, 4, 1]
"""Headings, figures, tasks and problems of the paragraphs, read once."""
_SCAN = re.compile(
    r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+(?:\.\d+)?[万亿]?[个项次件篇名%]|[。；，]"
)


def measure(small: bool = True) -> dict[str, Any]:
    """This will give the characters read a second, the rate of a bare scan beside it, their ratio and the aim."""
    text = "".join(PARAGRAPHS) * (250 if small else 5000)
    once = read_document("".join(PARAGRAPHS))
    if [len(found) for found in (once.outline, once.figures, once.tasks, once.problems)] != FOUND:
        raise AssertionError("what is read has changed: a speed is worth nothing without its answers")
    ours = _rate(read_document, text)
    reference = _rate(lambda page: sum(1 for _ in _SCAN.finditer(page)), text)
    return {
        "name": "reading",
        "unit": "chars/s",
        "ours": ours,
        "reference": reference,
        "ratio": ours / reference,
        "judged": "ours",
        "at_least": 300_000.0,
    }


def _rate(read: Callable[[str], object], text: str) -> float:
    best = 0.0
    for _ in range(3):
        began = time.process_time()  # one process at work: what others do on the machine is no matter of the reader's
        read(text)
        best = max(best, len(text) / (time.process_time() - began))
    return best
