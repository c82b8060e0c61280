"""The commands: the arguments each takes, and what its help says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

DONE: Final = {0: "done", 2: "not done: one sentence says why, and what to do"}

_ON_CLEARING: Final = (
    *("--who", "--role", "--said", "clear --from", "--what"),
    *("--how", "--by", "clear --when", "--amends"),
)


@dataclass(frozen=True, slots=True)
class Command:
    """One command as its help tells it; `arguments` are keys of the table in `arguments`."""

    told: str
    about: str
    arguments: tuple[str, ...]
    example: str
    codes: Mapping[int, str] = field(default_factory=lambda: DONE)


COMMANDS: Final[dict[str, Command]] = {
    "record": Command(
        "judge and save checks",
        "Judges each check in a file, saves it, and prints its result as one line of JSON. "
        "It ends at the first check that is refused; the checks before it stay saved.",
        ("record file", "--new-person", "--same-as", "record --when"),
        "ketcheck record check.json",
    ),
    "use": Command(
        "record that the cream was put on",
        "Records one use of the cream, like the button “I put it on” in the window.",
        ("person", "use --when", "--site"),
        'ketcheck use "Maria Alvarez" --site "left foot"',
    ),
    "list": Command(
        "list the records, newest first",
        "Lists the records, newest first, one on each line.",
        ("--person", "--json"),
        "ketcheck list --person alvarez",
    ),
    "show": Command(
        "show one record in full",
        "Shows one record with its answers, its result, and its seal.",
        ("id", "--json"),
        "ketcheck show KC-7F3A-91C2-K",
    ),
    "people": Command(
        "list who is on file",
        "Lists the people on file, by name.",
        ("text", "--archived", "--json"),
        "ketcheck people alv",
    ),
    "clear": Command(
        "record what was said about a STOP that is still in force",
        "Records what a prescriber, pharmacist, nurse, or clinician said about a STOP that is "
        "still in force. Only --said may-use ends it; may-use-from ends it on the day you give. "
        "The record of the STOP itself stays as it is.",
        ("id", *_ON_CLEARING),
        'ketcheck clear KC-7F3A-91C2-K --who "Dr. Lee" --role prescriber --said may-use '
        '--what "You may use it again." --how phone',
    ),
    "strike": Command(
        "cross out a record that was entered in error",
        "Marks a record, or a use, as entered in error. It stays on file, and later checks "
        "ignore it, except that a STOP or a use in it still counts. If it is someone else's "
        "record, nothing in it counts.",
        ("id", "strike --reason", "--another-person", "strike --by", "strike --when"),
        'ketcheck strike KC-7F3A-91C2-K --reason "It was for someone else" --another-person '
        '--by "T. Okafor"',
    ),
    "merge": Command(
        "merge two entries for the same person",
        "Merges two entries on the list into one. Both histories are kept, under the second entry.",
        ("merge person", "into", "merge --reason", "merge --by", "merge --when"),
        'ketcheck merge "M. Alvarez" "Maria Alvarez" --reason "entered twice" --by "T. Okafor"',
    ),
    "sheet": Command(
        "write records as one PDF file",
        "Writes the printed pages of records as one PDF file. Give the ids of the records, or "
        "--person, --from, and --to.",
        ("ids", "out", "--person", "--from", "--to"),
        "ketcheck sheet KC-7F3A-91C2-K maria.pdf",
    ),
    "handout": Command(
        "write the page that a patient takes home, as a PDF file",
        "Writes the page that a patient takes home as a PDF file.",
        ("person", "out"),
        'ketcheck handout "Maria Alvarez" handout.pdf',
    ),
    "blank": Command(
        "write the blank form, as a PDF file",
        "Writes the blank form as a PDF file, to fill in by hand.",
        ("--session", "out"),
        "ketcheck blank form.pdf",
    ),
    "report": Command(
        "print a report for support, without personal data",
        "Prints what support needs to know. It contains no personal data.",
        (),
        "ketcheck report",
    ),
    "verify": Command(
        "check every record for damage",
        "Checks every record, the seal over all of them, and the file. With --seal, it also says "
        "whether the record that a sheet was printed from is here unchanged; with --against, "
        "whether all records in a backup are. It changes nothing.",
        ("--seal", "--against"),
        "ketcheck verify --seal 3f9a-04c1-77be-d210",
        DONE
        | {
            0: "no damage found",
            1: "damage found, or something doesn't match: each line says what, and where",
        },
    ),
    "backup": Command(
        "write an encrypted backup",
        "Writes an encrypted backup of all records to a new file.",
        ("out",),
        "ketcheck backup /media/stick/ketcheck-backup",
    ),
    "keys": Command(
        "list what opens the records, or change it",
        "Lists what opens the records. With one of the options, it changes that first. It asks "
        "for a passphrase on the terminal; a script names files in "
        "KETCHECK_PASSPHRASE_FILE and KETCHECK_NEW_PASSPHRASE_FILE.",
        ("--add", "--change", "--remove", "--code", "--keyring", "--key-file", "--sheet"),
        "ketcheck keys --code new --sheet code.pdf",
    ),
    "key change": Command(
        "give the records a new key",
        "Writes the records again under a new key, with new passphrases, so that the old ones no "
        "longer open them, and makes a backup. If there is a recovery code, it asks for it, to "
        "keep it; press Enter for a new one, which a script always gets. Older backups still open "
        "with what opened them before. If it is interrupted, the records open with the old key or "
        "with the new one. A script names a file with one line for each passphrase in "
        "KETCHECK_NEW_PASSPHRASE_FILE.",
        (),
        "ketcheck key change",
    ),
    "restore": Command(
        "restore from a backup",
        "Adds the records in a backup that are not here yet. It changes no record that is here.",
        ("copy", "--look"),
        "ketcheck restore /media/stick/ketcheck-backup --look",
    ),
    "salvage": Command(
        "rescue what can be read of damaged records",
        "Saves every record that can still be read in a new folder. The damaged records stay "
        "as they are.",
        ("folder",),
        "ketcheck salvage rescued",
        DONE | {0: "everything was saved", 1: "some records are lost: each line names one"},
    ),
    "accept-loss": Command(
        "go on without records that are lost",
        "Goes on without the records that ketcheck verify says are lost. A STOP in a lost record "
        "no longer counts: ask the doctor or nurse first.",
        (),
        "ketcheck accept-loss",
    ),
    "erase": Command(
        "delete a person's records for good",
        "Deletes all of one person's records for good. Without --yes it only says what would be "
        "deleted.",
        ("person", "--yes", "--new-backup", "--asked-by", "--erased-by", "--reason"),
        'ketcheck erase "Maria Alvarez" --yes --asked-by person --erased-by "T. Okafor"',
    ),
    "content check": Command(
        "check a clinic's own checklist",
        "Lists everything that is wrong with a clinic's own checklist, one fault on each line, "
        "with its line in the file and what to do. If nothing is wrong, it lists what the clinic "
        "added and raised, and each change in wording for someone to read and sign.",
        ("content file",),
        "ketcheck content check content.toml",
        DONE | {0: "nothing is wrong; the differences are listed", 2: "the faults are listed"},
    ),
}
