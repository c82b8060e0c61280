"""Long work: how far it is, and a way to stop it."""

from PySide6.QtWidgets import QProgressBar

from ketcheck.messages.catalogue import _
from ketcheck.ui.shell.background_task import Work
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.labels import Heading, Words


class Working(Screen):
    """Stands until the work is done or stopped."""

    def __init__(self, title: str, work: Work) -> None:
        super().__init__()
        self.body.addWidget(Heading(title, scale=1.5))
        self._told = Words(_("This can take some minutes. Nothing is lost if you stop it."))
        self.body.addWidget(self._told)
        bar = QProgressBar()
        bar.setObjectName("progress")
        bar.setAccessibleName(_("How far it is"))
        bar.setRange(0, 100)
        bar.setTextVisible(False)
        work.advanced.connect(bar.setValue)
        self.body.addWidget(bar)
        self.body.addStretch(1)
        self._work = work
        self._stop = self.add_button("cancel-work", _("S&top"), self._cancel)
        self.closed.connect(self._cancel)

    def _cancel(self) -> None:
        self._told.setText(_("Stopping…"))
        self._stop.setEnabled(False)
        self._work.cancel()
