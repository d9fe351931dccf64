"""Drafts as Word leaves them: numbers broken into runs, a table, a text box, an older comment, a tracked change."""

import io

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

_V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
_BOX = (
    f"<w:p {nsdecls('w')} {_V}><w:r><w:pict><v:shape type='#_x0000_t202' style='width:200pt;height:50pt'><v:textbox><w:txbxContent>"
    "<w:p><w:r><w:t>已整改108件</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)
_CHANGED = (
    f'<w:p {nsdecls("w")}><w:r><w:t>开展检查</w:t></w:r><w:ins w:id="7" w:author="李四" w:date="2025-01-02T03:04:05Z">'
    '<w:r><w:t>xx次，走访3次</w:t></w:r></w:ins><w:del w:id="8" w:author="李四"><w:r><w:delText>两次</w:delText></w:r></w:del></w:p>'
)
_SPELL = f'<w:proofErr {nsdecls("w")} w:type="spellStart"/>'


def draft_file() -> bytes:
    """A draft with a figure over two runs, a table with an empty cell, a text box, a comment and a tracked change."""
    word = docx.Document()
    first = word.add_paragraph("今年以来，共交办代表建议1")
    first._p.append(parse_xml(_SPELL))
    first.add_run("28").bold = True
    last = first.add_run("件，办结率96.5%。")
    word.add_comment(last, text="旧批注", author="李四")
    table = word.add_table(2, 3)
    for cell, text in zip(table._cells, ("项目", "数量", "比率", "问题", "110件", ""), strict=True):
        cell.text = text
    for part in (_CHANGED, _BOX):
        word.element.body.insert(-1, parse_xml(part))
    target = io.BytesIO()
    word.save(target)
    return target.getvalue()


def draft_of(*paragraphs: str, rows: tuple[tuple[str, ...], ...] = ()) -> bytes:
    """A draft of these paragraphs, every digit in a run of its own as Word may leave them, with a table behind."""
    word = docx.Document()
    for text in paragraphs:
        made = word.add_paragraph()
        for sign in text:
            made.add_run(sign)
    table = word.add_table(len(rows), len(rows[0])) if rows else None
    for place, text in enumerate(text for row in rows for text in row):
        if table is not None:
            table._cells[place].text = text
    target = io.BytesIO()
    word.save(target)
    return target.getvalue()
