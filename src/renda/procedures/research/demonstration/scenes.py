"""The research of the demonstration: nine topics at every stage, their trips, papers, cases and return visits.

Must not know: tables; the clock on the wall.
"""

from uuid import UUID

from renda.domain.belonging import CAMPAIGN
from renda.procedures.research.demonstration import wording
from renda.reads.running_cases import running_cases
from renda.services.demonstration_hands import DemonstrationHands
from renda.services.demonstration_organ import DemonstrationOrgan
from renda.store.unit_of_work import reading

CLERK, LEADER, SECOND = "苏砚秋", "邵怀瑾", "江既白"
_REPORTED = ("reported", "exchanged", "converted", "closed")


def demonstrate(organ: DemonstrationOrgan) -> None:
    """Play the topics to where they stand, then what stands beside them."""
    hands = DemonstrationHands(organ=organ)
    with reading(organ.organ_id):
        campaign = running_cases(organ.actors[CLERK], (CAMPAIGN,)).get("campaign", "")
    topics = {title: _proposed(hands, campaign, n, title, level, unit) for n, (title, level, unit, _) in enumerate(wording.TOPICS)}
    for n, (title, _, unit, goal) in enumerate(wording.TOPICS):
        if goal != "proposed":
            _worked_on(hands, topics[title], n, hands.organ.handlers[unit], goal)
    _exchanged(hands, [str(topics[title]) for title, _, _, goal in wording.TOPICS if goal in _REPORTED[1:]])
    _converted(hands, topics)
    _unannounced(hands, topics["代表建议办理质效提升"])
    _papers(hands, campaign)
    _visits(hands, campaign, topics[wording.ELDERLY])


def _proposed(  # noqa: PLR0913 - a topic is these things
    hands: DemonstrationHands, campaign: str, n: int, title: str, level: str, unit: str
) -> UUID:
    more = {"commissioned_to": wording.COMMISSIONED_TO} if level == "commissioned" else {}
    return hands.begin(
        CLERK, "research_topic", "propose", 120 - n, title=title, level=level, unit=hands.unit(unit),
        person=hands.person(hands.organ.handlers[unit]), due_on=hands.day(-20 - n), aim=wording.AIM, methods=["visit", "talk"],
        campaign=campaign, **more,
    ).case_id


def _worked_on(hands: DemonstrationHands, topic: UUID, n: int, doer: str, goal: str) -> None:
    due = 9 if goal == "late" else -20 - n
    hands.act(LEADER, topic, "approve", 110 - n, approved_by=wording.MEETING, due_on=hands.day(due))
    if goal == "approved":
        return
    found = [dict(zip(("title", "unit", "level", "field", "kind"), row, strict=True)) for row in wording.FOUND[n : n + 1]]
    for row in found:
        row["unit"] = hands.unit(row["unit"])
    opened = hands.begin(
        doer, "research_trip", "record", 95 - n, title=f"走访{wording.PLACES[n % 4]}", topics=[str(topic)], kind="visit",
        manner="announced", place=wording.PLACES[n % 4], team=[hands.person(doer), *([hands.person(LEADER)] if n % 2 else [])],
        held_on=hands.day(95 - n), talks=2 + n % 3, heard=12 + 5 * n, opinions=6 + 2 * n, summary=wording.SUMMARY, problems=found,
    ).opened
    for problem, row in zip(opened, found, strict=True):
        hands.act(CLERK, problem, "hand_over", 90 - n, unit=row["unit"], rectify_by=hands.day(-45))
    if goal in _REPORTED:
        title = next(t for t, *_ in wording.TOPICS[n : n + 1])
        hands.act(
            doer, topic, "hand_in", 60 - n, paper_title=f"关于{title}的调研报告", paper_kind="report", finished_on=hands.day(60 - n),
        )


def _exchanged(hands: DemonstrationHands, topics: list[str]) -> None:
    case = hands.begin(
        CLERK, "research_trip", "arrange", 52, title=wording.EXCHANGE, topics=topics, kind="exchange", manner="announced",
        planned_on=hands.day(45), team=[hands.person(LEADER)],
    ).case_id
    team = [hands.person(name) for name in (LEADER, CLERK, *(hands.organ.handlers[unit] for _, _, unit, _ in wording.TOPICS[:3]))]
    hands.act(CLERK, case, "hold", 45, team=team, held_on=hands.day(45))


def _converted(hands: DemonstrationHands, topics: dict[str, UUID]) -> None:
    rows = [{"title": title, "unit": hands.unit(unit), "due_on": hands.day(-60)} for title, unit in wording.TASKS]
    doers = {title: hands.organ.handlers[unit] for title, _, unit, _ in wording.TOPICS}
    hands.act(doers[wording.ELDERLY], topics[wording.ELDERLY], "convert", 40, way="tasks", converted_on=hands.day(40), tasks=rows)
    hands.act(LEADER, topics[wording.ELDERLY], "close", 30, opinion="报告扎实，同意结题。")
    deputies = wording.TOPICS[1][0]
    rules = [{"title": wording.RULE, "change": "new", "aspect": "suggestions", "issued_on": hands.day(35)}]
    hands.act(doers[deputies], topics[deputies], "convert", 35, way="rules", rules=rules, converted_on=hands.day(35))


def _unannounced(hands: DemonstrationHands, topic: UUID) -> None:
    doer = hands.organ.handlers["代表联络处"]
    for n, (ago, day) in enumerate(((25, 24), (1, -4))):
        case = hands.begin(
            doer, "research_trip", "arrange", ago, title=wording.UNANNOUNCED + ("（第二次）" if n else ""), topics=[str(topic)],
            kind="visit",
            manner="unannounced", visited=[hands.unit("市信访局")], place=wording.PLACES[n], planned_on=hands.day(day),
            team=[hands.person(doer)],
        ).case_id
        if not n:
            hands.act(doer, case, "hold", day, team=[hands.person(doer)], held_on=hands.day(day), talks=1, heard=9, opinions=5)


def _papers(hands: DemonstrationHands, campaign: str) -> None:
    def handed_in(who: str, ago: int, title: str, kind: str, unit: str, **more: object) -> UUID:
        return hands.begin(
            who, "research_paper", "hand_in", ago, title=title, kind=kind, unit=hands.unit(unit), finished_on=hands.day(ago),
            campaign=campaign, **more,
        ).case_id

    for n, title in enumerate(wording.YOUTH):
        handed_in("罗竹青", 50 - n, title, "youth", "机关第一党支部")
    reference = handed_in(hands.organ.handlers["研究室"], 33, wording.REFERENCE, "reference", "研究室")
    hands.act(CLERK, reference, "record_use", 28, use="adopted", used_at="常委会领导批示", used_on=hands.day(28))
    for n, (title, kind, lessons, where) in enumerate(wording.CASES):
        handed_in(CLERK, 48 - n, title, kind, "综合处", lessons=lessons, where_to=where)


def _visits(hands: DemonstrationHands, campaign: str, topic: UUID) -> None:
    for n, (title, mode, rating, giver) in enumerate(wording.VISITS):
        about = {"opinion": wording.OPINION} if n else {"topic": str(topic)}
        hands.begin(
            SECOND, "return_visit", "record", 22 - 3 * n, title=title, mode=mode, rating=rating, giver=giver,
            visited_on=hands.day(22 - 3 * n), campaign=campaign, **about,
        )
