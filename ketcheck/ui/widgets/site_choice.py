"""The places of a label, to be chosen one by one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from ketcheck.checklist.details import Plan, site_key
from ketcheck.ui.widgets.labels import Words
from ketcheck.ui.widgets.tab_order import tab_in_place


class SiteChoice(QWidget):
    """A box for each place; hidden where the label has no more than one."""

    edited = Signal()

    def __init__(self, caption: str, *, is_shown: bool = True) -> None:
        """The caption is said; it is shown where no heading says the same."""
        super().__init__()
        self.setProperty("is_group", True)  # noqa: FBT003 - a property of Qt
        self.setAccessibleName(caption)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 4)
        self._column.setSpacing(8)
        if is_shown:
            self._column.addWidget(Words(caption))
        self._boxes: list[QCheckBox] = []

    def offer(self, plan: Plan | None, chosen: Sequence[str] = ()) -> None:
        """Show a box for each place of the label, with those that were chosen before."""
        words = plan.site_words if plan else ()
        if [box.text() for box in self._boxes] != list(words):
            self._make(words)
        keys = {site_key(one) for one in chosen}
        for box in self._boxes:
            box.setChecked(site_key(box.text()) in keys)
        self.setVisible(len(words) > 1)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The places chosen, in the order of the label; its only place without a choice."""
        if len(self._boxes) == 1:
            return (self._boxes[0].text(),)
        return tuple(box.text() for box in self._boxes if box.isChecked())

    def toggle(self, number: int) -> None:
        """Choose the place of that number, counted from 1, or take it back."""
        if 1 <= number <= len(self._boxes):
            box = self._boxes[number - 1]
            box.setFocus()
            box.toggle()

    def focus(self) -> None:
        """Put the keyboard on the first box."""
        if self._boxes:
            self._boxes[0].setFocus()

    def _make(self, words: Sequence[str]) -> None:
        for box in self._boxes:
            self._column.removeWidget(box)
            box.deleteLater()
        self._boxes = []
        for number, word in enumerate(words, start=1):
            box = QCheckBox(word)
            box.setObjectName(f"site-{number}")
            box.toggled.connect(self.edited)
            self._column.addWidget(box)
            self._boxes.append(box)
        tab_in_place(self, self._boxes)
