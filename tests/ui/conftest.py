"""A window on a real store in a temporary folder, with a clock that a test sets."""

from collections.abc import Callable, Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from house import CONTENT, House, at
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

import ketcheck.ui
from ketcheck.printouts import papers_of
from ketcheck.records.checklists import load_used
from ketcheck.records.opening import open_store
from ketcheck.records.used_by import UsedBy, set_used_by
from ketcheck.ui.appearance.going_on import set_going_on
from ketcheck.ui.appearance.theme import Scheme, Theme, base_font, desktop_text_scale
from ketcheck.ui.flow import Flow
from ketcheck.ui.help.helping import Helping
from ketcheck.ui.printing.preview import Preview
from ketcheck.ui.protection.locking import Locking
from ketcheck.ui.shell.desk import Desk
from ketcheck.ui.shell.window import Window
from ketcheck.ui.widgets import choosing
from ketcheck.ui.widgets.speech import install_roles
from tests.ui.patient import Patient, SetClock

BORN = date(1956, 3, 14)
BOB = ("Bob Brown", date(1960, 1, 2), "MRN 77")
Open = Callable[[], Patient]
Choose = Callable[[Path], None]
PATIENCE_MS = 30_000
"""Far longer than anything takes that is waited for, even on a machine with much else to do."""


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """No window on anybody's screen; fonts, sizes and focus are the same everywhere."""
    return ["ketcheck", "-platform", "offscreen"]


@pytest.fixture(scope="session", autouse=True)
def _loaded() -> None:
    """All of the window: what is loaded late would keep for good what a test put in place then."""
    for module in walk_packages(ketcheck.ui.__path__, "ketcheck.ui."):
        import_module(module.name)


@pytest.fixture(scope="session", autouse=True)
def _dressed(qapp: QApplication) -> None:
    """What the program does once, before the first screen."""
    # Of the factories of Qt and of the program, the one that came last is asked first.
    assert qapp
    install_roles()


class PatientBot(QtBot):
    """Waits longer than pytest-qt's own does."""

    def waitUntil(  # noqa: N802 - as pytest-qt has it
        self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS
    ) -> None:
        """Wait until it is so."""
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(  # noqa: N802 - as pytest-qt has it
        self,
        signal: object,
        *,
        timeout: int = PATIENCE_MS,
        raising: bool | None = None,
        check_params_cb: Callable[..., bool] | None = None,
    ) -> SignalBlocker:
        """Wait for a signal after what is done inside."""
        return super().waitSignal(
            signal, timeout=timeout, raising=raising, check_params_cb=check_params_cb
        )


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """As pytest-qt has it, but more patient."""
    assert qapp
    # A class, not attributes put on one: a ring of objects would outlive its test, and the windows
    # in it would be freed amid another.
    return PatientBot(request)


@pytest.fixture(autouse=True)
def _no_number_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    """No emergency number by where the tests run; a test that wants one says so."""
    monkeypatch.setattr("ketcheck.ui.label.numbers_form.offered_number", lambda: None)


@pytest.fixture(autouse=True)
def _nothing_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Closed windows are gone before the next test: a new look goes to each widget that is left."""
    yield
    if "qapp" in request.fixturenames:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def empty_house(begun: Path) -> Iterator[House]:
    """A store without anybody in it."""
    opened = open_store(begun, keyring=False)
    checklist, used, text = load_used(CONTENT)
    opened.keep_content(text)
    made = House(opened, checklist, used, None)  # type: ignore[arg-type]
    yield made
    made.store.close()


@pytest.fixture
def house(empty_house: House) -> House:
    """A store with one person and no records."""
    empty_house.person = empty_house.store.directory.add("Maria Alvarez", BORN)
    return empty_house


@pytest.fixture
def clock() -> SetClock:
    return SetClock(at())


def _dress(theme: Theme) -> None:
    """As the program does at its start, but where the application is dressed so already."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if (app.property("tokens"), app.font()) != (
        theme.tokens,
        base_font(theme.text_size, desktop_text_scale()),
    ):
        theme.apply()
    # A test before may have turned it off.
    set_going_on(by_itself=theme.goes_on)


@pytest.fixture
def open_window(
    qtbot: QtBot, empty_house: House, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> Open:
    """Opens the window on the house as it is then."""

    def opened() -> Patient:
        house = empty_house
        theme = Theme(Scheme.LIGHT)
        _dress(theme)
        window = Window(theme)

        def before_close(_: object) -> None:
            # What a test broke is whole again before its window closes, which would ask; and no
            # screen asks a store that a test has closed.
            monkeypatch.undo()
            window.show_screen(QWidget(), "", None)

        qtbot.addWidget(window, before_close_func=before_close)
        desk = Desk(house.store, clock, house.checklist, house.used)
        Helping(window, house.folder)
        flow = Flow(window, desk, papers_of(desk))
        Locking(window, house.store).unlocked.connect(flow.go_on_unlocked)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        flow.begin()
        patient = Patient(qtbot, window, house, clock)
        patient.wait()
        return patient

    return opened


@pytest.fixture
def patient(house: House, open_window: Open) -> Patient:
    """Someone at home, without a check yet."""
    assert house.person
    return open_window()


@pytest.fixture
def clinic(empty_house: House) -> House:
    """A clinic with two people; `person` is Maria."""
    set_used_by(empty_house.store, UsedBy.CLINIC)
    empty_house.store.directory.add(*BOB)
    empty_house.person = empty_house.store.directory.add("Maria Alvarez", BORN, "MRN 20418")
    return empty_house


@pytest.fixture
def nurse(clinic: House, open_window: Open) -> Patient:
    """Somebody in front of the list."""
    assert clinic.person
    return open_window()


@pytest.fixture
def safe(house: House, open_window: Open) -> Patient:
    """Someone with three records, who looks at how they are kept."""
    for number in range(3):
        house.save(7 * number)
    patient = open_window()
    patient.clock.go_on(days=1)
    patient.click("keep-safe")
    return patient


@pytest.fixture
def previewed(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The pages that a preview came up with, each closed at once."""
    pages: list[bytes] = []
    monkeypatch.setattr(Preview, "exec", lambda preview: pages.append(preview.pdf.content))
    return pages


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> Choose:
    """Have that path chosen in whatever dialog comes up."""

    def chosen(path: Path) -> None:
        monkeypatch.setattr(choosing, "choose_folder", lambda *_: path)
        monkeypatch.setattr(choosing, "choose_file", lambda *_: path)

    return chosen
