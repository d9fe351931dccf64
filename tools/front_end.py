"""Copies the front-end libraries from node_modules into build/static/lib, where collectstatic finds them; nothing is committed."""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILES = {
    "echarts/dist/echarts.common.min.js": "echarts.min.js",
}


def main() -> None:
    target = ROOT / "build" / "static" / "lib"
    target.mkdir(parents=True, exist_ok=True)
    for source, name in FILES.items():
        shutil.copyfile(ROOT / "node_modules" / source, target / name)


if __name__ == "__main__":
    main()
