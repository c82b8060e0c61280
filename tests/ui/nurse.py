"""A nurse at the window with a patient beside her: a counseling session by keys and by clicks."""

from collections.abc import Iterator

from house import House, at
from PySide6.QtWidgets import QCheckBox, QPlainTextEdit

from ketcheck.checklist.details import Plan
from ketcheck.checklist.session import Session
from ketcheck.records.checks.using import label_change
from ketcheck.records.model import Clinician, KeptDraft, PaperForm, Person, Record
from ketcheck.ui.flow import Flow
from ketcheck.ui.session.teach_back import TeachBackPanel
from tests.ui.conftest import Open
from tests.ui.patient import ENTER, Patient

NURSE = Clinician(
    name="T. Okafor", role="RN", number="RN 4711", workplace="Pain clinic", phone="555-0111"
)
SAID = "No plastic wrap. My sock is fine."


def begin_session(patient: Patient, paper: PaperForm | None = None) -> None:
    """Open a session with the person of the house, as the button of a clinic does."""
    flow = patient.window.findChild(Flow)
    assert flow is not None
    underway = flow._desk.begin_session(patient.house.person, NURSE, paper)  # noqa: SLF001
    flow.checks.open(underway)  # the clinic's home has the button
    patient.wait()


def put_on_file(
    house: House, plan: Plan, person: Person | None = None, *, hours: float = 0
) -> None:
    """Change the label of a person, which is that of the house where none is named."""
    person = person or house.person
    change = label_change(person, plan, house.store.plan(person.id), at(hours))
    house.store.save(change)


def in_session(house: House, open_window: Open, **checked: object) -> Patient:
    """A patient who used the cream eight hours ago, at the first page of a session."""
    for hours in (-16, -8):
        house.save(hours, **checked)
        house.use(hours + 0.1)
    patient = open_window()
    begin_session(patient)
    return patient


def session_draft(house: House) -> KeptDraft:
    """What is kept of the session, out of the store."""
    kept = house.store.kept_draft(house.person.id)
    assert kept
    assert kept.session
    return kept


def session_of(kept: KeptDraft | Record) -> Session:
    """What the draft or the record of a session holds beside the check."""
    assert kept.session
    return kept.session


def here(patient: Patient) -> str:
    """What the page on screen is of: a question, or a part of the session."""
    page = patient.wizard.currentPage()
    return patient.asked or str(getattr(page, "place", "")) or type(page).__name__


def teaches(patient: Patient) -> bool:
    """Whether a tip is taught on the page on screen."""
    return bool(patient.all_of(TeachBackPanel))


def is_at_end(patient: Patient) -> bool:
    """Whether the review is reached."""
    return patient.sees("review")


def pages_by_keys(patient: Patient, said: str = SAID) -> Iterator[str]:
    """Walk to the review by as few keys as there are; yields each page as it is shown."""
    while not is_at_end(patient):
        place = here(patient)
        yield place
        go_on(patient, said)
        assert here(patient) != place, f"{place} is not left"


def go_on(patient: Patient, said: str = SAID) -> None:
    """Leave the page on screen by as few keys as there are: all fine, all understood."""
    place = here(patient)
    if teaches(patient):
        patient.write(said)
        patient.press_with_alt("1")
        patient.press(ENTER)
    elif patient.asked.endswith("-sites"):
        patient.see("site-1", QCheckBox).setChecked(True)
        patient.click("next")
    elif patient.asked or place == "read-back":
        patient.look_at_all()
        patient.press("1")
    elif place in {"open-questions", "next-steps"}:
        patient.press_with_alt("n")
        # Qt shows a button going down before it is pressed.
        patient.wait_until(lambda: here(patient) != place)
        # The new page puts the keyboard where it wants it, and takes its place.
        patient.wait()
        patient.wait()
    else:
        patient.press(ENTER)


def to_the_review(patient: Patient) -> None:
    """Walk to the review: all fine, all understood."""
    for _ in pages_by_keys(patient):
        pass


def to_page(patient: Patient, wanted: str) -> None:
    """Walk to that page."""
    for place in pages_by_keys(patient):
        if place == wanted:
            return
    raise AssertionError(f"{wanted} does not come up")


def signs_by_name(patient: Patient) -> None:
    """Sign for both by typed name, and save."""
    patient.press_with_alt("t", "n", "s")
    patient.wait_until(lambda: patient.sees("saved"))


def save(patient: Patient) -> None:
    """From the review on, sign for both and save."""
    patient.press(ENTER)
    signs_by_name(patient)


def text_in(patient: Patient, name: str) -> str:
    """What stands in the field of that name."""
    field = patient.see(name)
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.property("text")
