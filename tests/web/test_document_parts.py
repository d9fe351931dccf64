"""A section of a document accepted in one form; a proposal parted, merged, undone; what is filled in says whence it comes."""

import re

from tests.web.test_documents import YEAR, clerk, organ, pasted, proposal, stored  # noqa: F401 - fixtures

TEXT = f"""明川市人大常委会巡察反馈整改方案
一、存在问题
1.代表建议办理反馈不及时。部分承办单位答复后跟踪不到位。
2.会议材料送达偏晚。
二、整改措施
1.建立代表建议办理台账，{YEAR}年3月底前完成。牵头单位：研究室
2.制定会议材料报送办法，2020年3月底前完成。牵头单位：办文中心
3.制定会议材料抽查办法，并建立抽查登记簿。牵头单位：综合处
"""


def section_of(clerk, address, kind):  # noqa: F811
    return re.search(rf'href="({address}sections/\d+/{kind}/)"', clerk.get(address).content.decode())[1]


def sent(organ, of, /, **changed):  # noqa: F811
    found = [p for p in stored(organ, "Proposal") if p["kind"] == of]
    data = {"pick": [str(p["index"]) for p in found]}
    for p in found:
        data |= {f"{p['index']}.title": p["title"], f"{p['index']}.due_on": str(p["deadline"] or f"{YEAR}-06-30")}
        data |= {f"{p['index']}.unit": str(organ.units["研究室"])}
    return data | changed


def test_a_section_of_problems_is_accepted_in_one_form(organ, clerk):  # noqa: F811
    address = pasted(clerk, TEXT)
    place = section_of(clerk, address, "problem")
    shown = clerk.get(place).content.decode()
    assert "按文件名填入，请核对" in shown
    about = {"level": "group", "origin_unit": str(organ.units["综合处"]), "field": "deputies", "kind": "execution"}
    about |= {"channel": "feedback", "origin": "inspection", "added_later": "no"}
    answer = clerk.post(place, sent(organ, "problem", **about))
    assert "采纳2条。" in answer.content.decode()
    assert answer.content.decode().count("已采纳为") == 2
    assert len(stored(organ, "Case")) == 2
    assert clerk.get(place).status_code == 302


def test_each_row_of_a_section_has_its_own_result_and_nothing_typed_is_lost(organ, clerk):  # noqa: F811
    address = pasted(clerk, TEXT)
    place = section_of(clerk, address, "measure")
    shown = clerk.get(place).content.decode()
    assert "已过，请与责任单位商定新的时限" in shown
    assert "原文写“办文中心”，与本机关的机构名称对不上" in shown
    late = proposal(organ, "报送办法")["index"]
    answer = clerk.post(place, sent(organ, "measure", kind="staged", **{f"{late}.title": "修订报送办法"}))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "采纳2条，1条没有采纳" in text
    assert "早于今天" in text
    assert "修订报送办法" in text
    assert len(stored(organ, "Case")) == 2
    again = sent(organ, "measure", kind="staged", pick=[str(late)], **{f"{late}.due_on": f"{YEAR}-05-31"})
    assert "采纳1条。" in clerk.post(place, again).content.decode()
    assert "全部审完" not in clerk.get(address).content.decode()


def test_a_section_without_a_tick_changes_nothing(organ, clerk):  # noqa: F811
    place = section_of(clerk, pasted(clerk, TEXT), "measure")
    assert "什么也没有改变" in clerk.post(place, sent(organ, "measure", kind="staged", pick=[])).content.decode()
    assert not stored(organ, "Case")


def test_a_proposal_is_parted_and_merged_again(organ, clerk):  # noqa: F811
    address, found = pasted(clerk, TEXT), proposal(organ, "抽查登记簿")
    place = f"{address}{found['index']}/split/"
    behind = found["quote"].index("并建立")
    assert f'value="{behind}"' in clerk.get(place).content.decode()
    assert clerk.post(place, {"behind": str(behind)}).status_code == 302
    parts = [p for p in stored(organ, "Proposal") if p["kind"] == "measure" and "抽查" in p["quote"]]
    assert [p["quote"].strip("，。") for p in parts] == ["3.制定会议材料抽查办法", "并建立抽查登记簿"]
    assert all(TEXT[p["at"]:].startswith(p["quote"]) for p in parts)
    assert all(p["units"] == found["units"] for p in parts)
    shown = clerk.get(f"{address}?at={found['index']}").content.decode()
    assert shown.index(f'id="proposal-{parts[1]["index"]}"') > shown.index(f'id="proposal-{found["index"]}"')
    assert clerk.post(f"{address}{found['index']}/", {"decision": "merge"}).status_code == 302
    merged = proposal(organ, "制定会议材料抽查办法")
    assert merged["quote"] == found["quote"]
    assert f'id="proposal-{parts[1]["index"]}"' not in clerk.get(address).content.decode()


def test_what_differs_in_kind_or_is_decided_is_not_merged(organ, clerk):  # noqa: F811
    address = pasted(clerk, TEXT)
    last = proposal(organ, "会议材料送达偏晚")
    assert "不能合并" in clerk.post(f"{address}{last['index']}/", {"decision": "merge"}).content.decode()
    assert 'value="merge"' not in clerk.get(f"{address}?at={last['index']}").content.decode()


def test_a_cut_that_leaves_nothing_is_refused(organ, clerk):  # noqa: F811
    address, found = pasted(clerk, TEXT), proposal(organ, "送达偏晚")
    answer = clerk.post(f"{address}{found['index']}/split/", {"behind": "9999"})
    assert "没有文字" in answer.content.decode()


def test_skipping_is_undone_from_the_head_even_after_a_reload(organ, clerk):  # noqa: F811
    address, found = pasted(clerk, TEXT), proposal(organ, "送达偏晚")
    clerk.post(f"{address}{found['index']}/", {"decision": "skip"})
    shown = clerk.get(address).content.decode()
    assert f"撤销跳过第{found['index']}条" in shown
    clerk.post(f"{address}{found['index']}/", {"decision": "restore"})
    assert "撤销跳过" not in clerk.get(address).content.decode()


def test_the_same_text_leads_to_the_first_upload_and_says_whose_it_is(organ, clerk):  # noqa: F811
    address = pasted(clerk, TEXT)
    shown = clerk.get(pasted(clerk, TEXT)).content.decode()
    assert address in shown
    assert "同样的文字综合处干部已于" in shown
