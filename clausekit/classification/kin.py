"""Words that say the same in a contract, told as one: few sentences teach more when names and forms differ.

Vendor, Provider and "we" are one side of a contract, Client, Licensee and "you" the other; plural and
singular are one word. The lists are ours. "Company" is on either side of a contract and stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

# The first word of a line stands for all of them.
_KIN: Final = """
supplier vendor provider licensor contractor seller carrier operator manufacturer consultant lessor owner
supplier we us our ours
customer client buyer licensee subscriber purchaser distributor reseller authority hirer lessee dealer
customer you your yours
agreement contract
shall must will
may can
fee charge price sum amount payment rate instalment
pay paid payable remit settle owed
terminate terminated terminating termination cancel cancelled canceled cancellation rescind rescission
forthwith immediately instantly straightaway summarily
suspend suspended suspension suspending disconnect deactivate disable
discontinue discontinued withdraw withdrawn retire sunset remove removed
refund refunded refundable reimburse reimbursed repaid repay returnable
delete deleted deletion erase erased purge purged wipe wiped destroy destroyed
service product software platform program programme system equipment
discretion pleasure option election
notice warning notification intimation
breach default violation contravention noncompliance
increase raise revise vary adjust enhance
invoice bill account statement
dispute disputed contest contested question challenge
record log book register
conclusive final binding
shortfall deficit deficiency
minimum committed commitment guaranteed
tariff pricelist ratecard
month monthly
year annual annually yearly
any every each all
entire whole full
no nil none
not never
without
upon on
"""
_SHORTEST_PLURAL: Final = 4
_NO_PLURAL: Final = ("ss", "us", "is")


def kin(words: Sequence[str]) -> list[str]:
    """Each of the lower-case `words`, or the word that stands for it; what comes out stays as it is."""
    return [_told(word) for word in words]


@lru_cache(maxsize=1 << 16)
def _told(word: str) -> str:
    single = word
    if len(word) >= _SHORTEST_PLURAL and word.endswith("s") and not word.endswith(_NO_PLURAL):
        single = word[:-1]
    return _TABLE.get(word) or _TABLE.get(single) or single


_TABLE: Final = {word: line.split()[0] for line in _KIN.strip().splitlines() for word in line.split()}
