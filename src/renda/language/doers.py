"""Finds who acts in a clause: its subject, 由…负责, who joins in (…配合), and whom 该委 stands for.

Knows where names of bodies stand in a clause; what they end in is for `bodies`, what they must do for `clause_marks`.
Expects the plain form.
"""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from renda.language.bodies import is_body, last_signs, name_pattern, names_in
from renda.language.lexicon import any_of, words

_BY = re.compile(
    r"由(?P<who>[^,。;:]{2,40}?)(?:牵头|负责|具体负责|承担|组织|组成|会同|实施|确定|审核|审议|审查|办理|研究|处理|统筹|落实|于|在)"
)
_VERB = (
    r"(?:(?:也|均|都|还|同时|分别|又|并)?(?:表示)?(?:表示|(?<![主重首])要|应当|应|须|必须|务必|需|将|负责(?!同志|人)|会同|继续|正按"
    r"|正在|承诺|牵头|拟|决定|建议))"
)
_OPENS = r"(?:同时|此外|另外|其中|并|对于|会后)?"
_SUBJECT = re.compile(rf"^{_OPENS}(?P<who>[^,。;:]{{1,28}}?)(?P<verb>{_VERB})(?!求|点|素|害|闻|领|用|对性|急|键)")
_DATED = re.compile(
    r"^(?P<who>[^,。;:\d]{2,24}?)(?P<verb>于|在|应于|须于)?"
    r"(?=(?:20\d{2}|今|本|明)年|\d{1,2}月|(?:每(?:两|年|半年|季度|个?月|周|日)|逐[月季])|按(?:月|季|年)|自[^,]{2,12}起)"
)
_PREPOSED = re.compile(r"^(?P<who>[^,。;:在对向从与为按根]{2,24}?)(?:在|对|向|从|按照|根据)(?=[^,。;]{2,})")
_IN_CHARGE = re.compile(
    r"(?:的)?(?:(?:党政|党委|党组)?(?:主要|分管|有关|相关))?(?:负责同志|负责人|领导同志|领导干部|领导班子成员|领导|班子成员|书记|一把手|“一把手”)$"
)
"""Who speaks for a body: what they must do is the body's task (各单位主要负责同志要…)."""
_JOINS = re.compile(r"^(?P<who>[^,。;:]{2,60}?)(?:分别|共同|积极)?(?:配合|协助|参与|协办)$")
_TOGETHER = re.compile(r"^(?:从今年起)?(?:与|会同|联合)(?P<who>[^,。;:]{2,30}?)(?:共同|一起|联合)|^(?:并)?会同(?P<all>[^,。;:]{2,40})$")
_STANDS_FOR = re.compile(r"^该(?P<last>委|局|部|厅|办|处|院|会|室|所|中心|单位|部门)$")


_NO_NAME = re.compile(
    r"^[和与及每]|^抓[住好牢实]|的|作为|我们|他们|[由将须把]|督促|推动|引导|选定|激发|调动|根据|按照|或其|[^通]报(?![社刊业送])|[\d一二两三四五六七八九十][万个家所名项]"
)
"""Marks of a clause, or of a count, in words that end as a name does (我们将督促各部门, 居住地选定服务机构, 12个单位)."""
_ACT_UPON = re.compile(r"组织|监督指导|监督|指导|会同|帮助|支持")
_WITHIN_NAMES = frozenset(("组织", "通过", "保障", "规范", "实施", "培训", "提升", "促进", "培养"))
"""Verbs that names of bodies hold as well: 党组织, 医疗保障局, 培训中心."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doer:
    """A body that stands as subject: its names, of which `joining` only join in, whether it is a definite organ, where its act begins."""

    names: tuple[str, ...]
    organ: bool
    verb: str
    act_at: int
    joining: tuple[str, ...] = ()


NOBODY = Doer(names=(), organ=False, verb="", act_at=0)
"""Who acts where nobody is named."""


@cache
def _direct() -> re.Pattern[str]:
    """A name that opens the clause, directly before its verb (信息中心完成…) or what stands before a verb (按月发布…)."""
    adverbs = "|".join(map(re.escape, sorted(words("adverbs"), key=lambda w: -len(w))))
    opening = rf"(?:{any_of('verbs')}|{adverbs}|在|对|向|从|以|按|根据|把|将|通过|与|为|经|各级)"
    acts = "|".join(w for kind in ("hold", "done", "weak", "vain") for w in words("verbs", kind) if w not in _WITHIN_NAMES)
    inside = rf"(?:(?!\d[年月日]|底前|提请|报送|{acts})[^,。;:])"
    return re.compile(
        rf"^{_OPENS}(?P<who>(?!{opening}){inside}{{0,28}}{name_pattern()})(?=(?:{adverbs}|已经?|正在?)*(?:{any_of('verbs')}|听取|会同)(?!部门|办公室|委员会|机构|单位|人员))"
    )


@cache
def _handed() -> re.Pattern[str]:
    """由 before a name and what it does, where the name's ending shows where it ends (由供养服务机构纳入预算)."""
    return re.compile(rf"由(?P<who>[^,。;:]{{0,24}}?{name_pattern()})(?={any_of('verbs')})")


@cache
def _shapes() -> tuple[tuple[re.Pattern[str], bool, re.Pattern[str]], ...]:
    """How a subject stands: the pattern, whether its act follows at once, and signs without one of which it fits no clause."""
    return (
        (_SUBJECT, True, re.compile("[要应须必需将负会继正承牵拟决建表]")),
        (_DATED, True, re.compile("[年月每逐按自]")),
        (_PREPOSED, False, re.compile("[在对向从按根]")),
        (_direct(), True, last_signs()),
    )


@lru_cache(maxsize=4)  # one clause is asked about by several readers in turn
def doer_of(clause: str) -> Doer | None:
    """This will give the body that the clause makes its subject, or None where its subject is none."""
    by = (_BY.search(clause) or _handed().search(clause)) if "由" in clause else None
    if by:
        names = _bodies(by["who"])
        if names:
            handed = clause[: by.start()].endswith("交")
            return Doer(names=names, organ=True, verb="由", act_at=0 if handed else by.end("who"))
    for pattern, verb, signs in _shapes():
        match = pattern.match(clause) if signs.search(clause) else None
        if not match:
            continue
        who, acts = _before_act(_IN_CHARGE.sub("", match["who"].strip()))
        names = _bodies(who) if is_body(who) is not None else ()
        if names:
            act_at = match.start("who") + len(who) if acts else match.end() if verb else match.end("who")
            word = match.groupdict().get("verb") or "于"
            doer = Doer(names=names, organ=any(is_body(n) for n in names), verb=word if verb else "", act_at=act_at)
            return _with_company(doer, clause, match.end("who"))
    return None


def _with_company(doer: Doer, clause: str, place: int) -> Doer:
    """The doer with those who join in, where a clause names them behind it (…会同市委组织部)."""
    company = _company().match(clause, place)
    if not company:
        return doer
    joining = tuple(name for name in _bodies(company["who"]) if name not in doer.names)
    organ = doer.organ or any(is_body(name) for name in joining)
    return replace(doer, names=(*doer.names, *joining), organ=organ, joining=joining, act_at=max(doer.act_at, company.end()))


@cache
def _company() -> re.Pattern[str]:
    """Who joins in; a name goes on to where an act, a day or a frequency follows it (会同市委组织部每季度…), if one does."""
    adverbs = "|".join(map(re.escape, sorted(words("adverbs"), key=lambda w: -len(w))))
    others = "(?:等?(?:有关|相关)?(?:部门|单位|方面))?"
    act = rf"(?:{adverbs})*(?:{any_of('verbs')})(?![部局委办厅室])"
    follows = rf"(?={others}(?:$|[每逐按在对向把将于自就以]|\d|[一二三四]季度|[上下]半年|年[底内末]|{act}))"
    name = rf"[^,。;:]{{1,40}}?{name_pattern()}"
    return re.compile(rf"(?:要|应当?|须|必须|将|负责|牵头|主动|及时)*会同(?P<who>{name}{follows}|{name}){others}")


def _before_act(who: str) -> tuple[str, bool]:
    """The name alone where an act upon another body stands in it (各地组织三级医院), and whether one does."""
    for act in _ACT_UPON.finditer(who, 2):
        upon = who[act.end() :]
        if is_body(who[: act.start()]) is not None and len(upon) > 1 and upon[0] != "部" and is_body(upon) is not None:
            return who[: act.start()], True
    return who, False


def _bodies(listed: str) -> tuple[str, ...]:
    return tuple(name for name in names_in(listed) if is_body(name) is not None and not _NO_NAME.search(name))


def joining_in(clause: str) -> tuple[str, ...]:
    """This will give the bodies that a clause only says join in: 市审计局、市国资委配合; 与财政部共同….

    Such a clause speaks of the subject before it.
    """
    match = _JOINS.match(clause) or _TOGETHER.match(clause)
    groups = match.groupdict() if match else {}
    return _bodies(groups.get("all") or groups.get("who") or "")


class Antecedents:
    """The bodies a passage has named so far, for the words that stand for one of them (该委, 该局)."""

    def __init__(self) -> None:
        self._named: list[str] = []

    def resolved(self, doer: Doer) -> Doer:
        """This will give the doer with the names it stands for; one that stands for no name heard before has none."""
        names = []
        for name in doer.names:
            stands = _STANDS_FOR.match(name)
            if not stands:
                self._named.append(name)
                names.append(name)
            elif earlier := next((n for n in reversed(self._named) if n.endswith(stands["last"])), None):
                names.append(earlier)
        return replace(doer, names=tuple(names))
