"""Write a procedure as BPMN 2.0, with lanes and with the places of its symbols."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from diktum.core.procedure.flowchart import Cell, Edge, Grid, layout
from diktum.core.procedure.loading import fingerprint
from diktum.core.procedure.model import Procedure, Symbol

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
BPMNDI = "http://www.omg.org/spec/BPMN/20100524/DI"
DC = "http://www.omg.org/spec/DD/20100524/DC"
DI = "http://www.omg.org/spec/DD/20100524/DI"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

_LANE_WIDTH = 220
_SLOT_HEIGHT = 110
_HEAD = 40
_TASK = (140, 60)
_GATEWAY = (50, 50)
_EVENT = (36, 36)


def bpmn(procedure: Procedure) -> bytes:
    """Return the procedure as a BPMN 2.0 document: a task for each act, a gateway after each decision.

    The process begins with the event "start" and ends with "end" or, for an early end, with "<act>.end". The variable
    `outcome` chooses the way after a decision.
    """
    for prefix, name in (("bpmn", BPMN), ("bpmndi", BPMNDI), ("dc", DC), ("di", DI), ("xsi", XSI)):
        ET.register_namespace(prefix, name)
    drawing = _Drawing(procedure)
    root = ET.Element(
        _tag(BPMN, "definitions"),
        {
            "id": f"definitions-{procedure.code}",
            "targetNamespace": f"urn:diktum:procedure:{fingerprint(procedure)}",
        },
    )
    collaboration = ET.SubElement(root, _tag(BPMN, "collaboration"), {"id": "collaboration"})
    ET.SubElement(
        collaboration,
        _tag(BPMN, "participant"),
        {"id": "participant", "name": procedure.title, "processRef": procedure.code},
    )
    root.append(drawing.process())
    root.append(drawing.diagram())
    ET.indent(root)
    body: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'.encode()


def _tag(namespace: str, name: str) -> str:
    return f"{{{namespace}}}{name}"


class _Drawing:
    """Know the nodes and flows of one procedure, each with its place."""

    def __init__(self, procedure: Procedure) -> None:
        self.procedure = procedure
        self.grid: Grid = layout(procedure)
        self.boxes: dict[str, tuple[int, int, int, int]] = {}
        self.lane_of: dict[str, int] = {}
        self.flows: list[tuple[str, str, str, str]] = []
        self._place_nodes()
        self._join_nodes()

    def _place_nodes(self) -> None:
        first, last = self.grid.cells[0], self.grid.cells[-1]
        self._box("start", first.lane, 0, 0, _EVENT)
        for number, cell in enumerate(self.grid.cells, start=1):
            if cell.act:
                self._box(cell.key, cell.lane, number, -20 if self._decides(cell) else 0, _TASK)
            else:
                self._box(cell.key, cell.lane, number, 0, _EVENT)
            if self._decides(cell):
                self._box(f"{cell.key}.gateway", cell.lane, number, 42, _GATEWAY)
        self._box("end", last.lane, len(self.grid.cells) + 1, 0, _EVENT)

    def _box(self, node: str, lane: int, slot: int, shift: int, size: tuple[int, int]) -> None:
        width, height = size
        x = _HEAD + lane * _LANE_WIDTH + (_LANE_WIDTH - width) // 2
        y = _HEAD + slot * _SLOT_HEIGHT + (_SLOT_HEIGHT - height) // 2 + shift
        self.boxes[node] = (x, y, width, height)
        self.lane_of[node] = lane

    def _decides(self, cell: Cell) -> bool:
        return cell.symbol is Symbol.DECISION

    def _join_nodes(self) -> None:
        self.flows.append(("flow-start", "start", self.grid.cells[0].key, ""))
        for cell in self.grid.cells:
            if self._decides(cell):
                self.flows.append((f"flow-{cell.key}", cell.key, f"{cell.key}.gateway", ""))
        for edge in self.grid.edges:
            source = edge.source
            if self._decides(self.grid.cell(source)):
                source = f"{source}.gateway"
            self.flows.append((f"flow-{edge.source}-{edge.target}", source, edge.target, _condition(edge)))
        self.flows.append(("flow-end", self.grid.cells[-1].key, "end", ""))

    def process(self) -> ET.Element:
        """Return the process: its lanes, nodes and flows."""
        process = ET.Element(
            _tag(BPMN, "process"),
            {"id": self.procedure.code, "name": self.procedure.title, "isExecutable": "true"},
        )
        lanes = ET.SubElement(process, _tag(BPMN, "laneSet"), {"id": "lanes"})
        for place, lane in enumerate(self.procedure.lanes):
            element = ET.SubElement(lanes, _tag(BPMN, "lane"), {"id": f"lane-{lane.key}", "name": lane.title})
            for node, at in self.lane_of.items():
                if at == place:
                    ET.SubElement(element, _tag(BPMN, "flowNodeRef")).text = node
        for node in self.boxes:
            process.append(self._node(node))
        labels = {f"flow-{edge.source}-{edge.target}": edge.label for edge in self.grid.edges}
        for key, source, target, condition in self.flows:
            attributes = {"id": key, "sourceRef": source, "targetRef": target}
            if labels.get(key):
                attributes["name"] = labels[key]
            flow = ET.SubElement(process, _tag(BPMN, "sequenceFlow"), attributes)
            if condition:
                expression = ET.SubElement(flow, _tag(BPMN, "conditionExpression"))
                expression.set(_tag(XSI, "type"), "bpmn:tFormalExpression")
                expression.text = condition
        return process

    def _node(self, node: str) -> ET.Element:
        if node == "start":
            element = ET.Element(_tag(BPMN, "startEvent"), {"id": node, "name": "Mulai"})
        elif node == "end" or node.endswith(".end"):
            element = ET.Element(_tag(BPMN, "endEvent"), {"id": node, "name": "Selesai"})
        elif node.endswith(".gateway"):
            element = ET.Element(
                _tag(BPMN, "exclusiveGateway"), {"id": node, "gatewayDirection": "Diverging"}
            )
        else:
            title = self.procedure.act(node).title
            element = ET.Element(_tag(BPMN, "userTask"), {"id": node, "name": title})
        for key, _, target, _ in self.flows:
            if target == node:
                ET.SubElement(element, _tag(BPMN, "incoming")).text = key
        for key, source, _, _ in self.flows:
            if source == node:
                ET.SubElement(element, _tag(BPMN, "outgoing")).text = key
        return element

    def diagram(self) -> ET.Element:
        """Return the places of the pool, the lanes, the nodes and the flows."""
        diagram = ET.Element(_tag(BPMNDI, "BPMNDiagram"), {"id": "diagram"})
        plane = ET.SubElement(
            diagram, _tag(BPMNDI, "BPMNPlane"), {"id": "plane", "bpmnElement": "collaboration"}
        )
        height = (len(self.grid.cells) + 2) * _SLOT_HEIGHT
        lanes = self.procedure.lanes
        _shape(
            plane, "participant", (0, 0, 2 * _HEAD + len(lanes) * _LANE_WIDTH, height + 2 * _HEAD), pool=True
        )
        for place, lane in enumerate(lanes):
            box = (_HEAD + place * _LANE_WIDTH, _HEAD, _LANE_WIDTH, height)
            _shape(plane, f"lane-{lane.key}", box, pool=True)
        for node, box in self.boxes.items():
            _shape(plane, node, box)
        for key, source, target, _ in self.flows:
            edge = ET.SubElement(plane, _tag(BPMNDI, "BPMNEdge"), {"id": f"{key}-di", "bpmnElement": key})
            for x, y in _way(self.boxes[source], self.boxes[target]):
                ET.SubElement(edge, _tag(DI, "waypoint"), {"x": str(x), "y": str(y)})
        return diagram


def _condition(edge: Edge) -> str:
    if not edge.label:
        return ""
    return " or ".join(f"outcome == '{key}'" for key in edge.outcomes)


def _shape(plane: ET.Element, node: str, box: tuple[int, int, int, int], *, pool: bool = False) -> None:
    attributes = {"id": f"{node}-di", "bpmnElement": node}
    if pool:
        attributes["isHorizontal"] = "false"
    shape = ET.SubElement(plane, _tag(BPMNDI, "BPMNShape"), attributes)
    x, y, width, height = (str(number) for number in box)
    ET.SubElement(shape, _tag(DC, "Bounds"), {"x": x, "y": y, "width": width, "height": height})


def _way(source: tuple[int, int, int, int], target: tuple[int, int, int, int]) -> tuple[tuple[int, int], ...]:
    """Return the corners of an arrow: downward through the middle, or back along the side of the target."""
    x1, y1, w1, h1 = source
    x2, y2, w2, h2 = target
    from_x, to_x = x1 + w1 // 2, x2 + w2 // 2
    if y2 >= y1 + h1:
        middle = y2 - 8
        return ((from_x, y1 + h1), (from_x, middle), (to_x, middle), (to_x, y2))
    side = x2 - 20 if from_x >= to_x else x2 + w2 + 20
    from_side = x1 if side < from_x else x1 + w1
    to_side = x2 if side < to_x else x2 + w2
    return ((from_side, y1 + h1 // 2), (side, y1 + h1 // 2), (side, y2 + h2 // 2), (to_side, y2 + h2 // 2))
