"""The words of signature blocks: what names a company, a role, a person, an office."""

from __future__ import annotations

import re
from collections.abc import Sequence

ENTITY = re.compile(
    r"\b(?:Inc|INC|Incorporated|INCORPORATED|LLC|L\.L\.C|LLP|L\.?P|Ltd|LTD|Limited|LIMITED|Corp|CORP|Corporation|CORPORATION"
    r"|Co|CO|Company|COMPANY|GmbH|GMBH|AG|PLC|plc|S\.?A|N\.?V|B\.?V|Pty|PTY|Bank|BANK|N\.A|University|UNIVERSITY|Partners"
    r"|PARTNERS|Partnership|PARTNERSHIP|Trust|TRUST|Association|ASSOCIATION|Institute|INSTITUTE|Foundation|FOUNDATION"
    r"|Authority|AUTHORITY|City|County|State|Group|GROUP|Holdings|HOLDINGS|S\.p\.A|Oy|AB|K\.K|Ltda|Fund|FUND)\b\.?"
)
STRONG = re.compile(
    r"\b(?:Inc|INC|LLC|L\.L\.C|Ltd|LTD|Limited|LIMITED|Corp|CORP|Corporation|GmbH|PLC|plc|S\.A)\b\.?"
)
ROLE = re.compile(
    r"[“\"(]?(?:the\s)?(?:Customer|Supplier|Vendor|Provider|Client|Contractor|Consultant|Licensor|Licensee|Distributor"
    r"|Company|Buyer|Seller|Purchaser|Party\s[AB12]|Landlord|Tenant|Manufacturer|Developer|Reseller|Agent|Franchisee"
    r"|Franchisor|Owner|Operator|Sponsor|Recipient|Discloser|Processor|Controller|Subscriber|Employee|Borrower|Lender)"
    r"[”\")]?\s{0,2}:?", re.IGNORECASE,
)  # fmt: skip
PERSON = re.compile(
    r"(?:(?:Mr|Ms|Mrs|Dr|Prof)\.?\s)?[A-Z][\w.’'-]{0,20}(?:\s(?:[A-Z][\w.’'-]{0,20}|de|van|von|der|la|di)){1,4}"
    r"(?:,?\s(?:Jr|Sr|III|II|IV|M\.?D|Ph\.?D|Esq|CPA)\.?){0,2}"
)
NO_PERSON = re.compile(
    r"\b(?:exhibit|annex|schedule|appendix|attachment|form|agreement|name|page|signature|confidential|amendment"
    r"|notice|address|property|witness|acknowledged|accepted|agreed)\b",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"\b(?:President|Chief|Officer|Director|Manager|Secretary|Treasurer|Chairman|Chair|Counsel|Partner|Member|Head|"
    r"CEO|CFO|COO|CTO|VP|EVP|SVP|Principal|Executive|Trustee|Attorney|Signatory|Controller|Administrator)\b",
    re.IGNORECASE,
)
ON_BEHALF = re.compile(
    r"(?:Signed|SIGNED|Executed|EXECUTED)(?:\sas\sa\sdeed)?(?:\sby\s(?P<name>.{2,50}?))?,?\s(?:for\sand\s)?on\sbehalf\sof"
    r"\s?:?\s(?P<party>.{3,100})",
    re.IGNORECASE,
)
COMPANY = re.compile(r"(?:Company|Entity)(?:\sName)?\s?:\s?(.{2,100})", re.IGNORECASE)
LEAD = re.compile(
    r"(?:IN\sWITNESS\b.{20,400}\b(?:above|below|written|date)\b\.?\s|(?:signed\s)?for"
    r"(?:\sand\son\sbehalf\sof)?:?\s(?!and\b)|(?:party|company)(?:\sname)?\s?:\s)(?=\S)",
    re.IGNORECASE,
)
SHORTEST = 3
"""Letters of a name."""
RULE = re.compile(r"[_\-–—=]{3,}")


def party_of(heads: Sequence[str]) -> str:
    """The name of who signs, among the lines above: a company's before a role's before any."""
    for head in reversed(heads):
        if ENTITY.search(head):
            return clean(head)
    for head in reversed(heads):
        if ROLE.fullmatch(head):
            return clean(head)
    last = heads[-1] if heads else ""
    return clean(last) if 3 <= len(last) <= 80 and not last.endswith((".", ";")) else ""


def clean(words: str) -> str:
    """A name without lines to write on, without quotation marks and without what introduces it."""
    words = " ".join(RULE.sub(" ", words).split())
    name = LEAD.sub("", words, count=1).strip(' :“”"()')
    return name if len(name) >= SHORTEST else ""
