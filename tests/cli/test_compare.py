"""`renda compare` on two files: told plainly, or as JSON with the places in both."""

import json

from tests.makers.two_years import PLAN, REPORT

from renda.cli.main import main


def two_files(folder):
    paths = (folder / "2025年工作要点.txt", folder / "2026年工作报告.md")
    for path, text in zip(paths, (PLAN, REPORT), strict=True):
        path.write_text(text, "utf-8")
    return [str(path) for path in paths]


def test_what_became_of_promises_is_told(tmp_path, capsys):
    assert main(["compare", *two_files(tmp_path)]) == 0
    told = capsys.readouterr().out
    assert "A的承诺：B中已办8项，B中再提5项，B中没有找到2项" in told
    assert "承诺：建成代表联络站20个；报告：建成代表联络站18个" in told
    assert "听取和审议专项工作报告12项 → 听取和审议专项工作报告14项（+2）" in told


def test_as_json_every_stretch_has_its_place(tmp_path, capsys):
    assert main(["compare", *two_files(tmp_path), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["former"] == "2025年工作要点.txt"
    done = next(p for p in data["promises"] if p["promised"]["quote"] == "建成代表联络站20个")["done"]
    assert REPORT[done["at"] :].startswith(done["quote"])


def test_two_places_are_not_asked_what_they_did(tmp_path, capsys):
    assert main(["compare", *two_files(tmp_path), "--places"]) == 0
    told = capsys.readouterr().out
    assert "已办" not in told and "两地都有" in told


def test_a_file_that_is_not_there_or_secret_is_named(tmp_path, capsys):
    first, second = two_files(tmp_path)
    (tmp_path / "机密★1年.txt").write_text(PLAN, "utf-8")
    assert main(["compare", first, str(tmp_path / "无.txt")]) == 1
    assert main(["compare", str(tmp_path / "机密★1年.txt"), second]) == 1
    told = capsys.readouterr().err
    assert "找不到" in told and "机密★1年.txt" in told
