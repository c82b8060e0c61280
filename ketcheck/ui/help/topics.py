"""The topics of the help, as data: read, found by what is typed, and found by the screen shown."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final, Literal

import tomli
from pydantic import BaseModel, ConfigDict, Field

from ketcheck.messages.catalogue import language_in_use
from ketcheck.resources import resource

START: Final = "start"
_ENGLISH: Final = "en"
_BUTTON: Final = re.compile(r"\[([^\]]+)\]")
_POINT, _STEP = re.compile(r"- "), re.compile(r"(\d+)\. ")


class Block(BaseModel):
    """A paragraph, a point, or a step with its number; the words of buttons stand in quotes."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["paragraph", "point", "step"]
    words: str
    number: int = 0


class Topic(BaseModel):
    """One thing that a person does here."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    title: str
    screens: tuple[str, ...]
    """Names of the classes whose screens and pages the help opens at this topic."""
    text: str = Field(min_length=1)
    also: str = ""
    """Other words that people look for it by."""
    clinic: bool = False
    """Whether it is for those who work in a clinic alone."""

    @property
    def buttons(self) -> tuple[str, ...]:
        """The words of the buttons and items that the text names."""
        return tuple(_BUTTON.findall(self.text))

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The text, part by part."""
        return tuple(_blocks(self.text))


@cache
def topics(language: str | None = None) -> tuple[Topic, ...]:
    """All topics, in the order to read them in; in English where the language has none."""
    code = language or language_in_use()
    path = resource("help", f"{code}.toml")
    if not path.is_file():
        path = resource("help", f"{_ENGLISH}.toml")
    kept = tomli.loads(path.read_text(encoding="utf-8"))
    return tuple(Topic.model_validate(one) for one in kept["topic"])


def topic_of(shown: Iterable[str], among: Iterable[Topic]) -> Topic | None:
    """The topic of what is on the screen: classes by name, the innermost first."""
    by_screen = {screen: topic for topic in among for screen in topic.screens}
    return next((by_screen[name] for name in shown if name in by_screen), None)


def found(typed: str, among: Iterable[Topic]) -> list[Topic]:
    """The topics that hold each word that is typed, those that are called so first."""
    words = _folded(typed).split()
    hits = [(one, _folded(f"{one.title} {one.also}"), _folded(one.text)) for one in among]
    fitting = [hit for hit in hits if all(word in f"{hit[1]} {hit[2]}" for word in words)]
    fitting.sort(key=lambda hit: not all(word in hit[1] for word in words))
    return [topic for topic, _title, _text in fitting]


def _blocks(text: str) -> Iterator[Block]:
    for paragraph in re.split(r"\n{2,}", text.strip()):
        lines: list[str] = []
        for line in paragraph.splitlines():
            if _POINT.match(line) or _STEP.match(line):
                if lines:
                    yield _block(" ".join(lines))
                    lines = []
                yield _block(line)
            else:
                lines.append(line)
        if lines:
            yield _block(" ".join(lines))


def _block(line: str) -> Block:
    words = _BUTTON.sub("“\\1”", line.strip())
    step = _STEP.match(words)
    if step:
        return Block(kind="step", words=words[step.end() :], number=int(step[1]))
    if _POINT.match(words):
        return Block(kind="point", words=words[2:])
    return Block(kind="paragraph", words=words)


def _folded(text: str) -> str:
    """Without capitals and accents, as people type when they look for something."""
    split = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in split if not unicodedata.combining(letter))
