"""Joins the parts and opens the window; nothing imports it but the command line.

The window is painted first. The models, the checklist and the store are loaded after that: they
take longer than Qt itself.
"""

import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from ketcheck import APP_ID, __version__
from ketcheck.errors import KetcheckError, NoDisplay
from ketcheck.resources import resource
from ketcheck.ui.appearance.look import Place, keep_look, keep_place, read_look, read_place
from ketcheck.ui.shell.window import Window

if TYPE_CHECKING:
    from ketcheck.records.store import Store
    from ketcheck.ui.flow import Flow

_REFUSED = 2
_COPIES_AFTER_MS = 3_000


def run(folder: Path, content: Path | None = None) -> int:
    """Open the window on a data folder and stay until it is closed; the exit code.

    `content` is a clinic's own checklist, where one is named.
    """
    _require_display()
    # What a start makes is there to stay: searching it for garbage took a tenth of the start.
    gc.disable()
    app = make_application([])
    window = make_window(folder)
    window.painted.connect(lambda: open_records(app, window, folder, content))
    window.painted.connect(gc.enable)
    window.stand(read_place(folder))
    window.show()
    return app.exec()


def make_application(arguments: list[str]) -> QApplication:
    """The application, named as its desktop file is."""
    app = QApplication(["ketcheck", *arguments])
    app.setApplicationName("ketcheck")
    app.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName(APP_ID)
    app.setWindowIcon(QIcon(str(resource("icons", f"{APP_ID}.svg"))))
    return app


def make_window(folder: Path) -> Window:
    """The window in the look that was chosen, with nothing in it yet."""
    theme = read_look(folder)
    theme.apply()
    window = Window(theme)

    def keep() -> None:
        # A look that can't be kept is no reason to stop: it is in force, and asked for again.
        with suppress(OSError):
            keep_look(folder, theme)

    def keep_where(place: Place) -> None:
        with suppress(OSError):
            keep_place(folder, place)

    window.look_changed.connect(keep)
    window.left.connect(keep_where)
    return window


def open_flow(window: Window, folder: Path, content: Path | None = None) -> "Flow":
    """Open the store and show home; raises what the store or the content raises."""
    from ketcheck.records.opening import open_store  # noqa: PLC0415 - see the top

    _prepare(window, folder)
    return _begin(window, open_store(folder), content)


def _prepare(window: Window, folder: Path) -> None:
    """What comes before the first screen but costs too much before the first paint."""
    from ketcheck.ui.appearance.theme import load_fallback_fonts  # noqa: PLC0415
    from ketcheck.ui.help.helping import Helping  # noqa: PLC0415 - see the top
    from ketcheck.ui.shell.clipboard import SensitiveClipboard  # noqa: PLC0415 - see the top
    from ketcheck.ui.widgets.speech import install_roles  # noqa: PLC0415

    install_roles()
    load_fallback_fonts()
    SensitiveClipboard(window)
    Helping(window, folder)


def _begin(window: Window, store: "Store", content: Path | None) -> "Flow":
    from ketcheck.printouts import papers_of  # noqa: PLC0415
    from ketcheck.records.checklists import load_active  # noqa: PLC0415 - see the top
    from ketcheck.records.clock import now_here  # noqa: PLC0415
    from ketcheck.ui.flow import Flow  # noqa: PLC0415
    from ketcheck.ui.shell.desk import Desk  # noqa: PLC0415

    checklist, used, text = load_active(store.folder, content)
    store.keep_content(text)
    desk = Desk(store, now_here, checklist, used)
    flow = Flow(window, desk, papers_of(desk))
    flow.begin()
    # Once home is painted: nobody waits for it.
    QTimer.singleShot(_COPIES_AFTER_MS, flow, flow.computer.keep_copies)
    return flow


def open_records(
    app: QApplication, window: Window, folder: Path, content: Path | None = None
) -> None:
    """Open the records, asking for what does; where nothing helps, say why and end."""
    from ketcheck.records.clock import now_here  # noqa: PLC0415 - see the top
    from ketcheck.ui.protection.opening import Opening  # noqa: PLC0415

    _prepare(window, folder)

    def begin(store: "Store") -> None:
        # Also after a passphrase was typed: a clinic's checklist that can't be used leaves nothing
        # to ask by.
        _or_end(app, window, lambda: _begin_lockable(window, store, content, again))

    opening = Opening(window, folder, now_here, begin)

    def again() -> None:
        _or_end(app, window, opening.set_aside)

    _or_end(app, window, opening.begin)


def _begin_lockable(
    window: Window, store: "Store", content: Path | None, set_aside: Callable[[], object]
) -> None:
    """Show home; the window can be locked, and a locked store given up for a new one."""
    from ketcheck.ui.protection.locking import Locking  # noqa: PLC0415 - see the top
    from ketcheck.ui.shell.background_task import Work  # noqa: PLC0415

    flow = _begin(window, store, content)
    locking = Locking(window, store)
    locking.unlocked.connect(flow.go_on_unlocked)

    def give_up() -> None:
        Work.stop_all()
        store.close()
        flow.deleteLater()
        locking.deleteLater()
        window.drop_covered()
        window.show_no_clinic()
        set_aside()

    locking.aside_wanted.connect(give_up)


def _or_end(app: QApplication, window: Window, act: Callable[[], object]) -> None:
    """Do it, or say why not and end: without records there is nothing to show."""
    try:
        act()
    except KetcheckError as error:
        from ketcheck.ui.widgets.message import tell  # noqa: PLC0415 - only where something is wrong

        print(f"ketcheck: {error}", file=sys.stderr)  # noqa: T201 - for who started it by hand
        tell(window, str(error))
        app.exit(_REFUSED)


def _require_display() -> None:
    """Qt ends the process where it finds no display; say it in a sentence before that."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        message = (
            "There is no screen to open a window on. Start ketcheck from a desktop, "
            "or use a command such as “ketcheck list”."
        )
        raise NoDisplay(message)
