"""The field to sign in takes mouse, pen and finger, in its own measure whatever its size."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ketcheck.records.signature import HEIGHT, MOST_POINTS, WIDTH, Signature, Signer
from ketcheck.ui.widgets.signature import SignatureField

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def field(qtbot: QtBot) -> SignatureField:
    """A field at half of its measure."""
    field = SignatureField()
    field.resize(WIDTH // 2, HEIGHT // 2)
    qtbot.addWidget(field)
    field.show()
    return field


def drag(field: SignatureField, *points: QPoint) -> None:
    QTest.mousePress(field, LEFT, NO_KEYS, points[0])
    for point in points[1:]:
        QTest.mouseMove(field, point)
    QTest.mouseRelease(field, LEFT, NO_KEYS, points[-1])


def test_a_mouse_draws_in_the_measure_of_the_field(field: SignatureField) -> None:
    drag(field, QPoint(10, 20), QPoint(110, 70))
    drag(field, QPoint(200, 10), QPoint(210, 90))
    assert field.strokes == (((20, 40), (220, 140)), ((400, 20), (420, 180)))


def test_a_mouse_that_is_not_pressed_draws_nothing(field: SignatureField) -> None:
    QTest.mouseMove(field, QPoint(10, 10))
    assert field.strokes == ()


def test_what_leaves_the_field_ends_at_its_edge(field: SignatureField) -> None:
    drag(field, QPoint(10, 20), QPoint(2000, -500))
    assert field.strokes == (((20, 40), (WIDTH, 0)),)


def use_pen(field: SignatureField) -> None:
    """Move a pen over the field, and draw with it between."""
    device = QPointingDevice.primaryPointingDevice()
    for kind, x in (
        (QEvent.Type.TabletMove, 5),
        (QEvent.Type.TabletPress, 10),
        (QEvent.Type.TabletMove, 110),
        (QEvent.Type.TabletRelease, 110),
        (QEvent.Type.TabletMove, 300),
    ):
        at = QPointF(x, 20)
        where = QPointF(field.mapToGlobal(at.toPoint()))
        pen = QTabletEvent(kind, device, at, where, 0.5, 0, 0, 0, 0, 0, NO_KEYS, LEFT, LEFT)
        QApplication.sendEvent(field, pen)


def test_a_pen_draws_while_it_touches(field: SignatureField) -> None:
    use_pen(field)
    assert field.strokes == (((20, 40), (220, 40)),)


def test_a_finger_draws_and_the_next_one_begins_anew(
    field: SignatureField, finger: QPointingDevice
) -> None:
    for start in (10, 200):
        QTest.touchEvent(field, finger).press(0, QPoint(start, 20), field).commit()
        QTest.touchEvent(field, finger).move(0, QPoint(start + 100, 20), field).commit()
        QTest.touchEvent(field, finger).release(0, QPoint(start + 100, 20), field).commit()
    assert field.strokes == (((20, 40), (220, 40)), ((400, 40), (600, 40)))


@pytest.fixture
def finger() -> QPointingDevice:
    return QTest.createTouchDevice()


def test_a_field_that_is_off_takes_nothing(field: SignatureField) -> None:
    field.setEnabled(False)
    # Qt gives a mouse to no widget that is off; a pen it does.
    use_pen(field)
    assert field.strokes == ()


def test_no_drawing_is_too_long_to_be_kept(field: SignatureField) -> None:
    points = [QPoint(10 + 5 * (step % 90), 10 + step % 120) for step in range(MOST_POINTS + 200)]
    drag(field, *points)
    assert sum(map(len, field.strokes)) == MOST_POINTS
    Signature(by=Signer.PATIENT, name="Maria Alvarez", strokes=field.strokes)
