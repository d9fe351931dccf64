"""Who learns of which event: kind of event → names of jobs; "*" takes every event.

Must not know: what the jobs do.
"""

_NOTIFY = ("renda.notify_waiting",)

CONSUMERS: dict[str, tuple[str, ...]] = {
    "ProblemHandedOver": _NOTIFY,
    "HandlerChanged": _NOTIFY,
    "Urged": _NOTIFY,
    "StrikeOffApplied": _NOTIFY,
    "CheckArranged": _NOTIFY,
    "CheckPassed": _NOTIFY,
    "StrikeOffReturned": _NOTIFY,
    "ObjectionAccepted": _NOTIFY,
    "LookedBack": _NOTIFY,
    "MeasureSet": _NOTIFY,
    "DoneReported": _NOTIFY,
    "DoneReportReturned": _NOTIFY,
    "DisclosureProposed": _NOTIFY,
    "DisclosureApproved": _NOTIFY,
    "DisclosureReturned": _NOTIFY,
    "DisclosureProposedAgain": _NOTIFY,
    "TaskSet": _NOTIFY,
    "TaskAssigned": _NOTIFY,
    "TakeOverAsked": _NOTIFY,
    "TaskTakenOver": _NOTIFY,
    "TaskStuck": _NOTIFY,
    "TaskCoordinated": _NOTIFY,
    "PartSet": _NOTIFY,
    "PeriodOpened": _NOTIFY,
    "PeriodReported": _NOTIFY,
    "PeriodReturned": _NOTIFY,
}
