"""What lists register with the project, as one frozen value.

Must not know: other procedures.
"""

from renda.domain.check_procedure import check_procedure
from renda.domain.worklists import check_worklist
from renda.procedures.lists.indicators import DIMENSIONS, INDICATORS, OVERVIEW
from renda.procedures.lists.item_procedure import LIST_ITEM
from renda.procedures.lists.list_procedure import LIST
from renda.procedures.lists.report_kinds import REPORT_KINDS, SENTENCES, STAGE
from renda.procedures.lists.takings import TAKINGS
from renda.procedures.lists.worklists import ITEMS, LISTS
from renda.store.contributions import Contribution, DetailIndex

CONTRIBUTION = Contribution(
    application="renda.procedures.lists",
    procedures=(check_procedure(LIST), check_procedure(LIST_ITEM)),
    indexes=(DetailIndex(procedure="list_item", columns=("grade",), name="list_item_by_grade"),),
    worklists=(check_worklist(LISTS, LIST), check_worklist(ITEMS, LIST_ITEM)),
    indicators=INDICATORS,
    dimensions=DIMENSIONS,
    reports=REPORT_KINDS,
    stage=STAGE,
    sentences=SENTENCES,
    takings=TAKINGS,
    overview=OVERVIEW,
    sections=(("list", "renda.procedures.lists.views.list_sections.list_sections"),),
    demonstration="renda.procedures.lists.demonstration.scenes.demonstrate",
)
