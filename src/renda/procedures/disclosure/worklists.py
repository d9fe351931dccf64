"""The worklist of disclosures. Must not know: tables, pages."""

from renda.domain.worklists import LinkedSection, SavedView, Worklist

DISCLOSURES = Worklist(
    procedure="disclosure", label="信息公开", job="公开审核", columns=("ring",),
    views=(
        SavedView(key="open", label="在办"),
        SavedView(key="review", label="待审核", stages=("proposed", "withholding")),
        SavedView(key="approved", label="待公开", stages=("approved",)),
        SavedView(key="published", label="已公开", stages=("published",), closed=True),
        SavedView(key="withheld", label="不公开", stages=("withheld",), closed=True),
        SavedView(key="withdrawn", label="已撤回", stages=("withdrawn",), closed=True),
    ),
    linked=(LinkedSection(key="matter", link="derived_from", title="公开的事项", empty="您看不到所公开的事项。"),),
)
