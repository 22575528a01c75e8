"""Playbooks in, Markdown pages out: what is checked, why, by which source, and examples of both sorts.

The pages are made from the rules themselves, so that they cannot say anything else than what is checked.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from clausekit.playbook.interactions import INTERACTIONS
from clausekit.playbook.loading import load_playbook
from clausekit.playbook.merging import builtin_playbooks
from clausekit.playbook.schema import Playbook, Rule

_GROUPS = {
    "SLA": "Service levels and support",
    "TRM": "Term, termination and leaving",
    "IP": "Intellectual property and data rights",
    "DSP": "Law and disputes",
    "CNF": "Confidentiality",
    "LOL": "Limits of liability",
    "IND": "Indemnities",
    "WAR": "Warranties",
    "INS": "Insurance",
    "PAY": "Fees and prices",
    "DPS": "Data protection and security",
    "TEL": "Telecommunications",
    "NDA": "Non-disclosure agreements",
    "ENT": "The papers themselves",
    "INT": "Clauses read together",
}
_OTHER = "Governance and general terms"
_WHOM = {"customer": "the customer", "vendor": "the vendor", "both": "both sides"}
_OWNERS = {"it": "IT"}


def catalogue_pages() -> dict[str, str]:
    """Markdown by file name: "index.md", and a page for each rule ("TRM-01.md") of the built-in playbooks."""
    playbooks = [load_playbook(id) for id in builtin_playbooks()]
    rules: dict[str, Rule] = {}
    for playbook in playbooks:
        for rule in playbook.rules:
            rules.setdefault(rule.id, rule)
    pages = {f"{id}.md": _page(rule, _where(rule, playbooks)) for id, rule in sorted(rules.items())}
    return {"index.md": _index(playbooks, rules), **pages}


def _index(playbooks: list[Playbook], rules: dict[str, Rule]) -> str:
    lines = ["# Catalogue of rules", "", f"{len(rules)} rules in {len(playbooks)} playbooks. "]
    lines[-1] += "Nothing here has been reviewed by a lawyer; thresholds are where negotiation starts."
    lines += ["", "| playbook | for | rules |", "|---|---|---|"]
    for playbook in playbooks:
        kinds = ", ".join(kind.replace("_", " ") for kind in playbook.kinds) or "any contract"
        lines.append(f"| `{playbook.id}` {playbook.title} | {kinds} | {len(_for(playbook))} |")
    for group in dict.fromkeys([*_GROUPS.values(), _OTHER]):
        members = [rule for rule in rules.values() if _group(rule) == group]
        if members:
            lines += ["", f"## {group}", "", "| rule | | severity | hurts |", "|---|---|---|---|"]
            lines += [_row(rule) for rule in sorted(members, key=_id)]
    return "\n".join(lines) + "\n"


def _row(rule: Rule) -> str:
    return f"| [{rule.id}]({rule.id}.md) | {rule.title} | {_severities(rule)} | {_WHOM[rule.hurts]} |"


def _page(rule: Rule, playbooks: list[str]) -> str:
    about = [
        ("Severity", _severities(rule)),
        ("Hurts", _WHOM[rule.hurts]),
        ("For", _OWNERS.get(rule.owner, rule.owner)),
        ("Kinds of contract", ", ".join(kind.replace("_", " ") for kind in rule.kinds) or "all"),
        ("Playbooks", ", ".join(f"`{id}`" for id in playbooks)),
        ("Source", rule.source),
    ]
    lines = [f"# {rule.id} {rule.title}", ""]
    if not rule.enabled:
        lines += ["*Switched off until a playbook switches it on.*", ""]
    lines += ["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in about), ""]
    lines += [f"**Message.** {rule.message}", "", f"**Why.** {rule.why}", "", "**What to ask for.**", ""]
    lines += [f"> {rule.suggestion}", ""]
    if rule.fallback:
        lines += ["**If that is refused.** " + "; ".join(rule.fallback) + ".", ""]
    lines += ["## How it is checked", "", *_checked(rule), "", "## Examples", ""]
    lines += [
        *_examples("Nothing is found in", rule.examples.good),
        *_examples("Found in", rule.examples.bad),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _checked(rule: Rule) -> Iterator[str]:
    yield f"Kind of check: `{rule.check.kind}`."
    if rule.check.kind == "interaction":
        yield ""
        yield (INTERACTIONS[rule.check.name].__doc__ or "").strip()
    if rule.clause:
        yield ""
        yield (
            "Looked for first in clauses about "
            + ", ".join(name.replace("_", " ") for name in rule.clause)
            + "."
        )
    for name, value in _settings(rule.check):
        yield ""
        yield f"* {name}: {value}"


def _settings(check: BaseModel) -> Iterator[tuple[str, str]]:
    for name, value in check.model_dump(exclude_defaults=True, exclude={"kind"}).items():
        words = name.replace("_", " ")
        if isinstance(value, dict):
            yield words, "; ".join(str(key) for key in value)
        elif isinstance(value, (list, tuple)):
            yield words, "; ".join(_band(item) if isinstance(item, dict) else f"`{item}`" for item in value)
        else:
            yield words, str(value)


def _band(band: dict[str, object]) -> str:
    limits = [f"{word} {band[word]}" for word in ("over", "under") if band.get(word) is not None]
    return f"{' and '.join(limits)}: {band['severity']}"


def _examples(title: str, examples: tuple[str, ...]) -> Iterator[str]:
    if examples:
        yield f"{title}:"
        yield ""
        for example in examples:
            yield from (f"> {line}" if line.strip() else ">" for line in example.splitlines())
            yield ""


def _severities(rule: Rule) -> str:
    bands = getattr(rule.check, "bands", ())
    found = sorted({band.severity for band in bands} or {rule.severity})
    ends = dict.fromkeys(severity.name.lower() for severity in (found[0], found[-1]))
    return " to ".join(ends)


def _for(playbook: Playbook) -> list[Rule]:
    """The rules of a playbook that can ever apply to its kinds of contract."""
    return [
        rule
        for rule in playbook.rules
        if rule.enabled and (not playbook.kinds or any(rule.kinds_fit(kind) for kind in playbook.kinds))
    ]


def _where(rule: Rule, playbooks: list[Playbook]) -> list[str]:
    return [playbook.id for playbook in playbooks if rule.id in {member.id for member in _for(playbook)}]


def _group(rule: Rule) -> str:
    return _GROUPS.get(rule.id.split("-")[0], _OTHER)


def _id(rule: Rule) -> str:
    return rule.id
