"""What is personal is found and hidden; what only looks like it is left. Numbers are made up; check digits hold where they must."""

import pytest

from renda.domain.disclosing import Ring, rings_open_to
from renda.domain.masking import PrivateKind, card_number_holds, hidden_name, id_number_holds, masked, private_hits
from renda.domain.rights import Duty

NAMES = ("石砚青", "申屠静", "时雨")


@pytest.mark.parametrize(("text", "shown"), [
    ("请拨13800138000联系", "请拨138********联系"),
    ("手机+86 138-0013-8000", "手机+86**************"),
    ("电话０１０－６６６６８８８８转12", "电话***************"),
    ("电话：66668888", "电话：********"),
    ("证件11010519491231002X号", "证件******************号"),
    ("身份证号：110105194912310021", "身份证号：******************"),
    ("卡号4111-1111-1111-1111", "卡号*******************"),
    ("写信到 wang.li@example.org.cn。", "写信到 ***@***。"),
    ("车牌苏A·12345停放", "车牌苏A******停放"),
    ("住河东路18号3号楼2单元501室", "住河东路*号*号楼*单元*室"),
    ("住河东路十八号", "住河东路*号"),
    ("石砚青反映，申屠静答复", "石某某反映，申屠某答复"),
    ("张某某反映", "张某某反映"),
])
def test_personal_data_is_hidden(text, shown):
    assert private_hits(text, NAMES)
    assert masked(text, NAMES) == shown


@pytest.mark.parametrize("text", [
    "编号110105194912310021不是身份证号（校验位不符）",
    "预算123456789012元", "2026年3月2日至4月30日", "整改问题12项、措施35条", "河东路改造", "第18号文件", "某单位、某些同志", "",
])
def test_what_only_looks_like_it_is_left(text):
    assert masked(text, NAMES) == text


def test_each_find_can_be_kept_and_the_text_stays():
    text = "石砚青13800138000"
    assert masked(text, NAMES, kept=("石砚青",)) == "石砚青138********"
    assert [(h.kind, h.text, h.start, h.end) for h in private_hits(text, NAMES)] == [
        (PrivateKind.NAME, "石砚青", 0, 3), (PrivateKind.MOBILE, "13800138000", 3, 14),
    ]


def test_the_longer_name_and_the_certain_number_win():
    assert masked("谷雨生", ("谷雨", "谷雨生")) == "谷某某"
    assert [h.kind for h in private_hits("11010519491231002X")] == [PrivateKind.ID_NUMBER]


def test_check_digits():
    assert id_number_holds("11010519491231002X")
    assert not id_number_holds("110105194912310021")
    assert card_number_holds("4111111111111111")
    assert not card_number_holds("4111111111111112")
    assert masked("4111 1111 1111 1111") == "*" * 19
    assert masked("4111 1111 1111 1112") == "4111 1111 1111 1112"


def test_names_keep_their_surname():
    assert [hidden_name(n) for n in ("李白", "诸葛亮", "欧阳")] == ["李某", "诸葛某", "欧某"]


def test_a_ring_takes_in_those_inside():
    assert rings_open_to({Duty.HANDLE}) == tuple(Ring)
    assert rings_open_to({Duty.MEMBER}) == tuple(Ring)
    assert rings_open_to({Duty.DEPUTY}) == (Ring.DEPUTIES, Ring.PUBLIC)
    assert rings_open_to({Duty.DEPUTY, Duty.VERIFY}) == tuple(Ring)
    assert rings_open_to({Duty.SYSTEM_ADMIN}) == (Ring.PUBLIC,)
