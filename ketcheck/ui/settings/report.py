"""A report for support: its whole text is on screen before it is saved."""

from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit

from ketcheck.messages.catalogue import _
from ketcheck.records.diagnosis import diagnosis
from ketcheck.records.failures import explained_output
from ketcheck.records.private_files import whole_new_file
from ketcheck.ui.appearance.theme import Theme
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.choosing import make_roomy
from ketcheck.ui.widgets.labels import Heading, Words
from ketcheck.ui.widgets.message import tell, told

_FILE = "ketcheck-report.txt"


class ReportScreen(Screen):
    """The text as it would be saved, and a way to save it."""

    is_place = True

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._text = diagnosis(desk.store, desk.used, *_of_the_window(theme))
        self.body.addWidget(Heading(_("Report for support"), scale=1.5))
        self.body.addWidget(
            Words(
                _(
                    "This is all that's in the report: no name, no answer, and no medicine. "
                    "ketcheck doesn't send it anywhere. Save it, and give it to whoever helps you."
                ),
                kind="muted",
            )
        )
        text = QPlainTextEdit(self._text)
        text.setObjectName("report")
        text.setAccessibleName(_("The whole report"))
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setMinimumHeight(text.fontMetrics().lineSpacing() * 14)
        self.body.addWidget(text, 1)
        self.add_button("close", _("&Close"), self.closed.emit)
        self.add_button("save-report", _("&Save report"), self._save, kind="primary")

    def _save(self) -> None:
        dialog = QFileDialog(self, _("Save report"), filter=_("Text (*.txt)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.selectFile(_FILE)
        make_roomy(dialog)
        if dialog.exec():
            self.save_as(Path(dialog.selectedFiles()[0]))

    def save_as(self, path: Path) -> None:
        """Write the text into a new file."""
        with told(self), explained_output(path):
            with whole_new_file(path) as made:
                made.write_text(self._text, encoding="utf-8")
            tell(self, _("Report saved."))


def _of_the_window(theme: Theme) -> tuple[str, ...]:
    screen = QGuiApplication.primaryScreen()
    size = screen.size()
    return (
        f"Qt {qVersion()} on {QGuiApplication.platformName()}",
        f"screen {size.width()} x {size.height()} at {screen.devicePixelRatio():g}",
        f"text size {theme.text_size}, colors {theme.scheme.value}",
    )
