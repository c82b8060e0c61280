"""The menu under `Aa`: the text size, the colors, and whether a clear answer goes on by itself."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ketcheck.messages.catalogue import _, marked
from ketcheck.ui.appearance.going_on import goes_on_by_itself
from ketcheck.ui.appearance.theme import TEXT_SIZES, Scheme, set_kind

_SIZE_WORDS = (
    marked("Small text"),
    marked("Normal text"),
    marked("Large text"),
    marked("Larger text"),
    marked("Largest text"),
)
_SCHEME_WORDS = {
    Scheme.SYSTEM: marked("Match system"),
    Scheme.LIGHT: marked("Light"),
    Scheme.DARK: marked("Dark"),
    Scheme.CONTRAST: marked("High contrast"),
}


class LookMenu(QMenu):
    """What is in force has a check mark."""

    text_size_chosen = Signal(int)
    scheme_chosen = Signal(Scheme)
    going_on_chosen = Signal(bool)

    def __init__(self, text_size: int, scheme: Scheme, parent: QWidget) -> None:
        super().__init__(parent)
        set_kind(self, "choices")
        self._add_sizes(text_size)
        self.addSeparator()
        self._add_schemes(scheme)
        self.addSeparator()
        goes_on = self.addAction(_("Go to the next question on its own"))
        goes_on.setObjectName("goes-on")
        goes_on.setCheckable(True)
        goes_on.setChecked(goes_on_by_itself())
        goes_on.toggled.connect(self.going_on_chosen)

    def _add_sizes(self, chosen: int) -> None:
        sizes = QActionGroup(self)
        for size, words in zip(TEXT_SIZES, _SIZE_WORDS, strict=True):
            action = self._add(sizes, _(words), checked=size == chosen)
            action.setObjectName(f"text-{size}")
            action.triggered.connect(lambda _on=False, size=size: self.text_size_chosen.emit(size))

    def _add_schemes(self, chosen: Scheme) -> None:
        schemes = QActionGroup(self)
        for one, words in _SCHEME_WORDS.items():
            action = self._add(schemes, _(words), checked=one == chosen)
            action.setObjectName(f"scheme-{one.value}")
            action.triggered.connect(lambda _on=False, one=one: self.scheme_chosen.emit(one))

    def _add(self, group: QActionGroup, words: str, *, checked: bool) -> QAction:
        action = self.addAction(words)
        action.setCheckable(True)
        action.setChecked(checked)
        group.addAction(action)
        return action
