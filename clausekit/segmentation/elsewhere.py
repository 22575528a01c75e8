"""A pointer in, whether it points out of the contract: into a law, a rule or another paper."""

from __future__ import annotations

import re

from clausekit.datamodel import Document, Fact, Span

CODE_BEFORE = re.compile(r"\b(?:C\.?\s?F\.?\s?R|U\.?\s?S\.?\s?C)\.?,?\s{0,3}$", re.IGNORECASE)
# "Section 8 of the Lease", but not "Section 8 of the Agreement" or "of this Attachment".
OTHER_PAPER = (
    r"(?:the|that|such|each|said|any|its)\s(?:certain\s)?(?!Agreement\b|Contract\b|Schedule|Exhibit|Annex|"
    r"Appendix|Attachment|Part(?:y|ies)\b|General\b|Terms\b)[A-Z]"
)
SURELY = re.compile(
    r"\s?(?:\([^()]{1,60}\)\s?)?(?:\sthereof\b|\s(?:of|to|in|under)\s(?:the|that\scertain|said)\s"
    r"(?:[A-Z][\w&’'-]{0,24}\s){1,6}?(?:Agreement|Lease|Contract|Indenture|Plan|Act|Code|Rules?|"
    r"Regulations?|Directive|Addendum|Clauses|SCCs?|GDPR)\b|\s(?:GDPR|CCPA|HIPAA|of\sDirective)\b)"
)
# Between a pointer and the paper that it points into stand only more pointers and what they are called.
MORE = (
    r"(?:\s?\([^()\n]{1,40}\)"
    r"|[\s,&–-]{1,3}(?:and|or|to|through|[Ss]ections?|[Aa]rticles?|[Cc]lauses?|\d[\d.]{0,6}))"
)
MAYBE = re.compile(rf"{MORE}{{0,8}}\s(?:of|in|to|under)\s{OTHER_PAPER}")
LAWS = re.compile(
    r"\b(?:SCCs?|[Ss]tandard [Cc]ontractual [Cc]lauses|the Clauses|D?FARS?|U\.?S\.?C|Code|C\.?F\.?R|Acts?"
    r"|GDPR|Regulations?|Directive|Bankruptcy|Title|[Ss]tatutes?|Laws?|Rules?|Treasury|UK Addendum|Order Form"
    r"|Prime Contract|(?:Master|Other|Original|Existing|Lease|Prior|License|Credit|Purchase)"
    r"(?:\s[A-Z]\w{1,20}){0,3} Agreement)\b"
    # What changes another paper names the sections of that paper.
    # "As amended in accordance with Section 12" does not.
    r"|\b(?:[Rr]eplaced?|[Dd]eleted?|[Aa]dd|(?<!\bas\s)[Aa]mended|[Ii]nsert(?:ed)?|[Ss]uperseded)\b"
)
# What is defined stands in quotation marks, laws do not: "“Bankruptcy Code” has the meaning in Section 11".
TERM = re.compile(r"[“\"][^“”\"\n]{1,60}[”\"]")
CLAUSES_OF_THE_EU = re.compile(r"standard contractual clauses|\bsccs?\b")
OF_THE_EU = frozenset({"clause", "annex"})
NUMBERED = frozenset({"section", "article", "clause"})
AMENDMENT = re.compile(
    r"\b(?:AMENDMENT|Amendment)\s(?:No|NO|Number|Agreement|AGREEMENT|[Tt][Oo]|#?\d|[IVX]{1,4}|[Oo][Nn][Ee])\b"
)
"""The title of a paper that changes another: numbers that it has not are that other's."""
TITLE = 2000
"""Characters in which a contract says what it is."""
AROUND = 220
"""Characters before and after a pointer in which a law is looked for; those of its own sentence, about."""
STOP = re.compile(r"[.;]\s+(?=[A-Z(“\"])|\n")
LARGEST = 2
"""Sections of contracts have numbers of one or two figures; laws go to the hundreds."""


class Elsewhere:
    """What is known of pointers out of one document."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.amends = AMENDMENT.search(document.text, 0, TITLE) is not None
        self.foreign = OF_THE_EU if CLAUSES_OF_THE_EU.search(document.text.lower()) else frozenset[str]()

    def surely(self, span: Span) -> bool:
        """True when the words right beside the pointer name the other text."""
        before = self.text[max(0, span.start - 12) : span.start]
        return bool(SURELY.match(self.text, span.end) or CODE_BEFORE.search(before))

    def maybe(self, fact: Fact) -> bool:
        """True when the pointer, which names nothing in the contract, may well be into another text."""
        if (
            (self.amends and fact.unit in NUMBERED)
            or fact.unit in self.foreign
            or MAYBE.match(self.text, fact.span.end)
        ):
            return True
        if any(len(part) > LARGEST for part in re.findall(r"\d+", fact.value)):
            return True
        return bool(LAWS.search(TERM.sub("", self._sentence(fact.span))))

    def _sentence(self, span: Span) -> str:
        before = STOP.split(self.text[max(0, span.start - AROUND) : span.start])[-1]
        return before + STOP.split(self.text[span.start : span.end + AROUND])[0]
