"""Every word a declaration shows – procedure, stage, action, duty, relation – stands in the glossary, and no other."""

import re

from tests.architecture.source_files import ROOT

from renda.domain.right_words import DUTY_WORDS, RELATION_WORDS
from renda.project.contributions import CONTRIBUTIONS


def declared() -> list[tuple[str, str, str]]:
    rows = []
    for contribution in CONTRIBUTIONS:
        for procedure in contribution.procedures:
            rows.append(("procedure", procedure.key, procedure.label))
            rows += [("stage", f"{procedure.key}.{stage.key}", stage.label) for stage in procedure.stages]
            rows += [("action", f"{procedure.key}.{action.key}", action.label) for action in procedure.actions]
    rows += [("duty", duty.value, word) for duty, word in DUTY_WORDS.items()]
    rows += [("relation", relation.value, word) for relation, word in RELATION_WORDS.items()]
    return rows


def in_glossary() -> list[tuple[str, str, str]]:
    text = (ROOT / "docs/glossary.md").read_text("utf-8").split("## Declared words")[1]
    return [(kind, key, word) for kind, key, word in re.findall(r"^\| (\w+) \| `([^`]+)` \| ([^|]+?) \|$", text, re.MULTILINE)]


def test_the_glossary_lists_every_declared_word_and_no_other():
    assert sorted(in_glossary()) == sorted(declared())
