"""Evidence: accepted by its bytes, bad files refused, previews upright and without what a camera wrote."""

import io
import zipfile

import pytest
from PIL import Image
from tests.intake.made_files import docx_of, repacked

from renda.adapters.media_types import MediaType
from renda.intake import evidence_preview
from renda.intake.evidence_files import accept_evidence, safe_name
from renda.intake.evidence_preview import preview
from renda.intake.reasons import IntakeCode, IntakeRefused

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"


def picture(kind: str, size: tuple[int, int] = (60, 40), **options: object) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(target, format=kind, **options)
    return target.getvalue()


def table() -> bytes:
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        '<c r="A1" t="inlineStr"><is><t>责任单位</t></is></c></row></sheetData></worksheet>'
    )
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="rId1" '
        f'Type="{relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        f'xmlns:r="{relation}"><sheets><sheet name="一" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}"><Relationship Id="rId1" '
        f'Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package_file:
        for name, text in parts.items():
            package_file.writestr(name, text)
    return target.getvalue()


def codes(data: bytes, name: str, **options: int) -> list[IntakeCode]:
    with pytest.raises(IntakeRefused) as caught:
        accept_evidence(data, name, **options)
    return [reason.code for reason in caught.value.reasons]


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (picture("PNG"), "现场.png", MediaType.PNG),
        (picture("JPEG"), "现场.JPG", MediaType.JPEG),
        (picture("JPEG"), "现场.jpeg", MediaType.JPEG),
        (picture("WEBP"), "现场.webp", MediaType.WEBP),
        (PDF, "批复.pdf", MediaType.PDF),
        (docx_of(["整改完成。"]), "说明.docx", MediaType.DOCX),
        (docx_of([]), "只有照片.docx", MediaType.DOCX),
        (table(), "台账.xlsx", MediaType.XLSX),
        ("整改完成。".encode("gb18030"), "说明.txt", MediaType.TEXT),
    ],
)
def test_good_evidence_is_accepted(data: bytes, name: str, kind: MediaType) -> None:
    accepted = accept_evidence(data, name)
    assert (accepted.media_type, accepted.size, accepted.name) == (kind, len(data), name)


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (picture("PNG"), "现场.jpg", IntakeCode.NAME_AND_CONTENT_DIFFER),
        (picture("PNG")[:60], "现场.png", IntakeCode.DAMAGED),
        (b"MZ\x90\x00", "现场.png", IntakeCode.NAME_AND_CONTENT_DIFFER),
        (b"MZ\x90\x00", "现场.exe", IntakeCode.WRONG_KIND),
        (b"<svg onload='x()'/>", "现场.svg", IntakeCode.WRONG_KIND),
        (b"", "现场.png", IntakeCode.EMPTY_FILE),
        (picture("PNG"), "机密★1年 现场.png", IntakeCode.MARKED_SECRET),
        (docx_of(["秘密★", "整改情况"]), "说明.docx", IntakeCode.MARKED_SECRET),
        ("机密★1年\n说明".encode(), "说明.txt", IntakeCode.MARKED_SECRET),
        (repacked(table(), add={"xl/vbaProject.bin": b"x"}), "台账.xlsx", IntakeCode.MACROS),
    ],
)
def test_bad_evidence_is_refused(data: bytes, name: str, code: IntakeCode) -> None:
    assert codes(data, name) == [code]


def test_the_limit_is_the_callers() -> None:
    assert codes(PDF, "批复.pdf", limit=10) == [IntakeCode.TOO_LARGE]


def test_a_picture_of_too_many_pixels_is_refused_and_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    data = picture("PNG", (300, 300))
    monkeypatch.setattr("renda.intake.evidence_files.PIXEL_LIMIT", 299 * 300)
    monkeypatch.setattr("renda.intake.evidence_preview.PIXEL_LIMIT", 299 * 300)
    assert codes(data, "大图.png") == [IntakeCode.PICTURE_TOO_LARGE]
    assert preview(data, MediaType.PNG) is None


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("..\\..\\etc\\整改.docx", "整改.docx"),
        ("/tmp-like/现场 照片.jpg", "现场 照片.jpg"),
        ("gpj.\u202eexe.png", "gpj.exe.png"),
        ('a<b>:"c.txt', "a_b___c.txt"),
        ("\x00", "未命名"),
        ("长" * 300 + ".pdf", "长" * 120 + ".pdf"),
    ],
)
def test_a_name_is_made_safe(given: str, shown: str) -> None:
    assert safe_name(given) == shown


def test_a_photograph_is_turned_upright_and_tells_nothing_of_the_camera() -> None:
    photograph = Image.new("RGB", (800, 400), (10, 120, 10))
    notes = Image.Exif()
    notes[0x0112] = 6
    notes[0x010F] = "CameraMaker"
    notes.get_ifd(0x8825)[1] = "N"
    target = io.BytesIO()
    photograph.save(target, format="JPEG", exif=notes)
    assert b"CameraMaker" in target.getvalue()

    drawn = preview(target.getvalue(), MediaType.JPEG)

    assert drawn is not None
    assert b"CameraMaker" not in drawn
    with Image.open(io.BytesIO(drawn)) as image:
        assert image.format == "PNG"
        assert image.size == (240, 480)
        assert not image.getexif()


def test_transparent_pictures_stand_on_white() -> None:
    target = io.BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(target, format="PNG")
    drawn = preview(target.getvalue(), MediaType.PNG)
    assert drawn is not None
    with Image.open(io.BytesIO(drawn)) as image:
        assert image.getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (docx_of(["一、整改情况", "完成12项。" * 80]), MediaType.DOCX),
        ("完成整改。".encode(), MediaType.TEXT),
        (table(), MediaType.XLSX),
    ],
)
def test_a_document_gets_a_small_page_where_a_chinese_font_is_at_hand(data: bytes, kind: MediaType) -> None:
    if evidence_preview._chinese_font() is None:
        pytest.skip("no Chinese font on this machine: documents have no preview here")
    drawn = preview(data, kind)
    assert drawn is not None
    with Image.open(io.BytesIO(drawn)) as image:
        dark = sum(image.convert("L").histogram()[:128])
        assert dark > 50


def test_without_a_chinese_font_there_is_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence_preview, "_FONTS", ())
    assert preview("完成整改。".encode(), MediaType.TEXT) is None


@pytest.mark.parametrize("kind", list(MediaType))
def test_a_preview_never_fails(kind: MediaType) -> None:
    assert preview(b"\x00\xffnonsense", kind) is None
