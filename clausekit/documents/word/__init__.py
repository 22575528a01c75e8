"""Word files in, Documents out; and the same walk again for whoever puts comments into them.

`from_docx` reads. `word_file` and `place.locate` lead from a span of the Document back to the runs.
"""

from __future__ import annotations

from clausekit.documents.word.loader import from_docx
from clausekit.documents.word.stories import passages
from clausekit.documents.word.wordfile import word_file

__all__ = ["from_docx", "passages", "word_file"]
