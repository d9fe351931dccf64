"""Briefings of a campaign (简报), issue by issue: kept by the system when one is issued, or entered where one came out otherwise.

A register. Must not know: tables, Django, how a briefing is written.
"""

from renda.domain.belonging import UNDER_CAMPAIGN
from renda.domain.fields import Field, FieldKind
from renda.domain.procedures import Action, Assign, Number, Procedure, Stage
from renda.procedures.campaign.record_fields import CAMPAIGN_FIELD, RECORD_SEEN_BY
from renda.procedures.campaign.vocabulary import BASIS, COORDINATOR, REASON

BRIEFING = Procedure(
    key="briefing", label="简报", version=1, basis=BASIS, register=True,
    stages=(
        Stage(key="issued", label="已印发", closed=True), Stage(key="withdrawn", label="已撤回", closed=True),
    ),
    actions=(
        Action(
            key="record", label="登记简报", event="BriefingIssued", to="issued", rights=(COORDINATOR,),
            sentence="{actor}登记{issued_on}印发的第{issue_no}期简报。",
            help="在集中教育主页起草并定稿印发的简报，系统自动编期、登记；这里只登记另行印发的。",
            fields=(
                Field(key="title", label="标题", limit=100), CAMPAIGN_FIELD,
                Field(
                    key="unit", label="印发单位", kind=FieldKind.UNIT, required=False, otherwise="own_unit", help="不填的，为本单位。",
                ),
                Field(key="issue_no", label="期号", kind=FieldKind.NUMBER, low=1, high=999, recorded=True),
                Field(key="issued_on", label="印发日期", kind=FieldKind.DATE, latest="today", fill="today", recorded=True),
            ),
            effects=(Assign(unit="unit"), Number(prefix="简报"), UNDER_CAMPAIGN),
        ),
        Action(
            key="withdraw", label="撤回", event="BriefingWithdrawn", from_=("issued",), to="withdrawn", rights=(COORDINATOR,),
            sentence="{actor}撤回简报：{reason}", fields=(REASON,),
        ),
    ),
    visible_to=RECORD_SEEN_BY,
)
