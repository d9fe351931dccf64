"""What every way outside has in common: that it may fail, with words for the system administrator.

Must not know: what is sent.
"""

import socket
import ssl


class DeliveryFailed(Exception):  # noqa: N818 - says what happened
    """The message did not arrive; the words say at which step and why, never what it was about."""


def no_connection(problem: Exception) -> str:
    """This will word why the other side was not reached."""
    match problem:
        case ConnectionRefusedError():
            return "对方拒绝连接"
        case TimeoutError():
            return "超时没有应答"
        case socket.gaierror():
            return "找不到这台主机"
        case ssl.SSLError():
            return "证书或加密不符合要求"
        case _:
            return type(problem).__name__
