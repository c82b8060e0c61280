"""A checklist file that can't be taken is refused in one sentence that names file and place."""

import re
from pathlib import Path

import pytest
from clinic import raw_checklist, toml
from support import CHECKLIST_PATH, base_checklist

from ketcheck.checklist.loading import load_checklist, parse_checklist
from ketcheck.errors import ContentRefused


def refusal(text: str) -> str:
    with pytest.raises(ContentRefused) as caught:
        parse_checklist(text, "clinic.toml")
    return str(caught.value)


def test_the_base_checklist_loads() -> None:
    assert load_checklist(CHECKLIST_PATH).id == "topical-ketamine"


def test_plain_data_written_as_toml_is_the_same_checklist() -> None:
    assert parse_checklist(toml(raw_checklist()), "again") == base_checklist()


@pytest.mark.parametrize(
    "text",
    [
        "this is no checklist",
        "id = ",
        "\x00\x01\x02",
        CHECKLIST_PATH.read_text(encoding="utf-8")[:-200],
        "[settings]\n[settings]\n",
        "deep = " + "[" * 100_000,
        "long = " + "9" * 10_000,
    ],
    ids=["prose", "torn", "binary", "cut off", "twice", "too deep", "too long a number"],
)
def test_what_is_no_toml_is_refused(text: str) -> None:
    told = refusal(text)
    assert told.startswith("clinic.toml: ")
    assert re.search("write|add|close|seems to be|given twice|look for", told)
    assert told.isprintable()


@pytest.mark.parametrize(
    ("part", "place", "field", "value", "told"),
    [
        ("questions", 0, "colour", "red", "questions.prescribed.colour: unknown field"),
        ("questions", 0, "words", 7, "questions.prescribed.words: write words in quotes"),
        ("questions", 0, "words", "  ", "questions.prescribed.words: empty; fill it in"),
        ("questions", 0, "asked", "at-times", "questions.prescribed.asked: write “always”"),
        ("questions", 0, "answers", "none", "questions.prescribed.answers: write a list"),
        ("questions", 0, "id", "Not An Id", "questions.Not An Id.id: write small letters"),
        ("questions", 0, "why", "left\u202eright", "questions.prescribed.why: has a hidden mark"),
        ("questions", 0, "why", "two\nlines", "questions.prescribed.why: has a line break"),
        ("levels", 0, "level", "maybe", "levels.1.level: write “ok”"),
        ("groups", 1, "tip", 7, "groups.tip-1.tip: write a number of 6 or less"),
        ("cross_checks", 0, "level", "no", "cross_checks.too-soon.level: write “ok”"),
        ("topics", 0, "taught", "during", "topics.what-it-is-for.taught: write “before”"),
    ],
)
def test_a_wrong_value_is_named_by_its_ids(
    part: str, place: int, field: str, value: object, told: str
) -> None:
    raw = raw_checklist()
    raw[part][place][field] = value

    refused = refusal(toml(raw).replace("\u202e", "\\u202e"))
    assert refused.startswith("clinic.toml: ")
    assert told in refused


def test_a_raised_level_without_words_is_named_by_question_and_code() -> None:
    raw = raw_checklist()
    del raw["questions"][0]["answers"][1]["notice"]

    assert refusal(toml(raw)).endswith(
        "questions.prescribed.answers.no: level stop needs a reason, a notice and a next step"
    )


@pytest.mark.parametrize("key", ["id", "version", "language", "settings", "questions", "topics"])
def test_a_part_left_out_is_named(key: str) -> None:
    raw = raw_checklist()
    del raw[key]

    assert refusal(toml(raw)) == f"clinic.toml: {key}: missing; fill it in"


@pytest.mark.parametrize(
    ("key", "value"),
    [("version", "1.0"), ("version", "latest"), ("language", "english"), ("id", "../../etc")],
)
def test_a_head_in_the_wrong_form_is_refused(key: str, value: str) -> None:
    assert f"{key}: write " in refusal(toml(raw_checklist() | {key: value}))


@pytest.mark.parametrize(
    ("figure", "value"),
    [
        ("ok_minutes", 31),
        ("ok_minutes", 0),
        ("long_gap_days", 8),
        ("stale_draft_minutes", 121),
        ("stale_draft_minutes", "soon"),
    ],
)
def test_a_figure_may_not_be_weakened(figure: str, value: object) -> None:
    raw = raw_checklist()
    raw["settings"][figure] = value

    assert f"settings.{figure}: write a " in refusal(toml(raw))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentRefused, match=r"^gone\.toml: the checklist can't be read; install"):
        load_checklist(tmp_path / "gone.toml")


def test_a_file_that_is_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentRefused, match="the checklist can't be read"):
        load_checklist(tmp_path)


def test_a_file_that_is_no_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes('title = "Prüfung"'.encode("latin-1"))

    with pytest.raises(ContentRefused, match=r"^latin\.toml: the checklist can't be read"):
        load_checklist(path)


@pytest.mark.parametrize("cut", range(1, 40))
def test_a_file_cut_off_anywhere_is_refused(cut: int) -> None:
    text = CHECKLIST_PATH.read_text(encoding="utf-8")

    assert refusal(text[: len(text) * cut // 40]).startswith("clinic.toml: ")
