"""The five hard actions, as one contribution of data, and a figure over who takes part in them."""

from tests.procedures.hard_actions.items import ITEM, STEP
from tests.procedures.hard_actions.proposals import PART, PROPOSAL

from renda.domain.indicators import Indicator, IndicatorKind, Measure, MeasureKind, Roster
from renda.domain.posts import Rank
from renda.store.contributions import Contribution

CO_SIGNING = Indicator(
    key="co_signing", label="联名覆盖率", definition="厅局级、县处级人员中，确认过联名的比例。", procedure="hard_proposal", unit="%",
    basis="试验", kind=IndicatorKind.COVERAGE, measure=Measure(kind=MeasureKind.PARTICIPANTS, name="co_signer", values=("confirmed",)),
    roster=Roster(ranks=(Rank.BUREAU, Rank.DIVISION)),
)
HARD_ACTIONS = Contribution(
    application="tests.procedures.hard_actions", procedures=(ITEM, STEP, PROPOSAL, PART), indicators=(CO_SIGNING,),
)
