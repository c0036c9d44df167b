"""The BPMN export is valid by the OMG schema, and another engine walks it alike."""

import random
from pathlib import Path

import pytest
import SpiffWorkflow.bpmn.parser as spiff_parser
from lxml import etree
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState

from diktum import rulebook
from diktum.core.procedure.bpmn import bpmn
from diktum.core.procedure.progress import START, Complete, Open
from tests.core.procedure.walking import context, doer, give

SCHEMA = Path(spiff_parser.__file__).parent / "schema" / "BPMN20.xsd"
REAL = rulebook.procedures()


@pytest.mark.parametrize("procedure", REAL, ids=lambda procedure: procedure.code)
def test_the_export_is_valid_by_the_schema(procedure):
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    schema.assertValid(etree.fromstring(bpmn(procedure)))
    assert bpmn(procedure) == bpmn(procedure)


@pytest.mark.parametrize("procedure", REAL, ids=lambda procedure: procedure.code)
def test_another_engine_walks_it_alike(procedure):
    parser = BpmnParser()
    parser.add_bpmn_xml(etree.ElementTree(etree.fromstring(bpmn(procedure))))
    spec = parser.get_spec(procedure.code)
    chance = random.Random(23)
    for _ in range(8):
        workflow = BpmnWorkflow(spec)
        workflow.do_engine_steps()
        state, _ = give(procedure, START, Open(), context(procedure, person=100))
        for _ in range(60):
            ready = [
                task.task_spec.bpmn_id for task in workflow.get_tasks(state=TaskState.READY, manual=True)
            ]
            assert ready == ([state.open_act] if state.open_act else [])
            if state.open_act is None:
                break
            act = procedure.act(state.open_act)
            outcome = chance.choice(act.outcomes).key
            (task,) = workflow.get_tasks(state=TaskState.READY, manual=True)
            task.data["outcome"] = outcome
            task.run()
            workflow.do_engine_steps()
            ctx = context(procedure, person=doer(procedure, act))
            state, _ = give(procedure, state, Complete(act.key, outcome, "alasan"), ctx)
        assert workflow.is_completed() == (state.open_act is None)
