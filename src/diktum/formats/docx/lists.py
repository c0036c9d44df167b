"""Define Word's automatic numbers for the lists of a decree: each list is an instance that starts anew."""

from __future__ import annotations

from enum import IntEnum

STEP = 482  # 0.85 cm, the room of a mark
DEEPEST = 8  # Word counts levels from 0 to 8


class Scheme(IntEnum):
    """How a list counts; the value is the id of its abstract definition."""

    LETTERS = 1
    NUMBERS = 2
    PARAGRAPHS = 3
    CHAPTERS = 4
    ROWS = 5


_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


class Lists:
    """The list instances of one file, in the order in which they were begun."""

    def __init__(self) -> None:
        self._schemes: list[Scheme] = []

    def begin(self, scheme: Scheme) -> int:
        """Begin a list and return the number by which its paragraphs name it."""
        self._schemes.append(scheme)
        return len(self._schemes)

    def xml(self) -> str:
        """Return the part numbering.xml."""
        restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        pasal = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="1"/></w:lvlOverride>'
        instances = "".join(
            f'<w:num w:numId="{number}"><w:abstractNumId w:val="{scheme.value}"/>{restart}'
            f"{pasal if scheme is Scheme.CHAPTERS else ''}</w:num>"
            for number, scheme in enumerate(self._schemes, start=1)
        )
        return (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:numbering {_NS}>{_ABSTRACT}{instances}'
            "</w:numbering>"
        )


def _level(level: int, kind: str, mark: str, *, left: int, suffix: str = "tab", rest: str = "") -> str:
    indent = (
        f'<w:ind w:left="{left}" w:hanging="{STEP}"/>'
        if suffix == "tab"
        else '<w:ind w:left="0" w:firstLine="0"/>'
    )
    tab = f'<w:tabs><w:tab w:val="num" w:pos="{left}"/></w:tabs>' if suffix == "tab" else ""
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{rest}<w:suff w:val="{suffix}"/>'
        f'<w:lvlText w:val="{mark}"/><w:lvlJc w:val="left"/><w:pPr>{tab}{indent}</w:pPr></w:lvl>'
    )


def _points() -> str:
    """Draw the marks of points as `labels.point_mark` derives them: a. 1. a) 1) (a) (1)."""
    shapes = ("%{}.", "%{})", "(%{})")
    return "".join(
        _level(
            level,
            "lowerLetter" if level % 2 == 0 else "decimal",
            shapes[min(level // 2, 2)].format(level + 1),
            left=STEP * (level + 1),
        )
        for level in range(DEEPEST + 1)
    )


def _abstract(scheme: Scheme, levels: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{scheme.value}"><w:multiLevelType w:val="multilevel"/>{levels}'
        "</w:abstractNum>"
    )


_ABSTRACT = "".join(
    (
        _abstract(Scheme.LETTERS, _points()),
        _abstract(Scheme.NUMBERS, _level(0, "decimal", "%1.", left=STEP)),
        _abstract(Scheme.PARAGRAPHS, _level(0, "decimal", "(%1)", left=STEP + 60)),
        _abstract(
            Scheme.CHAPTERS,
            _level(0, "upperRoman", "BAB %1", left=0, suffix="nothing")
            + _level(1, "decimal", "Pasal %2", left=0, suffix="nothing", rest='<w:lvlRestart w:val="0"/>'),
        ),
        _abstract(Scheme.ROWS, _level(0, "decimal", "%1.", left=0, suffix="nothing")),
    )
)
