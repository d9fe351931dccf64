"""What every way outside has in common: that it may fail, with words for the system administrator.

Must not know: what is sent.
"""


class DeliveryFailed(Exception):  # noqa: N818 - says what happened
    """The message did not arrive; the words say at which step and why, never what it was about."""
