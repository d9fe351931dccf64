"""Acts that place a problem among others: under an aspect of a checklist, under a campaign, beside or into a like one; and the answer
to whoever raised it.

Must not know: tables, Django.
"""

from renda.domain.belonging import carried_over, set_campaign
from renda.domain.fields import Field, FieldKind, When
from renda.domain.procedures import Action, ActOn, If, Link, LinkType, Start, Stop
from renda.procedures.rectification.measure_procedure import ACROSS, BRANCH_SECRETARY, COORDINATOR, HANDLER, SUBJECT, SUPERIOR
from renda.procedures.rectification.vocabulary import ANSWER_MODES, DOERS, OPEN, WORKED_ON

KEEPERS = (COORDINATOR, BRANCH_SECRETARY, SUPERIOR)
SOURCES_OF_LISTS = ("superior", "guidance", "own")
ASPECT = Field(
    key="aspect", label="对照方面", kind=FieldKind.CASE, of="checklist_aspect", required=False, only=When("source", SOURCES_OF_LISTS),
    help="对照清单查摆的，选所属的方面；以后也可以归入。",
)
UNDER_ASPECT = Link(type=LinkType.UNDER, cases="aspect", instead="checklist")
ANSWER_DUE = If(when=When("answer_state", ("waiting",), of="detail"), effects=(Start(clock="answer"),))
"""Where somebody raised the matter, the answer falls due with its end."""

_MEASURES_FOLLOW = ActOn(
    link=LinkType.REMEDIES, outgoing=False, action="follow_problem", willing=True,
    fill={"campaign": "data:campaign", "taken_out": "data:taken_out"},
)
"""A measure that stands goes with its problem, unless it still answers another one in a campaign that goes on."""

PLACING_ACTIONS = (
    Action(
        key="match_measures", label="对应已有措施", event="MeasuresMatched", from_=("rectifying",), needs=("same_campaign",),
        sentence="{actor}将本问题对应到已有措施{existing}[，跨集中教育：{across}]。",
        rights=(HANDLER, COORDINATOR, SUBJECT, BRANCH_SECRETARY),
        fields=(
            Field(
                key="existing", label="已有措施", kind=FieldKind.CASE, many=True, of="measure", help="可填措施编号，如“措施-2026-003”。",
            ),
            ACROSS,
        ),
        effects=(Link(type=LinkType.REMEDIES, cases="existing", this_is_source=False),),
    ),
    Action(
        key="stand_under", label="归入对照方面", event="AspectChosen", from_=OPEN, rights=(*KEEPERS, HANDLER),
        sentence="{actor}将本问题归入对照方面{aspect}。",
        help="同一张清单只归入一个方面，改归的，原来的自动移出；不同清单可以各归一个方面。",
        fields=(
            Field(
                key="aspect", label="对照方面", kind=FieldKind.CASE, of="checklist_aspect", only=When("source", SOURCES_OF_LISTS),
            ),
        ),
        effects=(UNDER_ASPECT,),
    ),
    set_campaign(OPEN, KEEPERS, others=(_MEASURES_FOLLOW,)),
    carried_over(OPEN),
    Action(
        key="note_alike", label="标注相近问题", event="AlikeNoted", from_=OPEN, rights=(*KEEPERS, HANDLER), needs=("alike_fits",),
        sentence="{actor}标注相近问题{alike}。", help="两件各自整改、互相参照。只需整改一件的，办理“并入相近问题”。",
        fields=(Field(key="alike", label="相近问题", kind=FieldKind.CASE, many=True, of="problem"),),
        effects=(Link(type=LinkType.DUPLICATE_OF, cases="alike"),),
    ),
    Action(
        key="merge_into", label="并入相近问题", event="ProblemMerged", from_=WORKED_ON, to="merged", closes=True, not_by=DOERS,
        rights=KEEPERS, needs=("merge_fits",), sentence="{actor}将本问题并入{into}，随其整改销号[：{reason}]。",
        help="并入后本问题不再单独整改、不再计数；有反映人的仍须回复。",
        fields=(
            Field(key="into", label="并入的问题", kind=FieldKind.CASE, of="problem"),
            Field(key="reason", label="说明", kind=FieldKind.LONG_TEXT, required=False),
        ),
        effects=(Link(type=LinkType.MERGED_INTO, cases="into"), Stop(clock="rectify"), ANSWER_DUE),
    ),
    Action(
        key="answer_raiser", label="回复反映人", event="RaiserAnswered", from_=("struck_off", "confirmed", "merged"),
        rights=(COORDINATOR, HANDLER, BRANCH_SECRETARY, SUPERIOR), awaited=True, due_clock="answer",
        only=When("answer_state", ("waiting",), of="detail"), sentence="{actor}{answered_on}{answered_by}[，反映人意见：{raiser_says}]。",
        fields=(
            Field(key="answered_by", label="回复方式", kind=FieldKind.CHOICE, choices=ANSWER_MODES, recorded=True),
            Field(key="answered_on", label="回复日期", kind=FieldKind.DATE, latest="today", recorded=True, fill="today"),
            Field(key="raiser_says", label="反映人意见", kind=FieldKind.LONG_TEXT, required=False, recorded=True),
        ),
        effects=(Stop(clock="answer"),),
    ),
)
