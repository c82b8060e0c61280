"""What is kept beside the entries: drafts, content files and settings."""

import pytest
from house import CONTENT, House, at
from support import MEDICINE

from ketcheck.checklist.draft import Draft
from ketcheck.errors import RecordDamaged
from ketcheck.records.checklists import load_used
from ketcheck.records.model import KeptDraft


def kept(house: House, **changes: object) -> KeptDraft:
    draft = KeptDraft(
        person_id=house.person.id,
        checklist=house.used,
        draft=Draft(answers={"feeling": "fine"}, medicines=(MEDICINE,)),
        started=at(),
        updated=at(),
    )
    return draft.model_copy(update=changes)


class TestDrafts:
    def test_a_draft_is_there_after_a_kill(self, house: House) -> None:
        house.store.keep_draft(kept(house))
        house.store.db.close()
        assert house.reopen().kept_draft(house.person.id) == kept(house)

    def test_there_is_one_draft_a_person(self, house: House) -> None:
        house.store.keep_draft(kept(house))
        house.store.keep_draft(kept(house, updated=at(1)))
        assert house.store.kept_draft(house.person.id) == kept(house, updated=at(1))
        house.store.drop_draft(house.person.id)
        assert house.store.kept_draft(house.person.id) is None

    def test_saving_the_check_drops_its_draft_and_no_other(self, house: House) -> None:
        house.store.keep_draft(kept(house, started=at(1)))
        house.save(0)
        assert house.store.kept_draft(house.person.id) is not None
        house.save(1)
        assert house.store.kept_draft(house.person.id) is None

    def test_a_draft_that_does_not_read_can_be_dropped(self, house: House) -> None:
        house.store.keep_draft(kept(house))
        house.store.db.execute_sql("UPDATE draft SET body = '{'")
        with pytest.raises(RecordDamaged, match="Delete them"):
            house.store.kept_draft(house.person.id)
        house.store.drop_draft(house.person.id)
        assert house.store.kept_draft(house.person.id) is None


class TestContentAndSettings:
    def test_content_is_kept_once_by_its_digest(self, house: House) -> None:
        _, _, text = load_used(CONTENT)
        assert house.store.keep_content(text) == house.store.keep_content(text) == house.used.digest
        assert house.reopen().content(house.used.digest) == text

    def test_content_that_is_lost_or_changed_is_damage(self, house: House) -> None:
        with pytest.raises(RecordDamaged):
            house.store.content("0" * 64)
        house.store.db.execute_sql("UPDATE content SET text = text || ' '")
        with pytest.raises(RecordDamaged):
            house.store.content(house.used.digest)

    def test_a_setting_stays_until_it_is_set_again(self, house: House) -> None:
        assert house.store.setting("paper") is None
        house.store.set_setting("paper", "a4")
        house.store.set_setting("paper", "us-letter")
        assert house.reopen().setting("paper") == "us-letter"
