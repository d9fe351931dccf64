"""What tests of pages share: the client signed in as anybody of the module's own `organ`."""

from collections.abc import Callable
from typing import Any

import pytest


@pytest.fixture
def signed(client: Any, organ: Any) -> Callable[[str], Any]:
    """Call it with a name to act as that person."""
    from tests.makers.sign_in import sign_in  # Django is set up by now

    return lambda who: sign_in(client, organ, who)
