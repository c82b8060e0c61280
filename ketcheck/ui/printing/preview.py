"""The page as it will be printed, with a way to print it and a way to keep it as a file."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ketcheck.errors import KetcheckError, NoPrinter
from ketcheck.messages.catalogue import _, marked
from ketcheck.missing_fonts import advice
from ketcheck.paper import Paper, paper_for_locale
from ketcheck.ui.appearance.theme import MARGIN, set_kind
from ketcheck.ui.printing.page_view import PageView
from ketcheck.ui.printing.pdf import Pdf
from ketcheck.ui.printing.print_queue import SAID, Handed
from ketcheck.ui.printing.printer import NO_PRINTER, print_pdf, printers, save_pdf
from ketcheck.ui.shell.show_in_folder import show_in_folder
from ketcheck.ui.widgets.choice_box import ChoiceBox
from ketcheck.ui.widgets.choosing import make_roomy
from ketcheck.ui.widgets.labels import Words
from ketcheck.ui.widgets.paths import shown_path
from ketcheck.ui.widgets.speech import announce

_SIZE: Final = QSize(860, 680)
Render = Callable[[Paper], bytes]
CHANGED: Final = marked(
    "This page has changed since you opened it. Read it again, then print or save it."
)


class Preview(QDialog):
    """Shows the very bytes that are printed and saved; they stay in memory.

    `job` names the print job; it may hold a short id, never a name. No more may `file`, under
    which it is saved without its ending; it is `job` where it is left out.
    """

    kept = Signal()
    """It is on paper or in a file, before that is said."""
    printed = Signal(str)
    saved = Signal(str)
    help_wanted = Signal()

    def __init__(
        self,
        render: Render,
        job: str,
        parent: QWidget | None = None,
        *,
        papers: Sequence[Paper] = tuple(Paper),
        file: str = "",
    ) -> None:
        """`papers` are the sizes that it can be rendered on."""
        super().__init__(parent)
        self._render = render
        self._job = job
        self._file = file or job
        self._pdf: Pdf | None = None
        self._saved_as: Path | None = None
        self._shown = paper_for_locale() if len(papers) > 1 else papers[0]
        self.setWindowTitle(_("Print - {page}").format(page=job))
        self._paper = self._combo("paper", _("Paper"))
        for paper in papers:
            self._paper.addItem(paper.label, paper.value)
        self._paper.setCurrentIndex(self._paper.findData(self._shown.value))
        self._printer = self._combo("printer", _("Printer"))
        self._view = PageView()
        self._view.setObjectName("page")
        self._fonts = Words()
        self._fonts.setObjectName("missing-fonts")
        set_kind(self._fonts, "fault")
        self._message = Words()
        self._message.setObjectName("print-message")
        self._lay_out()
        self._show_page()
        self._list_printers()
        self._begin_at(self._print_button if self._printer.count() else self._save_button)
        self._paper.currentIndexChanged.connect(self._change_paper)
        room = parent.window().size() if parent else _SIZE
        self.resize(_SIZE.boundedTo(room))
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(self._print_button.click)
        QShortcut(QKeySequence("F1"), self).activated.connect(self.help_wanted)

    def done(self, result: int) -> None:
        """Close, and let go of the page."""
        if self._pdf:
            self._pdf.close()
        super().done(result)
        # The window is its parent, and would keep one more preview for each page printed.
        self.deleteLater()

    def _combo(self, name: str, label: str) -> ChoiceBox:
        combo = ChoiceBox()
        combo.setObjectName(name)
        combo.setAccessibleName(label)
        return combo

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(12)
        choices.addWidget(self._label(_("Pa&per"), self._paper))
        choices.addWidget(self._paper)
        choices.addSpacing(12)
        choices.addWidget(self._label(_("Prin&ter"), self._printer))
        choices.addWidget(self._printer, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        close = self._button("close", _("&Close"), self.reject)
        self._folder = self._button("show-in-folder", _("Show in &folder"), self._show_in_folder)
        self._folder.hide()
        self._save_button = self._button("save-pdf", _("&Save as PDF"), self._save)
        self._print_button = self._button("print", _("&Print"), self._print)
        buttons.addWidget(close)
        buttons.addStretch(1)
        buttons.addWidget(self._save_button)
        buttons.addWidget(self._print_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN // 2, MARGIN // 2, MARGIN // 2, MARGIN // 2)
        layout.setSpacing(14)
        # A wrapped label asks for the height of its narrowest form, more than a small screen has.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(480, 280)
        layout.addLayout(choices)
        layout.addWidget(self._view, 1)
        layout.addWidget(self._fonts)
        told = QHBoxLayout()
        told.addWidget(self._message, 1)
        told.addWidget(self._folder)
        layout.addLayout(told)
        layout.addLayout(buttons)
        for first, second in (
            (self._paper, self._printer),
            (self._printer, self._view),
            (self._view, self._print_button),
            (self._print_button, self._save_button),
            (self._save_button, self._folder),
            (self._folder, close),
        ):
            QWidget.setTabOrder(first, second)

    def _begin_at(self, button: QPushButton) -> None:
        """Enter does what can be done: without a printer the page is saved."""
        set_kind(button, "primary")
        button.setDefault(True)
        button.setFocus()

    def _label(self, text: str, buddy: QWidget) -> QLabel:
        label = QLabel(text)
        label.setBuddy(buddy)
        return label

    def _button(self, name: str, text: str, pressed: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text.replace("&", ""))
        set_kind(button, "quiet")
        button.clicked.connect(pressed)
        return button

    def _show_page(self) -> None:
        paper = Paper(self._paper.currentData())
        pdf = Pdf(self._render(paper))
        self._shown = paper
        self._view.show_pdf(pdf)
        self._tell_of_fonts(advice(pdf.missing_fonts))
        if self._pdf:
            self._pdf.close()
        self._pdf = pdf

    def _tell_of_fonts(self, text: str) -> None:
        """Say before it is printed that some of it is left blank, and what would mend it."""
        is_news = text != self._fonts.text()
        self._fonts.setVisible(bool(text))
        self._fonts.setText(text)
        for button in (self._print_button, self._save_button):
            # Said now it may be lost to a screen reader: the dialog has yet to come up.
            button.setAccessibleDescription(text)
        if text and is_news:
            announce(self._fonts, text)

    @property
    def pdf(self) -> Pdf:
        """The page that is shown."""
        if self._pdf is None:
            self._show_page()
        return cast("Pdf", self._pdf)

    def _change_paper(self) -> None:
        try:
            self._show_page()
        except KetcheckError as error:
            with QSignalBlocker(self._paper):
                self._paper.setCurrentIndex(self._paper.findData(self._shown.value))
            self._say(str(error), kind="fault")

    def _is_still_so(self) -> bool:
        """Whether the page says what holds now; where it does not, show what does.

        A preview may be left open until an OK is over, and paper stays.
        """
        before = self.pdf.content
        try:
            self._show_page()
        except KetcheckError as error:
            self._say(str(error), kind="fault")
            return False
        if self.pdf.content == before:
            return True
        self._say(_(CHANGED), kind="fault")
        return False

    def _list_printers(self) -> None:
        """List the printers of now; the one that is chosen stays chosen if it is still there."""
        chosen = self._printer.currentText()
        with QSignalBlocker(self._printer):
            self._printer.clear()
            self._printer.addItems(printers())
            self._printer.setCurrentIndex(max(0, self._printer.findText(chosen)))
        self._printer.setEnabled(self._printer.count() > 0)
        if self._printer.count() == 0:
            self._printer.setPlaceholderText(_("No printer"))
            self._say(_(NO_PRINTER), kind="muted")

    def _print(self) -> None:
        if not self._is_still_so():
            return
        if self._printer.count() == 0:
            self._list_printers()
        printer = self._printer.currentText()
        try:
            handed = self._print_on(printer)
        except NoPrinter as error:
            self._list_printers()
            self._say(str(error), kind="fault")
            return
        self._keep()
        self._say(_(SAID[handed]).format(printer=printer))
        self.printed.emit(printer)

    def _print_on(self, printer: str) -> Handed:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            return print_pdf(self.pdf, printer, self._job)
        finally:
            QGuiApplication.restoreOverrideCursor()

    def _save(self) -> None:
        path = self._chosen_path()
        # Only then: the dialog may stay open for hours.
        if path is None or not self._is_still_so():
            return
        try:
            save_pdf(self.pdf, path)
        except KetcheckError as error:
            self._say(str(error), kind="fault")
            return
        self._keep()
        self._say(_("Saved as {path}.").format(path=shown_path(path)))
        self._saved_as = path
        self._folder.show()
        self.saved.emit(str(path))

    def _keep(self) -> None:
        """Tell of it; the next print of the page may be a reprint, and is shown as one."""
        self.kept.emit()
        with suppress(KetcheckError):
            self._show_page()

    def _show_in_folder(self) -> None:
        if self._saved_as:
            show_in_folder(self._saved_as)

    def _chosen_path(self) -> Path | None:
        dialog = QFileDialog(self, _("Save as PDF"), filter=_("PDF (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        # The dialog adds the ending itself, so it also asks before that very file is replaced.
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{self._file}.pdf")
        make_roomy(dialog)
        return Path(dialog.selectedFiles()[0]) if dialog.exec() else None

    def _say(self, text: str, *, kind: str = "") -> None:
        set_kind(self._message, kind)
        self._message.setText(text)
        announce(self._message, text)
