"""Pages before or outside work: sign-in, choice of post, public disclosure, and everything that went wrong.

None of them may show business data except what was disclosed.
"""

from dataclasses import dataclass
from datetime import date

from renda.web.view_models.case import Tile
from renda.web.view_models.lists import Filter, FilterForm
from renda.web.view_models.parts import Empty, Fact, Head, Link, Pager, Run, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """One person of the demonstration organ one may enter as (`value` is posted as `persona`)."""

    value: str
    name: str
    post: str
    does: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonaChooser:
    """Given to account/login.html as `personas` in demonstration mode only."""

    action_href: str
    personas: tuple[Persona, ...]
    next_href: str = ""
    public_href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostChoice:
    """One post a person may act for (`value` is posted as `post`)."""

    value: str
    title: str
    unit: str
    todo_words: str = ""
    is_current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoosePostPage:
    """pages/choose_post.html."""

    head: Head
    action_href: str
    posts: tuple[PostChoice, ...]
    next_href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """One disclosed matter in the list; `period_words` says whether publicity still runs, `ring_words` who may read it."""

    title: str
    href: str
    number: str
    unit: str
    disclosed_on: date
    period_words: str = ""
    ring_words: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureListPage:
    """pages/disclosures.html, in the public frame or (`layout`) in that of signed-in people."""

    head: Head
    items: tuple[Disclosure, ...]
    empty: Empty
    filters: tuple[Filter, ...] = ()
    filter_form: FilterForm | None = None
    pager: Pager | None = None
    data_links: tuple[Link, ...] = ()
    layout: str = "public.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosurePage:
    """pages/disclosure.html: what was disclosed, by which decision, and how to speak up during publicity; of one taken back
    only the title and `withdrawn_words`. `no_files` is said where no file goes along."""

    head: Head
    paragraphs: tuple[str, ...]
    facts: tuple[Fact, ...]
    result: tuple[str, ...] = ()
    tiles: tuple[Tile, ...] = ()
    no_files: str = ""
    how_to_respond: str = ""
    withdrawn_words: str = ""
    layout: str = "public.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewText:
    """One text of a preview: the record with its finds marked (runs), and what its readers would see."""

    label: str
    runs: tuple[Run, ...]
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewPage:
    """pages/disclosure_preview.html: the page as its readers would see it, beside the record with every find."""

    head: Head
    shown: DisclosurePage
    texts: tuple[PreviewText, ...]
    ring_words: str
    finds: Table | None = None
    empty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemPage:
    """pages/problem.html, for every refusal: 400 403 404 409 413 500 503, an expired session.

    `kept` is what was typed: with `retry_href` it goes along hidden in the form of the 重试 button and is shown to be
    copied; `sign_in` asks for name and password in that same form. Works without frame and database.
    """

    code: str
    title: str
    sentence: str
    mends: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    retry_href: str = ""
    retry_label: str = "重试"
    retry_method: str = "post"
    kept: tuple[tuple[str, str], ...] = ()
    kept_visible: tuple[Fact, ...] = ()
    sign_in: bool = False
