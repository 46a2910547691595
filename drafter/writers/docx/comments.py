"""Comments in the margin: what a person would have put there by hand, on the words that they are about."""

from __future__ import annotations

from drafter.model.inline import Comment, Emphasis, Inlines
from drafter.model.values import is_day
from drafter.model.walk import plain_words
from drafter.writers.docx import style_names as names
from drafter.writers.docx.oxml import DECLARATION, NAMESPACES, paragraph, run, run_properties
from drafter.writers.xml import attribute

_REFERENCE = run_properties(names.COMMENT_REFERENCE)
_OWN_NUMBER = f"<w:r>{_REFERENCE}<w:annotationRef/></w:r>"


class Comments:
    """Numbers the comments of a document in the order in which they are made, and gathers what they say.

    ``author`` and ``initials`` sign each of them. ``date`` is that of the draft; one that is no full date is left out,
    since no clock may stand in for it.
    """

    def __init__(self, author: str, initials: str, date: str) -> None:
        self._signed = f'w:author="{attribute(author)}"'
        self._signed += f' w:date="{date}T00:00:00Z"' if is_day(date) else ""
        self._signed += f' w:initials="{attribute(initials)}"' if initials else ""
        self._written: list[str] = []

    @property
    def made(self) -> bool:
        """Whether the document has any."""
        return bool(self._written)

    def start(self, comment: Comment) -> tuple[str, str]:
        """What stands before and what after the words on which the comment is made."""
        number = len(self._written)
        paragraphs = [_runs(content) for content in comment.paragraphs] or [""]
        paragraphs[0] = _OWN_NUMBER + paragraphs[0]
        words = "".join(paragraph(names.COMMENT_TEXT, content) for content in paragraphs)
        self._written.append(f'<w:comment w:id="{number}" {self._signed}>{words}</w:comment>')
        reference = f'<w:r>{_REFERENCE}<w:commentReference w:id="{number}"/></w:r>'
        return f'<w:commentRangeStart w:id="{number}"/>', f'<w:commentRangeEnd w:id="{number}"/>{reference}'

    def part(self) -> bytes:
        """The part that holds what the comments say."""
        return f"{DECLARATION}<w:comments {NAMESPACES}>{''.join(self._written)}</w:comments>".encode()


def _runs(content: Inlines) -> str:
    return "".join(run(plain_words((node,)), names.EMPHASIS if isinstance(node, Emphasis) else "") for node in content)
