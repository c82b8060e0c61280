"""What is kept beside the sealed entries and may change: drafts, content files, settings."""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from uuid import UUID

from pydantic import ValidationError

from ketcheck.errors import RecordDamaged
from ketcheck.records.checklists import digest_of
from ketcheck.records.database import RecordsDatabase
from ketcheck.records.model import KeptDraft
from ketcheck.records.tables import Content, DraftRow, Setting

COPIES_FOLDER: Final = "copies-folder"
COPIED: Final = "copied"
COPIED_AS: Final = "copied-as"
COPIED_OUT: Final = "copied-out"
LOST: Final = "lost"
ANCHORED: Final = "anchored"
"""That a note of the newest seal lies beside the file, so that one which is gone shows."""
TRACES: Final = "traces"
LEAVE: Final = "leave"
"""The newest record of a person that gave leave on this computer, by person, as JSON."""
BEGUN_FORM: Final = "begun-form"
"""What stands in the pages of the set-up, and what of it was left for later."""
EARLIER_KEYS: Final = "earlier-keys"
"""The keys before the one of now, for copies that were made under them."""
OF_THIS_COMPUTER: Final = frozenset(
    {COPIES_FOLDER, COPIED, COPIED_AS, COPIED_OUT, LOST, ANCHORED, TRACES, LEAVE, BEGUN_FORM}
)
"""Settings that mean nothing on another computer, and are not restored there."""
_AS_BYTES: Final = "bytes:"
"""How the kept name of a folder begins that is no text; a whole path begins otherwise."""


def keep_draft(db: RecordsDatabase, draft: KeptDraft) -> None:
    """Keep a draft in place of the one before."""
    row = {"person_id": draft.person_id, "body": draft.model_dump_json()}
    replacing = DraftRow.insert(row).on_conflict(
        conflict_target=[DraftRow.person_id], preserve=[DraftRow.body]
    )
    replacing.execute(db)


def draft(db: RecordsDatabase, person_id: UUID) -> KeptDraft | None:
    """The draft of a person; RecordDamaged where it does not read."""
    query = DraftRow.select(DraftRow.body).where(DraftRow.person_id == person_id)
    for row in query.tuples().execute(db):
        try:
            return KeptDraft.model_validate_json(row[0])
        except ValidationError as error:
            message = "Your unfinished answers can't be read. Delete them and start a new check."
            raise RecordDamaged(message) from error
    return None


def has_draft(db: RecordsDatabase, person_id: UUID) -> bool:
    """Whether a draft is kept, readable or not."""
    query = DraftRow.select(DraftRow.person_id).where(DraftRow.person_id == person_id)
    return bool(list(query.tuples().execute(db)))


def drop_draft(db: RecordsDatabase, person_id: UUID) -> None:
    """Forget the draft of a person, if any."""
    DraftRow.delete().where(DraftRow.person_id == person_id).execute(db)


def has_content(db: RecordsDatabase, digest: str) -> bool:
    """Whether the text of that digest is kept."""
    query = Content.select(Content.digest).where(Content.digest == digest)
    return bool(list(query.tuples().execute(db)))


def keep_content(db: RecordsDatabase, digest: str, text: str) -> None:
    """Keep a content file's text under its digest."""
    Content.insert(digest=digest, text=text).execute(db)


def content(db: RecordsDatabase, digest: str) -> str:
    """The text of that digest; RecordDamaged where it is not there, or not what it was."""
    rows = Content.select(Content.text).where(Content.digest == digest).tuples().execute(db)
    text = next((row[0] for row in rows), None)
    if text is None or digest_of(text) != digest:
        message = "The checklist of this record is not in the record file, so its words are lost."
        raise RecordDamaged(message)
    return str(text)


def setting(db: RecordsDatabase, name: str) -> str | None:
    """A setting, or None where it was never set."""
    rows = Setting.select(Setting.value).where(Setting.name == name).tuples().execute(db)
    return next((row[0] for row in rows), None)


def set_setting(db: RecordsDatabase, name: str, value: str) -> None:
    """Set a setting."""
    replacing = Setting.insert(name=name, value=value).on_conflict(
        conflict_target=[Setting.name], preserve=[Setting.value]
    )
    replacing.execute(db)


def name_of(folder: Path) -> str:
    """The name of a folder as it is kept: it may have bytes that are no letters."""
    try:
        str(folder).encode()
    except UnicodeEncodeError:
        return f"{_AS_BYTES}{os.fsencode(folder).hex()}"
    return str(folder)


def folder_named(name: str) -> Path:
    """The folder of a kept name."""
    if not name.startswith(_AS_BYTES):
        return Path(name)
    return Path(os.fsdecode(bytes.fromhex(name.removeprefix(_AS_BYTES))))


def earlier_keys(db: RecordsDatabase) -> tuple[bytes, ...]:
    """The keys that these records had before, the last one first."""
    return tuple(bytes.fromhex(key) for key in json.loads(setting(db, EARLIER_KEYS) or "[]"))


def keep_earlier_key(db: RecordsDatabase, key: bytes) -> None:
    """Keep the key of before, so that copies made under it still open here."""
    keys = [key.hex(), *(one.hex() for one in earlier_keys(db))]
    set_setting(db, EARLIER_KEYS, json.dumps(keys))


def note_printed(db: RecordsDatabase, entry_ids: Iterable[UUID]) -> None:
    """Note that those entries are on paper."""
    for one in entry_ids:
        set_setting(db, _printed(one), "yes")


def is_printed(db: RecordsDatabase, entry_id: UUID) -> bool:
    """Whether that entry is on paper already, as far as this computer knows."""
    return setting(db, _printed(entry_id)) is not None


def forget_printed(db: RecordsDatabase, entry_ids: Iterable[UUID]) -> None:
    """Keep nothing of the paper of those entries any more."""
    for one in entry_ids:
        Setting.delete().where(Setting.name == _printed(one)).execute(db)


def _printed(entry_id: UUID) -> str:
    return f"printed {entry_id.hex}"


def keep_leave(db: RecordsDatabase, person_id: UUID, record_id: UUID) -> None:
    """Note that this computer saved an OK for a person, in place of an earlier one."""
    others = {one: leave for one, leave in _leaves(db).items() if one != person_id.hex}
    # The newest stand last, so that the oldest is what falls out.
    given = [*others.items(), (person_id.hex, record_id.hex)]
    set_setting(db, LEAVE, json.dumps(dict(given[-_LEAVES:])))


def forget_leaves(db: RecordsDatabase, ids: Iterable[UUID]) -> None:
    """Keep nothing of those people any more."""
    gone = {one.hex for one in ids}
    kept = {one: leave for one, leave in _leaves(db).items() if one not in gone}
    set_setting(db, LEAVE, json.dumps(kept))


def leave_of(db: RecordsDatabase, person_id: UUID) -> UUID | None:
    """The newest record of a person that gave leave here, or None."""
    found = _leaves(db).get(person_id.hex)
    return UUID(found) if found else None


_LEAVES: Final = 50
"""More people than have an OK within half an hour."""


def _leaves(db: RecordsDatabase) -> dict[str, str]:
    try:
        found = json.loads(setting(db, LEAVE) or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
