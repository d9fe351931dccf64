"""The limit of self-examination that an office sets for itself, with its range. No statute fixes it for every organ.

Must not know: tables, pages.
"""

from renda.domain.limits import WorkingDays
from renda.domain.local_parameters import LocalParameter
from renda.procedures.examination.vocabulary import BASIS

PARAMETERS = (
    LocalParameter(
        key="examination_result_limit", label="报送会议情况", default=WorkingDays(count=10, basis=BASIS), least=3, most=30,
        about="民主生活会和组织生活会",
    ),
)
