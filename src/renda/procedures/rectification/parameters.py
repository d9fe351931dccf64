"""The limits of rectification that an office sets for itself, with their ranges. No statute fixes any of them.

Must not know: tables, pages.
"""

from renda.domain.limits import Months, WorkingDays
from renda.domain.local_parameters import LocalParameter
from renda.procedures.rectification.measure_procedure import BASIS

PARAMETERS = (
    LocalParameter(
        key="check_limit", label="现场核查", default=WorkingDays(count=20, basis=BASIS), least=5, most=60, about="问题整改",
    ),
    LocalParameter(
        key="publicity_limit", label="公示期", default=WorkingDays(count=5, basis=BASIS), least=3, most=30, about="问题整改",
    ),
    LocalParameter(
        key="answer_limit", label="回复反映人", default=WorkingDays(count=10, basis=BASIS), least=1, most=60, about="问题整改",
    ),
    LocalParameter(
        key="look_back_limit", label="回头看", default=Months(count=6, basis=BASIS), least=1, most=24, about="问题整改",
    ),
)
