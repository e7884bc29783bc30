"""A sentence in its context, as the trained reader is shown it: the same in training and in use."""

from __future__ import annotations

from collections.abc import Sequence

from index.models import Paragraph

MOST_WORDS = 80
"""A neighbour that would make the window longer than this is left out: reading time grows with it."""
SHORT = 9
"""Words; a shorter neighbour ('It has not begun.') says too little to stand for its side alone."""
TITLE = 6
"""Words; a longer heading is a question or a sentence, not the name of a topic."""


def window(paragraph: Paragraph, at: int) -> str:
    """Sentence `at` of the paragraph, counting from 0, with the sentences about it and what they are about.

    'second jobs: It has lapsed. No reason was given.' where the topic stands outside the window.
    """
    sentences = [sentence.plain for sentence in paragraph.sentences]
    first, last = _reach(sentences, at)
    text = " ".join(sentences[first : last + 1])
    topic = _topic(paragraph, last)
    return text if topic.casefold() in text.casefold() else f"{topic}: {text}"


def covered(paragraph: Paragraph, at: int) -> range:
    """Which sentences of the paragraph the window about sentence `at` holds."""
    first, last = _reach([sentence.plain for sentence in paragraph.sentences], at)
    return range(first, last + 1)


def _reach(sentences: Sequence[str], at: int) -> tuple[int, int]:
    words = [len(sentence.split()) for sentence in sentences]
    first = last = at
    for _ in range(2):
        if first > 0 and (first == at or words[first] < SHORT) and sum(words[first - 1 : last + 1]) <= MOST_WORDS:
            first -= 1
        if last + 1 < len(words) and (last == at or words[last] < SHORT) and sum(words[first : last + 2]) <= MOST_WORDS:
            last += 1
    return first, last


def _topic(paragraph: Paragraph, last: int) -> str:
    """The latest bold run up to sentence `last`; else the paragraph's first; else a heading that is a title."""
    read = " ".join(sentence.plain for sentence in paragraph.sentences[: last + 1]).casefold()
    named = [topic for topic in paragraph.topics if topic.casefold() in read]
    if named or paragraph.topics:
        return (named or paragraph.topics[:1])[-1]
    is_title = len(paragraph.heading.split()) <= TITLE and not paragraph.heading.endswith("?")
    return paragraph.heading if is_title and "findings" not in paragraph.heading.casefold() else ""
