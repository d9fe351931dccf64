"""The patterns that the bench of the draft check writes its sentences by."""

from bench.draft_patterns import CLASSES, HELD, NUMBERS, OPEN, fault_of, patterns

from renda.store.contributions import dimensions, indicators


def test_patterns_are_many_and_half_of_them_held_out():
    found = patterns()
    held = [one for one in found if one.held]
    assert len(found) >= 120
    assert len({one.id for one in found}) == len({one.text for one in found}) == len(found)
    assert abs(len(held) * 2 - len(found)) <= 1
    assert all(f"\n{one.id}\t" in (HELD if one.held else OPEN).read_text("utf-8") for one in found)


def test_patterns_use_slots_and_figures_that_there_are():
    known = indicators()
    for one in patterns():
        assert fault_of(one) == "", one.id
        earlier = set()
        for needed in one.figures:
            assert needed.what in earlier or needed.what in CLASSES or needed.what in known, f"{one.id} {needed}"
            earlier.add(needed.name)
            if needed.group and needed.scope != "unit":
                assert dimensions()[needed.scope].group(needed.group), f"{one.id} {needed}"


def test_every_pattern_but_the_others_writes_a_figure():
    for one in patterns():
        written = [slot for slot in one.slots if slot.partition(".")[0] in {f.name for f in one.figures}]
        assert any(slot.partition(".")[2] in NUMBERS for slot in written) == (one.sort != "other"), one.id


def test_wordings_cover_the_indicators():
    """Three in ten are asked for; both halves alone must have them."""
    for held in (False, True):
        covered = frozenset().union(*(one.indicators for one in patterns() if one.held == held))
        assert len(covered & indicators().keys()) >= 0.3 * len(indicators())
