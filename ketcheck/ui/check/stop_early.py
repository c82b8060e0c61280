"""Under an answer that is a STOP: the check may end here, or the rest is answered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ketcheck.ui.widgets.buttons import push_button
from ketcheck.ui.widgets.labels import Words
from ketcheck.ui.widgets.slot import Slot

_TEXT = "You can stop here. The record will say which questions were not asked."


class StopEarly(QWidget):
    """Two ways on: save and finish, or answer the rest."""

    finish_wanted = Signal()
    rest_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Words(_TEXT, kind="muted"))
        row = Slot(beside=True)
        column.addWidget(row)
        finish = push_button(
            "save-and-finish", "Save and &finish", self.finish_wanted.emit, kind="primary"
        )
        rest = push_button("answer-the-rest", "Answer the &rest", self.rest_wanted.emit)
        row.show_widgets([finish, rest])
