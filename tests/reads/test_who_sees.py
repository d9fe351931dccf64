"""Who sees a case is explained by the same rows that decide it."""

from datetime import date

from tests.makers.problems import run_loop

from renda.cli import who_sees as command
from renda.reads.who_sees import who_sees
from renda.store.unit_of_work import reading

TODAY = date(2026, 10, 27)


def names(answer):
    return {person.partition("（")[0] for seen in answer.seen for person in seen.people}


def test_a_group_problem_is_seen_by_those_who_have_to_do_with_it(database, capsys):
    loop = run_loop()
    with reading(loop.organ.organ_id):
        from renda.store.models import Case

        number = Case.objects.get(id=loop.case).number
    answer = who_sees(number, organ_id=loop.organ.organ_id, today=TODAY)
    assert {"综合处干部", "核查人", "经办人", "分管领导"} <= names(answer)
    assert not names(answer) & {"系统管理员", "安全管理员", "审计管理员", "党员"}
    assert "综合协调岗位" in {seen.right for seen in answer.seen}
    assert command.explain(number, None, as_json=False) == 0
    assert "综合处干部（综合处 综合处干部）" in capsys.readouterr().out


def test_a_personal_problem_is_seen_by_the_person_and_the_secretary_alone(database):
    loop = run_loop()
    answer = who_sees(str(loop.personal), organ_id=loop.organ.organ_id, today=TODAY)
    assert names(answer) == {"党员", "支部书记"}


def test_an_unknown_number_is_said_so(database, capsys):
    run_loop()
    assert command.explain("整改-2026-999", None, as_json=True) == 1
    assert "没有找到" in capsys.readouterr().err
