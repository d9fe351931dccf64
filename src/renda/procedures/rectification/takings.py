"""What rectification takes from documents: shortcomings become problems, promises become measures.

Must not know: how a text is read, pages.
"""

from renda.domain.takings import Sharing, Taking, Told

_ORIGINS = (("巡视", "inspection"), ("巡察", "inspection"), ("审计", "audit"), ("考核", "appraisal"), ("指导组", "guidance"))
_KINDS = (
    ("立行立改", "at_once"), ("立即", "at_once"), ("长期坚持", "continuing"), ("持续", "continuing"), ("常态", "continuing"),
    ("分阶段", "staged"), ("分步", "staged"),
)
_COMMON = ("level", "origin_unit", "campaign")

TAKINGS = (
    Taking(
        kind="problem", label="问题", reads="problems", procedure="problem", action="register", unit="origin_unit",
        shared=(*_COMMON, "field", "kind", "channel", "origin", "added_later"),
        told=tuple(Told(word=word, values={"origin": origin, "channel": "feedback"}) for word, origin in _ORIGINS),
        sharing=Sharing(action="hand_over", unit="unit", co_units="co_units"),
    ),
    Taking(
        kind="measure", label="措施", reads="measures", procedure="measure", action="set", unit="unit", person="person", due="due_on",
        cases="problems", points_to="problem", shared=(*_COMMON, "kind"), stands_in_for=("tasks",),
        worded=tuple(Told(word=word, values={"kind": kind}) for word, kind in _KINDS),
    ),
)
