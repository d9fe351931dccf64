"""Every template renders with the view model it names, without inline script or style, and says what it should."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest
from tests.web import sample_drafts as drafts
from tests.web import sample_offices as offices
from tests.web import sample_pages as pages
from tests.web import sample_papers as papers

from renda.web.templatetags.renda import cn_date, cn_day, cn_weekday, unit

PAGES = {
    "todo": pages.TODO,
    "worklist": pages.WORKLIST,
    "case": pages.CASE,
    "form": papers.FORM,
    "upload": papers.UPLOAD,
    "review": papers.REVIEW,
    "draft_upload": drafts.DRAFT_UPLOAD,
    "draft_check": drafts.DRAFT_CHECK,
    "section": papers.SECTION,
    "split": papers.SPLIT,
    "figure": papers.FIGURE,
    "figures": papers.FIGURES,
    "report_draft": papers.REPORT_DRAFT,
    "report_issued": papers.REPORT_ISSUED,
    "search": offices.SEARCH,
    "notices": offices.NOTICES,
    "organisation": offices.ORGANISATION,
    "panels": offices.ADMINISTRATION,
    "who_sees": offices.WHO_SEES,
    "procedure": offices.PROCEDURE,
    "disclosures": offices.DISCLOSURES,
    "disclosure": offices.DISCLOSURE,
    "choose_post": offices.CHOOSE_POST,
    "problem": offices.STOPPED,
    "interface": offices.INTERFACE,
}
VOID = {"meta", "link", "input", "br", "img", "wbr"}


def rendered(name: str, page: object, **more: object) -> str:
    """The page as HTML, with a token as a request would give it."""
    from django.template.loader import render_to_string

    context = {"frame": pages.FRAME, "public": pages.PUBLIC, "page": page, "csrf_token": "TOKEN", **more}
    return render_to_string(f"{name}.html", context)


class Checked(HTMLParser):
    """Reads a page and notes what the content policy, a keyboard or a screen reader would stumble over."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.faults: list[str] = []
        self.post_forms = 0
        self.tokens = 0
        self.labels: set[str] = set()
        self.inputs: list[dict[str, str | None]] = []
        self.in_label = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self._policy(tag, found)
        if "id" in found:
            self.ids.append(str(found["id"]))
        if "p" in self.open and tag in {"form", "div", "ul", "ol", "dl", "p", "table", "details", "section"}:
            self.faults.append(f"<{tag}> inside a paragraph, which browsers would close")
        if tag == "form" and "form" in self.open:
            self.faults.append("form within a form")
        if tag == "form" and found.get("method") == "post":
            self.post_forms += 1
        if found.get("name") == "csrfmiddlewaretoken":
            self.tokens += 1
        if tag == "label":
            self.labels.add(str(found.get("for")))
        if tag in {"input", "select", "textarea"} and found.get("type") != "hidden":
            self.inputs.append(found | {"in_label": "1" if "label" in self.open else None})
        if tag not in VOID:
            self.open.append(tag)

    def _policy(self, tag: str, found: dict[str, str | None]) -> None:
        if "style" in found or tag == "style" or any(name.startswith("on") for name in found):
            self.faults.append(f"inline style or script on <{tag}>")
        if tag == "script" and "src" not in found:
            self.faults.append("inline script")
        if tag == "img" and "alt" not in found:
            self.faults.append("image without words")
        if tag == "a" and not found.get("href"):
            self.faults.append("link that leads nowhere")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._policy(tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> does not close what was opened")

    def unlabelled(self) -> list[str]:
        """Inputs that no label and no words name."""
        return [
            str(found.get("name"))
            for found in self.inputs
            if found.get("id") not in self.labels and not found.get("aria-label") and not found["in_label"]
        ]


@pytest.mark.parametrize("name", PAGES)
def test_page_is_sound(name: str) -> None:
    checked = Checked()
    checked.feed(rendered(f"pages/{name}", PAGES[name]))
    assert checked.faults == []
    assert checked.open == []
    assert len(checked.ids) == len(set(checked.ids))
    assert checked.tokens == checked.post_forms
    assert checked.unlabelled() == []


@pytest.mark.parametrize("name", PAGES)
def test_page_shows_its_title_and_no_trace_of_code(name: str) -> None:
    html = rendered(f"pages/{name}", PAGES[name])
    page = PAGES[name]
    title = page.head.title if hasattr(page, "head") else page.title
    assert title.replace("&", "&amp;") in html
    for trace in ("None", "{{", "{%", "view_models", "DueLevel."):
        if name != "report_draft" or trace != "{{":
            assert trace not in html


def test_refused_act_is_greyed_and_gives_its_reason() -> None:
    html = rendered("pages/case", pages.CASE)
    assert 'aria-disabled="true" aria-describedby="why-4">核查通过' in html
    assert 'id="why-4"' in html
    assert "谁申请谁不核查" in html


def test_to_do_act_without_input_is_a_form_of_one_button() -> None:
    html = rendered("pages/todo", pages.TODO)
    assert re.search(r'<form class="inline" method="post" action="/cases/61/sign/">.*?name="version" value="3"', html)


def test_list_without_rows_says_why_and_what_next() -> None:
    html = rendered("pages/worklist", pages.NO_ROWS)
    assert "没有符合这些条件的问题。" in html
    assert "<table" not in html


def test_form_keeps_what_was_typed_and_leads_to_each_error() -> None:
    html = rendered("pages/form", papers.FORM)
    assert "部分代表小组&lt;活动&gt;计划未提前公布。" in html
    assert '<a href="#f-due_on">' in html
    assert 'id="f-due_on" type="date" name="due_on" value="2026-09-20"' in html
    assert 'aria-describedby="f-due_on-err ' in html
    assert 'name="proof" value="t1"' in html
    assert "尹素禾已于9月28日 10:40先办了这一件" in html
    assert "multipart/form-data" in html


def test_rows_can_be_added_without_a_script() -> None:
    html = rendered("pages/form", papers.FORM)
    assert '<button class="btn" type="submit" name="_add_row" value="measures"' in html
    assert 'name="_drop_row" value="measures:0"' in html
    assert 'name="measures.__n__.text"' in html


def test_enter_in_a_form_submits_it_rather_than_dropping_a_row() -> None:
    html = rendered("pages/form", papers.FORM)
    form = html[html.index('<form class="form"') :]
    assert form.index('class="sr" type="submit"') < form.index('name="_drop_file"')


def test_choices_up_to_five_are_buttons_and_more_are_a_list() -> None:
    html = rendered("pages/form", papers.FORM)
    assert html.count('type="radio" name="level"') == 4
    assert '<select id="f-person" name="person"' in html
    assert html.count('type="checkbox" name="helpers"') == 6


def test_clock_opens_its_workings_with_numbered_days() -> None:
    html = rendered("pages/case", pages.CASE)
    assert '<td class="end">13 <em>到期</em><b>20</b></td>' in html
    assert '<td class="extra">10 <em>班</em><b>18</b></td>' in html
    assert '<td class="today">28 <em>今天</em><b>13</b></td>' in html
    assert "国庆" in html
    assert "暂定" in html


def test_upload_warns_of_state_secrets() -> None:
    assert "非涉密网络" in rendered("pages/upload", papers.UPLOAD)


def test_only_the_current_proposal_is_a_form() -> None:
    html = rendered("pages/review", papers.REVIEW)
    assert html.count("data-current") == 1
    assert 'name="decision" value="accept"' in html
    assert 'width="61" height="8"' in html
    assert "牵头单位待定" in html


def test_stopped_database_keeps_every_value_and_offers_a_retry() -> None:
    html = rendered("pages/problem", offices.STOPPED, frame=None)
    assert html.count('name="text"') == 2
    assert "重试" in html
    assert "没有丢，可以复制" in html


def test_expired_session_asks_again_in_the_same_form() -> None:
    html = rendered("pages/problem", offices.EXPIRED, frame=None)
    assert 'autocomplete="current-password"' in html
    assert 'name="text" value="一"' in html


def test_public_pages_show_no_person_and_no_navigation() -> None:
    html = rendered("pages/disclosures", offices.DISCLOSURES)
    assert "苏砚秋" not in html
    assert 'class="side"' not in html


def test_sign_in_offers_personas_only_in_demonstration() -> None:
    from django import forms
    from django.http import HttpRequest

    class Login(forms.Form):
        login = forms.CharField()
        password = forms.CharField()

    request = HttpRequest()
    shown = rendered("account/login", None, form=Login(), personas=offices.PERSONAS, request=request)
    plain = rendered("account/login", None, form=Login(), request=request)
    assert 'name="persona" value="clerk"' in shown
    assert "演示" not in plain
    assert 'autocomplete="current-password"' in plain


def test_messages_stand_above_the_page() -> None:
    import dataclasses

    frame = dataclasses.replace(pages.FRAME, messages=(pages.MESSAGE,))
    assert "整改期限9月30日" in rendered("pages/todo", pages.TODO, frame=frame)


@pytest.mark.parametrize(
    ("name", "pieces"),
    [
        ("市人大常委会代表与选举任免工作委员会", ["市人大常委会", "代表与选举任免", "工作委员会"]),
        ("机关事务服务中心", ["机关事务", "服务中心"]),
        ("机关党委（离退休干部处）", ["机关党委", "（离退休干部处）"]),
        ("办公室综合处", ["办公室", "综合处"]),
        ("研究室", ["研究室"]),
        ("市委<办>", ["市委&lt;办&gt;"]),
    ],
)
def test_unit_names_wrap_at_words(name: str, pieces: list[str]) -> None:
    assert unit(name) == f'<span class="unit">{"<wbr>".join(pieces)}</span>'


def test_days_in_words() -> None:
    day = date(2026, 3, 2)
    assert (cn_date(day), cn_day(day), cn_weekday(day)) == ("2026年3月2日", "3月2日", "星期一")
    assert cn_date(None) == ""


def test_chart_gives_overlapping_arcs_lanes_of_their_own() -> None:
    back = [arrow for arrow in offices.CHART.arrows if arrow.side == "back"]
    bends = {re.search(r"H(\d+)V", arrow.path).group(1) for arrow in back}
    assert len(back) == 4
    assert len(bends) == 4
    assert all(stage.x > 0 for stage in offices.CHART.stages)
    assert offices.CHART.stages[1].stays == "记进展"


def test_trend_is_zero_based_from_left_to_right() -> None:
    trend = papers.FIGURE.trend
    assert trend is not None
    heights = [placed.y for placed in trend.placed]
    assert heights[0] == 40
    assert heights[2] == 142.0
    assert [placed.below for placed in trend.placed] == [False, False, True, False, False]
    assert [placed.anchor for placed in trend.placed] == ["middle", "start", "middle", "end", "middle"]
    assert [placed.x for placed in trend.placed] == sorted(placed.x for placed in trend.placed)


def test_figure_leaves_no_gap_in_its_sentence() -> None:
    assert "</details>。主要原因" in rendered("pages/case", pages.CASE)


def test_day_of_another_year_is_given_in_full() -> None:
    assert "2027年3月27日<small>暂定</small>" in rendered("pages/worklist", pages.WORKLIST)


@pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "500"])
def test_plain_error_pages_need_no_context(code: str) -> None:
    html = rendered(code, None, frame=None)
    assert code[:3] in html
    assert html.count("<h1>") == 1
    assert 'href="/"' in html


def test_second_factor_pages_stand_in_our_frame() -> None:
    from django.http import HttpRequest

    html = rendered("mfa/index", None, request=HttpRequest(), authenticators={}, MFA_SUPPORTED_TYPES=["totp"])
    assert 'class="band"' in html
    assert "Menu:" not in html
