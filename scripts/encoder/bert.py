"""The sentence encoder in PyTorch: MiniLM with one linear head for all types.

Weights begin as those of all-MiniLM-L6-v2 (Apache-2.0), read from the folder that its package unpacks to.
"""

from __future__ import annotations

import json
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812 -- its usual name
from safetensors.torch import load_file
from torch import Tensor, nn

EPSILON = 1e-12
# A cosine-like range for the head to work on.
SCALE = 4.0
_PARTS = (
    ("attention.self.query", "query"),
    ("attention.self.key", "key"),
    ("attention.self.value", "value"),
    ("attention.output.dense", "out"),
    ("attention.output.LayerNorm", "first_norm"),
    ("intermediate.dense", "widen"),
    ("output.dense", "narrow"),
    ("output.LayerNorm", "second_norm"),
)


class Layer(nn.Module):
    def __init__(self, width: int, heads: int, wide: int) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value, self.out = (nn.Linear(width, width) for _ in range(4))
        self.widen, self.narrow = nn.Linear(width, wide), nn.Linear(wide, width)
        self.first_norm, self.second_norm = (nn.LayerNorm(width, eps=EPSILON) for _ in range(2))

    def forward(self, rows: Tensor, mask: Tensor, dropped: float) -> Tensor:
        batch, length, width = rows.shape

        def by_head(each: Tensor) -> Tensor:
            return each.view(batch, length, self.heads, -1).transpose(1, 2)

        query, key, value = by_head(self.query(rows)), by_head(self.key(rows)), by_head(self.value(rows))
        seen = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = self.out(seen.transpose(1, 2).reshape(batch, length, width))
        rows = self.first_norm(rows + F.dropout(seen, dropped, self.training))
        thought = self.narrow(F.gelu(self.widen(rows)))
        return self.second_norm(rows + F.dropout(thought, dropped, self.training))


class Encoder(nn.Module):
    """Numbers of pieces and their mask in, one logit for each type out."""

    def __init__(self, folder: Path, types: int) -> None:
        super().__init__()
        config = json.loads((folder / "config.json").read_text())
        width = config["hidden_size"]
        self.words = nn.Embedding(config["vocab_size"], width)
        self.places = nn.Embedding(config["max_position_embeddings"], width)
        self.kind = nn.Parameter(torch.zeros(width))
        self.norm = nn.LayerNorm(width, eps=EPSILON)
        self.layers = nn.ModuleList(
            Layer(width, config["num_attention_heads"], config["intermediate_size"])
            for _ in range(config["num_hidden_layers"])
        )
        self.head = nn.Linear(width, types)
        nn.init.zeros_(self.head.weight)
        nn.init.constant_(self.head.bias, -4.0)
        self._read(load_file(folder / "model.safetensors"))

    def forward(self, pieces: Tensor, mask: Tensor, dropped: float = 0.0) -> Tensor:
        rows = self.norm(self.words(pieces) + self.places.weight[: pieces.shape[1]] + self.kind)
        rows = F.dropout(rows, dropped, self.training)
        seen = mask[:, None, None, :].bool()
        for layer in self.layers:
            rows = layer(rows, seen, dropped)
        counted = mask[..., None].to(rows.dtype)
        mean = (rows * counted).sum(1) / counted.sum(1)
        return self.head(F.normalize(mean, dim=1) * SCALE)

    def teach_upper(self, frozen: int) -> list[nn.Parameter]:
        """Only layers from `frozen` on may change; returns what may, without the head."""
        for each in self.parameters():
            each.requires_grad = False
        upper = [each for layer in self.layers[frozen:] for each in layer.parameters()]
        for each in (*upper, *self.head.parameters()):
            each.requires_grad = True
        return upper

    def _read(self, weights: dict[str, Tensor]) -> None:
        state = {
            "words.weight": weights["embeddings.word_embeddings.weight"],
            "places.weight": weights["embeddings.position_embeddings.weight"],
            "kind": weights["embeddings.token_type_embeddings.weight"][0],
        }
        for name in ("weight", "bias"):
            state[f"norm.{name}"] = weights[f"embeddings.LayerNorm.{name}"]
            for at in range(len(self.layers)):
                for theirs, ours in _PARTS:
                    state[f"layers.{at}.{ours}.{name}"] = weights[f"encoder.layer.{at}.{theirs}.{name}"]
        self.load_state_dict(state | {f"head.{n}": p for n, p in self.head.state_dict().items()})
