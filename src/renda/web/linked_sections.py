"""The sections of a case's page that table linked cases, as a worklist declares them. Must not know: any particular procedure."""

from collections.abc import Iterable
from datetime import date

from renda.domain.worklists import LinkedSection
from renda.reads.cases import CaseView
from renda.web import case_drawing as draw
from renda.web.view_models.case import Section


def linked_sections(view: CaseView, declared: Iterable[LinkedSection], day: date) -> list[Section]:
    """This will draw the declared tables of linked cases; one that is empty and has nothing to say of it is left out."""
    drawn = (_linked_section(view, section, day) for section in declared)
    return [section for section in drawn if section.table or section.empty]


def _linked_section(view: CaseView, section: LinkedSection, day: date) -> Section:
    linked = tuple(x for x in view.linked if x.type == section.link)
    return Section(
        key=section.key, title=section.title, remark=f"{len(linked)}条" if linked else "",
        table=draw.linked_table(view, linked, day, section.title) if linked else None, empty="" if linked else section.empty,
    )
