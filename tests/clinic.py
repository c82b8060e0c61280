"""A clinic's own checklist: the base one as plain data, changed at will."""

import json
import tomllib
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from support import CHECKLIST_PATH

from ketcheck.checklist.content import Checklist
from ketcheck.checklist.loading import parse_checklist
from ketcheck.errors import ContentRefused

Raw = dict[str, Any]
Change = Callable[[Raw], None]

WORDS = {"reason": "Why it is so.", "notice": "Do not apply.", "next_step": "Ask your nurse."}


def item(raw: Raw, part: str, item_id: str) -> Raw:
    return next(one for one in raw[part] if one["id"] == item_id)


def question(raw: Raw, question_id: str) -> Raw:
    return item(raw, "questions", question_id)


def answer(raw: Raw, question_id: str, code: str) -> Raw:
    return next(one for one in question(raw, question_id)["answers"] if one["code"] == code)


def new_question(**changes: object) -> Raw:
    return {
        "id": "allergy",
        "group": "before",
        "words": "Are you allergic to the cream?",
        "why": "It could make you ill.",
        "source": "Clinic",
        "answers": [
            {"code": "no", "words": "No", "level": "ok"},
            {"code": "yes", "words": "Yes", "level": "stop", **WORDS},
            {"code": "unsure", "words": "I am not sure", "level": "ask", **WORDS},
        ],
        **changes,
    }


def changed(change: Change) -> Checklist:
    raw = raw_checklist()
    change(raw)
    return parse_checklist(toml(raw), "clinic.toml")


def refusal(change: Change) -> str:
    with pytest.raises(ContentRefused) as caught:
        changed(change)
    return str(caught.value)


def raw_checklist() -> dict[str, Any]:
    """The base checklist as plain data, to be changed."""
    return tomllib.loads(CHECKLIST_PATH.read_text(encoding="utf-8"))


def toml(raw: Mapping[str, Any]) -> str:
    """Plain data as TOML, one top-level key a line."""
    return "\n".join(f"{key} = {_value(value)}" for key, value in raw.items())


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key} = {_value(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False)
