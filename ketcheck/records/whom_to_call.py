"""Whom to call: one ordered list for a level, for every screen and every sheet."""

from collections.abc import Iterator, Sequence
from typing import Final

from ketcheck.checklist.content import Checklist, Contact
from ketcheck.checklist.details import Frozen, Plan
from ketcheck.checklist.level import Level
from ketcheck.messages.catalogue import _, marked
from ketcheck.records.model import Record
from ketcheck.records.numbers import Numbers, numbers_of
from ketcheck.records.store import Store

EMERGENCY_LABEL: Final = marked("Emergency number")
POISON_LABEL: Final = marked("Poison Control")
_NONE_SET: Final = marked("Call your emergency number")
# The set-up asks whom they call, which need not be who prescribed the cream.
_QUESTIONS_LABEL: Final = marked("For questions about your cream")
_PHARMACY_LABEL: Final = marked("Your pharmacy")


class PlanContacts(Frozen):
    """Whom the label and plan name; None for what it does not."""

    prescriber: str | None = None
    prescriber_phone: str | None = None
    pharmacy_phone: str | None = None


class CallLine(Frozen):
    """One line of whom to call: what it is, who, and the number to dial."""

    label: str
    name: str | None = None
    number: str | None = None

    @property
    def who(self) -> str:
        """What stands first: the name, else what it is."""
        return self.name or self.label

    @property
    def spoken(self) -> str:
        """The line as it is read aloud: `Dr. Lee, 555-0134`."""
        return f"{self.who}, {self.number}" if self.number else self.who


def contacts_of(plan: Plan | None) -> PlanContacts:
    """Whom a plan names; the one place that knows how a plan holds it."""
    if plan is None:
        return PlanContacts()
    prescriber = plan.prescriber
    return PlanContacts(
        prescriber=prescriber.name if prescriber else None,
        prescriber_phone=prescriber.phone if prescriber else None,
        pharmacy_phone=plan.pharmacy,
    )


def whom_to_call(
    level: Level, numbers: Numbers, plan: Plan | None, others: Sequence[Contact] = ()
) -> tuple[CallLine, ...]:
    """The lines for a level, the first to call first; none for `ok`.

    `others` are the contacts that a clinic put into its checklist. Where help is needed now and no
    number is set, the first line says to call the emergency number.
    """
    if level is Level.OK:
        return ()
    contacts = contacts_of(plan)
    clinic = [CallLine(label=other.label, number=other.value) for other in others]
    prescriber = list(_prescriber(contacts))
    if level is Level.URGENT:
        # Nobody is to look for a number now: a name alone is of no help.
        return (*_at_once(numbers), *(one for one in prescriber if one.number), *clinic)
    return (*prescriber, *_pharmacy(contacts), *clinic)


def whom_to_call_now(
    store: Store, level: Level, plan: Plan | None, others: Sequence[Contact] = ()
) -> tuple[CallLine, ...]:
    """The same, with the numbers that are set on this computer."""
    return whom_to_call(level, numbers_of(store), plan, others)


def whom_to_call_about(store: Store, record: Record, checklist: Checklist) -> tuple[CallLine, ...]:
    """The lines for a record; the label that is on file now counts before that of the record."""
    plan = store.plan(record.person.id) or record.plan
    return whom_to_call_now(store, record.result.level, plan, checklist.contacts)


def of_this_computer(numbers: Numbers) -> tuple[CallLine, ...]:
    """The two numbers alone, with nobody's name: what a locked window may show."""
    return tuple(_numbers_set(numbers))


def _at_once(numbers: Numbers) -> Iterator[CallLine]:
    if not numbers.emergency:
        yield CallLine(label=_(_NONE_SET))
    yield from _numbers_set(numbers)


def _numbers_set(numbers: Numbers) -> Iterator[CallLine]:
    if numbers.emergency:
        yield CallLine(label=_(EMERGENCY_LABEL), number=numbers.emergency)
    if numbers.poison:
        yield CallLine(label=_(POISON_LABEL), number=numbers.poison)


def _prescriber(contacts: PlanContacts) -> Iterator[CallLine]:
    name, number = contacts.prescriber, contacts.prescriber_phone
    if name or number:
        yield CallLine(label=_(_QUESTIONS_LABEL), name=name, number=number)


def _pharmacy(contacts: PlanContacts) -> Iterator[CallLine]:
    if contacts.pharmacy_phone:
        yield CallLine(label=_(_PHARMACY_LABEL), number=contacts.pharmacy_phone)
