"""One fault for each way of going wrong, with the rule that must find it."""

from tests.corpus.faults_body import BODY
from tests.corpus.faults_preamble import PREAMBLE

FAULTS = (*PREAMBLE, *BODY)
