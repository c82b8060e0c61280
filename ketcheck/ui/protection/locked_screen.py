"""What every screen in front of locked records shows: the numbers to call of this computer."""

from ketcheck.messages.catalogue import _
from ketcheck.records.numbers import Numbers
from ketcheck.records.whom_to_call import of_this_computer
from ketcheck.ui.shell.screen import Screen
from ketcheck.ui.widgets.call_lines import CallLines
from ketcheck.ui.widgets.labels import Heading


class LockedScreen(Screen):
    """Shows the numbers to call, where any are set."""

    def add_numbers(self, numbers: Numbers) -> None:
        """Show them under what was put on the screen."""
        if lines := of_this_computer(numbers):
            self.body.addSpacing(20)
            self.body.addWidget(Heading(_("Need help now?"), scale=1.15))
            self.body.addWidget(CallLines(lines))
            self.body.addSpacing(20)
