"""The pages of a PDF one under the other, as wide as the view."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ketcheck.messages.catalogue import _, counted
from ketcheck.ui.printing.pdf import Pdf

_MARGIN = 12


class PageView(QScrollArea):
    """Shows a PDF; scrolled by arrow keys, Page Up and Page Down."""

    def __init__(self) -> None:
        super().__init__()
        self.pdf: Pdf | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: one that comes and goes would change the width that the page is drawn for.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._column.setSpacing(_MARGIN)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._pages: list[QLabel] = []
        self.setWidget(inside)

    def show_pdf(self, pdf: Pdf) -> None:
        """Show another PDF from its first page."""
        self.pdf = pdf
        for page in self._pages:
            page.hide()
            page.deleteLater()
        self._pages = [QLabel() for _ in range(pdf.page_count)]
        for number, page in enumerate(self._pages, start=1):
            page.setAccessibleName(
                _("Page {number} of {count}").format(number=number, count=pdf.page_count)
            )
            self._column.addWidget(page)
        self._draw()
        self.verticalScrollBar().setValue(0)
        self.setAccessibleName(
            counted("{count} page to print", "{count} pages to print", len(self._pages))
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the top; the page was drawn before the layout knew its height."""
        super().showEvent(event)
        QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the pages anew for the width that there is now."""
        super().resizeEvent(event)
        self._draw()

    def _draw(self) -> None:
        width = self.viewport().width() - 2 * _MARGIN
        if self.pdf is None or width <= 0:
            return
        ratio = self.devicePixelRatioF()
        for number, page in enumerate(self._pages):
            inches = self.pdf.page_size(number).width() / 72
            picture = QPixmap.fromImage(self.pdf.page_image(number, width * ratio / inches))
            picture.setDevicePixelRatio(ratio)
            page.setPixmap(picture)
            page.setFixedSize(picture.deviceIndependentSize().toSize())
