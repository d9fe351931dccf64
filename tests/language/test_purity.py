"""The language readers must not pull in a framework, not even through a friend."""

import os
import subprocess
import sys

CODE = """
import pkgutil, importlib, sys
import renda.language
for module in pkgutil.walk_packages(renda.language.__path__, "renda.language."):
    importlib.import_module(module.name)
foreign = sorted({name.split(".")[0] for name in sys.modules} & {"django", "psycopg", "procrastinate", "docx", "lxml"})
others = sorted(name for name in sys.modules if name.startswith("renda.") and not name.startswith("renda.language"))
print(foreign, others)
"""


def test_importing_every_reader_pulls_in_no_framework_and_no_other_part_of_the_house():
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout.strip() == "[] []"
