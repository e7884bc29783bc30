"""Lists: what an item goes on from, which is the sentence above that leads in to it and the items before it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from index.figures.figure import Figure
from index.figures.wording import EMPTY, Wording
from index.models import Paragraph


@dataclass(frozen=True)
class Lead:
    """What has been read of a list, or of a paragraph that may lead in to one."""

    paragraph: Paragraph | None = None
    """The last one read."""
    is_open: bool = False
    """Whether a sentence leads in to what follows: 'It comprises 34 actions, of which:'."""
    figures: tuple[Figure, ...] = ()
    """Those of the paragraph that leads in."""
    items: tuple[Figure, ...] = ()
    """Those of the items so far."""
    words: Wording = EMPTY
    """Those of the paragraph that leads in."""

    @property
    def before(self) -> tuple[Figure, ...]:
        """The figures that an item may be a part of."""
        return self.figures if self.is_open else ()

    @property
    def context(self) -> Wording:
        """The words that an item may leave unsaid."""
        return self.words if self.is_open else EMPTY

    def followed_by(self, paragraph: Paragraph) -> Lead:
        """As it is for the paragraph that follows: empty where that is no item of its list."""
        last = self.paragraph
        if last is None or not paragraph.mark or paragraph.heading != last.heading:
            return Lead()
        if _leads_in(last):
            return replace(self, is_open=True, items=())
        return self if paragraph.mark == last.mark else Lead()

    def then(self, paragraph: Paragraph, figures: tuple[Figure, ...], words: Wording) -> Lead:
        """As it is once a paragraph is read."""
        if self.paragraph is not None and not _leads_in(paragraph):
            return replace(self, paragraph=paragraph, items=(*self.items, *figures))
        return Lead(paragraph, figures=figures, items=figures if paragraph.mark else (), words=words)


def _leads_in(paragraph: Paragraph) -> bool:
    return paragraph.text.rstrip().endswith(":")
