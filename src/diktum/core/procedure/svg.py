"""Draw a procedure as the table of PermenPANRB 35/2012, with its five symbols, as one SVG image."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from diktum.core.procedure.drawing import HEAD, LINE, Column, Drawing, PlacedCell, PlacedEdge, PlacedRow, draw
from diktum.core.procedure.flowchart import layout
from diktum.core.procedure.model import Procedure, Symbol

_INK = "#1a1a1a"
_PALE = "#f2f2f2"
_GREY = "#666666"


def svg(procedure: Procedure, *, rows_per_page: int = 0) -> str:
    """Return the SOP's table and flowchart as an SVG document.

    With `rows_per_page`, the pages stand below one another and arrows between them go through off-page connectors.
    Every symbol carries its act in `data-act`, every arrow its ends in `data-edge`.
    """
    drawing = draw(layout(procedure, rows_per_page=rows_per_page))
    width, height = _n(drawing.width), _n(drawing.height)
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": width,
            "height": height,
            "viewBox": f"0 0 {width} {height}",
            "role": "img",
            "font-family": "sans-serif",
            "font-size": "9",
            "fill": _INK,
        },
    )
    ET.SubElement(root, "title").text = f"{procedure.title} ({procedure.source})"
    _arrow_head(root)
    ET.SubElement(root, "rect", {"width": width, "height": height, "fill": "#ffffff"})
    _text(root, 10, 19, f"{procedure.title} · {procedure.source}", size="11", bold=True)
    for y in drawing.heads:
        _head(root, drawing, y)
    for row in drawing.rows:
        _row(root, drawing, row)
    for edge in drawing.edges:
        _edge(root, edge)
    for cell in drawing.cells:
        _cell(root, cell)
    _connectors(root, drawing)
    for row in drawing.rows:
        _notes(root, drawing, row)
    for edge in drawing.edges:
        _label(root, edge)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode") + "\n"


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _arrow_head(root: ET.Element) -> None:
    marker = ET.SubElement(
        ET.SubElement(root, "defs"),
        "marker",
        {
            "id": "panah",
            "viewBox": "0 0 8 8",
            "refX": "7",
            "refY": "4",
            "markerWidth": "7",
            "markerHeight": "7",
        },
    )
    marker.set("orient", "auto")
    ET.SubElement(marker, "path", {"d": "M0 0 8 4 0 8z", "fill": _INK})


def _text(
    root: ET.Element,
    x: float,
    y: float,
    text: str,
    *,
    size: str = "",
    bold: bool = False,
    anchor: str = "start",
) -> ET.Element:
    element = ET.SubElement(root, "text", {"x": _n(x), "y": _n(y), "text-anchor": anchor})
    if size:
        element.set("font-size", size)
    if bold:
        element.set("font-weight", "bold")
    element.text = text
    return element


def _box(root: ET.Element, x: float, y: float, width: float, height: float, fill: str) -> None:
    ET.SubElement(
        root,
        "rect",
        {
            "x": _n(x),
            "y": _n(y),
            "width": _n(width),
            "height": _n(height),
            "fill": fill,
            "stroke": _GREY,
            "stroke-width": "0.7",
        },
    )


def _head(root: ET.Element, drawing: Drawing, y: float) -> None:
    """Draw the two lines of the table's head: Pelaksana over the lanes, Mutu Baku over its three columns."""
    lanes = drawing.columns[2:-4]
    quality = drawing.columns[-4:-1]
    half = HEAD / 2 - 6
    for title, columns in (("Pelaksana", lanes), ("Mutu Baku", quality)):
        width = sum(column.width for column in columns)
        _box(root, columns[0].x, y, width, half, _PALE)
        _text(root, columns[0].x + width / 2, y + 12, title, bold=True, anchor="middle")
    for column in drawing.columns:
        grouped = column in lanes or column in quality
        top = y + half if grouped else y
        _box(root, column.x, top, column.width, y + HEAD - top, _PALE)
        _heading(root, column, top + (y + HEAD - top) / 2)


def _heading(root: ET.Element, column: Column, middle: float) -> None:
    words = column.title.split(" (") if " (" in column.title else [column.title]
    lines = [words[0], *(f"({word}" for word in words[1:])]
    for number, line in enumerate(lines):
        y = middle + 3 + (number - (len(lines) - 1) / 2) * LINE
        _text(root, column.x + column.width / 2, y, line, bold=True, anchor="middle")


def _row(root: ET.Element, drawing: Drawing, placed: PlacedRow) -> None:
    lanes = _lanes(drawing)
    for place, (column, lines) in enumerate(zip(drawing.columns, placed.texts, strict=True)):
        _box(root, column.x, placed.y, column.width, placed.height, "none")
        if place in lanes:
            continue
        for number, line in enumerate(lines):
            x = column.x + (column.width / 2 if place == 0 else 5)
            _text(root, x, placed.y + 14 + number * LINE, line, anchor="middle" if place == 0 else "start")


def _notes(root: ET.Element, drawing: Drawing, placed: PlacedRow) -> None:
    """Write, over the arrows, what those do who have no symbol in this row."""
    for place in _lanes(drawing):
        column = drawing.columns[place]
        for number, line in enumerate(placed.texts[place]):
            y = placed.y + 14 + number * LINE
            element = _text(root, column.x + column.width / 2, y, line, anchor="middle")
            element.set("font-style", "italic")
            element.set("fill", _GREY)
            _halo(element)


def _lanes(drawing: Drawing) -> range:
    return range(2, len(drawing.columns) - 4)


def _halo(element: ET.Element) -> None:
    element.set("paint-order", "stroke")
    element.set("stroke", "#ffffff")
    element.set("stroke-width", "2.5")


def _cell(root: ET.Element, placed: PlacedCell) -> None:
    cell = placed.cell
    group = ET.SubElement(
        root, "g", {"data-act": cell.key, "fill": "#ffffff", "stroke": _INK, "stroke-width": "1.2"}
    )
    ET.SubElement(group, "title").text = cell.title
    x, y, w, h = placed.x, placed.y, placed.width, placed.height
    if cell.symbol is Symbol.DECISION:
        points = ((x, y - h / 2), (x + w / 2, y), (x, y + h / 2), (x - w / 2, y))
        ET.SubElement(group, "polygon", {"points": _points(points)})
    else:
        shape = {"x": _n(x - w / 2), "y": _n(y - h / 2), "width": _n(w), "height": _n(h)}
        if cell.symbol is Symbol.TERMINATOR:
            shape["rx"] = _n(h / 2)
        ET.SubElement(group, "rect", shape)
    if cell.label:
        _text(root, x, y + 3, cell.label, anchor="middle")


def _points(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _edge(root: ET.Element, placed: PlacedEdge) -> None:
    edge = placed.edge
    group = ET.SubElement(
        root, "g", {"data-edge": f"{edge.source} {edge.target}", "fill": "none", "stroke": _INK}
    )
    for line in placed.lines:
        ET.SubElement(group, "polyline", {"points": _points(line), "marker-end": "url(#panah)"})


def _connectors(root: ET.Element, drawing: Drawing) -> None:
    """Draw each off-page connector once: the pentagon with the letter of the symbol that it leads to."""
    drawn = set()
    for placed in drawing.edges:
        for x, y in placed.connectors:
            if (x, y) in drawn:
                continue
            drawn.add((x, y))
            corners = ((x - 7, y - 8), (x + 7, y - 8), (x + 7, y + 3), (x, y + 8), (x - 7, y + 3))
            ET.SubElement(root, "polygon", {"points": _points(corners), "fill": "#ffffff", "stroke": _INK})
            _text(root, x, y + 2, placed.edge.connector, size="8", anchor="middle")


def _label(root: ET.Element, placed: PlacedEdge) -> None:
    if not placed.edge.label:
        return
    x, y = placed.label_at
    element = _text(root, x, y, placed.edge.label, size="7", anchor=placed.anchor)
    _halo(element)
