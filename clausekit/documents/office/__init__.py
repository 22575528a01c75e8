"""Old Word, Rich Text and OpenDocument files in, Documents out, by way of LibreOffice where there is one."""

from clausekit.documents.office.conversion import from_office
from clausekit.documents.office.ole import Ole

__all__ = ["Ole", "from_office"]
