"""Where Tab comes by what is put on a page later: Qt would have it come last of all."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget


def tab_in_place(holder: QWidget, parts: Iterable[QWidget]) -> None:
    """Have Tab come by these parts of a holder one after the other, where the holder stands."""
    stops = [stop for part in parts for stop in _stops(part)]
    before = _stop_before(holder) if stops else None
    for stop in stops:
        if before:
            QWidget.setTabOrder(before, stop)
        before = stop


def _stop_before(widget: QWidget) -> QWidget | None:
    """What Tab stops at last of all that stands before a widget; None for the first on a page."""
    while (parent := widget.parentWidget()) is not None:
        layout = parent.layout()
        # Of pages, one is shown, and stands after none of the others.
        if layout is not None and not isinstance(parent, QStackedWidget):
            for one in reversed(_before(widget, layout)):
                stops = list(_stops(one))
                if stops:
                    return stops[-1]
        widget = parent
    return None


def _before(widget: QWidget, layout: QLayout) -> list[QWidget]:
    laid_out = list(_laid_out(layout))
    return laid_out[: laid_out.index(widget)] if widget in laid_out else []


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inside = item.layout() if item else None
        shown = item.widget() if item else None
        if shown is not None:
            yield shown
        elif inside is not None:
            yield from _laid_out(inside)


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
