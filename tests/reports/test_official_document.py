"""The Word file of an official document: page, grid, fonts by name, headings, figures as links, the same bytes."""

import hashlib
import io
import re
import zipfile
from datetime import date

import docx
import pytest
from docx.oxml.ns import qn

from renda.reports.official_blocks import heading_number
from renda.reports.official_document import (
    Attachment,
    Heading,
    HeadingLevel,
    OfficialDocument,
    PageBreak,
    Paragraph,
    Run,
    Table,
    plain,
)
from renda.reports.official_foot import signature_indents
from renda.reports.official_head import mark_fit, title_lines
from renda.reports.official_writer import write_official_document

LINK = "http://renda.example/figures/found"


def report() -> OfficialDocument:
    rows = tuple((str(number), "制度执行不到位的问题", "综合处", "2026年6月30日", "已销号") for number in range(1, 41))
    annex = Table(
        headers=("序号", "问题", "责任单位", "完成时限", "状态"),
        rows=rows,
        widths=(1, 6, 3, 3, 2),
        caption="表1 问题清单",
    )
    return OfficialDocument(
        issuer="明川市人大常委会办公室文件",
        number="明人办发〔2026〕1号",
        title="明川市人大常委会\n关于巡察反馈问题整改情况的报告",
        addressee="市委巡察工作领导小组",
        blocks=(
            Heading(level=HeadingLevel.FIRST, text="总体情况"),
            Heading(level=HeadingLevel.SECOND, text="问题整改进展"),
            Paragraph(
                runs=(
                    Run(text="截至2026年11月25日，共查摆问题"),
                    Run(text="139", link=LINK),
                    Run(text="项，制定整改措施"),
                    Run(text="71", link=f"{LINK}/measures"),
                    Run(text="条。" + "有关部门对照清单逐项推进，“当下改”与“长久立”相结合。" * 6),
                )
            ),
            Heading(level=HeadingLevel.THIRD, text="领导班子"),
            Heading(level=HeadingLevel.FOURTH, text="立行立改"),
            plain("已全部完成。"),
            Heading(level=HeadingLevel.SECOND, text="存在的不足"),
            Heading(level=HeadingLevel.FIRST, text="下一步打算"),
            plain("持续推进整改。"),
            PageBreak(),
            plain("续页。"),
        ),
        attachments=(
            Attachment(title="问题清单", blocks=(annex,), landscape=True),
            Attachment(title="整改措施清单"),
        ),
        signature="明川市人大常委会办公室",
        note="此件公开发布",
        date=date(2026, 11, 25),
        cc="市委办公室，市政府办公室",
        printed_by="明川市人大常委会办公室",
    )


@pytest.fixture(scope="module")
def written() -> bytes:
    return write_official_document(report())


def xml(data: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def style(data: bytes, name: str) -> str:
    document = docx.Document(io.BytesIO(data))
    fonts = document.styles[name].element.rPr.find(qn("w:rFonts"))
    assert not [key for key in fonts.attrib if "Theme" in key]
    return str(fonts.get(qn("w:eastAsia")))


def test_paper_margins_and_grid(written: bytes) -> None:
    first, annex, last = docx.Document(io.BytesIO(written)).sections
    for section in (first, last):
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
        margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert [round(margin.mm) for margin in margins] == [37, 35, 28, 26]
        grid = section._sectPr.find(qn("w:docGrid"))
        assert grid.get(qn("w:type")) == "linesAndChars"
        pitch = int(grid.get(qn("w:linePitch")))
        assert 225 / 25.4 * 1440 // pitch == 22
        width = 16 + int(grid.get(qn("w:charSpace"))) / 4096
        assert int(156 / 25.4 * 72 / width + 0.01) == 28
    assert (round(annex.page_width.mm), round(annex.page_height.mm)) == (297, 210)
    assert annex._sectPr.pgSz.get(qn("w:orient")) == "landscape"


@pytest.mark.parametrize(
    ("name", "font", "points"),
    [
        ("公文标题", "方正小标宋简体", 22),
        ("发文机关标志", "方正小标宋简体", 46),
        ("Normal", "仿宋_GB2312", 16),
        ("Body Text", "仿宋_GB2312", 16),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Heading 3", "仿宋_GB2312", 16),
        ("Heading 4", "仿宋_GB2312", 16),
        ("页码", "宋体", 14),
        ("版记", "仿宋_GB2312", 14),
    ],
)
def test_fonts_stand_in_the_styles_by_name(written: bytes, name: str, font: str, points: int) -> None:
    assert style(written, name) == font
    assert docx.Document(io.BytesIO(written)).styles[name].font.size.pt == points


def test_headings_are_numbered_in_four_levels(written: bytes) -> None:
    document = docx.Document(io.BytesIO(written))
    headings = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [
        ("Heading 1", "一、总体情况"),
        ("Heading 2", "（一）问题整改进展"),
        ("Heading 3", "1.领导班子"),
        ("Heading 4", "（1）立行立改"),
        ("Heading 2", "（二）存在的不足"),
        ("Heading 1", "二、下一步打算"),
    ]


@pytest.mark.parametrize(
    ("number", "words"), [(1, "一、"), (10, "十、"), (11, "十一、"), (20, "二十、"), (35, "三十五、")]
)
def test_heading_numbers(number: int, words: str) -> None:
    assert heading_number(1, number) == words


def test_figures_are_links_that_print_black(written: bytes) -> None:
    document = docx.Document(io.BytesIO(written))
    links = [link for p in document.paragraphs for link in p.hyperlinks]
    assert [(link.text, link.address) for link in links] == [("139", LINK), ("71", f"{LINK}/measures")]
    paragraph = next(p for p in document.paragraphs if p.hyperlinks)
    assert paragraph.text.startswith("截至2026年11月25日，共查摆问题139项，制定整改措施71条。")
    inside = "".join(re.findall(r"<w:hyperlink.*?</w:hyperlink>", xml(written), re.S))
    assert "w:color" not in inside
    assert "w:u " not in inside


def test_pages_are_numbered_outside(written: bytes) -> None:
    section = docx.Document(io.BytesIO(written)).sections[0]
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        paragraph = footer.paragraphs[0]
        assert "PAGE" in paragraph._p.xml
        assert re.fullmatch(r"— \d —", paragraph.text)
        assert f'w:jc w:val="{side}"' in paragraph._p.xml
        assert f'w:{side}Chars="100"' in paragraph._p.xml
    assert "evenAndOddHeaders" in xml(written, "word/settings.xml")


def test_the_red_mark_the_number_and_the_line(written: bytes) -> None:
    document = docx.Document(io.BytesIO(written))
    texts = [p.text for p in document.paragraphs]
    assert texts.index("明川市人大常委会办公室文件") < texts.index("明人办发〔2026〕1号")
    number = next(p for p in document.paragraphs if p.text == "明人办发〔2026〕1号")
    assert 'w:color="FF0000"' in number._p.xml
    assert document.styles["发文机关标志"].font.color.rgb == docx.shared.RGBColor(255, 0, 0)


@pytest.mark.parametrize("characters", range(4, 40))
def test_the_mark_fits_on_one_line(characters: int) -> None:
    size, percent = mark_fit(characters)
    assert characters * size * percent / 100 <= 156 / 25.4 * 72
    assert 50 <= percent <= 100


def test_signature_is_centred_on_the_date() -> None:
    for name in ("明川市财政局", "明川市人大常委会办公室", "明川市人民代表大会常务委员会办公室"):
        name_right, date_right = signature_indents(name, "2026年11月25日")
        name_middle = name_right + len(name) * 320 / 2
        assert abs(name_middle - (date_right + (8 * 160 + 3 * 320) / 2)) <= 1
        assert name_right >= 0
    assert signature_indents("明川市财政局", "2026年11月25日")[1] == 4 * 320


def test_the_annex_table_repeats_its_head(written: bytes) -> None:
    table = docx.Document(io.BytesIO(written)).tables[0]
    assert [cell.text for cell in table.rows[0].cells] == ["序号", "问题", "责任单位", "完成时限", "状态"]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:tblHeader")) is None for row in table.rows[1:])
    assert len(table.rows) == 41


def test_a_table_that_does_not_fit_its_headers_is_refused() -> None:
    with pytest.raises(ValueError, match="headers"):
        Table(headers=("甲", "乙"), rows=(("一",),))
    with pytest.raises(ValueError, match="headers"):
        Table(headers=("甲", "乙"), rows=(), widths=(1.0,))


def test_attachments_and_imprint_are_named(written: bytes) -> None:
    document = docx.Document(io.BytesIO(written))
    texts = [p.text for p in document.paragraphs]
    assert "附件：1. 问题清单" in texts
    assert "　　　2. 整改措施清单" in texts
    assert "（此件公开发布）" in texts
    imprint = document.tables[-1]
    assert [row.cells[0].text for row in imprint.rows] == [
        "抄送：市委办公室，市政府办公室。",
        "明川市人大常委会办公室\t2026年11月25日印发",
    ]


def test_the_same_document_gives_the_same_bytes(written: bytes) -> None:
    again = write_official_document(report())
    assert hashlib.new("sm3", again).digest() == hashlib.new("sm3", written).digest()
    with zipfile.ZipFile(io.BytesIO(written)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in package.namelist() if "thumbnail" in name]


def test_an_inner_report_begins_with_its_title() -> None:
    data = write_official_document(OfficialDocument(title="情况报告", date=date(2026, 3, 2), blocks=(plain("正文。"),)))
    assert [p.text for p in docx.Document(io.BytesIO(data)).paragraphs if p.text] == [
        "情况报告",
        "正文。",
        "2026年3月2日",
    ]


def test_the_signatory_of_a_document_sent_upwards() -> None:
    official = OfficialDocument(
        title="请示", date=date(2026, 3, 2), issuer="明川市人大常委会", number="明人〔2026〕2号", signatory="苏砚秋"
    )
    texts = [p.text for p in docx.Document(io.BytesIO(write_official_document(official))).paragraphs]
    assert "明人〔2026〕2号\t签发人：苏砚秋" in texts


@pytest.mark.parametrize(("title", "lines"), [
    ("关于问题整改情况的报告", ("关于问题整改情况的报告",)),
    ("关于机关作风建设学习教育阶段工作情况的报告", ("关于机关作风建设学习教育", "阶段工作情况的报告")),
    ("关于2026年明川市人大常委会机关集中教育整改落实情况的报告", ("关于2026年明川市人大常委会", "机关集中教育整改落实情况的报告")),
    ("关于开展安全生产执法检查回头看整改工作\n的报告", ("关于开展安全生产执法检查回头看整改工作", "的报告")),
    ("关于城市更新中历史建筑保护利用专项监督的说明", ("关于城市更新中历史建筑保护利用专项监督的说明",)),
])
def test_a_long_title_is_parted_where_its_sense_is(title: str, lines: tuple[str, ...]) -> None:
    assert title_lines(title) == lines
