"""A stranger's bytes in, a Document or one sentence out, whatever they do to the process that reads them.

``read_guarded(data, name)`` is `documents.read` in a process of its own, with limits of time and
memory; ``members_guarded(data, name)`` is `documents.members` in the same way.
"""

from clausekit.documents.guard.readers import Readers, members_guarded, read_guarded, warm_up

__all__ = ["Readers", "members_guarded", "read_guarded", "warm_up"]
