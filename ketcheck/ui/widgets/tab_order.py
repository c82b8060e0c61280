"""Where Tab comes by what is put on a page later: Qt would have it come last of all."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_in_place(holder: QWidget, parts: Iterable[QWidget]) -> None:
    """Have Tab come by these parts of a holder one after the other, where the holder stands."""
    stops = [stop for part in parts for stop in _stops(part)]
    before = _stop_before(holder) if stops else None
    for stop in stops:
        if before:
            QWidget.setTabOrder(before, stop)
        before = stop


def _stop_before(holder: QWidget) -> QWidget | None:
    """The last that Tab stops at before a holder; Qt puts nothing after what takes no Tab."""
    one = holder.previousInFocusChain()
    while one is not holder:
        if _takes_tab(one) and not holder.isAncestorOf(one):
            return one
        one = one.previousInFocusChain()
    return None


def _stops(part: QWidget) -> Iterator[QWidget]:
    """What Tab stops at in a part, in the order that it has there."""
    if _takes_tab(part):
        yield part
    if not any(map(_takes_tab, part.findChildren(QWidget))):
        return
    one = part.nextInFocusChain()
    while one is not None and one is not part:
        if _takes_tab(one) and part.isAncestorOf(one):
            yield one
        one = one.nextInFocusChain()


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
