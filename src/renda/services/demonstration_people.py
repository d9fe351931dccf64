"""Units and people of the demonstration organ: 明川市 is invented, and so is everybody in it. Must not know: how they are made."""

from dataclasses import dataclass, replace

from renda.domain.posts import STAFFED, Employment, Rank
from renda.domain.rights import Duty

ORGAN_NAME = "明川市人民代表大会常务委员会"
ORGAN_SHORT_NAME = "明川市人大常委会"
OFFICE = "综合处"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemonstrationPerson:
    """A person: the unit's short name, title, duties, sign-in, persona key, the units in charge of, rank and employment."""

    name: str
    unit: str
    title: str
    duties: tuple[Duty, ...]
    login: str = ""
    persona: str = ""
    portfolio: tuple[str, ...] = ()
    rank: Rank | None = None
    employment: Employment = Employment.STAFF


COMMITTEES = (
    ("监察和司法委员会", "监司委"), ("财政经济委员会", "财经委"), ("教育科学文化卫生委员会", "教科文卫委"),
    ("城乡建设和环境保护委员会", "城环委"), ("农业与农村委员会", "农业农村委"), ("社会建设委员会", "社会委"),
    ("法制委员会", "法制委"), ("民族宗教侨务外事委员会", "民宗侨外委"), ("代表资格审查委员会", "代表资格委"),
)
OFFICES = (
    "秘书处", "人事处", "研究室", "信访处", "代表联络处", "行政处", "会务处", "信息处", "保卫处", "老干部处", "机关党委",
)
_TENS, _ONES = ("", "十", "二十", "三十"), ("", *"一二三四五六七八九")
BRANCHES = (*(f"机关第{_TENS[n // 10]}{_ONES[n % 10]}党支部" for n in range(1, 34)), "老干部党支部", "离退休党支部")
HANDLING = (
    ("发展和改革委员会", "市发展改革委"), ("教育局", "市教育局"), ("科学技术局", "市科技局"), ("民政局", "市民政局"),
    ("财政局", "市财政局"), ("人力资源和社会保障局", "市人社局"), ("自然资源局", "市自然资源局"),
    ("生态环境局", "市生态环境局"), ("住房和城乡建设局", "市住建局"), ("交通运输局", "市交通局"), ("水务局", "市水务局"),
    ("农业农村局", "市农业农村局"), ("卫生健康委员会", "市卫生健康委"), ("市场监督管理局", "市市场监管局"),
    ("城市管理局", "市城管局"), ("工业和信息化局", "市工信局"), ("公安局", "市公安局"), ("司法局", "市司法局"),
    ("商务局", "市商务局"), ("文化广电和旅游局", "市文广旅局"), ("退役军人事务局", "市退役军人局"), ("应急管理局", "市应急局"),
    ("审计局", "市审计局"), ("统计局", "市统计局"), ("医疗保障局", "市医保局"), ("体育局", "市体育局"), ("林业局", "市林业局"),
    ("信访局", "市信访局"), ("数据局", "市数据局"), ("民族宗教事务局", "市民宗局"), ("外事办公室", "市外办"),
    ("国有资产监督管理委员会", "市国资委"), ("行政审批服务局", "市行政审批局"), ("机关事务服务中心", "市机关事务中心"),
    ("公共资源交易中心", "市公共资源中心"), ("住房公积金管理中心", "市公积金中心"), ("气象局", "市气象局"), ("税务局", "市税务局"),
    ("消防救援支队", "市消防支队"), ("供电公司", "市供电公司"),
)
GROUP = "整改工作专班"

C, O_, B, H = (tuple(s for _, s in COMMITTEES), (OFFICE, *OFFICES), BRANCHES, tuple(s for _, s in HANDLING))

_PERSONAS = (
    DemonstrationPerson(
        name="苏砚秋", unit=OFFICE, title="处长", duties=(Duty.COORDINATE, Duty.DISCLOSE), login="suyanqiu",
        persona="coordinator",
    ),
    DemonstrationPerson(
        name="邵怀瑾", unit="秘书处", title="副主任", duties=(Duty.LEAD,), login="shaohuaijin", portfolio=(*O_, *C[:3], *B[:4], *H[:4]),
        persona="leader",
    ),
    DemonstrationPerson(
        name="罗竹青", unit=B[0], title="支部书记", duties=(Duty.SECRETARY, Duty.HANDLE), login="luozhuqing",
        persona="secretary",
    ),
    DemonstrationPerson(
        name="尹素禾", unit=H[0], title="经办人", duties=(Duty.HANDLE,), login="yinsuhe",
        persona="handler",
    ),
    DemonstrationPerson(
        name="方以宁", unit="机关党委", title="核查人", duties=(Duty.VERIFY, Duty.SUPERIOR_VERIFY), login="fangyining",
        persona="verifier",
    ),
    DemonstrationPerson(
        name="段明澈", unit="行政处", title="审计管理员", duties=(Duty.AUDIT_ADMIN,), login="duanmingche",
        persona="audit_admin",
    ),
    DemonstrationPerson(
        name="陆星野", unit="行政处", title="系统管理员", duties=(Duty.SYSTEM_ADMIN,), login="luxingye",
        persona="system_admin",
    ),
    DemonstrationPerson(
        name="祝书白", unit="行政处", title="安全管理员", duties=(Duty.SECURITY_ADMIN,), login="zhushubai",
        persona="security_admin",
    ),
)

_OTHERS = (
    DemonstrationPerson(name="韩望舒", unit="秘书处", title="副主任", duties=(Duty.LEAD,), portfolio=(C[3], *B[4:10], *H[4:10])),
    DemonstrationPerson(name="戚听澜", unit="秘书处", title="副主任", duties=(Duty.LEAD,), portfolio=(C[4], *B[10:15], *H[10:16])),
    DemonstrationPerson(name="贺云岫", unit="秘书处", title="副主任", duties=(Duty.LEAD,), portfolio=(C[5], *B[15:20], *H[16:22])),
    DemonstrationPerson(name="薄清晏", unit="秘书处", title="副主任", duties=(Duty.LEAD,), portfolio=(C[6], *B[20:25], *H[22:28])),
    DemonstrationPerson(name="路见微", unit="秘书处", title="副主任", duties=(Duty.LEAD,), portfolio=(C[7], *B[25:30], *H[28:34])),
    DemonstrationPerson(name="连同尘", unit="秘书处", title="秘书长", duties=(Duty.LEAD,), portfolio=(C[8], *B[30:], *H[34:])),
    DemonstrationPerson(name="江既白", unit=OFFICE, title="副处长", duties=(Duty.COORDINATE, Duty.DISCLOSE)),
    DemonstrationPerson(name="郁南枝", unit="代表联络处", title="市人大代表", duties=(Duty.DEPUTY,)),
    DemonstrationPerson(name="温如岚", unit="机关党委", title="副书记", duties=(Duty.VERIFY,)),
    DemonstrationPerson(name="柳亦川", unit="信访处", title="核查人", duties=(Duty.VERIFY,)),
)
_HANDLER_NAMES = (
    "钟知微", "骆青屿", "艾清和", "卓予安", "桑映雪", "叶归舟", "闻人远", "石砚青", "纪南星", "庞乐水", "屈怀远", "米若谷", "范临溪",
    "焦远山", "嵇望川", "厉寻真", "宓采蓝", "阮听松", "晏如故", "单明夷", "甄守静", "鄢照野", "苗向荣", "邬思远", "郝令仪", "仇见山",
    "虞初静", "展岳霖", "聂清嘉", "褚知秋", "倪望津", "车行远", "裘安澜", "殷拾穗", "滕若川", "雷时中", "佟映川", "喻长亭", "麦秋实",
    "左思齐", "俞采薇", "岳朗清", "常念真", "孟疏桐", "凌望北", "项予怀", "童夏至", "鲁秋声",
    "池照临", "顾山行", "邢可为", "乔木青", "花间照", "冷泉声", "储知远",
)
_SECRETARY_NAMES = (
    "葛长宁", "曲知行", "包向晚", "蒲景行", "冉守拙", "辛怀沙", "栾书远", "宫晚晴", "席慕川", "柏长庚", "牧云生",
    "端木晴", "钱塘月", "廉守正", "芮怀瑜", "汲古今", "邴原野", "糜晚舟", "松问山", "井观澜", "段知止", "富察宁", "巫山青", "乌有竹",
    "焉知非", "山既明", "谷怀虚", "车前雨", "侯望岳", "蓬向阳", "全若愚", "郗行简", "班若水", "仰止山",
)
_MEMBER_NAMES = (
    "霍小满", "桂初晴", "竺谦和", "明若水", "申屠静", "景行之", "司南", "平野秋", "时雨", "谷雨生",
    "阳春迟", "应如是", "利秋白",
)
_HEADS = ("处长", "副处长", "副书记", "支部书记")
_EMPLOYED = {
    "霍小满": Employment.SECONDED, "桂初晴": Employment.SECONDED, "冷泉声": Employment.SECONDED, "竺谦和": Employment.ATTACHED,
    "储知远": Employment.ATTACHED,
}
WITHOUT_HANDLER = ("秘书处", "行政处", "机关党委", "信访处")


def people() -> tuple[DemonstrationPerson, ...]:
    """List everybody: personas first, then a handler for every unit, a secretary for every branch, and members."""
    handling = [u for u in (*H[1:], *C, *O_[1:]) if u not in WITHOUT_HANDLER]
    handlers = [
        DemonstrationPerson(name=n, unit=u, title="经办人", duties=(Duty.HANDLE,))
        for n, u in zip(_HANDLER_NAMES, handling, strict=True)
    ]
    secretaries = [
        DemonstrationPerson(name=n, unit=u, title="支部书记", duties=(Duty.SECRETARY, Duty.HANDLE))
        for n, u in zip(_SECRETARY_NAMES, BRANCHES[1:], strict=True)
    ]
    members = [
        DemonstrationPerson(name=n, unit=BRANCHES[i // 3], title="党员", duties=(Duty.MEMBER,))
        for i, n in enumerate(_MEMBER_NAMES)
    ]
    return tuple(_standing(person) for person in (*_PERSONAS, *_OTHERS, *handlers, *secretaries, *members))


def _standing(person: DemonstrationPerson) -> DemonstrationPerson:
    """Leaders are of bureau rank, heads of division rank, the others of the organ below; a few are seconded or attached."""
    if person.unit in H or not set(person.duties) & STAFFED:
        return person
    rank = Rank.BUREAU if Duty.LEAD in person.duties else Rank.DIVISION if person.title in _HEADS else Rank.SECTION
    return replace(person, rank=rank, employment=_EMPLOYED.get(person.name, Employment.STAFF))
