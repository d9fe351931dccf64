"""What the organ's papers may call its figures and what narrows them: labels, definitions, groups, units, persons, titles, aliases.

Only titles of cases that the actor may see are told. Must not know: texts and how a name is found in one, values.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from django.db import connection

from renda.domain.figure_texts import roster_part, roster_whole
from renda.domain.indicators import SHARES, Dimension, DimensionKind, Indicator, IndicatorKind, Made
from renda.domain.rights import Actor
from renda.language.characters import plain_form
from renda.language.lexicon import entries
from renda.language.naming_names import NamedFigure, NamedGroup, Names, Remembered, spoken_names
from renda.reads.figure_aliases import remembered_names
from renda.reads.figure_catalogue import known_figures
from renda.reads.report_tokens import wanted_of
from renda.reads.unit_names import known_units
from renda.store.contributions import dimensions, procedures

PART, WHOLE = "part", "whole"
_PEOPLE = """
SELECT DISTINCT w.id::text, w.name FROM store_person w JOIN store_post p ON p.person_id = w.id
WHERE p.from_on <= %s AND (p.until_on IS NULL OR p.until_on > %s) ORDER BY 1
"""
_TITLES = """
SELECT c.id::text, c.title FROM store_case c WHERE {led} AND length(c.title) > 3 AND position(c.title IN %s) > 0
 AND EXISTS (SELECT 1 FROM store_caseaccess a WHERE a.case_id = c.id AND a.principal = ANY(%s)) ORDER BY c.id
"""
_LED, _LED_ON = "c.procedure = %s", (
    "EXISTS (SELECT 1 FROM store_caselink l JOIN store_case s ON s.id = l.source_id"
    " WHERE l.target_id = c.id AND s.procedure = %s AND l.type = %s)"
)


def figure_names(text: str, *, actor: Actor, day: date) -> Names:
    """This will gather every name by which a text may mean a figure of the actor's organ; titles only those that the text holds."""
    known = known_figures()
    remembered = _remembered(known)
    also: dict[str, tuple[str, ...]] = {}
    for words, meant in remembered.items():
        if meant and not meant[1]:
            also[meant[0]] = (*also.get(meant[0], ()), words)
    return Names(
        figures=tuple(one for indicator in known.values() for one in _named(indicator, also.get(indicator.key, ()))),
        groups=(*_closed(), *_units(day), *_people(day), *_titles(text, actor)),
        dimensions={d.key: d.label for d in dimensions().values() if not d.is_open or d.key == "unit"},
        remembered=remembered,
    )


def _remembered(known: Mapping[str, Indicator]) -> dict[str, Remembered | None]:
    """What words were said to mean; a figure that is known no longer, or not so, is left out."""
    found: dict[str, Remembered | None] = {}
    for one in remembered_names():
        wanted = wanted_of(one.token, known) if one.token else None
        if wanted is not None or not one.token:
            found[plain_form(one.alias)] = (wanted.key, tuple(sorted(wanted.scope.items()))) if wanted else None
    return found


def _named(indicator: Indicator, also: tuple[str, ...]) -> Iterator[NamedFigure]:
    """The figure by its label; of a share also its numerator and its denominator, by what they are called."""
    procedure, shares = procedures().get(indicator.procedure), indicator.kind in SHARES
    whole = NamedFigure(
        key=indicator.key, names=(indicator.label, *also), unit=indicator.unit, told=indicator.definition,
        subject=procedure.label if procedure else "", topic=indicator.procedure, within=indicator.within, is_share=shares,
        dimensions=_narrowed_by(indicator),
    )
    yield whole
    if shares:
        measure = "项" if indicator.roster is None else "人" if indicator.roster.is_of_persons else "个"
        sides = (PART, indicator.part_label or roster_part(indicator)), (WHOLE, indicator.whole_label or roster_whole(indicator))
        yield from (replace(whole, names=(n,), unit=measure, side=s, is_share=False, within="") for s, n in sides if n)


def _narrowed_by(indicator: Indicator) -> frozenset[str]:
    if indicator.made is Made.MANUAL or indicator.kind is IndicatorKind.COVERAGE:
        return frozenset()
    return frozenset(d.key for d in dimensions().values() if indicator.procedure in d.procedures)


def _closed() -> Iterator[NamedGroup]:
    also = _other_words()
    for dimension in dimensions().values():
        for group in dimension.groups:
            names = spoken_names(group.label, (w for n in spoken_names(group.label) for w in also.get(n, ())))
            yield NamedGroup(dimension=dimension.key, key=group.key, names=names)


def _other_words() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for label, word in entries("group_words"):
        found[label] = (*found.get(label, ()), word)
    return found


def _of_kind(kind: DimensionKind) -> list[Dimension]:
    return [d for d in dimensions().values() if (DimensionKind.UNIT if d.key == "unit" else d.kind) is kind]


def _units(day: date) -> Iterator[NamedGroup]:
    units = known_units(day)
    return _open(_of_kind(DimensionKind.UNIT), ((str(u.id), tuple(u.names)) for u in units))


def _people(day: date) -> Iterator[NamedGroup]:
    with connection.cursor() as cursor:
        cursor.execute(_PEOPLE, [day, day])
        return _open(_of_kind(DimensionKind.PERSON), [(key, (name,)) for key, name in cursor.fetchall()])


def _titles(text: str, actor: Actor) -> Iterator[NamedGroup]:
    """Titles that the text holds, of cases that figures can be narrowed to."""
    leading: dict[tuple[str, str], list[Dimension]] = {}
    for dimension in _of_kind(DimensionKind.LINK):
        leading.setdefault((dimension.other, dimension.onward), []).append(dimension)
    for (other, onward), mine in leading.items():
        asked = [other, onward] if onward else [other]
        with connection.cursor() as cursor:
            cursor.execute(_TITLES.format(led=_LED_ON if onward else _LED), [*asked, text, list(actor.principals())])
            yield from _open(mine, [(key, (title,)) for key, title in cursor.fetchall()])


def _open(leading: list[Dimension], found: Iterable[tuple[str, tuple[str, ...]]]) -> Iterator[NamedGroup]:
    for key, names in found:
        for dimension in leading:
            yield NamedGroup(dimension=dimension.key, key=key, names=names, open=True)
