"""Two versions of a plan compared: every item once, the same words always the same matter, and only what changed is said to."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from renda.language.versions import Difference, Item, Pair, compared, likeness, marked

WORDS = st.text(alphabet="修订公文办理规定压减简报种类会议计划管研究", min_size=1, max_size=24)
ITEMS = st.lists(st.builds(Item, words=WORDS, unit=st.sampled_from(["", "综合处", "研究室"])), max_size=9)
DISTINCT = st.lists(WORDS, max_size=9, unique=True).map(lambda found: [Item(words=w, unit="综合处") for w in found])


@given(former=ITEMS, present=ITEMS)
def test_every_item_of_both_versions_stands_in_one_pair(former, present):
    pairs = compared(former, present)
    assert sorted(p.former for p in pairs if p.former is not None) == list(range(len(former)))
    assert sorted(p.present for p in pairs if p.present is not None) == list(range(len(present)))
    assert all(p.former is not None or p.present is not None for p in pairs)


@given(items=DISTINCT, moved=st.randoms(use_true_random=False))
def test_the_same_items_in_any_order_are_unchanged(items, moved):
    shuffled = moved.sample(items, len(items))
    for pair in compared(items, shuffled):
        assert not pair.differences
        assert items[pair.former] == shuffled[pair.present]


@given(items=DISTINCT, kept=st.lists(st.booleans(), min_size=9, max_size=9))
def test_what_is_left_out_is_gone_and_nothing_else_is_touched(items, kept):
    present = [item for item, stays in zip(items, kept, strict=False) if stays]
    pairs = compared(items, present)
    gone = {items[p.former].words for p in pairs if p.present is None}
    assert gone == {i.words for i in items} - {i.words for i in present}
    assert not any(p.differences for p in pairs)


@given(one=WORDS, other=WORDS)
def test_likeness_is_mutual_and_whole_for_the_same_words(one, other):
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, one) == 1


@given(former=WORDS, present=WORDS)
def test_the_pieces_of_a_change_make_up_both_texts(former, present):
    pieces = marked(former, present)
    assert "".join(p.text for p in pieces if p.mark != "new") == former
    assert "".join(p.text for p in pieces if p.mark != "gone") == present


FORMER = [
    Item(words="修订公文办理规定", unit="研究室", deadline="2026-06-30", groups=frozenset({"改进文风"})),
    Item(words="压减简报种类", unit="秘书处", deadline="2026-09-30", groups=frozenset({"改进文风"})),
    Item(words="制定会议计划管理办法", unit="综合处", deadline="2026-05-31", groups=frozenset({"精简会议"})),
    Item(words="建立差旅审批登记", unit="综合处"),
]


def test_each_kind_of_change_is_told_alone():
    first = FORMER[0]
    for difference, change in (
        (Difference.WORDING, {"words": "修订公文办理规定和审核规定"}), (Difference.UNIT, {"unit": "综合处"}),
        (Difference.DEADLINE, {"deadline": "2026-07-31"}), (Difference.CO_UNITS, {"co_units": frozenset({"综合处"})}),
        (Difference.GROUP, {"groups": frozenset({"精简会议"})}),
    ):
        assert compared([first], [replace(first, **change)]) == (Pair(former=0, present=0, differences=frozenset({difference})),)


def test_what_a_text_no_longer_says_is_dropped():
    former = replace(FORMER[0], written=True, co_units=frozenset({"综合处"}))
    (pair,) = compared([former], [Item(words=former.words, written=True)])
    assert pair.differences == {Difference.CO_UNITS, Difference.NO_DEADLINE}


def test_what_the_new_version_is_silent_about_stays():
    silent = [Item(words=item.words) for item in FORMER]
    assert not any(p.differences for p in compared(FORMER, silent))


def test_a_reworded_item_is_found_among_new_and_lost_ones():
    """The second is reworded, the third lost, a new one stands first; punctuation, blanks and width of signs count for nothing."""
    present = [
        Item(words="公开年度会议目录"), Item(words="修订公文办理规定 。"), Item(words="压减简报和专报种类"),
        Item(words="建立差旅审批登记，每季度公布一次"),
    ]
    pairs = compared(FORMER, present)
    assert [(p.former, p.present) for p in pairs] == [(None, 0), (0, 1), (1, 2), (3, 3), (2, None)]
    assert [bool(p.differences) for p in pairs] == [False, False, True, True, False]


def test_short_specks_between_changes_are_not_left_standing():
    pieces = marked("二季度末前完成全市摸底", "三季度初前形成全市清单")
    assert [p.text for p in pieces if p.mark == "kept"] == ["季度", "成全市"]
