"""Every error that clausekit raises on purpose.

::

    ClausekitError
    ├── DocumentError            a file could not become a Document
    │   ├── UnsupportedFile      no loader for this kind of file
    │   ├── EncryptedFile        a password is needed, or the one given is wrong
    │   ├── DamagedFile          the file breaks the rules of its own format
    │   ├── EmptyFile            nothing in it to read
    │   └── FileTooLarge         above a limit of size, pages, time or memory
    ├── PlaybookError            a playbook is misspelt or inconsistent: says file, line, what would be right
    ├── ModelError               trained weights are absent or do not fit this version
    ├── StoreError               a database that cannot be opened or is of another version
    ├── ExportError              a report that cannot be written
    └── UsageError               a value that only the caller can put right

Each message is one sentence for the person who chose the file: what, where, what would be right.
Contract text never appears in it.
"""

from __future__ import annotations


class ClausekitError(Exception):
    """Base of the tree; catching it catches everything that is the input's fault."""


class DocumentError(ClausekitError):
    """A file could not be read as a contract."""


class UnsupportedFile(DocumentError):
    """The content is of a kind that no loader reads, whatever the file's name says."""


class EncryptedFile(DocumentError):
    """The file asks for a password that was not given or was wrong."""


class DamagedFile(DocumentError):
    """The content claims to be a format and then breaks its rules."""


class EmptyFile(DocumentError):
    """There are no bytes, no pages or no words in it."""


class FileTooLarge(DocumentError):
    """The file, or what it unpacks to, is above a limit."""


class PlaybookError(ClausekitError):
    """A playbook is not valid; the message says file, line and what would be right."""


class ModelError(ClausekitError):
    """Trained weights are absent, damaged or made for another version."""


class StoreError(ClausekitError):
    """A store cannot be opened, read or written."""


class ExportError(ClausekitError):
    """A report cannot be written."""


class UsageError(ClausekitError):
    """An argument that the caller must change: an unknown playbook, side or format."""
