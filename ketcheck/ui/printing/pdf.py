"""A PDF in memory, and pictures of its pages.

By PDFium in the package pypdfium2 (4 MB), not by Qt's own copy of it: that comes alone only for
PySide6 6.12, which loses count of None and True before Python 3.12 and then ends the process.
"""

from functools import cached_property

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from ketcheck.missing_fonts import packages_in

_POINTS_PER_INCH = 72


class Pdf:
    """The bytes of a PDF, open to be shown and printed."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self._document = pdfium.PdfDocument(content)

    @cached_property
    def page_count(self) -> int:
        """How many pages it has."""
        return len(self._document)

    @cached_property
    def missing_fonts(self) -> list[str]:
        """The Debian packages with fonts for what it leaves blank."""
        return packages_in(self._document.get_metadata_value("Keywords"))

    def page_size(self, number: int) -> QSizeF:
        """Width and height of a page, in points."""
        return QSizeF(*self._document.get_page_size(number))

    def page_image(self, number: int, dots_per_inch: float, *, grey: bool = False) -> QImage:
        """A page on white, in its colours or in grey."""
        bitmap = self._document[number].render(
            scale=dots_per_inch / _POINTS_PER_INCH, grayscale=grey, rev_byteorder=True
        )
        form = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB888
        pixels = bytes(bitmap.buffer)
        # A copy: Qt does not take the bytes over, and they end with this call.
        return QImage(pixels, bitmap.width, bitmap.height, bitmap.stride, form).copy()

    def close(self) -> None:
        """Let go of the document."""
        self._document.close()
