"""Whether a clear answer leads on by itself, as the user has it."""

from PySide6.QtCore import QCoreApplication

_PROPERTY = "goes_on_by_itself"


def goes_on_by_itself() -> bool:
    """Whether an answer that nothing stands against goes on to the next question."""
    app = QCoreApplication.instance()
    return app is None or app.property(_PROPERTY) is not False


def set_going_on(*, by_itself: bool) -> None:
    """Have it so from now on."""
    app = QCoreApplication.instance()
    if app is not None:
        app.setProperty(_PROPERTY, by_itself)
