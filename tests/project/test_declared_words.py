"""Every word a declaration shows – procedure, stage, action, duty, relation – stands in the glossary, and no other."""

import runpy

from tests.architecture.source_files import ROOT

WORDS = runpy.run_path(str(ROOT / "tools/declared_words.py"))


def test_the_glossary_lists_every_declared_word_and_no_other():
    shown = WORDS["GLOSSARY"].read_text("utf-8")
    assert shown.endswith(WORDS["table"]()), "run `make words`"
