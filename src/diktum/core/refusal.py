"""Answer no, with a code, the rule the answer stands on, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar


def gettext_noop(text: str) -> str:
    """Return `text` unchanged; mark it for translation where the answer is shown."""
    return text


class Refused(Exception):  # noqa: N818  a subclass is named as the fact that stands in the way
    """Refuse an act with an anticipated answer; nothing has been changed.

    `message`, `rule` and `remedy` are Indonesian templates with named facts (`%(act)s`). A face translates the template
    first and fills in the facts afterwards.
    """

    code: ClassVar[str] = "DKT-000"
    message: ClassVar[str] = gettext_noop("Permintaan ini tidak dapat dijalankan.")
    rule: ClassVar[str] = ""
    remedy: ClassVar[str] = ""

    def __init__(self, **facts: object) -> None:
        super().__init__()
        self.facts: Mapping[str, object] = dict(facts)

    def __str__(self) -> str:
        return self.message % self.facts

    @property
    def advice(self) -> str:
        """Give the remedy with its facts filled in."""
        return self.remedy % self.facts

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), dict(self.facts)))


def _rebuild(kind: type[Refused], facts: Mapping[str, object]) -> Refused:
    return kind(**facts)
