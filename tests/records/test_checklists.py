"""The checklist and its optional questions, read as one text with one digest."""

import tomllib
from pathlib import Path

import pytest
from clinic import item, raw_checklist, toml
from support import CHECKLIST_PATH, EXTRAS_PATH, checklist_text

from ketcheck.errors import ContentRefused
from ketcheck.records.checklists import digest_of, load_active, load_bundled, load_clinic

MAIN = CHECKLIST_PATH.read_text(encoding="utf-8")


def clinic_copy(folder: Path, text: str) -> Path:
    """A clinic's copy that says who made it."""
    path = folder / "content.toml"
    path.write_text(f'modified_by = "North"\nbased_on = "2.0.0"\n{text}', encoding="utf-8")
    return path


def test_one_text_and_one_digest_cover_both_files() -> None:
    checklist, used, text = load_bundled()

    assert text == checklist_text()
    assert used.digest == digest_of(text) != digest_of(MAIN)
    assert sum(question.is_extra for question in checklist.questions) == 13


def test_the_optional_questions_are_asked_after_all_others() -> None:
    extras = [question.is_extra for question in load_bundled()[0].questions]

    assert extras == sorted(extras)


def test_the_file_of_the_optional_questions_holds_questions_alone() -> None:
    assert tomllib.loads(EXTRAS_PATH.read_text(encoding="utf-8")).keys() == {"questions"}


def test_a_clinics_copy_of_the_main_file_has_the_optional_questions_too(tmp_path: Path) -> None:
    checklist, used, text = load_clinic(clinic_copy(tmp_path, MAIN))

    assert checklist.questions == load_bundled()[0].questions
    assert text.endswith(EXTRAS_PATH.read_text(encoding="utf-8"))
    assert used.digest == digest_of(text)


@pytest.mark.parametrize(
    "text", [checklist_text(), toml(raw_checklist())], ids=["as tables", "inline"]
)
def test_a_clinics_own_copy_of_the_optional_questions_is_not_doubled(
    tmp_path: Path, text: str
) -> None:
    path = clinic_copy(tmp_path, text)

    assert load_active(tmp_path)[0].questions == load_bundled()[0].questions
    assert load_clinic(path)[2] == path.read_text(encoding="utf-8")


def test_a_clinic_may_not_leave_out_some_of_the_optional_questions(tmp_path: Path) -> None:
    raw = raw_checklist()
    raw["questions"].remove(item(raw, "questions", "heat"))

    with pytest.raises(ContentRefused, match=r"questions\.heat: may not be removed or renamed"):
        load_clinic(clinic_copy(tmp_path, toml(raw)))


def test_a_broken_copy_is_refused_by_its_own_name(tmp_path: Path) -> None:
    with pytest.raises(ContentRefused, match=r"content\.toml: line \d+: close the bracket"):
        load_clinic(clinic_copy(tmp_path, MAIN[: MAIN.index("[settings]") + 5]))
