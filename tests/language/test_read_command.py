"""`renda read` on a file and on a folder."""

import json

from renda.cli.main import main

TEXT = "明川市人大常委会工作方案\n一、主要任务\n办公室要在2026年6月底前建立台账，覆盖12个支部。\n"


def test_a_file_is_read_to_json(tmp_path, capsys):
    path = tmp_path / "方案.txt"
    path.write_text(TEXT, "utf-8")
    assert main(["read", str(path), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["file"], data["chars"]) == ("方案.txt", len(TEXT))
    assert [t["deadline"] for t in data["tasks"]] == ["2026-06-30"]


def test_a_folder_is_read_into_one_json_a_document(tmp_path):
    (tmp_path / "甲.txt").write_text(TEXT, "utf-8")
    (tmp_path / "乙.md").write_bytes(TEXT.encode("gb18030"))
    (tmp_path / "丙.png").write_bytes(b"")
    out = tmp_path / "out"
    assert main(["read", str(tmp_path), "--out", str(out)]) == 0
    assert sorted(p.name for p in out.iterdir()) == ["乙.json", "甲.json"]
    assert len(json.loads((out / "乙.json").read_text("utf-8"))["figures"]) == 1


def test_a_refused_file_is_named_with_its_reason_and_the_rest_is_read(tmp_path, capsys):
    (tmp_path / "甲.txt").write_text(TEXT, "utf-8")
    (tmp_path / "空.txt").write_bytes(b"")
    assert main(["read", str(tmp_path), "--out", str(tmp_path / "out")]) == 1
    assert "空.txt" in capsys.readouterr().err
    assert (tmp_path / "out" / "甲.json").exists()


def test_what_is_not_there_is_said(tmp_path, capsys):
    assert main(["read", str(tmp_path / "无.txt")]) == 2
    assert "找不到" in capsys.readouterr().err


def test_the_summary_counts_what_was_found(tmp_path, capsys):
    path = tmp_path / "方案.txt"
    path.write_text(TEXT, "utf-8")
    assert main(["read", str(path)]) == 0
    assert "任务 1 处" in capsys.readouterr().out


def test_a_folder_is_told_as_a_table_of_contents_with_bad_files_and_doubles(tmp_path, capsys):
    (tmp_path / "下级").mkdir()
    (tmp_path / "甲.txt").write_text(TEXT, "utf-8")
    (tmp_path / "下级" / "乙.md").write_text(TEXT, "utf-8")
    (tmp_path / "丙.docx").write_bytes(b"no package")
    (tmp_path / ".藏.txt").write_text(TEXT, "utf-8")
    assert main(["read", str(tmp_path), "--json"]) == 1
    told = capsys.readouterr()
    data = json.loads(told.out)
    assert [(d["file"], d.get("same_as")) for d in data["documents"]] == [("下级/乙.md", None), ("甲.txt", "下级/乙.md")]
    first = data["documents"][0]
    named = ("title", "kind", "year", "tasks", "figures")
    assert [first[name] for name in named] == ["明川市人大常委会工作方案", "方案", None, 1, 1]
    assert [r["file"] for r in data["refused"]] == ["丙.docx"] and "丙.docx" in told.err
    assert main(["read", str(tmp_path)]) == 1
    assert "与 下级/乙.md 文字相同" in (table := capsys.readouterr().out) and "读出 2 份，其中 1 份与别的文字相同；1 份没有读" in table


def test_readings_of_two_kinds_of_one_name_do_not_overwrite_each_other(tmp_path):
    for name in ("甲.txt", "甲.md"):
        (tmp_path / name).write_text(TEXT + name, "utf-8")
    assert main(["read", str(tmp_path), "--out", str(tmp_path / "out")]) == 0
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["甲.md.json", "甲.txt.json"]


def test_a_folder_without_documents_is_said(tmp_path, capsys):
    assert main(["read", str(tmp_path)]) == 1
    assert "没有可读的文件" in capsys.readouterr().err


def test_contradicting_figures_and_gaps_are_told_with_their_places(tmp_path, capsys):
    path = tmp_path / "总结.txt"
    path.write_text("工作总结\n交办建议120件，办结108件，办结率为95%，机关D组满意。\n", "utf-8")
    assert main(["read", str(path)]) == 0
    told = capsys.readouterr().out
    assert "留空、遮掩或缺字 1 处" in told
    assert "前后不一：按108件比120件为90%，写的是95%。" in told
    assert main(["read", str(path), "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)["inconsistencies"]
    assert (one["kind"], one["follows"], [f["value"] for f in one["figures"]]) == ("rate", 90.0, [95, 120, 108])
