"""Tasks: checkable commitments, with deadline, recurrence and responsible bodies."""

import pytest

from renda.language.reading import read_document

TITLE = "明川市人大常委会2026年工作方案\n"


def tasks(text, title=TITLE):
    return [(t.quote, t.deadline, t.recurrence, t.units) for t in read_document(title + text).tasks]


def test_a_deadline_and_a_doer_are_taken_from_the_sentence():
    assert tasks("代表工作委员会要在2026年6月底前制定联络站管理办法。") == [
        ("代表工作委员会要在2026年6月底前制定联络站管理办法", "2026-06-30", None, ("代表工作委员会",))
    ]


def test_the_doer_and_the_deadline_hold_for_what_follows_in_the_sentence():
    found = tasks("办公室将于2026年9月底前建立督办平台，编制操作手册。")
    assert [(t[1], t[3]) for t in found] == [("2026-09-30", ("办公室",)), ("2026-09-30", ("办公室",))]


def test_a_recurrence_makes_a_task():
    assert tasks("每季度召开一次调度会。") == [("每季度召开一次调度会", None, "每季度", ())]


@pytest.mark.parametrize(
    "text",
    [
        "建立督办通报机制。",
        "编制《代表履职手册》。",
        "启动“回头看”专项检查。",
        "力争办结率达到95%以上。",
        "扎实做好第三轮巡察整改工作。",
    ],
)
def test_what_can_be_asked_to_be_seen_is_a_task(text):
    assert [t[0] for t in tasks(text)] == [text.rstrip("。")]


@pytest.mark.parametrize(
    "text",
    [
        "提高思想认识，加强组织领导。",
        "牢固树立宗旨意识。",
        "营造良好氛围。",
        "可根据实际建立工作台账。",
        "鼓励各部门建立共享平台。",
        "全市已建成联络站12个。",
        "推动工作机制更加完善。",
        "办公室正在编制工作方案。",
        "构建齐抓共管的工作格局。",
        "根据督办工作要求。",
    ],
)
def test_exhortations_permissions_and_what_was_done_are_no_tasks(text):
    assert tasks(text) == []


def test_a_report_promises_only_where_it_looks_ahead():
    text = "制定了管理办法，建立台账3本。\n下一步，机关将建立整改通报机制。\n"
    assert [t[0] for t in tasks(text, "明川市人大常委会机关工作总结\n")] == ["机关将建立整改通报机制"]


def test_principles_hold_no_tasks():
    text = "一、指导思想\n建立长效机制，构建共享平台。\n二、主要任务\n建立长效机制。\n"
    assert len(tasks(text)) == 1


def test_bodies_in_brackets_and_lists_are_assigned_lead_first():
    bracket = tasks("建成代表履职平台。（责任单位：代表工作委员会、信息中心）")
    listed = tasks("建成代表履职平台。\n牵头单位：代表工作委员会；配合单位：信息中心、财政经济委员会\n")
    assert bracket[0][3] == ("代表工作委员会", "信息中心")
    assert listed[0][3] == ("代表工作委员会", "信息中心", "财政经济委员会")


def test_handing_over_belongs_to_what_was_made():
    found = tasks("各区要制定实施方案，并于2026年4月底前报送办公室。")
    assert len(found) == 1
    assert found[0][1] == "2026-04-30"


def test_a_name_with_and_inside_is_one_body():
    found = tasks("完成招聘平台建设。（市人力资源和社会保障局、市教育局负责）")
    assert found[0][3] == ("市人力资源和社会保障局", "市教育局")


def test_the_action_is_short_and_begins_with_its_verb():
    text = "建立覆盖全部工作机构和全部代表联络站点并与督办系统相互衔接的信息共享机制。"
    (task,) = read_document(TITLE + text).tasks
    assert len(task.action) <= 20
    assert task.action.startswith("建立")


@pytest.mark.parametrize(
    ("text", "quote", "deadline"),
    [
        ("编制建议办理规程，2026年3月底前完成。", "编制建议办理规程，2026年3月底前完成", "2026-03-31"),
        ("1.建立接待台账，于2026年6月30日前全部完成。（责任单位：研究室）", "建立接待台账，于2026年6月30日前全部完成", "2026-06-30"),
        ("（一）编制操作规程。由研究室牵头，2026年3月底前完成。", "编制操作规程", "2026-03-31"),
        ("（二）建立接待台账。责任单位：研究室。完成时限：2026年3月底前。", "建立接待台账", "2026-03-31"),
        ("1.建立接待台账。（责任单位：研究室；完成时限：2026年3月底前）", "建立接待台账", "2026-03-31"),
    ],
)
def test_a_clause_that_only_says_until_when_belongs_to_what_stands_before_it(text, quote, deadline):
    assert [t[:2] for t in tasks(text)] == [(quote, deadline)]


def test_a_numbered_item_with_its_doer_or_frequency_is_a_task():
    text = "（一）规范联络站\n1.建立接待台账。（责任单位：研究室）\n2.每月公布接待情况。\n"
    assert [(t[0], t[2], t[3]) for t in tasks(text)] == [
        ("建立接待台账", None, ("研究室",)), ("每月公布接待情况", "每月", ())
    ]


def test_the_title_of_what_stands_below_is_no_task():
    assert tasks("（一）建立接待台账\n由研究室会同有关方面做好工作。") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("市财政局在8月底前提交报告，各区人大要制定整改方案。", [("8月底前", ("市财政局",)), (None, ("各区人大",))]),
        ("2026年8月底前，市财政局提交报告，各区人大要制定整改方案。", [("2026-08-31", ("市财政局",)), ("2026-08-31", ("各区人大",))]),
        ("2026年将新建站点12个，各街道应当明确服务事项。", [("2026", ()), (None, ("各街道",))]),
    ],
)
def test_a_day_within_a_clause_binds_its_own_subject_and_a_day_before_all_binds_all(text, found):
    assert [(t[1], t[3]) for t in tasks(text)] == found


@pytest.mark.parametrize(
    ("text", "quote", "deadline"),
    [
        ("实施“明眸”健康行动，利用2年时间，力争筛查学生5000名。", "实施“明眸”健康行动，利用2年时间，力争筛查学生5000名", "2年内"),
        ("做实代表能力提升工程2027年轮训计划，培训不少于300名代表。", "做实代表能力提升工程2027年轮训计划，培训不少于300名代表", "2027"),
    ],
)
def test_a_scheme_and_the_target_that_says_how_far_it_goes_are_one_task(text, quote, deadline):
    assert [(t[0], t[1]) for t in tasks(text)] == [(quote, deadline)]


def test_a_bracket_of_duties_between_sentences_speaks_of_what_stands_before_it():
    text = "建立联络站积分管理制度。（代表工作委员会牵头，办公室、供销合作社等和各街道人大工委配合）编制代表履职手册。（研究室指导）\n"
    assert [(t[0], t[3]) for t in tasks(text)] == [
        ("建立联络站积分管理制度", ("代表工作委员会", "办公室", "供销合作社", "各街道人大工委")),
        ("编制代表履职手册", ("研究室",)),
    ]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("专项经费由供养服务机构纳入部门预算。", ("供养服务机构",)),
        ("机构编制部门应当在6月底前完成核编方案。", ("机构编制部门",)),
        ("我们将督促各部门建立工作台账。", ()),
        ("12个单位要在6月底前完成清理方案。", ()),
    ],
)
def test_the_name_of_a_body_is_told_from_a_clause_that_ends_like_one(text, units):
    assert {unit for t in tasks(text) for unit in t[3]} == set(units)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("各直辖市人民政府要在本办法印发之日起30日内，制定实施细则。", [("本办法印发之日起30日内", ("各直辖市人民政府",))]),
        ("各区（县）政府要建立联席会议制度。", [(None, ("各区（县）政府",))]),
        ("市民政局等有关部门和单位要建立定期通报制度。", [(None, ("市民政局",))]),
        ("困难企业可申请稳岗补贴。", []),
    ],
)
def test_bodies_in_brackets_generic_bodies_and_what_is_only_allowed(text, found):
    assert [(t[1], t[3]) for t in tasks(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "目前，部分支部组织生活还不够规范，问题办结率为87.5%，需要进一步加强调度。",
        "2024年3月，省人大常委会印发《代表建议办理办法》。",
        "（代表工作委员会牵头，办公室配合）",
    ],
)
def test_how_things_stand_what_was_done_and_who_answers_are_no_tasks(text):
    assert tasks("2026年4月，启动评议。" + text)[1:] == []


def test_a_recurrence_that_leads_to_an_act_is_the_acts():
    assert tasks("各专门委员会于每年2月底前，研究提出监督议题清单。")[0][2:] == ("每年", ("各专门委员会",))


def test_how_things_stand_may_lead_to_what_must_be_done():
    assert [t[0] for t in tasks("目前台账尚不完整，要在6月底前建立统一台账。")] == ["要在6月底前建立统一台账"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("由市信访局、市司法局组成联合督查组。", [("由市信访局、市司法局组成联合督查组", ("市信访局", "市司法局"))]),
        ("为指导各区工作，编制操作手册。", [("编制操作手册", ())]),
        ("为困难群众编制服务手册。", [("为困难群众编制服务手册", ())]),
        ("各乡镇近期上报的12个项目，", []),
        ("一旦发现违规行为，制定处理方案。", []),
    ],
)
def test_an_act_is_told_from_what_describes_conditions_or_says_what_for(text, found):
    assert [(t[0], t[3]) for t in tasks(text)] == found


def test_a_paragraph_that_opens_with_a_year_wants_its_targets_reached_by_then():
    text = "到2030年，服务体系更加完善。全市联络站达到120个；代表培训覆盖率超过95%。办公室要编制年度报告。"
    assert [t[:2] for t in tasks(text)] == [
        ("全市联络站达到120个", "2030"), ("代表培训覆盖率超过95%", "2030"), ("办公室要编制年度报告", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("2026年6月底前各街道办事处要建立台账。", ("各街道办事处",)),
        ("各地组织承办单位完成台账核对，8月底前报送。", ("各地",)),
        ("市委组织部会同市人社局制定培训计划。", ("市委组织部", "市人社局")),
    ],
)
def test_a_name_ends_where_its_act_begins_and_begins_where_the_day_ends(text, units):
    assert tasks(text)[0][3] == units


SPEECH = """在机关工作推进会上的讲话
同志们：
一、肯定成绩
去年，研究室已经建立代表建议办理台账，并且先后公开了两批答复。
二、抓好落实
一是要抓台账。研究室要在2027年3月底前修订代表建议办理台账，做到逐件有人管。
二是要抓培训。各支部每季度开展一次代表法学习。
"""


def test_each_part_of_a_speech_is_heard_for_what_its_verbs_say():
    tasks = read_document(SPEECH).tasks
    assert [(t.deadline, t.recurrence, t.units) for t in tasks] == [("2027-03-31", None, ("研究室",)), (None, "每季度", ("各支部",))]


def test_deputies_suggestions_are_no_advice_for_the_future():
    text = "一、代表建议办理\n交办代表建议120件，办结108件。收到意见建议，召开办理协调会。\n二、下步工作建议\n办结遗留建议12件。\n"
    assert [t[0] for t in tasks(text, "明川市人大常委会2026年工作总结\n")] == ["办结遗留建议12件"]


@pytest.mark.parametrize(("title", "found"), [
    ("明川市有关部门共采纳代表意见建议3200余条\n", 0), ("明川市稳定就业政策措施30条\n", 1), ("明川市各部门办结代表建议412件\n", 0),
])
def test_a_headline_that_ends_in_a_count_of_what_was_done_is_no_plan(title, found):
    assert len(tasks("建立代表建议办理台账。\n", title)) == found


@pytest.mark.parametrize(("text", "found"), [
    ("研究室要修订议事规则，9月底前印发，编制代表手册。", [("9月底前", ("研究室",)), (None, ("研究室",))]),
    ("请研究室牵头，会同信息中心，9月底前建成数据库。", [("9月底前", ("研究室", "信息中心"))]),
    ("市财政局已修订办法，9月底前印发。", [("9月底前", ("市财政局",))]),
])
def test_the_day_that_follows_binds_the_act_it_follows_and_no_other(text, found):
    assert [(t[1], t[3]) for t in tasks(text)] == found


def test_who_only_joins_in_is_told_from_who_leads():
    (task,) = read_document(TITLE + "市纪委要会同市委组织部每季度开展一次督查。\n").tasks
    assert (task.units, task.co_units) == (("市纪委", "市委组织部"), ("市委组织部",))


def test_how_often_the_act_just_bidden_is_done_belongs_to_it():
    assert tasks("各支部书记要走访党员，每季度至少走访1次。") == [("各支部书记要走访党员，每季度至少走访1次", None, "每季度", ("各支部",))]


@pytest.mark.parametrize(("text", "found"), [
    ("会议共审议议案9件，决定将1件提请大会审议，听取审议专项工作报告2个，通过其中3件。", ["提请大会审议"]),
    ("会议听取专项工作报告2个，决定将条例草案提请大会审议。", ["提请大会审议"]),
])
def test_beside_what_a_session_resolved_the_rest_of_its_report_was_done(text, found):
    assert [t.action for t in read_document("明川市人大常委会举行第九次会议\n" + text).tasks] == found


@pytest.mark.parametrize(("text", "found"), [
    ("今年是实施河道三年行动计划的第一年，责任重大。", []),
    ("抓牢园区建设、服务的关口，打造宜居城区。", []),
    ("指挥部决定10月8日18时前启动第二轮排查。", [("启动第二轮排查", "10月8日18时前")]),
    ("请各区于2026年9月30日17时前报送名单。", [("报送名单", "2026-09-30")]),
    ("到2028年，各县建有2所公办康复培训学校。", [("各县建有2所公办康复培训学校", "2028")]),
    ("市水务局拟研究制订再生水利用办法。", [("研究制订再生水利用办法", None)]),
])
def test_what_a_year_is_no_act_an_hour_belongs_to_its_day_and_a_verb_in_a_name_is_none(text, found):
    assert [(t.action, t.deadline) for t in read_document(TITLE + text).tasks] == found


@pytest.mark.parametrize(("text", "action"), [
    ("市住建局要按程序对腾退的房屋办理备案手续。", "办理备案手续"),
    ("市信访局要向群众公布办事指南和监督投诉热线。", "公布办事指南和监督投诉热线"),
])
def test_a_verb_within_what_is_acted_on_is_not_the_act(text, action):
    assert [t.action for t in read_document(TITLE + text).tasks] == [action]
