"""Joins the parts and opens the window; nothing imports it but the command line.

The window is painted first. The models, the checklist and the store are loaded after that: they
take longer than Qt itself.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from ketcheck import APP_ID, __version__
from ketcheck.errors import KetcheckError, NoDisplay
from ketcheck.resources import resource
from ketcheck.ui.look import keep_look, read_look
from ketcheck.ui.window import Window

if TYPE_CHECKING:
    from ketcheck.paper import Paper
    from ketcheck.records.model import Person, Record
    from ketcheck.ui.desk import Desk
    from ketcheck.ui.flow import Flow, Papers

_REFUSED = 2
_COPIES_AFTER_MS = 3_000


def run(folder: Path, arguments: list[str] | None = None) -> int:
    """Open the window on a data folder and stay until it is closed; the exit code."""
    _require_display()
    app = make_application(arguments or [])
    window = make_window(folder)
    window.painted.connect(lambda: _open_records(app, window, folder))
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

    window.look_changed.connect(keep)
    return window


def open_flow(window: Window, folder: Path) -> "Flow":
    """Open the store and show home; raises what the store or the content raises."""
    from ketcheck.records.checklists import load_bundled  # noqa: PLC0415 - see the top
    from ketcheck.records.clock import now_here  # noqa: PLC0415
    from ketcheck.records.opening import open_store  # noqa: PLC0415
    from ketcheck.ui.desk import Desk  # noqa: PLC0415
    from ketcheck.ui.flow import Flow  # noqa: PLC0415
    from ketcheck.ui.theme import load_fallback_fonts  # noqa: PLC0415
    from ketcheck.ui.widgets.speech import install_roles  # noqa: PLC0415

    install_roles()
    load_fallback_fonts()
    checklist, used, text = load_bundled()
    store = open_store(folder)
    store.keep_content(text)
    desk = Desk(store, now_here, checklist, used)
    flow = Flow(window, desk, _papers(desk))
    flow.begin()
    # Once home is painted: nobody waits for it.
    QTimer.singleShot(_COPIES_AFTER_MS, flow, flow.keep_copies)
    return flow


def _open_records(app: QApplication, window: Window, folder: Path) -> None:
    try:
        open_flow(window, folder)
    except KetcheckError as error:
        from ketcheck.ui.widgets.message import tell  # noqa: PLC0415 - only where something is wrong

        print(f"ketcheck: {error}", file=sys.stderr)  # noqa: T201 - for who started it by hand
        tell(window, str(error))
        app.exit(_REFUSED)


def _papers(desk: "Desk") -> "Papers":
    from ketcheck.ui.flow import Papers  # noqa: PLC0415 - see the top

    def record(one: "Record", paper: "Paper", again: bool) -> bytes:  # noqa: FBT001 - a callback
        from ketcheck.documents.papers import sheet_of  # noqa: PLC0415 - typst, for sheets alone

        return sheet_of(desk.store, one, paper, again=again)

    def blank(person: "Person | None", paper: "Paper") -> bytes:
        from ketcheck.documents.sheet import render_blank  # noqa: PLC0415 - the same

        return render_blank(desk.checklist, person=person, paper=paper)

    return Papers(record, blank)


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
