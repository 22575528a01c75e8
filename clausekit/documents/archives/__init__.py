"""Files that hold files: a ZIP archive or an e-mail in, the contracts in it out, or one sentence why not."""

from clausekit.documents.archives.loaders import from_archive, from_email
from clausekit.documents.archives.unfolding import members

__all__ = ["from_archive", "from_email", "members"]
