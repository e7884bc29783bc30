"""Trains the vectors that likeness in meaning is measured by: `python -m index.entailment.train_likeness`.

They begin as what MiniLM makes of each token by itself, its first principal components, as in model2vec, and are moved
so that a proposition or question is nearer to the sentence that decides it than to those that decide others (InfoNCE,
arXiv:1807.03748). About a minute on one core; the same data give the same vectors.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from index.entailment.dataset import NOT_STATED, VALIDATION_SETS, keep_out, load_candidates, load_pairs
from index.entailment.likeness import LEAST, VECTORS
from index.entailment.network import BASE, CrossEncoder
from index.entailment.reader import TOKENIZER, PairTokenizer

DIMENSIONS = 128
LONGEST = 96
"""Tokens of a text that count."""
SEED = 3
EPOCHS = 8
BATCH = 256
RATE, RATE_OF_WEIGHTS = 2e-3, 5e-3
TEMPERATURE = 0.07
AS_PROPOSITION = 0.6
READ_AT_ONCE = 1024
FRONT, BACK = "[CLS]", "[SEP]"


@dataclass(frozen=True, slots=True)
class Decided:
    """What is asked in both its forms, the sentence that decides it, and one of the same report that does not."""

    family: str
    """Of those of one family, none is taken for the others' opposite."""
    proposition: str
    question: str
    sentence: str
    beside: str


def load_decided(rng: random.Random) -> Iterator[Decided]:
    """From the pairs and the labelled reports that are trained on."""
    pairs = load_pairs()
    held = keep_out(pairs)
    for pair in pairs:
        if pair.family not in held and pair.verdict != NOT_STATED:
            yield Decided(pair.family, pair.proposition, pair.question, pair.deciding or pair.passage, "")
    of_text = defaultdict(list)
    for one in load_candidates():
        if one.set not in VALIDATION_SETS:
            of_text[one.set, one.text].append(one)
    for (name, text), candidates in of_text.items():
        silent = [one.sentence for one in candidates if one.verdict == NOT_STATED]
        for one in candidates:
            if one.verdict != NOT_STATED:
                beside = rng.choice(silent) if silent else ""
                yield Decided(f"{name}/{text}", text, one.asked or text, one.sentence, beside)


class Bags(nn.Module):
    """Texts as sums of the vectors of their tokens, each with a weight of its own."""

    def __init__(self, vectors: Tensor, tokenizer: PairTokenizer) -> None:
        super().__init__()
        self.vectors = nn.Parameter(vectors)
        # Tokens are numbered by how frequent they are: what is rare tells more, as in Zipf's law.
        self.weights = nn.Parameter(torch.log(1 + torch.arange(len(vectors))).float() / 10)
        self.tokenizer = tokenizer

    def forward(self, texts: Sequence[str]) -> Tensor:
        ids = [self.tokenizer.ids(text)[:LONGEST] for text in texts]
        flat = torch.tensor([token for of_text in ids for token in of_text])
        starts = torch.tensor([0, *(len(of_text) for of_text in ids[:-1])]).cumsum(0)
        sums = functional.embedding_bag(flat, self.vectors, starts, mode="sum", per_sample_weights=self.weights[flat])
        return functional.normalize(sums, dim=-1)


def first_vectors(tokenizer: PairTokenizer) -> Tensor:
    """What MiniLM makes of each token between its two marks: the first principal components, of mean length 1."""
    bert = CrossEncoder().bert.eval()
    count = bert.config.vocab_size
    front, back = (tokenizer.id(mark) for mark in (FRONT, BACK))
    ids = torch.stack([torch.full((count,), front), torch.arange(count), torch.full((count,), back)], 1)
    with torch.no_grad():
        read = torch.cat([bert(part).last_hidden_state.mean(1) for part in ids.split(READ_AT_ONCE)])
    centred = (read - read.mean(0)).double()
    _, _, components = torch.linalg.svd(centred, full_matrices=False)
    vectors = (centred @ components[:DIMENSIONS].T).float()
    return vectors / vectors.norm(dim=1).mean()


def train(tokenizer: PairTokenizer) -> Bags:
    """The vectors and weights after all epochs."""
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    decided = [*load_decided(rng)]
    bags = Bags(first_vectors(tokenizer), tokenizer)
    optimizer = torch.optim.Adam(
        [{"params": [bags.vectors], "lr": RATE}, {"params": [bags.weights], "lr": RATE_OF_WEIGHTS}]
    )
    for epoch in range(1, EPOCHS + 1):
        rng.shuffle(decided)
        total = 0.0
        starts = range(0, len(decided) - BATCH + 1, BATCH)
        for start in starts:
            loss = _loss(bags, decided[start : start + BATCH], rng)
            loss.backward()
            optimizer.step()
            optimizer.zero_grad()
            total += loss.item()
        print(f"epoch {epoch}: loss {total / len(starts):.3f}", flush=True)
    return bags


def _loss(bags: Bags, batch: Sequence[Decided], rng: random.Random) -> Tensor:
    asked = bags([one.proposition if rng.random() < AS_PROPOSITION else one.question for one in batch])
    sentences = bags([*(one.sentence for one in batch), *(one.beside for one in batch if one.beside)])
    scores = asked @ sentences.T / TEMPERATURE
    families = [one.family for one in batch]
    alike = torch.tensor([[a == b and i != j for j, b in enumerate(families)] for i, a in enumerate(families)])
    others = torch.zeros(len(batch), scores.shape[1] - len(batch), dtype=torch.bool)
    return functional.cross_entropy(scores.masked_fill(torch.cat([alike, others], 1), -1e4), torch.arange(len(batch)))


def save(bags: Bags, folder: Path) -> None:
    """Writes the weighted vectors as whole numbers of a byte, with the scale of each token."""
    weighted = (bags.vectors * bags.weights[:, None]).detach().numpy()
    scales = np.maximum(np.abs(weighted).max(1), LEAST) / 127
    vectors = np.round(weighted / scales[:, None]).astype(np.int8)
    np.savez(folder / VECTORS, vectors=vectors, scales=scales.astype(np.float32))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--out", type=Path, default=Path(__file__).parent, help="folder that the vectors are written to"
    )
    torch.set_num_threads(1)
    save(train(PairTokenizer(BASE / TOKENIZER)), parser.parse_args().out)


if __name__ == "__main__":
    main()
