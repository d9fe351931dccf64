"""Plays scenario tables: every act through its form page and the services, the case page looked at after each.

Must not know: any procedure.
"""

import re
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from tests.makers.organ import TestOrgan
from tests.makers.scenario_tables import REFUSED, Row
from tests.makers.sign_in import sign_in

from renda.domain.facts import CaseFacts
from renda.domain.procedures import Action, Procedure
from renda.domain.refusal_words import word_refusal
from renda.domain.refusals import Refused
from renda.services.act_on_case import Done, open_case
from renda.store.contributions import Contribution, procedures
from renda.store.facts_loading import load_facts
from renda.store.unit_of_work import reading
from renda.web.clock import AS_IF

if TYPE_CHECKING:
    from django.test import Client


_ID_AS_TEXT = re.compile(r">[^<]*[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[^<]*<")


class Player:
    """Plays rows of one contribution in one organ."""

    def __init__(self, organ: TestOrgan, client: "Client", contribution: Contribution) -> None:
        self.organ, self.client = organ, client
        self.own = {p.key: p for p in contribution.procedures}
        self.procedures = {**self.own, **procedures()}
        self._acting = ("", date.min)

    def play(self, row: Row) -> None:
        """Look at the form, act, and compare with what the table says."""
        case = self.case(row.case)
        procedure, action = self._meant(row, case)
        at = datetime.fromisoformat(f"{row.on}T01:00:00+00:00")
        self._look_at_form(row, case, procedure, action, at.date())
        data = {key: self._ids(value) for key, value in row.values(action).items()}
        if case is None:
            answer: Any = self._open(row, procedure, action, data, at)
        else:
            answer = self.organ.act(row.who, case.id, action.key, at=at, **data)
        self._compare(row, answer)
        if isinstance(answer, Done):
            shown = self._page(row.who, f"/cases/{answer.case_id}/", at.date())
            assert shown, f"line {row.line}: the case is not shown"
            assert _ID_AS_TEXT.findall(shown) == [], f"line {row.line}: an id is shown where a name belongs"

    def case(self, named: str) -> CaseFacts | None:
        """The facts of the case with this title (and, behind a dot, procedure); None before it is opened."""
        from renda.store.models import Case

        title, _, label = named.partition("·")
        keys = [p.key for p in (self.procedures if label else self.own).values() if label in ("", p.label)]
        with reading(self.organ.organ_id):
            key = Case.objects.filter(title=title, procedure__in=keys).values_list("id", flat=True).first()
            return load_facts([key])[key].facts if key else None

    def _meant(self, row: Row, case: CaseFacts | None) -> tuple[Procedure, Action]:
        label = row.case.partition("·")[2]
        known = [p for p in self.procedures.values() if p.label == label] if label else list(self.own.values())
        known = known if case is None else [self.procedures[case.procedure]]
        stage = None if case is None else case.stage
        found = [(p, a) for p in known for a in p.actions if a.label == row.act and (stage is None) == (not a.from_)]
        here = [(p, a) for p, a in found if stage is None or stage in a.from_] or found
        assert here, f"line {row.line}: no action {row.act}"
        return here[0]

    def _look_at_form(self, row: Row, case: CaseFacts | None, procedure: Procedure, action: Action, on: date) -> None:
        address = f"/ledger/{procedure.key}/new/{action.key}/" if case is None else f"/cases/{case.id}/acts/{action.key}/"
        page = self._page(row.who, address, on)
        assert row.result.startswith(REFUSED) or page, f"line {row.line}: {address} is not drawn for {row.who}"
        assert all(f.label in page for f in action.fields if page), f"line {row.line}: a field is not drawn"

    def _page(self, who: str, address: str, on: date) -> str:
        if self._acting != (who, on):
            sign_in(self.client, self.organ, who)
            session = self.client.session
            session[AS_IF] = (on - datetime.now(UTC).date()).days
            session.save()
            self._acting = (who, on)
        answer = self.client.get(address)
        assert answer.status_code < 500, answer.content.decode()
        return answer.content.decode() if answer.status_code == 200 else ""

    def _open(self, row: Row, procedure: Procedure, action: Action, data: dict[str, Any], at: datetime) -> Any:
        titled = self.organ.named({procedure.title_field: row.case.partition("·")[0], **data})
        return open_case(actor=self.organ.actors[row.who], procedure=procedure.key, action=action.key, data=titled, at=at)

    def _ids(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._ids(v) for v in value]
        if isinstance(value, dict):
            return {k: self._ids(v) for k, v in value.items()}
        found = self.case(value) if isinstance(value, str) else None
        return str(found.id) if found else value

    def _compare(self, row: Row, answer: Any) -> None:
        if row.result.startswith(REFUSED):
            assert isinstance(answer, Refused), f"line {row.line}: was not refused"
            said = " ".join(word_refusal(answer))
            assert row.result.removeprefix(REFUSED) in said, f"line {row.line}: {said}"
            return
        assert not isinstance(answer, Refused), f"line {row.line}: {' '.join(word_refusal(answer))}"
        case_id: UUID = answer.case_id
        with reading(self.organ.organ_id):
            facts = load_facts([case_id])[case_id].facts
        stage = self.procedures[facts.procedure].stage(facts.stage).label
        assert stage == row.result, f"line {row.line}: {stage}"
        due = min((c.due_on for c in facts.clocks if c.state == "running" and c.due_on), default=None)
        assert not row.due or row.due == str(due), f"line {row.line}: due {due}"
