"""The page on which places of the label are chosen one by one."""

from ketcheck.checklist.content import Detail, Question
from ketcheck.checklist.details import Sites
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.checks.underway import Underway
from ketcheck.ui.check.page import Page
from ketcheck.ui.widgets.site_choice import SiteChoice

_CAPTIONS = {
    "area": marked("Where will you put the cream this time?"),
    "skin": marked("Where is the skin like that?"),
    "cover": marked("Which places will you cover?"),
}
_PLACES = marked("Which places?")


class SitesPage(Page):
    """Which of the places an answer is about."""

    def __init__(self, underway: Underway, question: Question) -> None:
        super().__init__(underway)
        self._question = question
        self.place = f"{question.id}-{Detail.SITES.value}"
        words = _(_CAPTIONS.get(question.id, _PLACES))
        self._heading = self.add_heading("", words, _("Choose each place."))
        self._heading.setObjectName(f"question-{question.id}-sites")
        self._sites = SiteChoice(words, is_shown=False)
        self._sites.edited.connect(self._keep)
        self.body.addWidget(self._sites)
        self.body.addStretch(1)

    def enter(self) -> None:
        """Show the places of the label, and those chosen before."""
        check = self.underway.check
        given = check.filled(self._question.id, Detail.SITES)
        chosen = given.sites if isinstance(given, Sites) else ()
        self._sites.blockSignals(True)  # noqa: FBT003 - Qt's
        self._sites.offer(check.plan, chosen)
        self._sites.blockSignals(False)  # noqa: FBT003 - Qt's
        self.tell_complete()
        self.say(self._heading.text())

    def take_focus(self) -> None:
        """Put the keyboard on the first place."""
        self._sites.focus()

    def choose_number(self, number: int) -> None:
        """Choose the place of a number key, or take it back."""
        self._sites.toggle(number)

    def isComplete(self) -> bool:
        """Whether a place is chosen."""
        return bool(self._sites.chosen)

    def _keep(self) -> None:
        sites = Sites(sites=self._sites.chosen)
        self.underway.fill(self._question.id, Detail.SITES, sites)
        self.tell_complete()
