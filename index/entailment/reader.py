"""A passage read by the trained model: what it says of a proposition, and how sure that is."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING

from index.entailment.verdicts import VERDICTS

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

MODEL = "model.onnx"
TOKENIZER = "tokenizer.json"
SETTINGS = "reader.json"
LONGEST = 224
"""Tokens; of a longer pair the end of the passage is left out."""
PAIRS_AT_ONCE = max(2, os.cpu_count() or 1)
"""Pairs that are read at the same time, each on a core of its own; all that is asked meanwhile shares these."""
LONGEST_TEXT = 96
"""Tokens of the text, three times as many as any that it was trained on: so that a passage always has room."""


class ReaderError(Exception):
    """A folder that holds no usable model; the message says which file is missing or wrong."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The probability of each verdict, calibrated, in the order of `VERDICTS`."""

    yes: float
    partly: float
    planned: float
    no: float
    not_stated: float

    @property
    def probabilities(self) -> tuple[float, ...]:
        return (self.yes, self.partly, self.planned, self.no, self.not_stated)

    @property
    def verdict(self) -> str:
        """The likeliest; of equals the first in the order of `VERDICTS`."""
        return VERDICTS[self.probabilities.index(self.confidence)]

    @property
    def confidence(self) -> float:
        return max(self.probabilities)


class PairTokenizer:
    """A text and a passage into what the model takes: '[CLS] text [SEP] passage [SEP]'."""

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._first, self._last = self.id("[CLS]"), self.id("[SEP]")

    def encode(self, text: str, passage: str) -> tuple[list[int], list[int]]:
        """Ids of tokens, and for each 0 where it is of the text and 1 where it is of the passage."""
        head = [self._first, *self.ids(text)[:LONGEST_TEXT], self._last]
        tail = [*self.ids(passage)[: LONGEST - len(head) - 1], self._last]
        return head + tail, [0] * len(head) + [1] * len(tail)

    @classmethod
    def load(cls, folder: Path) -> PairTokenizer:
        """That of the model in a folder. Raises `ReaderError` where it is no tokenizer."""
        try:
            return cls(folder / TOKENIZER)
        except Exception as error:  # noqa: BLE001 - tokenizers raises nothing narrower
            raise ReaderError(f"{folder / TOKENIZER}: it is no tokenizer ({error}); run 'make train'") from None

    @property
    def size(self) -> int:
        """How many tokens it knows."""
        return int(self._tokenizer.get_vocab_size())

    def id(self, token: str) -> int:
        """The number of one token. Raises `ValueError` where there is none of that name."""
        found = self._tokenizer.token_to_id(token)
        if found is None:
            raise ValueError(f"it has no token {token}")
        return int(found)

    def is_word(self, text: str) -> bool:
        """Whether a word in small letters is one token, as the usual ones are, and not put together of several."""
        return self._tokenizer.token_to_id(text) is not None

    def ids(self, text: str) -> list[int]:
        """The numbers of a text's tokens, without marks."""
        return list(self._tokenizer.encode(text, add_special_tokens=False).ids)

    def ids_of_each(self, texts: Sequence[str]) -> list[list[int]]:
        """The same of many texts at once."""
        return [encoding.ids for encoding in self._tokenizer.encode_batch_fast(texts, add_special_tokens=False)]


@dataclass(frozen=True)
class Reader:
    """A loaded model. Reading is deterministic: each pair by itself, on one core."""

    session: InferenceSession
    tokenizer: PairTokenizer
    temperature: float
    _pool: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(PAIRS_AT_ONCE, "reader"), init=False, repr=False, compare=False
    )

    @classmethod
    def load(cls, folder: Path | None = None) -> Reader:
        """The model in the folder, by default the one that ships with this package.

        Raises `ReaderError` where a file is missing or is not what it should be.
        """
        folder = folder or Path(__file__).parent
        for name in (MODEL, TOKENIZER, SETTINGS):
            if not (folder / name).is_file():
                raise ReaderError(f"{folder / name}: no such file; run 'make train', or reinstall the package")
        from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions

        try:
            temperature = float(json.loads((folder / SETTINGS).read_text("utf-8"))["temperature"])
        except (ValueError, KeyError, TypeError):
            raise ReaderError(f"{folder / SETTINGS}: it gives no number as 'temperature'; run 'make train'") from None
        options = SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.graph_optimization_level = GraphOptimizationLevel.ORT_DISABLE_ALL  # it was written optimised
        tokenizer = PairTokenizer.load(folder)
        try:
            session = InferenceSession(str(folder / MODEL), options, providers=["CPUExecutionProvider"])
        except Exception as error:  # noqa: BLE001 - onnxruntime does not export the types that it raises
            raise ReaderError(f"{folder / MODEL}: onnxruntime cannot load it ({error}); run 'make train'") from None
        return cls(session, tokenizer, temperature)

    def read(self, text: str, passage: str) -> Reading:
        """What the passage says of the text, a proposition in the affirmative or a question.

        The verdict is on the proposition in the affirmative, however the question is worded.
        """
        import numpy as np

        ids, kinds = self.tokenizer.encode(text, passage)
        columns = {"input_ids": ids, "attention_mask": [1] * len(ids), "token_type_ids": kinds}
        (logits,) = self.session.run(
            ["logits"], {name: np.array([column], dtype=np.int64) for name, column in columns.items()}
        )
        return Reading(*_softmax([float(x) / self.temperature for x in logits[0]]))

    def read_each(self, text: str, passages: Sequence[str]) -> list[Reading]:
        """The same of several passages, in their order: what `read` makes of each, several at a time."""
        return list(self._pool.map(self.read, repeat(text), passages))


def _softmax(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    powers = [math.exp(score - top) for score in scores]
    return [power / sum(powers) for power in powers]
