"""The blocks of a printed handout: what stands between the comment of a step and its numbered line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from derive.readers.document import Document, Passage

_FIELD = re.compile(r"(\w+)=(\S+)")


@dataclass(frozen=True)
class Told:
    """What one comment tells: fields such as `id`, `from`, `kind`; only names, never a formula."""

    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The name of the equation or step."""
        return self.fields.get("id", "")

    @property
    def kind(self) -> str:
        """The kind of the claim; empty for an equation of the model."""
        return self.fields.get("kind", "")

    @property
    def sources(self) -> tuple[str, ...]:
        """The names of the premises."""
        return self.names("from")

    @property
    def given(self) -> int:
        """How many suppositions the sentence begins with."""
        text = self.fields.get("given", "0")
        return int(text) if text.isdigit() and len(text) < 4 else 0

    def names(self, key: str) -> tuple[str, ...]:
        """Return the names in a field."""
        return tuple(name for name in self.fields.get(key, "").split(",") if name)


@dataclass
class Block:
    """One step, or one equation of the model: its comments, the formulas in its sentence, its line or its statement."""

    told: list[Told]
    model: str
    inline: list[Passage] = field(default_factory=list)
    stated: list[Passage] | None = None
    """The formulas of a conclusion that is a sentence."""
    display: Passage | None = None
    around: list[Passage] = field(default_factory=list)
    """Explanations that follow; they are read, but nothing is claimed by them."""

    @cached_property
    def given(self) -> int:
        """How many formulas at the beginning of the sentence are suppositions."""
        return max((one.given for one in self.told), default=0)

    @property
    def is_closed(self) -> bool:
        """Whether the conclusion is complete."""
        return self.display is not None or bool(self.around)


def is_printed(document: Document) -> bool:
    """Whether the comments of a document name the kinds of its steps, as those of a printed handout do."""
    comments = (words for passage in document.passages for words in passage.comments)
    return any(" kind=" in words and "id=" in words for words in comments)


def blocks_of(document: Document) -> Iterator[Block]:
    """Yield the blocks of a handout in reading order; what stands before the first comment is a block without one."""
    model, block = "", Block([], "")
    for passage in document.passages:
        for words in passage.comments:
            told = Told(dict(_FIELD.findall(words)))
            model = told.fields.get("model", model) if not told.id else told.id.split(":")[0] if ":" in told.id else model
            if words.removeprefix("derive:").strip() == "states":
                block.stated = []
            elif told.id and block.told and not (block.inline or block.is_closed or block.stated is not None):
                block.told.append(told)
            else:
                yield block
                block = Block([told] if told.id or "conditions" in told.fields else [], model)
        _take(block, passage)
    yield block


def _take(block: Block, passage: Passage) -> None:
    """Put a formula where it belongs in the block that is open."""
    ends = bool(block.stated) and "\n\n" in passage.prose
    if block.is_closed or not block.told or ends:
        block.around.append(passage)
    elif block.stated is not None:
        block.stated.append(passage)
    elif passage.is_display:
        block.display = passage
    else:
        block.inline.append(passage)
