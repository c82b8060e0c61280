"""The frame of the wizard: its buttons, their order and names, and no margins of Qt's around."""

from typing import Final

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget, QWizard

from ketcheck.ui.appearance.theme import set_kind

_Button = QWizard.WizardButton
_ORDER: Final = [
    _Button.CustomButton1,
    _Button.Stretch,
    # Left of Back: saving does not lie where Next was pressed to come to it.
    _Button.CustomButton2,
    _Button.CommitButton,
    _Button.BackButton,
    _Button.NextButton,
    _Button.FinishButton,
]
_NAMED: Final = (
    (_Button.CustomButton1, "finish-later", "Finish &later", "quiet"),
    (_Button.BackButton, "back", "&Back", "quiet"),
    (_Button.CustomButton2, "save-and-print", "Save and &print", "quiet"),
    (_Button.NextButton, "next", "&Next", "primary"),
    (_Button.CommitButton, "save", "&Save record", "primary"),
    (_Button.FinishButton, "close", "&Close", "primary"),
)
_ONWARD: Final = (_Button.NextButton, _Button.CommitButton, _Button.FinishButton)


def arrange_buttons(wizard: QWizard) -> None:
    """Put the buttons in their order, and name them."""
    wizard.setOption(QWizard.WizardOption.HaveCustomButton1)
    wizard.setOption(QWizard.WizardOption.HaveCustomButton2)
    wizard.setButtonLayout(_ORDER)
    for which, name, text, kind in _NAMED:
        wizard.setButtonText(which, text)
        button = wizard.button(which)
        button.setObjectName(name)
        button.setAccessibleName(text.replace("&", ""))
        set_kind(button, kind)


def press_onward(wizard: QWizard) -> None:
    """Press the one primary button of the page, where it may be pressed.

    Not left to Qt: once the keyboard was on Back or on Close, it has no default button left.
    """
    button = next(
        (wizard.button(which) for which in _ONWARD if wizard.button(which).isVisible()), None
    )
    if button:
        button.click()


def fill_the_window(rail: QWidget) -> None:
    """Take Qt's margins away, so that rail and page reach the edges."""
    # Qt puts a side widget into a label of its own, and that into the frame with the layout.
    # The frame is kept in a name: without one Python would let go of its layout as well.
    label = rail.parentWidget()
    frame = label.parentWidget() if label else None
    around, grid = label and label.layout(), frame and frame.layout()
    if around is None or not isinstance(grid, QGridLayout):
        return
    around.setContentsMargins(0, 0, 0, 0)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setSpacing(0)
    # Not by `itemAt`: Python keeps each item, and Qt makes them anew on each page, so that
    # another widget in the place of an old one is taken for it, and the process ends.
    for row in grid.findChildren(QHBoxLayout):
        row.setContentsMargins(24, 14, 24, 14)
        row.setSpacing(12)
