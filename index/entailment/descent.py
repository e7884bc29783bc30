"""How a network is fitted to examples: step by step, each replayed from a captured graph where there is a GPU."""

from __future__ import annotations

import copy
import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor, nn
from torch.nn import functional

from index.entailment.dataset import Example, Row
from index.entailment.network import CrossEncoder, encode
from index.entailment.reader import LONGEST, PairTokenizer
from index.entailment.verdicts import VERDICTS

BATCH = 32
READ_AT_ONCE = 64
"""Examples, where nothing is learnt from them."""
STRIDE = 16
"""Tokens: a batch is padded to a multiple of this, so that a few graphs do for all lengths."""
REPORTED = 500
"""Steps after which a line says how far it is: on a CPU an epoch takes a quarter of an hour."""
SMOOTHING = 0.05
AVERAGED = 0.999
"""What is left, after each step, of the running average of weights that is kept in the end."""
LAST_RATE = 0.02
"""Of the highest rate, which is reached in a tenth of an epoch and falls from there."""
DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")
torch.backends.cuda.matmul.allow_tf32 = True


@dataclass(frozen=True, slots=True)
class Recipe:
    """What one training differs from another in."""

    seed: int
    epochs: int
    rate: float
    """The highest."""
    agreement: float
    """What the divergence of two readings of one example, each with its own dropout, weighs beside their losses
    (R-Drop, arXiv:2106.14448); at 0, each example is read once."""
    trust: float = 0.5
    """The share of what people say in the goal of an example that teachers have read too."""


class Table:
    """Examples encoded once, each a row, on the device."""

    def __init__(self, examples: Sequence[Example], tokenizer: PairTokenizer) -> None:
        self.tokenizer = tokenizer
        self.rows = {example: row for row, example in enumerate(dict.fromkeys(examples))}
        ids, mask, kinds = encode([(e.text, e.passage) for e in self.rows], tokenizer)
        self.lengths: list[int] = mask.sum(1).tolist()
        self.ids, self.mask, self.kinds = ids.to(DEVICE), mask.to(DEVICE), kinds.to(DEVICE)
        said = [VERDICTS.index(e.verdict) if e.verdict else -1 for e in self.rows]
        self.verdicts = torch.tensor(said, device=DEVICE)

    def goals(self, teachers: Sequence[CrossEncoder], trust: float) -> Tensor:
        """What each row should be read as, (rows, verdicts): as people say, as the teachers read it, or between."""
        said = functional.one_hot(self.verdicts.clamp(min=0), len(VERDICTS)).float()
        said = said * (1 - SMOOTHING) + SMOOTHING / len(VERDICTS)
        if not teachers:
            return said
        put_plainly = [replace(example, text=example.proposition) for example in self.rows]
        plain = Table(put_plainly, self.tokenizer)
        at = torch.tensor([plain.rows[example] for example in put_plainly], device=DEVICE)
        read = torch.stack([plain._read(teacher) for teacher in teachers]).mean(0)[at]
        return torch.where((self.verdicts >= 0)[:, None], trust * said + (1 - trust) * read, read)

    def _read(self, teacher: CrossEncoder) -> Tensor:
        teacher.to(DEVICE).eval()
        read = torch.zeros(len(self.rows), len(VERDICTS), device=DEVICE)
        with torch.no_grad():
            for rows in _split(sorted(range(len(self.rows)), key=self.lengths.__getitem__), READ_AT_ONCE):
                at, end = torch.tensor(rows, device=DEVICE), self.lengths[rows[-1]]
                with _in_half():
                    logits = teacher(self.ids[at, :end], self.mask[at, :end], self.kinds[at, :end])
                read[at] = logits.float().softmax(-1)
        return read

    def batches(self, examples: Sequence[Example], rng: random.Random) -> list[list[int]]:
        """Rows in batches of like lengths, in random order; the last of a kind is filled up with its own."""
        rows = [self.rows[example] for example in examples]
        batches = []
        for pool in _split(rng.sample(rows, len(rows)), 40 * BATCH):
            batches += list(_split(sorted(pool, key=self.lengths.__getitem__), BATCH))
        return [(batch * BATCH)[:BATCH] for batch in rng.sample(batches, len(batches))]


class Descent:
    """The state of one training. Every step reads a batch and moves the network and its running average."""

    def __init__(self, model: CrossEncoder, table: Table, goals: Tensor, agreement: float) -> None:
        self.model = model
        self.averaged: CrossEncoder = copy.deepcopy(model).eval()
        self.table, self.goals, self.agreement = table, goals, agreement
        self.rate, self.left = torch.zeros((), device=DEVICE), torch.zeros((), device=DEVICE)
        self.batch = torch.zeros(BATCH, dtype=torch.long, device=DEVICE)
        self.loss = torch.zeros((), device=DEVICE)
        self.optimizer = torch.optim.AdamW(
            model.parameters(), lr=self.rate, weight_decay=0.01, fused=True, capturable=DEVICE.type == "cuda"
        )
        self.graphs = self._capture() if DEVICE.type == "cuda" else {}

    def advance(self, rows: Sequence[int], rate: float, left: float) -> None:
        """One step on a batch of rows of the table; `left` is what stays of the running average."""
        longest = max(self.table.lengths[row] for row in rows)
        end = min(math.ceil(longest / STRIDE) * STRIDE, self.table.ids.shape[1])
        self.batch.copy_(torch.tensor(rows))
        self.rate.fill_(rate)
        self.left.fill_(left)
        self.graphs[end].replay() if end in self.graphs else self._step(end)

    def _step(self, end: int) -> None:
        at, goals = self.batch, self.goals[self.batch]
        times = 2 if self.agreement else 1
        parts = [part[at, :end].repeat(times, 1) for part in (self.table.ids, self.table.mask, self.table.kinds)]
        with _in_half():
            logits = self.model(*parts)
        readings = functional.log_softmax(logits.float(), -1).chunk(times)
        loss = torch.stack([-(goals * reading).sum(-1).mean() for reading in readings]).mean()
        if self.agreement:
            one, other = readings
            loss = loss + self.agreement * (_divergence(one, other) + _divergence(other, one)) / 2
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        with torch.no_grad():
            self.loss += loss.detach()
            for kept, moved in zip(self.averaged.parameters(), self.model.parameters(), strict=True):
                kept.lerp_(moved, 1 - self.left)

    def _capture(self) -> dict[int, torch.cuda.CUDAGraph]:
        """A graph for each length. What capturing moves is put back: at a rate of 0 only the optimizer's means move."""
        widest = self.table.ids.shape[1]
        ends = sorted({min(end, widest) for end in range(STRIDE, LONGEST + STRIDE, STRIDE)}, reverse=True)
        aside = torch.cuda.Stream()
        aside.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(aside):
            for _ in range(3):
                self._step(widest)
        torch.cuda.current_stream().wait_stream(aside)
        graphs: dict[int, torch.cuda.CUDAGraph] = {}
        for end in ends:
            graphs[end] = torch.cuda.CUDAGraph()
            with torch.cuda.graph(graphs[end], pool=graphs[ends[0]].pool() if end < ends[0] else None):
                self._step(end)
        for state in self.optimizer.state.values():
            for value in state.values():
                value.zero_()
        self.loss.zero_()
        self.averaged.load_state_dict(self.model.state_dict())
        return graphs


def fit(
    recipe: Recipe,
    rows: Sequence[Row],
    tokenizer: PairTokenizer,
    teachers: Sequence[CrossEncoder] = (),
    start: CrossEncoder | None = None,
) -> CrossEncoder:
    """The running average of a network's weights, trained on the rows as they are drawn afresh for each epoch.

    It starts from the base, or from a copy of `start`.
    """
    torch.manual_seed(recipe.seed)
    model = (copy.deepcopy(start) if start else CrossEncoder()).to(DEVICE).train()
    rng = random.Random(recipe.seed)
    drawn = [[example for row in rows for example in row.draw(rng)] for _ in range(recipe.epochs)]
    table = Table([example for examples in drawn for example in examples], tokenizer)
    descent = Descent(model, table, table.goals(teachers, recipe.trust), recipe.agreement)
    epochs = [table.batches(examples, rng) for examples in drawn]
    steps = sum(map(len, epochs))
    warm = max(1, steps // (10 * recipe.epochs))
    step = 0
    for number, batches in enumerate(epochs, 1):
        descent.loss.zero_()
        for batch in batches:
            rate = recipe.rate * min((step + 1) / warm, max(LAST_RATE, (steps - step) / (steps - warm)))
            step += 1
            descent.advance(batch, rate, min(AVERAGED, (1 + step) / (10 + step)))
            if step % REPORTED == 0:
                print(f"step {step} of {steps}", flush=True)
        print(f"epoch {number}: {len(batches)} batches, loss {descent.loss.item() / len(batches):.3f}", flush=True)
    return descent.averaged


def _in_half() -> torch.autocast:
    """Products in half precision, on a CPU: there it is twice as fast; a GPU has TF32."""
    return torch.autocast(DEVICE.type, dtype=torch.bfloat16, enabled=DEVICE.type == "cpu")


def _divergence(one: Tensor, other: Tensor) -> Tensor:
    return functional.kl_div(one, other, reduction="batchmean", log_target=True)


def _split(rows: Sequence[int], size: int) -> Iterator[list[int]]:
    return (list(rows[first : first + size]) for first in range(0, len(rows), size))
