"""`renda check` over the demonstration data: the table, the JSON, the Word file with its comments read back, and the exit status."""

import json

import pytest
from tests.floor.demonstration import AT

DAY = ["--as-of", AT.date().isoformat()]


@pytest.fixture(scope="module")
def ledger(cluster, demo_template):
    """One copy of the demonstration organ for all that is asked here: nothing is written. Gives what it counts of two figures."""
    from tests.floor.django import pointed_at

    from renda.reads.figures import Wanted, figures_for
    from renda.reads.organs import organ_names

    made = cluster.clone(demo_template)
    with pointed_at(made):
        (organ,) = organ_names()
        keys = ("problems_found", "measures_set")
        figures = figures_for([Wanted(key=key) for key in keys], organ_id=organ, as_of=AT.date())
        yield {one.key: one.numerator for one in figures}
    cluster.drop_later(made.name)


@pytest.fixture
def check(ledger, monkeypatch, capsys):
    from renda.cli.main import main

    class Ready:
        def __enter__(self): ...
        def __exit__(self, *_): ...

    monkeypatch.setattr("renda.cli.environment.ready", Ready)

    def told(*arguments):
        status = main(["check", *map(str, arguments), *DAY])
        said = capsys.readouterr()
        return status, said.out or said.err

    return told


def word(path, text):
    from renda.reports.typed_draft import word_of_text

    path.write_bytes(word_of_text(text))
    return path


def test_a_wrong_figure_is_commented_on_at_its_place_in_the_word_file(check, ledger, tmp_path):
    from docx import Document

    found, measures = ledger["problems_found"], ledger["measures_set"]
    draft = word(tmp_path / "报告.docx", f"整改工作情况\n共查摆问题{found + 1}项，制定整改措施{measures}条。\n购置车辆3辆。\n")
    status, said = check(draft, "-o", tmp_path / "已核.docx")
    assert status == 1 and f"查摆问题 {found}项" in said and "购置车辆3辆" in said
    written = Document(str(tmp_path / "已核.docx"))
    comments = [comment.text for comment in written.comments]
    wrong, right = ([words for words in comments if words.startswith(verdict)] for verdict in ("不一致：", "一致："))
    assert len(wrong) == 1 and f"台账为{found}项" in wrong[0]
    assert len(right) == 1 and f"台账为{measures}条" in right[0]
    assert f"共查摆问题{found + 1}项，制定整改措施{measures}条。" in [p.text for p in written.paragraphs]
    assert f"{found}" in "".join(cell.text for table in written.tables for row in table.rows for cell in row.cells)


def test_a_text_file_is_a_draft_as_well(check, ledger, tmp_path):
    (tmp_path / "报告.txt").write_text(f"共查摆问题{ledger['problems_found']}项。\n", "utf-8")
    assert check(tmp_path / "报告.txt")[0] == 0


def test_where_all_agrees_the_status_is_nought_and_json_tells_each_figure(check, ledger, tmp_path):
    draft = word(tmp_path / "报告.docx", f"共查摆问题{ledger['problems_found']}项。\n")
    status, said = check(draft, "--json")
    (row,) = json.loads(said)
    assert status == 0 and row["verdict"] == "agrees"
    assert (row["candidates"][0]["token"], row["candidates"][0]["value"]) == ("problems_found", str(ledger["problems_found"]))


def test_what_cannot_be_read_is_refused_with_the_reason(check, tmp_path):
    (tmp_path / "坏.docx").write_bytes(b"no word file")
    for name in ("无.docx", "坏.docx"):
        status, said = check(tmp_path / name, "-o", tmp_path / "已核.docx")
        assert status == 2 and name in said
    assert not (tmp_path / "已核.docx").exists()
