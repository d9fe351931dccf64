"""Numbering of matters: 整改-2026-047. A number is given on acceptance and never used again.

Must not know: where counters are kept.
"""

from datetime import date


def counter_key(*, prefix: str, on: date) -> str:
    """Name the counter a number is drawn from: one per prefix and year."""
    return f"{prefix}-{on.year}"


def number_text(*, prefix: str, on: date, serial: int) -> str:
    """Write a number, at least three digits.

    :raises ValueError: for a serial below one.
    """
    if serial < 1:
        raise ValueError("serial numbers start at 1")
    return f"{prefix}-{on.year}-{serial:03d}"
