"""What can go wrong, each told in one sentence that says what to do.

KetcheckError
├── Refused             the input is wrong: nothing was saved
│   ├── ContentRefused      a checklist file breaks a rule
│   ├── CheckRefused        a check given as JSON can't be taken
│   ├── NotFinished         an asked question has no answer
│   ├── OffPath             an answer to a question that is not asked
│   ├── DraftStale          a draft too old, or of another checklist
│   │   └── AskedAgain          answers about now are too old: they are asked again
│   ├── ClearanceRefused    a clearance that can't clear that record
│   ├── NoSuchRecord        no record has that id
│   ├── NoSuchPerson        no person has that id
│   ├── PersonRefused       an entry that nobody could tell from another
│   ├── BackupRefused       a file to restore is not a sound copy of these records
│   ├── SlotRefused         a way to open the records that can't be added or taken away
│   ├── WrongPassphrase     the passphrase does not open these records
│   ├── WrongCode           the recovery code is mistyped, or not of these records
│   ├── TooMany             more than goes into one print
│   ├── PagesOutdated       pages made a while ago that may say what no longer holds
│   ├── EraseRefused        an erasure that would keep what it erases
│   ├── OutputExists        a file that would be overwritten
│   └── Cancelled           long work was stopped by the user
├── Surroundings        the computer is in the way: mend it and try again
│   ├── FolderUnusable      the data folder can't be made, read or written
│   ├── OutputUnusable      a file that the user named can't be written
│   ├── DiskFull            no room to write
│   ├── AlreadyOpen         another ketcheck holds this data folder
│   ├── NewerStore          the data folder is of a newer ketcheck
│   ├── KeyUnavailable      the key can't be had, or is not the key of these records
│   │   ├── KeyringNeeded       a first start, and the keyring that is there takes no key
│   │   └── Locked              it can be had with a passphrase or the recovery code
│   ├── NoPrinter           there is no printer, or it went away
│   ├── NoDisplay           there is no screen to open a window on
│   └── FontsMissing        the fonts that a sheet needs are not there
└── Damage              what is kept is not as it was written
    ├── StoreDamaged        the record file itself
    └── RecordDamaged       one record
"""


class KetcheckError(Exception):
    """Any failure that ketcheck explains; its text is one sentence for the user."""


class Refused(KetcheckError):
    """The input is wrong; nothing of it was saved."""


class ContentRefused(Refused):
    """A checklist file breaks a rule; the text names file, id and rule."""


class CheckRefused(Refused):
    """A check given as JSON can't be taken; the text says where and why."""


class NotFinished(Refused):
    """An asked question has no answer; `missing` holds the question ids in order."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(f"not finished: no answer to {', '.join(missing)}")
        self.missing = missing


class OffPath(Refused):
    """An answer was given to a question that is not asked here."""


class DraftStale(Refused):
    """The draft is too old to finish, or of another checklist version."""


class AskedAgain(DraftStale):
    """Answers about now are too old, and were dropped: they are asked again."""


class ClearanceRefused(Refused):
    """A clearance of a record that is not held, or at a time that can't be."""


class NoSuchRecord(Refused):
    """No record, or more than one, has that id."""


class NoSuchPerson(Refused):
    """No person has that id."""


class PersonRefused(Refused):
    """A person who could not be told from another, or a merge that can't be."""


class BackupRefused(Refused):
    """A file to restore is not a sound copy, or not one that this key opens."""


class SlotRefused(Refused):
    """A way to open the records that can't be added or taken away; the others are as they were."""


class WrongPassphrase(Refused):
    """The passphrase does not open these records."""


class WrongCode(Refused):
    """The recovery code is mistyped, or is not the one of these records."""


class TooMany(Refused):
    """More records than go into one print."""


class PagesOutdated(Refused):
    """Pages made some time ago no longer say what holds now."""


class EraseRefused(Refused):
    """What is kept of an erasure would tell whom it erased."""


class OutputExists(Refused):
    """A file of that name is there and would be overwritten."""


class Cancelled(Refused):
    """Long work was stopped by the user; it left everything as it was."""


class Surroundings(KetcheckError):
    """The computer is in the way, not the program and not the input."""


class FolderUnusable(Surroundings):
    """The data folder can't be made, read or written."""


class OutputUnusable(Surroundings):
    """A file that the user named can't be written."""


class DiskFull(Surroundings):
    """There is no room left to write."""


class AlreadyOpen(Surroundings):
    """Another ketcheck holds this data folder."""


class NewerStore(Surroundings):
    """The data folder was written by a newer ketcheck; it was left untouched."""


class KeyUnavailable(Surroundings):
    """The key to the records can't be had, or opens other records than these."""


class KeyringNeeded(KeyUnavailable):
    """A first start has nowhere to keep the key; `why` is what the keyring says.

    A key file would protect less than the keyring that is there, so a person has to want one.
    """

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} To begin without the keyring, run: ketcheck keys --key-file on.")
        self.why = why


class Locked(KeyUnavailable):
    """No way to the key opens by itself; what somebody knows does.

    `users` are the names that have a passphrase, in order; one may be empty. `records` is what
    the recovery sheet calls these records.
    """

    def __init__(self, why: str, users: tuple[str, ...], *, has_code: bool, records: str) -> None:
        super().__init__(why)
        self.records = records
        self.users = users
        self.has_code = has_code

    @property
    def asked_for(self) -> str:
        """What has to be typed, over a field or before a prompt."""
        ways = ["passphrase"] * bool(self.users) + ["recovery code"] * self.has_code
        return " or ".join(ways).capitalize()


class NoPrinter(Surroundings):
    """There is no printer, or it went away."""


class NoDisplay(Surroundings):
    """There is no screen to open a window on."""


class FontsMissing(Surroundings):
    """The fonts that a sheet needs are not there."""


class Damage(KetcheckError):
    """What is kept is not as it was written."""


class StoreDamaged(Damage):
    """The record file can't be read as a whole."""


class RecordDamaged(Damage):
    """One record does not read as it was written."""
