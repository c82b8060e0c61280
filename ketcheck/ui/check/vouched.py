"""Pages that ask who said so, and when: without both the answer means: ask first."""

from collections.abc import Sequence

from ketcheck.checklist.content import Detail, Question
from ketcheck.checklist.details import CoverTold, Vouched
from ketcheck.checklist.draft import Filled
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.checks.underway import Underway
from ketcheck.ui.check.detail import DetailPage
from ketcheck.ui.widgets.fields import DateField, Field, LineField
from ketcheck.ui.widgets.site_choice import SiteChoice


class VouchedPage(DetailPage):
    """Who said so, and when."""

    detail = Detail.VOUCHED
    caption = marked("Who said so?")
    help = marked(
        "If you don't know who or when, leave both empty. Then ask before you use the cream."
    )

    def make_fields(self) -> Sequence[Field]:
        """Give the two fields."""
        return (
            LineField("who", _("Name of the doctor or nurse"), optional=True),
            DateField("when", _("When did they say so?"), optional=True, today=self.today),
        )

    def build(self) -> Filled | None:
        """Give who and when, or None where both are left empty."""
        values = self.values()
        return Vouched.model_validate(values) if values else None


class InstructionPage(DetailPage):
    """Who told the patient to cover the skin, when, and where (Tip 4 s2)."""

    detail = Detail.INSTRUCTION
    caption = marked("Who told you to cover it this way?")
    help = VouchedPage.help

    def __init__(self, underway: Underway, question: Question) -> None:
        super().__init__(underway, question)
        self._sites = SiteChoice(_("Which places did they say?"))
        self.body.insertWidget(self.body.indexOf(self._notices), self._sites)

    def make_fields(self) -> Sequence[Field]:
        """Give who and when."""
        return (
            LineField("who", _("Name of the doctor or nurse"), optional=True),
            DateField("when", _("When did they tell you?"), optional=True, today=self.today),
        )

    def enter(self) -> None:
        """Offer the places of the label."""
        told = self.underway.check.draft.details.cover_told
        self._sites.offer(self.underway.check.plan, told.sites if told else ())
        super().enter()

    def build(self) -> Filled | None:
        """Give the instruction, or None where both are left empty."""
        values = self.values()
        if not values:
            return None
        return CoverTold.model_validate({**values, "sites": self._sites.chosen})
