"""The examples of docs/reading-api.md give what the page says, in one interpreter from top to bottom."""

import doctest
import re
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "reading-api.md"
LEAST = 20


def test_every_example_of_the_page_gives_what_it_shows():
    words = PAGE.read_text("utf-8")
    examples = "\n".join(re.findall(r"^```python\n(.*?)^```$", words, re.MULTILINE | re.DOTALL))
    test = doctest.DocTestParser().get_doctest(examples, {}, PAGE.name, str(PAGE), 0)
    told: list[str] = []
    outcome = doctest.DocTestRunner(verbose=False).run(test, out=told.append)
    assert not outcome.failed, "".join(told)
    assert outcome.attempted >= LEAST
