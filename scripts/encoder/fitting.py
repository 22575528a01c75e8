"""Fits the encoder: the upper layers and the head, with AdamW and a step that rises and falls."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812 -- its usual name
from numpy.typing import NDArray

from clausekit.classification.wordpiece import WordPieces
from scripts.encoder.bert import Encoder
from scripts.encoder.material import SEED, Row, one_name_a_side

Floats = NDArray[np.float32]

# As many pieces as a row may have at most, with the marks for beginning and end.
LONGEST = 96
BATCH, FROZEN = 48, 3
STEP, HEAD_STEP, DECAY, DROPPED = 3e-4, 2e-2, 0.01, 0.1
RISING, LOWEST = 0.1, 0.02
# How much a known yes, a known no and an assumed no count; of background, of which nothing is known, less.
# A no that was judged on a contract counts as a yes: it was judged because the encoder had said yes.
YES, NO, ASSUMED, ASSUMED_BACKGROUND = 3.0, 1.5, 0.2, 0.5
# From the second round on an assumed no that the encoder finds likelier than this does not count.
DOUBTFUL = 0.4
# Rows are told with one name for each side half of the time.
NAMED = 0.5

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Lesson:
    """Rows as numbers: pieces under the names they have and under one name a side, answers, weights."""

    pieces: tuple[list[list[int]], list[list[int]]]
    answers: torch.Tensor
    weights: torch.Tensor
    assumed: torch.Tensor


def lesson_of(rows: Sequence[Row], types: Sequence[str], cutter: WordPieces) -> Lesson:
    """The rows as numbers."""
    place = {type: at for at, type in enumerate(types)}
    answers = np.zeros((len(rows), len(types)), np.float32)
    weights = np.full(answers.shape, ASSUMED, np.float32)
    assumed = np.ones(answers.shape, bool)
    for at, row in enumerate(rows):
        if row.background:
            weights[at] = ASSUMED_BACKGROUND
        weights[at, [place[type] for type in row.overlaps]] = 0
        for type, says in row.known.items():
            answers[at, place[type]] = says
            weights[at, place[type]] = YES if says or row.real else NO
            assumed[at, place[type]] = False
    texts = [row.text for row in rows]
    pieces = (
        [cut(text, cutter) for text in texts],
        [cut(one_name_a_side(text), cutter) for text in texts],
    )
    return Lesson(pieces, torch.tensor(answers), torch.tensor(weights), torch.tensor(assumed))


def cut(text: str, cutter: WordPieces) -> list[int]:
    """The numbers of the pieces of `text`, as many as fit, between the marks."""
    return [cutter.first, *cutter.read(text)[: LONGEST - 2], cutter.last]


def fit(
    encoder: Encoder,
    lesson: Lesson,
    tell: Tell,
    after_epoch: Callable[[], None],
    *,
    epochs: int,
    pace: float = 1.0,
    doubting: bool = False,
) -> None:
    """Teaches the encoder in place, with `pace` times the usual step.

    `doubting`: assumed answers may be doubted from the first epoch on, since it knows the types already.
    """
    upper = encoder.teach_upper(FROZEN)
    groups = [{"params": upper, "lr": STEP}, {"params": list(encoder.head.parameters()), "lr": HEAD_STEP}]
    optimizer = torch.optim.AdamW(groups, weight_decay=DECAY)
    lengths = [len(each) for each in lesson.pieces[0]]
    steps = epochs * (len(lengths) // BATCH + 1)
    dice = random.Random(SEED)  # noqa: S311 -- no secret
    done, begun = 0, time.monotonic()
    for epoch in range(epochs):
        encoder.train()
        for batch in _batches(lengths, dice):
            done += 1
            share = min(1.0, done / (RISING * steps)) * max(LOWEST, 1 - done / steps)
            for group, step in zip(optimizer.param_groups, (STEP, HEAD_STEP), strict=True):
                group["lr"] = step * share * pace
            loss = _loss(encoder, lesson, batch, dice, doubting=doubting or epoch > 0)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_([p for p in encoder.parameters() if p.requires_grad], 1.0)
            optimizer.step()
            if done % 100 == 0:
                tell(f"step {done} of {steps}, {time.monotonic() - begun:.0f} s, loss {loss.item():.3f}")
        after_epoch()


def scores_of(encoder: Encoder, pieces: Sequence[list[int]]) -> Floats:
    """The logits of rows of pieces, one column for each type."""
    encoder.eval()
    found = np.zeros((len(pieces), encoder.head.out_features), np.float32)
    order = sorted(range(len(pieces)), key=lambda at: len(pieces[at]))
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        for first in range(0, len(order), 128):
            batch = order[first : first + 128]
            found[batch] = encoder(*padded([pieces[at] for at in batch])).float().numpy()
    return found


def padded(rows: Sequence[Sequence[int]]) -> tuple[torch.Tensor, torch.Tensor]:
    """Rows of one length, and which of their places are filled."""
    longest = max(map(len, rows))
    pieces = torch.zeros(len(rows), longest, dtype=torch.long)
    mask = torch.zeros(len(rows), longest)
    for at, row in enumerate(rows):
        pieces[at, : len(row)] = torch.tensor(row)
        mask[at, : len(row)] = 1
    return pieces, mask


def _loss(
    encoder: Encoder, lesson: Lesson, batch: list[int], dice: random.Random, *, doubting: bool
) -> torch.Tensor:
    rows = [lesson.pieces[dice.random() < NAMED][at] for at in batch]
    with torch.autocast("cpu", torch.bfloat16):
        logits = encoder(*padded(rows), DROPPED)
    logits = logits.float()
    weights = lesson.weights[batch]
    if doubting:
        doubtful = (torch.sigmoid(logits.detach()) > DOUBTFUL) & lesson.assumed[batch]
        weights = weights.masked_fill(doubtful, 0.0)
    each = F.binary_cross_entropy_with_logits(logits, lesson.answers[batch], weight=weights, reduction="none")
    return each.sum(1).mean()


def _batches(lengths: Sequence[int], dice: random.Random) -> Iterator[list[int]]:
    """Every row once, beside rows of about its length."""
    order = list(range(len(lengths)))
    dice.shuffle(order)
    reach = BATCH * 20
    chunks = [sorted(order[a : a + reach], key=lengths.__getitem__) for a in range(0, len(order), reach)]
    batches = [chunk[a : a + BATCH] for chunk in chunks for a in range(0, len(chunk), BATCH)]
    dice.shuffle(batches)
    yield from batches
