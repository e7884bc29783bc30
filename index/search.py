"""BM25 over chunks of reports, scored as `rank_bm25.BM25Okapi` scores them, from postings.

`rank_bm25` is the definition of the score and the oracle of the tests: `PostingsBM25.get_scores`
is equal to `BM25Okapi.get_scores` to the last bit. The difference is the layout. `BM25Okapi` looks
every query term up in every chunk; here a term's share of the score of each chunk that holds it is
computed once, so that a query adds a few short arrays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi


@dataclass(frozen=True, slots=True)
class Hit:
    """A chunk that shares at least one term with the query."""

    chunk: int
    score: float


class PostingsBM25(BM25Okapi):
    """`BM25Okapi` over chunks given as lists of terms; a corpus without a term scores nothing.

    The formula is that of `rank_bm25` 0.2.2 (Trotman et al., 'Improvements to BM25 and language
    models examined', ADCS 2014): k1 = 1.5, b = 0.75, and negative idf floored at epsilon = 0.25
    times the mean idf.
    """

    def __init__(self, chunks: Sequence[Sequence[str]]) -> None:
        self._postings: dict[str, tuple[NDArray[np.intp], NDArray[np.float64]]] = {}
        self._size = len(chunks)
        if not any(chunks):  # BM25Okapi divides by the number of terms
            return
        super().__init__(chunks)
        lengths = np.array(self.doc_len)
        norms = self.k1 * (1 - self.b + self.b * lengths / self.avgdl)
        places: dict[str, list[tuple[int, int]]] = {}
        for chunk, frequencies in enumerate(self.doc_freqs):
            for term, frequency in frequencies.items():
                places.setdefault(term, []).append((chunk, frequency))
        # All postings are worked out as one array, of which each term keeps its slice.
        at, tf = np.array(list(chain.from_iterable(places.values()))).T
        idf = np.repeat([self.idf.get(term) or 0 for term in places], list(map(len, places.values())))
        shares = idf * (tf * (self.k1 + 1) / (tf + norms[at]))
        start = 0
        for term, held in places.items():
            end = start + len(held)
            self._postings[term] = at[start:end], shares[start:end]
            start = end

    def get_scores(self, query: Iterable[str]) -> NDArray[np.float64]:
        """The score of every chunk, in the order in which they were given."""
        scores = np.zeros(self._size)
        for term in query:
            if (posting := self._postings.get(term)) is not None:
                at, shares = posting
                scores[at] += shares
        return scores

    def search(self, query: Sequence[str], within: range | None = None) -> list[Hit]:
        """The chunks that share a term with the query, best first, ties in their order.

        `within` keeps to the chunks of one report: ranking inside each report is what makes sure
        that no report is left out. A shared term makes a match and not the score, which is zero or
        less for a term in half of the chunks or more.
        """
        scores = self.get_scores(query)
        matched = {int(chunk) for term in query if term in self._postings for chunk in self._postings[term][0]}
        if within is not None:
            matched &= set(within)
        return sorted((Hit(chunk, float(scores[chunk])) for chunk in matched), key=lambda hit: (-hit.score, hit.chunk))
