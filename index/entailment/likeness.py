"""How alike in meaning a text and a sentence are, whatever their words.

Each token has a vector, learned from propositions and the sentences that decide them
(`index.entailment.train_likeness`); a text is the sum of those of its tokens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from index.entailment.reader import PairTokenizer, ReaderError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

VECTORS = "likeness.npz"
TABLE = 2
"""Axes of an array that has rows."""
LEAST = 1e-9
"""Length that a vector is taken to have at least, so that one of zeros stays one."""
DECIMALS = 4
"""What a likeness is rounded to: sums of floats differ in their last bits from one machine to another."""


@dataclass(frozen=True)
class Likeness:
    """The vectors of all tokens. They are whole numbers, each row with its own scale."""

    vectors: NDArray[np.int8]
    """(tokens, dimensions)"""
    scales: NDArray[np.float32]
    """(tokens)"""
    tokenizer: PairTokenizer

    @classmethod
    def load(cls, tokenizer: PairTokenizer, folder: Path | None = None) -> Likeness:
        """The vectors in the folder, by default those that ship with this package.

        Raises `ReaderError` where the file is missing or is not what it should be.
        """
        import numpy as np

        path = (folder or Path(__file__).parent) / VECTORS
        try:
            with path.open("rb") as file, np.load(file) as stored:
                vectors, scales = stored["vectors"], stored["scales"]
        except FileNotFoundError:
            raise ReaderError(f"{path}: no such file; run 'make train', or reinstall the package") from None
        except (OSError, ValueError, KeyError, EOFError, TypeError, AttributeError, BadZipFile) as error:
            raise ReaderError(f"{path}: it holds no vectors ({error}); run 'make train'") from None
        if vectors.ndim != TABLE or not len(vectors) == len(scales) == tokenizer.size:
            raise ReaderError(f"{path}: it holds no vector for each token; run 'make train'")
        return cls(vectors, scales, tokenizer)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Each text as a vector of length 1, (texts, dimensions); one without any token as zeros."""
        import numpy as np

        rows = np.zeros((len(texts), self.vectors.shape[1]), np.float32)
        for place, ids in enumerate(self.tokenizer.ids_of_each(texts)):
            rows[place] = self.scales[ids] @ self.vectors[ids].astype(np.float32)
        rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), LEAST)
        return rows

    def measure(self, text: str, embedded: NDArray[np.float32]) -> list[float]:
        """The cosine between a text and each of what `embed` gave, from -1 to 1."""
        return [round(float(cosine), DECIMALS) for cosine in embedded @ self.embed([text])[0]]
