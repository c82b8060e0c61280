"""Joins the parts and opens the window; nothing imports it but the command line."""

import os
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from ketcheck import APP_ID, __version__
from ketcheck.errors import KetcheckError, NoDisplay
from ketcheck.paper import Paper
from ketcheck.records.checklists import load_used
from ketcheck.records.clock import now_here
from ketcheck.records.model import Person, Record
from ketcheck.records.opening import open_store
from ketcheck.resources import resource
from ketcheck.ui.desk import Desk
from ketcheck.ui.labels import install_heading_role
from ketcheck.ui.message import tell
from ketcheck.ui.window import Window

CHECKLIST = "topical-ketamine.toml"


def run(folder: Path, arguments: list[str] | None = None) -> int:
    """Open the window on a data folder and stay until it is closed; the exit code."""
    _require_display()
    app = make_application(arguments or [])
    try:
        window = open_window(folder)
    except KetcheckError as error:
        print(error, file=sys.stderr)  # noqa: T201 - for who started it from a terminal
        tell(None, str(error))
        return 2
    window.show()
    return app.exec()


def make_application(arguments: list[str]) -> QApplication:
    """The application, named as its desktop file is."""
    app = QApplication(["ketcheck", *arguments])
    app.setApplicationName("ketcheck")
    app.setApplicationVersion(__version__)
    QGuiApplication.setDesktopFileName(APP_ID)
    app.setWindowIcon(QIcon(str(resource("icons", f"{APP_ID}.svg"))))
    install_heading_role()
    return app


def open_window(folder: Path) -> Window:
    """The window on an open store, at home; raises what the store or the content raises."""
    checklist, used, text = load_used(resource("checklists", CHECKLIST))
    store = open_store(folder)
    store.keep_content(text)
    desk = Desk(store, now_here, checklist, used)

    def render_record(record: Record, paper: Paper) -> bytes:
        from ketcheck.documents.sheet import render_record as render  # noqa: PLC0415 - on first use

        return render(record, desk.checklist_of(record), paper=paper)

    def render_blank(person: Person | None, paper: Paper) -> bytes:
        from ketcheck.documents.sheet import render_blank as render  # noqa: PLC0415 - the same

        return render(desk.checklist, person=person, paper=paper)

    window = Window(desk, render_record, render_blank)
    window.begin()
    return window


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
