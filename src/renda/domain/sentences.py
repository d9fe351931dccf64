"""Sentences of the timeline: an act told in one Chinese sentence, fixed at the time it is done.

Must not know: pages, tables.
"""

import re
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from renda.domain.days import chinese_date
from renda.domain.facts import CaseFacts
from renda.domain.fields import Field, FieldKind
from renda.domain.form_cleaning import Directory
from renda.domain.procedures import Action
from renda.domain.rights import Actor
from renda.domain.weeks import week_words

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_TOKEN = re.compile(r"\{(\w+)\}")
_STOP_BEFORE_MARK = re.compile(r"[。；，]+(?=[，。；])")
_ENDS = ("。", "！", "？", "。”", "！”", "？”")
KNOWN_WORDS = frozenset({"actor", "title", "round", "due", "number"})  # what a sentence may name besides its fields


def words_in(sentence: str) -> frozenset[str]:
    """The words that a sentence leaves open."""
    return frozenset(_TOKEN.findall(sentence))


def shown(item: Field, value: object, directory: Directory) -> str:
    """Word one value of a form for a reader: names for ids, labels for choices, Chinese dates."""
    if value in (None, "", [], ()):
        return ""
    if isinstance(value, list | tuple) and item.kind is not FieldKind.ROWS:
        return "、".join(shown(item, v, directory) for v in value)
    match item.kind:
        case FieldKind.DATE:
            return chinese_date(date.fromisoformat(str(value)))
        case FieldKind.CHOICE:
            return item.choice_label(str(value))
        case FieldKind.UNIT | FieldKind.PERSON | FieldKind.CASE | FieldKind.FILE:
            return directory.name_of(value) or str(value)
        case FieldKind.ROWS:
            return str(len(value)) if isinstance(value, list | tuple) else ""
        case _:
            return str(value)


def sentence_of(  # noqa: PLR0913 - an act is told by these things
    action: Action, data: Mapping[str, Any], facts: CaseFacts, actor: Actor, directory: Directory, weeks: Collection[str] = (),
) -> str:
    """Word an act. In the template `{key}` is a field or actor, title, round, due; `[…{key}…]` vanishes when empty.

    `weeks` names the date fields that stand for their week, as the limit then does.
    """
    words = {f.key: _worded(f, data.get(f.key), directory, weeks) for f in action.fields}
    clock = facts.clock(action.due_clock) if action.due_clock else None
    running = [c.due_on for c in facts.clocks if c.due_on is not None and c.state == "running"]
    due = clock.due_on if clock else min(running, default=None)
    words |= {
        "actor": actor.name, "title": facts.title, "round": str(facts.round), "number": facts.number or "",
        "due": (week_words(due) if weeks else chinese_date(due)) if due else "",
    }

    def part(match: re.Match[str]) -> str:
        keys = _TOKEN.findall(match[1])
        return match[1] if all(words.get(k) for k in keys) else ""

    told = _TOKEN.sub(lambda m: words.get(m[1], ""), _OPTIONAL.sub(part, action.sentence))
    return _punctuated(told.replace(f"{words['due']}前", f"{words['due']}内") if weeks and words["due"] else told)


def _worded(item: Field, value: object, directory: Directory, weeks: Collection[str]) -> str:
    return week_words(date.fromisoformat(str(value))) if value and item.key in weeks else shown(item, value, directory)


def _punctuated(sentence: str) -> str:
    """What people type often ends with a full stop of its own: one mark is left, and the sentence ends with one."""
    one_mark = _STOP_BEFORE_MARK.sub("", sentence)
    return one_mark if one_mark.endswith(_ENDS) else f"{one_mark}。"
