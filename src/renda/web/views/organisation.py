"""The organisation of the organ: its units as a tree with posts, temporary bodies with their members.

Must not know: cases, accounts.
"""

from uuid import UUID

from django.http import Http404, HttpResponse

from renda.domain.days import chinese_date
from renda.domain.posts import TEMPORARY
from renda.domain.right_words import DUTY_WORDS
from renda.domain.rights import ADMINISTRATION, works_in_organ
from renda.reads.organisation import HeldPost, StandingUnit, held_posts, standing_units
from renda.web.drawing_tables import word_table
from renda.web.organisation_words import KINDS, employed_words
from renda.web.view_models.figures import NamedTable
from renda.web.view_models.organisation import OrganisationPage, UnitNode
from renda.web.view_models.parts import Fact, Head, Link
from renda.web.views.frame import SignedInRequest, page, signed_in, today


@signed_in
def organisation(request: SignedInRequest) -> HttpResponse:
    """Show units, posts and temporary bodies as they stand today; to a post for deputies alone the page does not exist."""
    if not request.actor.duties & ADMINISTRATION and not works_in_organ(request.actor.duties):
        raise Http404
    units, posts = standing_units(today(request)), held_posts(today(request))
    shown = OrganisationPage(
        head=Head(title="组织", remarks=(Link(label=f"单位{len(units)}个，在任岗位{len(posts)}个"),)),
        units=_nodes(None, units, posts), tables=tuple(_members(u, posts) for u in units if u.kind in TEMPORARY),
    )
    return page(request, "pages/organisation.html", current="organisation", page=shown)


def _nodes(
    parent: UUID | None, units: tuple[StandingUnit, ...], posts: tuple[HeldPost, ...]
) -> tuple[UnitNode, ...]:
    known = {u.id for u in units}
    here = [u for u in units if u.parent_id == parent or (parent is None and u.parent_id not in known)]
    return tuple(
        UnitNode(
            name=u.name, kind=KINDS.get(u.kind, "其他单位"), is_open=parent is None,
            posts=tuple(
                Fact(label=p.title, value=f"{p.person}（{'、'.join((*(DUTY_WORDS[d] for d in p.duties), *_employed(p)))}）")
                for p in posts if p.unit_id == u.id
            ),
            children=_nodes(u.id, units, posts),
            remark=f"至{chinese_date(u.until_on)}" if u.until_on else "",
        )
        for u in here
    )


def _employed(post: HeldPost) -> tuple[str, ...]:
    words = employed_words(post.employment)
    return (words,) if words else ()


def _members(unit: StandingUnit, posts: tuple[HeldPost, ...]) -> NamedTable:
    rows = [
        (p.person, p.title, chinese_date(p.from_on), chinese_date(p.until_on) if p.until_on else "—")
        for p in posts if p.unit_id == unit.id
    ]
    return word_table(key=f"body-{unit.id}", title=unit.name, columns=("成员", "职务", "自", "至"), rows=rows)
