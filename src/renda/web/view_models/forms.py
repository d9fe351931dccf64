"""Forms drawn from declared fields, with errors, drafts and what the system filled in.

The view turns a declaration into these; this module must not know procedures or rights.
"""

from dataclasses import dataclass
from enum import StrEnum

from renda.web.view_models.parts import Fact, Head, Link


class FieldKind(StrEnum):
    """The kinds of declared fields, plus `check` for one yes-or-no box and `password`."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    NUMBER = "number"
    CHOICE = "choice"
    PERSON = "person"
    UNIT = "unit"
    CASE = "case"
    FILE = "file"
    ROWS = "rows"
    CHECK = "check"
    PASSWORD = "password"  # noqa: S105 - the kind of a field, not a secret


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing to choose; up to five are radio buttons (boxes when several may be chosen), more a list."""

    value: str
    label: str
    is_chosen: bool = False
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedFile:
    """A file already uploaded and kept; its token travels in a hidden input of the field's name."""

    token: str
    name: str
    size_words: str = ""
    preview_href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One declared field as it is drawn.

    `value` is what was typed, wrong or not (dates in ISO). A person, unit or case is chosen from `choices`, or typed
    with `suggestions` when there are none. `known_from` says whence a filled-in value comes, `caution` what to mind
    before one fills it in. `shown_when` is
    (field name, values): with JavaScript the field hides until one of the values is chosen; without, `needed_words`
    tells when it is needed. `list_again` labels the button that lists the choices anew, of which the
    fields `listed_by` press it themselves when another unit is chosen and there is JavaScript. `finder` names the input by which
    others than the choices are looked for, with the words `sought` in vain and what came of it. What `is_tucked` stands at the
    end of the form under one fold.
    For `rows`: `rows` are the filled rows, `blank_row` one row with `__n__` in its names.
    """

    name: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    value: str = ""
    choices: tuple[Choice, ...] = ()
    suggestions: tuple[str, ...] = ()
    is_needed: bool = True
    is_multiple: bool = False
    is_folded: bool = False
    blank_label: str = "请选择"
    help: str = ""
    known_from: str = ""
    caution: str = ""
    needed_words: str = ""
    shown_when: tuple[str, tuple[str, ...]] | None = None
    errors: tuple[str, ...] = ()
    minimum: str = ""
    maximum: str = ""
    longest: int = 0
    line_count: int = 3
    measure: str = ""
    accept: str = ""
    from_camera: bool = False
    staged: tuple[StagedFile, ...] = ()
    rows: tuple[tuple["Field", ...], ...] = ()
    blank_row: tuple["Field", ...] = ()
    mark: str = ""
    list_again: str = ""
    listed_by: tuple[str, ...] = ()
    autocomplete: str = ""
    finder: str = ""
    sought: str = ""
    found_words: str = ""
    is_tucked: bool = False

    @property
    def id(self) -> str:
        """This will name the field within its page, for labels and error links."""
        return "f-" + self.name.replace(".", "-")

    @property
    def as_list(self) -> bool:
        """This will say whether one of more than five choices (or of a folded few, or of people looked for) is taken from a closed list."""
        return (self.is_folded or bool(self.finder) or len(self.choices) > 5) and not self.is_multiple

    @property
    def is_unfolding(self) -> bool:
        """This will say whether a list of boxes is shown only when it is asked for."""
        return self.is_folded and self.is_multiple


@dataclass(frozen=True, slots=True, kw_only=True)
class FormError:
    """One thing not in order, worded for the reader; `field` leads to it."""

    text: str
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Somebody moved the case meanwhile: who, when (in words) and what it was."""

    who: str
    when: str
    what: str
    case_href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form by POST. `hidden` carries version, idempotency key and return address; `draft_href` receives drafts."""

    action_href: str
    submit_label: str
    fields: tuple[Field, ...]
    errors: tuple[FormError, ...] = ()
    hidden: tuple[tuple[str, str], ...] = ()
    draft_href: str = ""
    draft_words: str = ""
    cancel: Link | None = None
    remark: str = ""
    conflict: Conflict | None = None
    other_submits: tuple[tuple[str, str, str], ...] = ()
    id: str = ""

    @property
    def shown(self) -> tuple[Field, ...]:
        """This will give the fields that stand open."""
        return tuple(f for f in self.fields if not f.is_tucked)

    @property
    def tucked(self) -> tuple[Field, ...]:
        """This will give the fields under the fold at the end."""
        return tuple(f for f in self.fields if f.is_tucked)

    @property
    def tuck_label(self) -> str:
        """This will name what is under the fold."""
        return f"其他{len(self.tucked)}项，可不改：{'、'.join(f.label for f in self.tucked)}"

    @property
    def is_unfolded(self) -> bool:
        """This will say whether something under the fold was filled in by hand or is in error."""
        return any(f.errors or (f.value and not f.known_from) or f.staged for f in self.tucked)

    @property
    def has_files(self) -> bool:
        """This will say whether the form must be sent as multipart."""
        return any(
            field.kind is FieldKind.FILE or any(f.kind is FieldKind.FILE for f in field.blank_row)
            for field in self.fields
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """pages/form.html: any act or registration; `facts` repeat what the act is about, `lede` what it will do."""

    head: Head
    form: Form
    facts: tuple[Fact, ...] = ()
    lede: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadPage:
    """pages/upload.html: a file or pasted text to be read, under the notice about state secrets."""

    head: Head
    form: Form
    limits: str
    warning: str = (
        "本系统运行在非涉密网络上。严禁上传、粘贴标有“秘密”“机密”“绝密”的文件及其内容；工作秘密按本机关规定办理。"
        "系统发现密级标志即拒收，不留存。"
    )
