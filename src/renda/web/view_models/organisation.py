"""Units, people, accounts, the three administrators' pages, settings, who sees a case, a procedure.

No business data passes through the administrators' pages: they are given tables of accounts, settings and records.
"""

from dataclasses import dataclass

from renda.web.drawing.procedure_chart import ProcedureChart
from renda.web.view_models.figures import NamedTable
from renda.web.view_models.forms import Form
from renda.web.view_models.parts import Button, Fact, Head, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitNode:
    """One unit with its posts (post, person) and the units under it."""

    name: str
    kind: str
    href: str = ""
    posts: tuple[Fact, ...] = ()
    children: tuple["UnitNode", ...] = ()
    remark: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationPage:
    """pages/organisation.html: the tree of units, and temporary bodies beside it."""

    head: Head
    units: tuple[UnitNode, ...]
    tables: tuple[NamedTable, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One section of a page of tables and forms; `folded` holds what few will want to read, behind its label."""

    key: str
    title: str
    remark: str = ""
    lede: str = ""
    facts: tuple[Fact, ...] = ()
    table: NamedTable | None = None
    form: Form | None = None
    buttons: tuple[Button, ...] = ()
    empty: str = ""
    folded: Fact | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelsPage:
    """pages/panels.html: the three administrators' pages, settings, “我的”, and help: panels one under another."""

    head: Head
    panels: tuple[Panel, ...]
    lede: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoSeesPage:
    """pages/who_sees.html: who sees a case and through which right, and what others get."""

    head: Head
    table: NamedTable
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """Whether a duty may take an action: words (“本人承办的”) or empty."""

    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One action and, per duty, through which relation it may be taken."""

    label: str
    remark: str
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedurePage:
    """pages/procedure.html: chart, stages, rights matrix, limits with their basis, figures."""

    head: Head
    lede: str
    chart: ProcedureChart
    stages: NamedTable
    duties: tuple[str, ...]
    matrix: tuple[MatrixRow, ...]
    limits: NamedTable
    tables: tuple[NamedTable, ...] = ()
    versions: tuple[Link, ...] = ()
