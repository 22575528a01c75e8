"""The opening words of a block in, the part of a contract that they open out: recitals, schedule …"""

from __future__ import annotations

import re

SPELT = "ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten"
SCHEDULE = re.compile(
    r"(?P<word>SCHEDULE|Schedule|EXHIBIT|Exhibit|ANNEX(?:URE)?|Annex(?:ure)?|APPENDIX|Appendix|ATTACHMENT|Attachment"
    r"|ADDENDUM|Addendum)\s{0,4}(?:(?:No\.?|Number|NO\.?|NUMBER)\s{0,2}|#\s?)?[\"“'‘]?"
    rf"(?P<id>{SPELT}|[A-Z]{{1,2}}[-.]?\d{{1,2}}(?:\.\d{{1,2}})?|[A-Z](?:-[A-Z])?"
    r"|\d{1,2}(?:[A-Z]|(?:[-.](?:\d{1,3}|[A-Z]{1,2})){0,3}(?:\((?:\d{1,2}|[a-z]{1,3})\)){0,3})|[IVX]{1,5})"
    r"[\"”'’]?(?![A-Za-z0-9])"
)
BARE_SCHEDULE = re.compile(
    r"(?:THE |FIRST |SECOND |THIRD )?"
    r"(?:SCHEDULES?|EXHIBITS?|ANNEX(?:ES)?|APPENDI(?:X|CES)|ATTACHMENTS?|ADDENDUM)\W{0,3}"
)
RECITALS = re.compile(
    r"(?:RECITALS?|Recitals?|WITNESSETH|W\s?I\s?T\s?N\s?E\s?S\s?S\s?E\s?T\s?H|BACKGROUND|Background|PREAMBLE|PREMISES"
    r"|PRELIMINARY STATEMENTS?|Preliminary Statements?)"
    r"(?=\W{0,4}$|\s{0,2}[:;]|\s+(?:A\.|\(A\)|\(a\)|WHEREAS|Whereas|[A-Z]))"
    r"|WHEREAS\b|Whereas\b"
)
AGREED = re.compile(
    r"NOW,?\s{1,3}(?:THEREFORE|THEREOF|IT IS|THIS)|Now,?\s{1,3}(?:therefore|it is)|THEREFORE\b|Therefore,"
    r"|IT IS (?:HEREBY )?(?:AGREED|MUTUALLY)|It is (?:hereby )?agreed"
    r"|(?:The|THE) (?:parties|Parties|PARTIES) (?:hereby |hereto |HEREBY )?(?:agree|AGREE)\b.{0,60}$"
    r"|(?:AGREED TERMS|Agreed [Tt]erms|OPERATIVE (?:PROVISIONS|PART)|Operative [Pp]rovisions"
    r"|AGREEMENTS?|TERMS AND CONDITIONS|Terms and Conditions|TERMS|GENERAL TERMS(?: AND CONDITIONS)?)\W{0,3}$"
)
WITNESS = re.compile(
    r"IN WITNESS\b|In [Ww]itness\b|IN TESTIMONY\b|AS WITNESS\b|WITNESS (?:the|our|their)\b"
    r"|(?:EXECUTED|Executed|SIGNED|Signed)(?:,? (?:SEALED|sealed|AND|and) ?(?:DELIVERED|delivered)?)?"
    r"\s+(?:as|by|for|on|AS|BY|FOR|ON|in|this)\b"
    r"|(?:AGREED|Agreed)(?: (?:TO|to))? (?:AND|and|&) (?:ACCEPTED|accepted|Accepted)"
    r"|(?:ACCEPTED|Accepted) (?:AND|and|&) (?:AGREED|agreed|Agreed)"
    r"|(?:The|THE) [Pp]arties (?:hereto )?have (?:executed|signed|caused|duly)"
    r"|(?:SIGNATURES?|Signatures?|SIGNATORIES|EXECUTION|SIGNATURE PAGE|Signature Page)\W{0,4}$"
    r"|\[?(?:Signature|SIGNATURE) (?:[Pp]ages?|PAGES?|[Bb]locks?) (?:to )?[Ff]ollow"
    r"|\[?REMAINDER OF (?:THIS )?PAGE|\[?Remainder of (?:this )?page"
    r"|By signing (?:this|below)"
)
SIGNING_LINE = re.compile(
    r"(?:BY|By|Name|NAME|Title|TITLE|Its|ITS|Signature|SIGNATURE|Signed|Print(?:ed)? [Nn]ame"
    r"|PRINT(?:ED)? NAME|Witness|WITNESS)"
    r"\s{0,3}(?:\([^)]{0,40}\)\s{0,2})?(?::|_{3}|/s/|$)|_{8}|/s/|(?:Date|DATE|Dated)\s{0,2}:\s{0,3}(?:_{3}|$)"
)
INLINE_SIGNING = re.compile(
    r"(?:By|BY|Name|NAME|Title|TITLE)\s{0,3}:.{0,120}?(?:Name|NAME|Title|TITLE)\s{0,3}:", re.DOTALL
)
CONTENTS = re.compile(
    r"(?:TABLE OF CONTENTS|Table of [Cc]ontents|CONTENTS|Contents|INDEX)\b(?=\W{0,4}$|\s+[A-Z0-9])"
)
DEFINITION = re.compile(
    r"(?:[“\"‘'](?P<quoted>[^“”\"]{1,80})[”\"’']|(?P<plain>[A-Z][\w’'-]*(?: [A-Z&][\w’'-]*){0,5}))"
    r"(?:,?\s+(?:or|and)\s+[“\"][^“”\"]{1,60}[”\"]){0,4}\s{0,3}(?:\([^)]{1,60}\)\s{0,2})?,?:?\s{0,3}"
    r"(?P<verb>means?\b|shall (?:have the|mean|include|be defined)|has the meaning|have the meaning"
    r"|will (?:mean|have the)"
    r"|is defined|refers to|shall refer|includes?\b|has the same)"
)
KEY_JOINT = re.compile(r"[-.()]{1,4}")
LONGEST_OPENING = 160
"""A schedule's opening line; longer blocks start a sentence about the schedule."""


def opens_schedule(words: str, *, whole: bool) -> re.Match[str] | None:
    """The match of "Schedule A – Fees", "EXHIBIT B-1"; None for "Schedule A sets out …".

    `whole` says that `words` is all of a block.
    """
    found = SCHEDULE.match(words)
    if not found:
        return BARE_SCHEDULE.fullmatch(words.strip()) if whole else None
    rest = words[found.end() :]
    if whole and not rest.strip(" .:-–—\n\t"):
        return found
    follows = rest.lstrip(" \t\n-–—:.")
    if rest[:1] not in tuple(" \t\n-–—:.(") or rest[:2] in (", ", "; ") or not follows:
        return None
    capitals = follows[:12].upper() == follows[:12]
    if whole and len(words) <= LONGEST_OPENING and not words.rstrip().endswith((".", ";", ",")):
        return found if follows[0].isupper() or follows[0] in '[(“"' or follows.startswith("to ") else None
    return found if capitals and follows[0].isupper() and found["word"].isupper() else None


def signs(blocks: list[str], index: int) -> bool:
    """True when lines to sign on begin at `index`: two of the next few blocks are such lines."""
    if not SIGNING_LINE.match(blocks[index]):
        return False
    near = blocks[index : index + 8]
    return sum(SIGNING_LINE.match(words) is not None for words in near) >= 2 or any(
        INLINE_SIGNING.search(words[:300]) for words in near[:2]
    )


def defines(words: str) -> bool:
    """True for the opening of a definition: "“Term” means …"."""
    found = DEFINITION.match(words[:400])
    return bool(
        found and (found["quoted"] or found["verb"].startswith(("mean", "shall mean", "has the meaning")))
    )


def schedule_key(words: str, *, alone: bool = False) -> str:
    """ "schedule-a" for "Schedule A – Fees"; "" for none, or for one with more words when asked `alone`.

    An annexure is an annex: the heading may have the one word and the reference the other.
    """
    found = SCHEDULE.match(words)
    if found and alone and words[found.end() :].strip(" .:-–—"):
        return ""
    if not found:
        return ""
    word = "annex" if found["word"].lower() == "annexure" else found["word"]
    return KEY_JOINT.sub("-", f"{word}-{found['id']}".lower()).rstrip("-")
