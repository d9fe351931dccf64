"""What verification finds. Must not know: how it is found."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What differs, in Chinese, and where: `seq` is None where the chain as a whole is wrong; `chain` is "seal" where a seal is."""

    organ_id: UUID
    chain: str
    subject: UUID
    number: str | None
    seq: int | None
    what: str
