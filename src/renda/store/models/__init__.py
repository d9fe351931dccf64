"""All tables of the store, for Django and for those layers that may know tables."""

from renda.store.models.cases import (
    Assignment,
    Attachment,
    Case,
    CaseAccess,
    CaseLink,
    CaseSpan,
    Clock,
    Disclosure,
    Participant,
    Waiting,
)
from renda.store.models.details import DETAILS
from renda.store.models.ledger import Chain, Event, Payload, Seal, SealedHead
from renda.store.models.notices import Delivery, Mailbox, Notice, Reminder, ReminderRun
from renda.store.models.papers import (
    Blob,
    Document,
    Draft,
    FigureSnapshot,
    Passage,
    Proposal,
    Report,
    Upload,
)
from renda.store.models.people import Account, Organ, Person, Portfolio, Post, ProgramKey, Unit, UnitAlias
from renda.store.models.settings import (
    CalendarAdoption,
    CalendarMove,
    CalendarProposal,
    CalendarYear,
    Counter,
    Declaration,
    IdempotencyKey,
    Parameter,
)
from renda.store.models.sheets import CalendarFeed, ExternalNumber, ImportChunk, ImportResult, SheetImport

__all__ = [
    "DETAILS", "Account", "Assignment", "Attachment", "Blob", "CalendarAdoption", "CalendarFeed", "CalendarMove",
    "CalendarProposal", "CalendarYear", "Case", "CaseAccess", "CaseLink", "CaseSpan", "Chain", "Clock", "Counter",
    "Declaration", "Delivery", "Disclosure", "Document", "Draft", "Event", "ExternalNumber", "FigureSnapshot",
    "IdempotencyKey", "ImportChunk", "ImportResult", "Mailbox", "Notice", "Organ", "Parameter", "Participant",
    "Passage", "Payload", "Person", "Portfolio", "Post", "ProgramKey", "Proposal", "Reminder", "ReminderRun",
    "Report", "Seal", "SealedHead", "SheetImport", "Unit", "UnitAlias", "Upload", "Waiting",
]
