"""The fitted encoder as an ONNX file with weights of eight bits."""

from __future__ import annotations

import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from scripts.encoder.bert import Encoder
from scripts.encoder.fitting import padded

EXAMPLE = ([101, 2023, 2003, 102], [101, 102])


def export(encoder: Encoder, path: Path) -> None:
    """Writes `encoder` to `path`: inputs `pieces` and `mask`, output `logits`."""
    encoder.eval()
    pieces, mask = padded(EXAMPLE)
    rows, length = torch.export.Dim("rows"), torch.export.Dim("length", max=512)
    shape = {0: rows, 1: length}
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "encoder.onnx"
        torch.onnx.export(
            encoder,
            (pieces, mask),
            plain,
            input_names=["pieces", "mask"],
            output_names=["logits"],
            dynamic_shapes={"pieces": shape, "mask": shape},
            dynamo=True,
            external_data=False,
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        quantize_dynamic(plain, path, weight_type=QuantType.QInt8, per_channel=True)
