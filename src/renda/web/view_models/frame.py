"""What stands around every page: band, side navigation, phone bar, messages.

It must not know which pages exist: labels and addresses come from the view.
"""

from dataclasses import dataclass
from datetime import date

from renda.web.view_models.parts import DueLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class NavEntry:
    """One job in the side navigation; children show only under the current job."""

    label: str
    href: str
    count: int | None = None
    is_current: bool = False
    children: tuple["NavEntry", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneEntry:
    """One of the four entries at the foot of the phone; icon: list, pen, house, me, cal, doc, chart, find."""

    label: str
    href: str
    icon: str
    is_current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One message about what was just done (level ok), or what needs care (soon, late, idle)."""

    text: str
    level: DueLevel = DueLevel.OK
    href: str = ""
    link_label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Everything around the page for one signed-in person acting for one post.

    `undo` of a message is a link; `theme` is light, dark or auto; `today` is the day in Asia/Shanghai.
    """

    organ_name: str
    person_name: str
    post_title: str
    today: date
    navigation: tuple[NavEntry, ...] = ()
    phone: tuple[PhoneEntry, ...] = ()
    todo_count: int = 0
    todo_href: str = "/"
    notice_count: int = 0
    notices_href: str = ""
    me_href: str = ""
    search_href: str = ""
    search_text: str = ""
    sign_out_href: str = ""
    messages: tuple[Notice, ...] = ()
    theme: str = "light"
    is_demonstration: bool = False
    as_if_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicFrame:
    """What stands around a page open to everyone."""

    organ_name: str
    today: date
    disclosures_href: str = ""
    sign_in_href: str = ""
