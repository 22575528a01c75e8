"""The first look: a shallow network that lets through what the encoder might find to be of some type.

It learns from the encoder itself, which has read tens of thousands of sentences of CUAD, and from what we
wrote: the mean of vectors of word pieces and of pairs of them, one hidden layer, one number (Joulin et al.,
"Bag of tricks for efficient text classification", 2017).
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 -- its usual name
from numpy.typing import NDArray
from torch import nn

from clausekit.classification.first_look import PAIRS, FirstLook, grams
from scripts.encoder.material import SEED

WIDTH, HIDDEN = 48, 64
EPOCHS, BATCH, STEP, DENSE_STEP, DROPPED = 3, 256, 3e-3, 1e-3, 0.1
# It learns how far the encoder is from finding something, within these limits; near finds count more.
FARTHEST, SUREST, NEAR, NEAR_COUNTS = -6.0, 3.0, -1.0, 3.0
# Of held-out sentences in which the encoder rightly finds something, the shares that must pass: of those of
# contracts, and of those that we wrote, which are shorter and plainer.
KEPT, WRITTEN_KEPT = 0.9, 0.95


@dataclass(frozen=True, slots=True)
class Gate:
    """The first look as fitted; shares that pass: of all sentences of held-out contracts, of those of them in
    which the encoder is right to find something, and of such sentences that we wrote and held out."""

    look: FirstLook
    passing: float
    kept: float
    written_kept: float


@dataclass(frozen=True, slots=True)
class Kinds:
    """Of each row, whether it stands in a contract, whether it is `unseen` and so not learned from, whether
    it is `held_out` to choose the threshold by, and whether the encoder is right to find something in it."""

    real: NDArray[np.bool_]
    unseen: NDArray[np.bool_]
    held_out: NDArray[np.bool_]
    right: NDArray[np.bool_]


class _Shallow(nn.Module):
    def __init__(self, words: torch.Tensor) -> None:
        super().__init__()
        pairs = torch.zeros(PAIRS, words.shape[1])
        vectors = torch.cat([words, pairs])
        self.grams = nn.EmbeddingBag.from_pretrained(vectors, mode="mean", freeze=False, sparse=True)
        self.hidden = nn.Linear(words.shape[1], HIDDEN)
        self.out = nn.Linear(HIDDEN, 1)

    def forward(self, flat: torch.Tensor, starts: torch.Tensor) -> torch.Tensor:
        rows = F.dropout(self.grams(flat, starts), DROPPED, self.training)
        return self.out(F.dropout(F.relu(self.hidden(rows)), DROPPED, self.training))[:, 0]


def fit_gate(
    pieces: Sequence[Sequence[int]],
    margins: NDArray[np.float32],
    kinds: Kinds,
    embeddings: NDArray[np.float32],
) -> Gate:
    """Fits on rows of `pieces` that may be learned from; the threshold is chosen on those held out.

    `margins` say how far above its threshold, as a logit, the likeliest type of each row is.
    """
    model = _Shallow(_principal(embeddings))
    _teach(
        model,
        [grams(row, len(embeddings)) for row in pieces],
        margins,
        np.flatnonzero(~kinds.unseen).tolist(),
    )
    look = FirstLook(
        *(each.detach().numpy() for each in (model.grams.weight, model.hidden.weight, model.hidden.bias)),
        model.out.weight.detach().numpy()[0],
        float(model.out.bias.detach()[0]),
        least=0.0,
    )
    said = look.logits(pieces)
    theirs = kinds.held_out & kinds.real
    right, ours = theirs & kinds.right, kinds.held_out & ~kinds.real & kinds.right
    least = min(float(np.quantile(said[right], 1 - KEPT)), float(np.quantile(said[ours], 1 - WRITTEN_KEPT)))
    passing, kept, written = (float((said[part] >= least).mean()) for part in (theirs, right, ours))
    return Gate(replace(look, least=least), passing, kept, written)


def _teach(
    model: _Shallow, rows: Sequence[NDArray[np.int64]], margins: NDArray[np.float32], order: list[int]
) -> None:
    vectors = torch.optim.SparseAdam([model.grams.weight], lr=STEP)
    dense = torch.optim.Adam([*model.hidden.parameters(), *model.out.parameters()], lr=DENSE_STEP)
    answers = torch.tensor(np.clip(margins, FARTHEST, SUREST).astype(np.float32))
    dice = random.Random(SEED)  # noqa: S311 -- no secret
    for _ in range(EPOCHS):
        model.train()
        dice.shuffle(order)
        for first in range(0, len(order), BATCH):
            batch = order[first : first + BATCH]
            said = model(*_flat([rows[at] for at in batch]))
            counts = 1 + (NEAR_COUNTS - 1) * (answers[batch] > NEAR)
            loss = (F.smooth_l1_loss(said, answers[batch], reduction="none") * counts).mean()
            vectors.zero_grad()
            dense.zero_grad()
            loss.backward()
            vectors.step()
            dense.step()


def _principal(embeddings: NDArray[np.float32]) -> torch.Tensor:
    """The encoder's own vectors of pieces, in fewer dimensions."""
    from sklearn.decomposition import PCA

    reduced = PCA(WIDTH, random_state=0).fit_transform(embeddings)
    return torch.tensor((reduced / reduced.std() / 2).astype(np.float32))


def _flat(rows: Sequence[NDArray[np.int64]]) -> tuple[torch.Tensor, torch.Tensor]:
    lengths = [len(row) for row in rows]
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    return torch.tensor(np.concatenate(rows)), torch.tensor(starts)
