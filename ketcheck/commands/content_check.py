"""What is wrong with a clinic's own checklist, or what it changed."""

from collections.abc import Iterable
from pathlib import Path

from ketcheck.checklist.clinic_changes import (
    Difference,
    added_answers,
    added_questions,
    differences,
    other_changes,
    raised_levels,
)
from ketcheck.checklist.content import Checklist
from ketcheck.checklist.content_faults import faults_in, parsed
from ketcheck.checklist.content_lines import line_of
from ketcheck.commands.running import SOUND, Arguments
from ketcheck.errors import ContentRefused
from ketcheck.records.checklists import load_bundled, read_content, with_extras
from ketcheck.records.names import printable


def check(arguments: Arguments) -> int:
    """Print each fault and refuse; without any, print what the clinic changed."""
    path = Path(arguments.file)
    text = with_extras(read_content(path))
    base, _, bundled = load_bundled()
    if text == bundled:
        print(f"{printable(str(path))}: this is the checklist that ketcheck comes with.")
        return SOUND
    faults = sorted(faults_in(text, base), key=lambda fault: (fault.line or 0, fault.place))
    for fault in faults:
        print(f"{printable(path.name)}: {printable(str(fault))}")
    if faults:
        raise ContentRefused(_refusal(path, len(faults)))
    clinic, _ = parsed(text)
    if clinic:
        _print_changes(path, text, clinic, base)
    return SOUND


def _refusal(path: Path, count: int) -> str:
    things = "One thing is" if count == 1 else f"{count} things are"
    return (
        f"{things} wrong with {printable(str(path.absolute()))}, listed above. ketcheck can't use "
        "this file until you fix that."
    )


def _print_changes(path: Path, text: str, clinic: Checklist, base: Checklist) -> None:
    print(f"{printable(str(path))}: nothing is wrong. Changed by {clinic.modified_by}.")
    _print_part("Added questions", added_questions(clinic, base))
    _print_part("Added answers", added_answers(clinic, base))
    _print_part("Raised levels", raised_levels(clinic, base))
    _print_part("Other changes", other_changes(clinic, base))
    signed = list(differences(clinic, base))
    _print_part("Changes to sign", (_difference(one, text) for one in signed))
    if signed:
        print("ketcheck can't judge this wording. Read each change, and sign that it is safe.")
        print("\nName: ____________________   Date: ____________   Signature: ____________________")


def _print_part(title: str, lines: Iterable[str]) -> None:
    listed = list(lines)
    print(f"\n{title}: {len(listed) or 'none'}")
    for line in listed:
        print(f"  {line}")


def _difference(one: Difference, text: str) -> str:
    line = line_of(text, one.place)
    at = f"line {line}: " if line else ""
    old = f"“{one.old}”" if one.old else "(nothing)"
    new = f"“{one.new}”" if one.new else "(nothing)"
    return f"{at}{'.'.join(one.place)}\n    ketcheck: {old}\n    clinic:   {new}"
