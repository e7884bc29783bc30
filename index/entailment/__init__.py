"""A small trained model that reads a passage for what it says of a proposition.

Importing this loads neither onnxruntime nor the model: `Reader.load` does.
"""

from __future__ import annotations

from index.entailment.reader import Reader, ReaderError, Reading
from index.entailment.verdicts import VERDICTS
from index.entailment.window import covered, window

__all__ = ["VERDICTS", "Reader", "ReaderError", "Reading", "covered", "window"]
