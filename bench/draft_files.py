"""Whole drafts for the bench of the draft check: sentences under headings, in paragraphs and tables, as text and as real Word files.

Must not know: the checker, which figures are wrong.
"""

import io
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.draft_cities import City
from bench.draft_writing import Number, Sentence

_HEADINGS = ("一、总体情况", "二、推进情况", "三、有关数据", "四、其他情况")
_A_DRAFT = 44  # sentences
_TOGETHER = 3  # sentences of a paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A number at its place in a draft's text, with the sentence it stands in."""

    at: int
    end: int
    number: Number
    sentence: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft: its blocks of sentences, a block of one table or of one paragraph."""

    city: str
    group: str
    title: str
    blocks: tuple[tuple[Sentence | str, ...], ...]

    @property
    def text(self) -> str:
        """This will write it, a line for each paragraph and each row."""
        return "\n".join("".join(one if isinstance(one, str) else one.text for one in block) for block in self.blocks)

    @property
    def places(self) -> tuple[Placed, ...]:
        """This will tell where each number stands in the text."""
        return tuple(self._places())

    def _places(self) -> Iterator[Placed]:
        at = 0
        for block in self.blocks:
            for one in block:
                for piece in (one,) if isinstance(one, str) else one.pieces:
                    text = piece if isinstance(piece, str) else piece.text
                    if isinstance(piece, Number) and isinstance(one, Sentence):
                        yield Placed(at=at, end=at + len(text), number=piece, sentence=one)
                    at += len(text)
            at += 1

    @property
    def word(self) -> bytes:
        """This will write it as a Word file with real tables."""
        from docx import Document

        document, made = Document(), io.BytesIO()
        for block in self.blocks:
            first = block[0]
            if isinstance(first, Sentence) and first.sort == "row":
                rows = [line.split("\t") for line in first.text.split("\n")]
                table = document.add_table(rows=len(rows), cols=len(rows[0]))
                for cells, words in zip(table.rows, rows, strict=True):
                    for cell, word in zip(cells.cells, words, strict=True):
                        cell.text = word
            else:
                for line in "".join(one if isinstance(one, str) else one.text for one in block).split("\n"):
                    document.add_paragraph(line)
        document.save(made)
        return made.getvalue()


def text_of_word(draft: Draft) -> str:
    """This will read a draft back from its Word file.

    :raises AssertionError: when the text is another than was written, so that places would be wrong.
    """
    from renda.intake.document_files import read_document_file

    found = read_document_file(io.BytesIO(draft.word), name="核稿.docx").text
    assert found == draft.text, "a Word file was read otherwise than it was written"
    return found


def drafts(city: City, sentences: Sequence[Sentence], *, group: str) -> Iterator[Draft]:
    """This will put sentences together into drafts of about equal length."""
    mixed = random.Random(7 + city.seed).sample(list(sentences), len(sentences))
    count = max(1, round(len(mixed) / _A_DRAFT))
    for number in range(count):
        yield _draft(city, mixed[number::count], group, number + 1)


def _draft(city: City, sentences: Sequence[Sentence], group: str, number: int) -> Draft:
    """What carries a heading of its own stands last in its section, so that it carries over nothing else."""
    day = city.day
    blocks: list[tuple[Sentence | str, ...]] = [
        (f"关于工作情况的报告（第{'一二三四五六七八九十'[(number - 1) % 10]}稿）",),
        (f"现将有关工作情况报告如下，数据截至{day.year}年{day.month}月{day.day}日。",),
    ]
    for place, heading in enumerate(_HEADINGS):
        mine = sentences[place :: len(_HEADINGS)]
        blocks.append((heading,))
        blocks += _paragraphs([one for one in mine if not one.alone and not _is_headed(one)])
        blocks += [(one,) for one in mine if one.alone and not _is_headed(one)]
        blocks += [(one,) for one in mine if _is_headed(one)]
    return Draft(city=city.name, group=group, title=blocks[0][0] if isinstance(blocks[0][0], str) else "", blocks=tuple(blocks))


def _is_headed(sentence: Sentence) -> bool:
    text = sentence.text
    return sentence.sort != "row" and ("\n" in text or text.startswith(("（", "一是", "2.")))


def _paragraphs(sentences: Sequence[Sentence]) -> list[tuple[Sentence | str, ...]]:
    return [tuple(sentences[place : place + _TOGETHER]) for place in range(0, len(sentences), _TOGETHER)]
