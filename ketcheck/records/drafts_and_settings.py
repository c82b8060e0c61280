"""The part of the store that may change: drafts, content files and settings."""

from collections.abc import Sequence
from uuid import UUID

from ketcheck.checklist.content import Checklist
from ketcheck.records import keeping
from ketcheck.records.acts import Acts, act
from ketcheck.records.checklists import digest_of, parse_kept
from ketcheck.records.model import ChecklistUsed, KeptDraft


class DraftsAndSettings(Acts):
    """What is kept beside the sealed entries of one data folder."""

    @act
    def keep_draft(self, draft: KeptDraft) -> None:
        """Keep a draft in place of the one before; one a person."""
        with self.db.writing():
            keeping.keep_draft(self.db, draft)

    @act
    def kept_draft(self, person_id: UUID) -> KeptDraft | None:
        """The draft of a person; RecordDamaged where it does not read."""
        return keeping.draft(self.db, person_id)

    @act
    def drop_draft(self, person_id: UUID) -> None:
        """Forget the draft of a person, if any."""
        with self.db.writing():
            keeping.drop_draft(self.db, person_id)

    @act
    def keep_content(self, text: str) -> str:
        """Keep a content file's text; its SHA-256, hexadecimal."""
        digest = digest_of(text)
        if not keeping.has_content(self.db, digest):
            with self.db.writing():
                keeping.keep_content(self.db, digest, text)
        return digest

    @act
    def content(self, digest: str) -> str:
        """The content file's text of that digest; RecordDamaged where it is lost."""
        return keeping.content(self.db, digest)

    def checklist_of(self, reference: ChecklistUsed) -> Checklist:
        """The checklist that a record was made with; RecordDamaged where it is lost."""
        return parse_kept(self.content(reference.digest), reference)

    @act
    def note_printed(self, entry_ids: Sequence[UUID]) -> None:
        """Note that those entries are on paper: from now on they are printed again."""
        with self.db.writing():
            keeping.note_printed(self.db, entry_ids)

    @act
    def is_printed(self, entry_id: UUID) -> bool:
        """Whether an entry was printed, or saved as a PDF, on this computer."""
        return keeping.is_printed(self.db, entry_id)

    @act
    def setting(self, name: str) -> str | None:
        """A setting, or None where it was never set."""
        return keeping.setting(self.db, name)

    @act
    def set_setting(self, name: str, value: str) -> None:
        """Set a setting."""
        with self.db.writing():
            keeping.set_setting(self.db, name, value)
