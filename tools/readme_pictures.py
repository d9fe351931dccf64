"""Takes the small pictures of the README from the running demonstration.

    python tools/readme_pictures.py http://127.0.0.1:8000 [--into docs/images]

Run it on a freshly founded demonstration organ, so that the pictures differ only where the pages do. Must not know: how
the system is started.
"""

import argparse
import io
from pathlib import Path
from typing import Any

from PIL import Image

CHROMIUM = "/usr/bin/chromium"
WIDTH, SCALE, COLOURS = 1440, 0.75, 256
TEXT = """明川市人大常委会机关专项检查反馈意见整改方案
根据专项检查组反馈意见，结合机关实际，制定本方案。
一、存在的主要问题
1.代表建议办理反馈不及时。部分承办单位答复后跟踪不到位，代表多次反映未见落实。
2.代表联络站接待登记不全，有6个站三个月没有登记记录。
3.会议材料送达偏晚。上半年有4次会议材料会前一天才送到。
二、整改措施
（一）研究室于{year}年3月31日前建立代表建议办理台账，逐件明确责任人。
（二）完成代表联络站接待登记核对，{year}年6月底前完成。牵头单位：代表联络工作室
（三）由综合处牵头，{year}年5月底前修订会议材料报送办法。
（四）每季度通报一次会议材料送达情况。
"""


def main() -> None:
    """This will take every picture anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url", help="where the demonstration runs")
    parser.add_argument("--into", type=Path, default=Path("docs/images"))
    given = parser.parse_args()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(
            viewport={"width": WIDTH, "height": 900}, device_scale_factor=SCALE, locale="zh-CN", timezone_id="Asia/Shanghai"
        )
        page = context.new_page()
        page.goto(f"{given.url}/accounts/login/")
        page.click('button[name="persona"][value="coordinator"]')
        for name, height in (("dashboard", 1000), ("worklist", 900), ("case", 1320), ("campaign", 1180), ("review", 900), ("report", 900)):
            page.set_viewport_size({"width": WIDTH, "height": height})
            PLACES[name](page, given.url)
            _keep(page.screenshot(), given.into / f"{name}.png")
        browser.close()


def _dashboard(page: Any, url: str) -> None:
    page.goto(f"{url}/dashboard/")


def _worklist(page: Any, url: str) -> None:
    page.goto(f"{url}/ledger/problem/")


def _case(page: Any, url: str) -> None:
    """The first matter of the list that has a measure."""
    page.goto(f"{url}/ledger/problem/")
    for address in page.eval_on_selector_all("[data-row]", "rows => rows.map(r => r.dataset.href).filter(h => h)"):
        page.goto(f"{url}{address}")
        if page.locator("#measures [data-row]").count():
            return


def _campaign(page: Any, url: str) -> None:
    page.goto(f"{url}/campaigns/")


def _review(page: Any, url: str) -> None:
    page.goto(f"{url}/documents/new/")
    year = int(page.locator(".side__foot").inner_text()[:4])
    page.fill("main textarea", TEXT.format(year=year + 1))
    page.click("main form .form__end .btn--main")
    page.goto(page.url.split("?")[0] + "?at=5")


def _report(page: Any, url: str) -> None:
    page.goto(f"{url}/reports/")
    page.click('main form button:has-text("起草")')


PLACES = {"dashboard": _dashboard, "worklist": _worklist, "case": _case, "campaign": _campaign, "review": _review, "report": _report}


def _keep(picture: bytes, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(io.BytesIO(picture)) as drawn:
        drawn.convert("RGB").quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)
    print(f"{path} {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
