"""Who is here: the first page of a counseling session."""

from ketcheck.checklist.session import Company
from ketcheck.messages.catalogue import _
from ketcheck.records.checks.counseling import Counseling
from ketcheck.ui.check.page import Page
from ketcheck.ui.shell.header import identifiers
from ketcheck.ui.widgets.facts import Facts
from ketcheck.ui.widgets.fields import LineField, taken, type_again


class WhoPage(Page):
    """Who counsels, who answers, who helps, who interprets; usually all is left empty."""

    place = "who"

    def __init__(self, underway: Counseling) -> None:
        super().__init__(underway)
        self._session = underway
        help_text = _("If only you and the patient are here, go on.")
        self._heading = self.add_heading("", _("Who is here?"), help_text)
        self._heading.setObjectName("who")
        self.body.addWidget(Facts(_("In this session"), list(_facts(underway))))
        self._fields = (
            LineField(
                "answered_by", _("Who answers, if not the patient?"), _("Their name"), optional=True
            ),
            LineField(
                "helper",
                _("Is a helper here? Relationship to patient"),
                _("For example: son"),
                optional=True,
            ),
            LineField(
                "interpreter",
                _("Interpreter (language; name or ID; phone, video, or in person)"),
                _("For example: Spanish, Ana Ruiz, by phone"),
                optional=True,
            ),
        )
        for field in self._fields:
            self.body.addWidget(field)
        self.keep_fields(self._fields)
        self.body.addStretch(1)

    def enter(self) -> None:
        """Show who is here as far as it is known."""
        for field in self._fields:
            field.set_value(getattr(self._session.company, field.name))
        type_again(self._fields, self.recalled())
        self.say(self._heading.text())

    def typed(self) -> dict[str, str]:
        """What stands in the fields, sound or not."""
        return {field.name: field.text for field in self._fields}

    def validatePage(self) -> bool:
        """Take who is here; where a name can't be taken, say so and stay."""
        company = taken(self._fields, self._built, self.underway.clock().at.date())
        if company is None:
            return False
        self._session.greet(company)
        return True

    def _built(self) -> Company:
        return Company.model_validate({one.name: one.value() for one in self._fields})


def _facts(underway: Counseling) -> list[tuple[str, str]]:
    clinician = underway.clinician
    counsels = f"{clinician.name}, {clinician.role}" if clinician else ""
    return [(_("Counseled by"), counsels), (_("Patient"), identifiers(underway.person))]
