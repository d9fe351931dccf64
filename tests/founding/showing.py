"""`make founding SHOW=1`: the campaign of a founding document in Chromium at both widths and its reports as Word, in build/founding/.

To be looked at by people, never committed. Must not know: how the records were entered.
"""

import subprocess
from pathlib import Path
from typing import Any

from tests.floor.browser import CHROMIUM, FLAGS, served
from tests.journeys.visitor import PHONE, WIDE, visiting

from renda.adapters.office_converter import has_converter, pdf_of

FOLDER = Path(__file__).parents[2] / "build" / "founding"
REPORTS = ("拟写阶段报告", "拟写总结报告", "起草简报")


def show(organ: Any, campaign: object) -> list[str]:
    """This will take the pictures, and name them."""
    from playwright.sync_api import sync_playwright

    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.iterdir():
        old.unlink()
    with served() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=[*FLAGS, "--no-sandbox"])
        who = visiting(browser, server, organ).enter("coordinator")
        _pictured(who, f"/campaigns/{campaign}/", "home")
        who.at(f"/cases/{campaign}/acts/conclude/")
        who.press("main form .form__end .btn--main")
        for number, label in enumerate(REPORTS, 1):
            _reported(who, f"/campaigns/{campaign}/", label, f"report-{number}")
        _pictured(who, f"/campaigns/{campaign}/", "home-with-reports")
        browser.close()
    return sorted(path.name for path in FOLDER.iterdir())


def _pictured(who: Any, address: str, name: str) -> None:
    """The whole page at both widths."""
    for width, viewport in (("1440", WIDE), ("390", PHONE)):
        who.sized(viewport).at(address)
        who.page.screenshot(path=FOLDER / f"{name}-{width}.png", full_page=True)
    who.sized(WIDE)


def _reported(who: Any, home: str, label: str, name: str) -> None:
    """A report begun from the home page, issued, shown, downloaded, and printed page by page where there is LibreOffice."""
    who.at(home)
    who.press(f'.head button:text-is("{label}")')
    _pictured(who, who.here(), f"{name}-draft")
    who.press('button:has-text("定稿印发")')
    _pictured(who, who.here(), f"{name}-issued")
    with who.page.expect_download() as got:
        who.page.click('a:has-text("下载存档文件")')
    word = FOLDER / f"{name}.docx"
    word.write_bytes(Path(got.value.path()).read_bytes())
    if has_converter():
        pdf = FOLDER / f"{name}.pdf"
        pdf.write_bytes(pdf_of(word.read_bytes()))
        subprocess.run(["pdftoppm", "-r", "50", "-png", str(pdf), str(FOLDER / name)], check=False)  # noqa: S607 - poppler's own name
