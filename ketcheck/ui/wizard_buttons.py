"""The buttons at the foot of the wizard: their order, their names, and which Enter presses."""

from typing import Final

from PySide6.QtWidgets import QWizard

from ketcheck.ui.theme import set_kind

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
