"""Founding of the demonstration organ: its units, people, posts and accounts, as its administrators would.

Must not know: any procedure (contributions bring their own cases), the clock on the wall.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TypeVar
from uuid import UUID

from renda.adapters.blob_store import BlobStore
from renda.domain.days import day_of
from renda.domain.refusals import Refused
from renda.domain.rights import Actor, Duty
from renda.services import demonstration_people as who
from renda.services.accounts import approve_account, open_account
from renda.services.organisation import (
    Founded,
    add_person,
    add_unit,
    found_organ,
    give_post,
    withdraw_post,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class DemonstrationOrgan:
    """The organ: units and actors by short name and name; `handlers` by unit; `today` and the file store for evidence.

    `full` asks the contributions for the many cases of a whole city beside those that show every stage.
    """

    organ_id: UUID
    today: date
    files: BlobStore
    full: bool = True
    units: dict[str, UUID] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    handlers: dict[str, str] = field(default_factory=dict)
    leaders: dict[str, str] = field(default_factory=dict)


def expected(outcome: T | Refused) -> T:
    """Give the outcome back.

    :raises RuntimeError: if it was refused: the demonstration must be lawful.
    """
    if isinstance(outcome, Refused):
        raise RuntimeError(f"the demonstration was refused: {outcome}")
    return outcome


def found_demonstration(
    *, at: datetime, files: BlobStore, name: str = who.ORGAN_NAME, accounts: bool = True, years: int = 1, full: bool = True
) -> DemonstrationOrgan:
    """Found the organ a year before its `years` of work up to `at`, with everybody in it; `accounts` False leaves sign-ins out."""
    long_ago = at - timedelta(days=365 * (years + 1))
    founded = found_organ(
        name=name, short_name=who.ORGAN_SHORT_NAME, profile="congress", office=who.OFFICE, founder="建库人", at=long_ago
    )
    organ = DemonstrationOrgan(organ_id=founded.organ_id, today=day_of(at), files=files, full=full)
    organ.units[who.OFFICE] = founded.unit_id
    _add_units(organ, founded, long_ago)
    for person in who.people():
        _add_person(organ, founded, person, long_ago, account=accounts)
    _form_group(organ, founded, at)
    return organ


def _add_units(organ: DemonstrationOrgan, founded: Founded, at: datetime) -> None:
    rows = [(name, name, "office") for name in who.OFFICES[:-1]] + [(who.OFFICES[-1], who.OFFICES[-1], "party")]
    rows += [(f"明川市人大{name}", short, "committee") for name, short in who.COMMITTEES]
    rows += [(name, name, "branch") for name in who.BRANCHES]
    rows += [(f"明川市{name}", short, "handling") for name, short in who.HANDLING]
    for position, (name, short, kind) in enumerate(rows, start=1):
        shorter = {name.removeprefix(city) for city in ("明川", "明川市", "机关")}
        aliases = {short, short.removeprefix("市"), *shorter} - {name}
        organ.units[short] = expected(add_unit(
            actor=founded.founder, name=name, kind=kind, at=at, short_name=short, position=position, aliases=sorted(aliases),
        ))


def _add_person(
    organ: DemonstrationOrgan, founded: Founded, person: who.DemonstrationPerson, at: datetime, *, account: bool
) -> None:
    founder, unit = founded.founder, organ.units[person.unit]
    key = expected(add_person(actor=founder, name=person.name, at=at))
    portfolio = [organ.units[u] for u in person.portfolio]
    post = expected(give_post(
        actor=founder, person_id=key, unit_id=unit, title=person.title, duties=person.duties, at=at, portfolio=portfolio,
        rank=person.rank, employment=person.employment,
    ))
    organ.actors[person.name] = Actor(
        organ_id=organ.organ_id, person_id=key, post_id=post, unit_id=unit, name=person.name,
        post_title=f"{person.unit} {person.title}", duties=frozenset(person.duties), supervised=frozenset(portfolio),
    )
    if Duty.HANDLE in person.duties:
        organ.handlers[person.unit] = person.name
    organ.leaders.update(dict.fromkeys(person.portfolio, person.name))
    if account and person.login:
        opened = expected(open_account(
            actor=founder, person_id=key, login=person.login, password=None, at=at, persona=person.persona
        ))
        approve_account(actor=founder, account_id=opened, login=person.login, at=at)


def _form_group(organ: DemonstrationOrgan, founded: Founded, at: datetime) -> None:
    """A temporary body whose members are dated: one has left it already."""
    formed = at - timedelta(days=200)
    group = expected(add_unit(actor=founded.founder, name=who.GROUP, kind="temporary", at=formed, position=99))
    organ.units[who.GROUP] = group
    for index, name in enumerate(("韩望舒", "江既白", "温如岚", "钟知微", "桑映雪")):
        title = "组长" if index == 0 else "成员"
        post = expected(give_post(
            actor=founded.founder, person_id=organ.actors[name].person_id, unit_id=group, title=title, duties=(Duty.MEMBER,), at=formed,
        ))
        if name == "桑映雪":
            until = day_of(at - timedelta(days=30))
            expected(withdraw_post(actor=founded.founder, post_id=post, title=title, until_on=until, at=at - timedelta(days=30)))
