"""Refusals: why a command is not in order, as codes with facts.

A refusal carries every reason at once. Codes are worded in Chinese in one place, `refusal_words`.
Must not know: who asked, how the answer travels, any framework.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made
from enum import StrEnum


class Code(StrEnum):
    """Everything that can be out of order when a command is decided."""

    NOT_FOUND = "not_found"
    NO_RIGHT = "no_right"
    WRONG_STAGE = "wrong_stage"
    NOT_CALLED_FOR = "not_called_for"
    DOER_MAY_NOT_VERIFY = "doer_may_not_verify"
    MOVED_ON = "moved_on"
    REQUIRED = "required"
    TOO_LONG = "too_long"
    NOT_A_DATE = "not_a_date"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_CHOICE = "not_a_choice"
    OUT_OF_RANGE = "out_of_range"
    DATE_IN_PAST = "date_in_past"
    DATE_IN_FUTURE = "date_in_future"
    UNKNOWN_UNIT = "unknown_unit"
    UNKNOWN_PERSON = "unknown_person"
    NOT_OF_THE_UNIT = "not_of_the_unit"
    OF_A_UNIT_KEPT_APART = "of_a_unit_kept_apart"
    ENTERED_BEFORE = "entered_before"
    UNKNOWN_CASE = "unknown_case"
    UNKNOWN_FILE = "unknown_file"
    UNKNOWN_FIELD = "unknown_field"
    LINK_CYCLE = "link_cycle"
    ALREADY_LINKED = "already_linked"
    CLOCK_NOT_RUNNING = "clock_not_running"
    CLOCK_PAUSED = "clock_paused"
    CLOCK_NOT_PAUSED = "clock_not_paused"
    NOT_ASKED = "not_asked"
    RULE = "rule"
    PRIVATE_MATTER = "private_matter"
    BEFORE_LAST_EVENT = "before_last_event"
    UNKNOWN_ACTION = "unknown_action"
    REPEATED_KEY = "repeated_key"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason: a code, the field it concerns (`rows.2.title` for a cell), and facts to word it with."""

    code: Code
    field: str | None = None
    facts: Mapping[str, str] = made(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refused:
    """The answer "not in order", with all reasons."""

    reasons: tuple[Reason, ...]

    def has(self, code: Code) -> bool:
        """Say whether one of the reasons carries `code`."""
        return any(reason.code is code for reason in self.reasons)


def refuse(code: Code, *, field: str | None = None, **facts: str) -> Refused:
    """Build a refusal with a single reason."""
    return Refused((Reason(code=code, field=field, facts=facts),))
