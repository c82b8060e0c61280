"""Home in each of its states, as one person comes by them."""

from collections.abc import Iterator

from house import House, at

from ketcheck.checklist.details import Contact, Plan
from tests.ui.conftest import BORN, Open
from tests.ui.patient import ENTER, Patient

NAME = "Zoe Castellano"
PLAN = Plan(
    amount="a pea-size amount",
    times_a_day=4,
    hours_between=4,
    sites=("left foot",),
    prescriber=Contact(name="Dr. Helen Lee", phone="(206) 555-0134"),
)


class HomeTour:
    """One round; the person of the house and the clock are put back at the end."""

    def __init__(self, house: House, open_window: Open) -> None:
        self._house = house
        self._open_window = open_window

    def all(self) -> Iterator[tuple[str, Patient]]:
        """Each state by name."""
        before = self._house.person
        self._house.person = self._house.store.directory.add(NAME, BORN)
        self._house.label(PLAN, hours=-24 * 7)
        self._a_week()
        yield from self._draft()
        yield from self._ok()
        yield from self._against()
        self._house.person = before
        self._at(0)

    def _at(self, hours: float) -> Patient:
        """Home at that time."""
        patient = self._open_window()
        patient.clock.moment = at(hours)
        patient.write(NAME[:3])
        patient.press(ENTER)
        return patient

    def _a_week(self) -> None:
        """Checks and uses on each day, a STOP and an Ask among them."""
        house = self._house
        for day in range(6, -1, -1):
            for hour in (-7.2, -2.9)[: 1 if day == 0 else 2]:
                hours = hour - 24 * day
                house.use(hours + 0.05, house.save(hours))
        house.save(-24 * 3, skin="broken")
        house.save(-24 * 5, amount="unsure")

    def _draft(self) -> Iterator[tuple[str, Patient]]:
        patient = self._at(0)
        yield "home when due", patient
        patient.click("start-check")
        patient.press("1", "1")
        patient.click("finish-later")
        patient.clock.go_on(minutes=12)
        yield "home with an unfinished check", patient
        yield "home with an unfinished check that is too old", self._at(3)
        self._house.store.drop_draft(self._house.person.id)

    def _ok(self) -> Iterator[tuple[str, Patient]]:
        record = self._house.save(3.1)
        yield "home with an OK that is good", self._at(3.2)
        yield "home with an OK that is over", self._at(4)
        self._house.use(3.15, record)
        yield "home while waiting", self._at(4)

    def _against(self) -> Iterator[tuple[str, Patient]]:
        self._house.save(4.1)
        yield "home with a STOP that is not held", self._at(4.2)
        self._house.save(7.3, amount="unsure")
        yield "home with an Ask", self._at(7.4)
        for hours in (7.5, 7.6, 7.7):
            self._house.save(hours, skin="broken")
        self._house.save(8, reaction="bad")
        yield "home with a STOP that is held", self._at(8.1)
        self._house.save(8.2, feeling="unwell")
        yield "home with an urgent STOP", self._at(8.3)
