"""Opens the help at the topic of what is shown, and what is told about the program."""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ketcheck.ui.shell.menu import Item
from ketcheck.ui.shell.window import Window


class Helping(QObject):
    """Made once a window; works before any records are open, and while they are locked."""

    def __init__(self, window: Window, folder: Path) -> None:
        super().__init__(window)
        self._window = window
        self._folder = folder
        self._shown: dict[str, QWidget] = {}
        window.menu.chosen.connect(self._open)

    def _open(self, item: Item) -> None:
        acts: dict[Item, Callable[[], object]] = {
            Item.HELP: self.show_help,
            Item.ABOUT: self.show_about,
        }
        if item in acts:
            acts[item]()

    def show_help(self) -> None:
        """The topic of the screen that is shown, or the first one."""
        from ketcheck.ui.help.help_window import HelpWindow  # noqa: PLC0415 - seldom wanted
        from ketcheck.ui.help.topics import topic_of, topics  # noqa: PLC0415 - the same

        among = [one for one in topics() if self._window.is_of_clinic or not one.clinic]
        # What stands before the window, as a page to be printed does, would else keep the keys.
        before = QApplication.activeModalWidget()
        topic = topic_of(_classes_shown(before or self._window.screen_shown), among) or among[0]
        help_window = HelpWindow(before or self._window, among)
        self._show("help", help_window)
        help_window.show_over(self._window)
        help_window.open_topic(topic)

    def show_about(self) -> None:
        """The version, the license, and where the data is."""
        from ketcheck.ui.help.about import AboutWindow  # noqa: PLC0415 - seldom wanted

        about = AboutWindow(self._window, self._folder)
        self._show("about", about)
        about.show_over(self._window)

    def _show(self, name: str, window: QWidget) -> None:
        """Put a new one in place of the one before: it is of another screen by now."""
        before = self._shown.get(name)
        if before and isValid(before):
            before.hide()
            before.deleteLater()
        self._shown[name] = window


def _classes_shown(screen: QWidget | None) -> Iterator[str]:
    """The names of the classes of what is on a screen, the innermost first, and of the screen."""
    if screen is None:
        return
    for widget in reversed(screen.findChildren(QWidget)):
        if widget.isVisibleTo(screen):
            yield type(widget).__name__
    for kind in type(screen).__mro__:
        yield kind.__name__
