"""`clausekit predict`: one file in, every candidate provision out, a JSON line each."""

from __future__ import annotations

import json
from typing import Final

from clausekit.cli.console import write_bytes
from clausekit.cli.options import (
    AskPasswordOption,
    FileArgument,
    PasswordOption,
    ViewName,
    ViewOption,
    password_from,
)

LOWEST: Final = 0.001


def predict(
    file: FileArgument,
    view: ViewOption = ViewName.accepted,
    password: PasswordOption = None,
    ask_password: AskPasswordOption = False,
) -> None:
    """Write each candidate provision with its score (0.001 and above) as JSON lines."""
    from clausekit.documents import bytes_of
    from clausekit.documents.guard import read_guarded, warm_up

    warm_up()
    from clausekit.classification import find_provisions, label_clauses
    from clausekit.exports.to_json import provision_dict
    from clausekit.segmentation import segment

    secret = password_from(password, ask=ask_password)
    document = read_guarded(bytes_of(file), str(file), password=secret, view=view.value)
    clauses = label_clauses(document, segment(document))
    for provision in find_provisions(document, clauses, threshold=LOWEST):
        line = json.dumps(provision_dict(document, provision), ensure_ascii=False)
        write_bytes(line.encode("utf-8", errors="replace") + b"\n")
