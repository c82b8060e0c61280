"""Make the data folder of this version that later versions are tested to open.

    python tests/make_store.py

Run it once before a release that changes the form of the tables or of an entry, and commit the
folder; the folders of older versions stay as they are.
"""

import json
from pathlib import Path
from typing import Any

from house import CONTENT, House, at, why
from support import MEDICINE, PLAN
from terminal import CHECKS

from ketcheck import __version__
from ketcheck.checklist.draft import Draft
from ketcheck.records.checklists import load_used
from ketcheck.records.checks.striking import strike
from ketcheck.records.checks.submitted import read_check
from ketcheck.records.checks.taking import Taker
from ketcheck.records.checks.using import not_used
from ketcheck.records.copies.backup import backup
from ketcheck.records.erasing import Request, erase
from ketcheck.records.model import Clinician, KeptDraft
from ketcheck.records.opening import LOCK_FILE, open_store
from ketcheck.records.store import Store

STORES = Path(__file__).parent / "records" / "stores"
EXPECTED = "expected.json"
COPY = "copy"
PASSPHRASE = "four words in a row"  # noqa: S105 - of the tests


def made(folder: Path) -> Store:
    """A store with one of each thing that is kept."""
    store = open_store(folder, keyring=False)
    checklist, used, text = load_used(CONTENT)
    store.keep_content(text)
    house = House(store, checklist, used, store.directory.add("Maria Alvarez", number="4471"))
    ok = house.save(0)
    house.use(0.1, ok)
    house.amend(house.save(8, skin="broken"), skin="irritated")
    house.clear(house.save(16, reaction="bad"), 17)
    house.save(24, used="unsure", feeling="unwell")
    store.save(strike(house.use(24.5), reason="It was not so", recorded_by=None, saved=at(25)))
    store.save(not_used(ok, at(0.2)))
    house.label(PLAN.model_copy(update={"hours_between": 8}), 24.6)
    draft = Draft(answers={"feeling": "fine"}, medicines=(MEDICINE,))
    kept = KeptDraft(
        person_id=house.person.id, checklist=used, draft=draft, started=at(25), updated=at(25)
    )
    store.keep_draft(kept)
    store.set_setting("paper", "a4")
    _add_clinic(house)
    return store


def _add_clinic(house: House) -> None:
    """A session, a record struck out, and people archived, merged and erased."""
    store, directory = house.store, house.store.directory
    taker = Taker(store, house.checklist, house.used, lambda: at(30))
    session = taker.take(read_check((CHECKS / "session.json").read_bytes()))
    mistaken = house.save(31, person=session.person)
    store.save(strike(mistaken, reason="another patient", recorded_by="T. Okafor", saved=at(32)))
    directory.keep_clinician(Clinician(name="T. Okafor", role="RN"))
    directory.merge(session.person.id, directory.add("Bob Browne").id, **why())
    directory.archive(session.person.id)
    gone = directory.add("Ann Lee")
    house.save(33, person=gone)
    erase(store, gone.id, Request(), at(34))


def add_ways(store: Store) -> str:
    """A passphrase and a recovery code, beside the key file; the code."""
    store.vault.add_passphrase("T. Okafor", PASSPHRASE)
    return store.vault.make_recovery_code(at().at.date())


def told(store: Store) -> dict[str, Any]:
    """All that the store tells, as plain data."""
    rows = store.page()
    person = store.find_person("Maria Alvarez", None, "4471")
    assert person
    draft = store.kept_draft(person.id)
    return {
        "rows": [
            [row.short_id, row.finished.isoformat(), row.kind.value, row.why, row.superseded]
            for row in rows
        ],
        "entries": [store.entry(row.id).model_dump(mode="json") for row in rows],
        "known": store.known(person.id).model_dump(mode="json"),
        "draft": draft.model_dump(mode="json") if draft else None,
        "plan": store.plan(person.id) is not None,
        "paper": store.setting("paper"),
        "seal": store.verify().newest_seal,
        "people": [
            [one.person.name, one.archived] for one in store.directory.found("", archived=True)
        ],
        "clinicians": [one.clinician.name for one in store.directory.clinicians()],
        "erased": store.verify().erased,
    }


def main() -> None:
    """Make the folder and write down what it tells."""
    folder = STORES / __version__
    store = made(folder)
    ways = {"passphrase": PASSPHRASE, "code": add_ways(store)}
    expected = json.dumps(told(store) | ways, indent=1, ensure_ascii=False)
    backup(store, folder / COPY)
    store.close()
    (folder / LOCK_FILE).unlink()
    (folder / EXPECTED).write_text(expected + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
