"""Every file of the intake corpus is accepted, or refused with the code that says why; nothing refused is left behind."""

import pytest

from diktum.core.refusal import Refused
from diktum.files import store
from diktum.files.models import StoredFile
from diktum.files.tests.corpus import corpus
from diktum.files.tests.test_store import files_in_the_store, keep, work

__all__ = ["work"]
pytestmark = pytest.mark.django_db
CASES = list(corpus())


def test_the_corpus_has_at_least_160_files():
    assert len(CASES) >= 160
    assert len({what for what, *_rest in CASES}) == len(CASES)


@pytest.mark.parametrize(("name", "content", "code"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_answers_a_file_with_the_right_code(work, settings, name, content, code):
    answer = ""
    try:
        keep(work, content, name)
    except Refused as refusal:
        answer = refusal.code
        assert str(refusal)
    assert answer == code
    assert StoredFile.objects.count() == (not code)
    if not code:
        assert store.read(StoredFile.objects.get()) == content
    else:
        assert files_in_the_store(settings) == []
