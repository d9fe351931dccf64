"""What a case would disclose: each text as it is recorded and as its readers would see it, every find between them.

Must not know: pages; which procedures disclose (their declarations say).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import connection

from renda.domain.facts import CaseFacts
from renda.domain.masking import Hit, masked, private_hits
from renda.domain.procedures import Procedure, Publish
from renda.reads.disclosures import DisclosedFile
from renda.store.directory_loading import everybodys_names

_FILES = (
    "SELECT a.id, a.name, b.size FROM store_attachment a JOIN store_blob b ON b.id = a.blob_id"
    " WHERE a.case_id = %s AND a.field = %s ORDER BY a.on, a.id"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewedText:
    """One text: its label, the record, what is shown, and the finds in the record."""

    key: str
    label: str
    recorded: str
    shown: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What would be disclosed; `kept` gives the reason of each word that is not to be masked, `files` are sent out as they are."""

    effect: Publish
    ring: str
    texts: tuple[PreviewedText, ...]
    kept: Mapping[str, str]
    files: tuple[DisclosedFile, ...] = ()

    def text(self, key: str) -> str:
        """What is shown of one text."""
        return next((t.shown for t in self.texts if t.key == key), "")


def publishing(procedure: Procedure) -> Publish | None:
    """This will find how cases of the procedure are disclosed; None where they are not."""
    return next((e for e in procedure.effects() if isinstance(e, Publish)), None)


def disclosure_preview(procedure: Procedure, facts: CaseFacts) -> Preview | None:
    """This will preview what the case would disclose; None where it is of no procedure that discloses."""
    effect = publishing(procedure)
    if effect is None:
        return None
    kept = _kept(facts.detail.get(effect.kept))
    names = everybodys_names()
    fields = procedure.recorded_fields()
    asked = [("title", "公开标题", facts.title)]
    asked += [(key, fields[key].label, str(facts.detail.get(key) or "")) for key in (effect.text, effect.result)]
    return Preview(
        effect=effect, ring=str(facts.detail.get(effect.ring) or ""), kept=kept,
        texts=tuple(_text(key, label, text, names, kept) for key, label, text in asked if text), files=_files(facts, effect),
    )


def _files(facts: CaseFacts, effect: Publish) -> tuple[DisclosedFile, ...]:
    with connection.cursor() as cursor:
        cursor.execute(_FILES, [facts.id, effect.files])
        return tuple(DisclosedFile(id=key, name=name, size=size) for key, name, size in cursor.fetchall())


def _kept(rows: object) -> dict[str, str]:
    return {str(r["words"]): str(r["why"]) for r in rows if r.get("words")} if isinstance(rows, list) else {}


def _text(key: str, label: str, text: str, names: Iterable[str], kept: Mapping[str, str]) -> PreviewedText:
    return PreviewedText(key=key, label=label, recorded=text, shown=masked(text, names, kept), hits=private_hits(text, names))
