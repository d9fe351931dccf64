"""Writes the table "Declared words" of docs/glossary.md from the declarations: `make words`. A test compares the two."""

from pathlib import Path

from renda.domain.right_words import DUTY_WORDS, RELATION_WORDS
from renda.project.contributions import CONTRIBUTIONS

GLOSSARY = Path(__file__).parents[1] / "docs" / "glossary.md"
HEADING = "| Kind | Key | Chinese |\n| --- | --- | --- |\n"


def declared() -> list[tuple[str, str, str]]:
    """Kind, key and word of everything a declaration shows, in the order declared."""
    rows: list[tuple[str, str, str]] = []
    for procedure in (p for contribution in CONTRIBUTIONS for p in contribution.procedures):
        rows.append(("procedure", procedure.key, procedure.label))
        rows += [("stage", f"{procedure.key}.{stage.key}", stage.label) for stage in procedure.stages]
        rows += [("action", f"{procedure.key}.{action.key}", action.label) for action in procedure.actions]
    rows += [("duty", duty.value, word) for duty, word in DUTY_WORDS.items()]
    return rows + [("relation", relation.value, word) for relation, word in RELATION_WORDS.items()]


def table() -> str:
    """The declared words as the glossary shows them."""
    return HEADING + "".join(f"| {kind} | `{key}` | {word} |\n" for kind, key, word in declared())


if __name__ == "__main__":
    before = GLOSSARY.read_text("utf-8").split(HEADING)[0]
    GLOSSARY.write_text(before + table(), "utf-8")
