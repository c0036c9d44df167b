"""What people write beside a decree is read by everybody too: it holds no personal data, nor what was hidden. Cells are read together."""

from dataclasses import replace

import pytest

from diktum.core.document import Row, Table
from diktum.core.document.rules.samples import SOUND
from diktum.stages.publication.models import PublicationWithdrawal
from diktum.stages.publication.personal_data import personal_data_in
from diktum.stages.publication.refusals import PersonalDataInContent
from diktum.stages.publication.relating import relate_decrees, revert_relation
from diktum.stages.publication.relation_models import Bearing, DecreeRelation, RelationRevert
from diktum.stages.publication.tests.acting import moment, published
from diktum.stages.publication.withdrawing import withdraw_publication

WITH_NIK = "Nomor 9204010101900001 milik seseorang ikut terbit."


def table(*cells, names=("Nama", "Bagian I", "Bagian II")):
    attachment = SOUND.attachments[0]
    return replace(
        SOUND, attachments=(replace(attachment, table=Table(names, (Row("r1", ("Orang Contoh", *cells)),))),)
    )


def in_cells(decree):
    return [each.kind for each in personal_data_in(decree) if "/cells/" in each.path]


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (("92040101", "01900001"), "nik"),
        (("9204 0141", "0190 0001"), "nik"),
        (("19900101", "201001 1 001"), "nip"),
    ],
)
def test_a_number_of_a_person_in_two_cells_is_found_in_both(cells, kind):
    assert in_cells(table(*cells)) == [kind, kind]


@pytest.mark.parametrize(
    "cells",
    [
        ("150.000.000", "1.500.000"),
        ("2026", "2027"),
        ("92049901", "99900001"),
        ("12345678", "12345678"),
        ("1 Januari 2026", "31 Desember 2026"),
    ],
)
def test_other_figures_side_by_side_are_left_alone(cells):
    assert in_cells(table(*cells)) == []


@pytest.mark.django_db
class TestWordsBesideADecree:
    def test_why_a_publication_is_withdrawn(self, office):
        decree = published(office)
        with pytest.raises(PersonalDataInContent, match="Alasan penarikan"):
            withdraw_publication(
                dossier_id=decree.pk, reason=WITH_NIK, by=office.head_of_legal, when=moment(office)
            )
        assert not PublicationWithdrawal.objects.exists()

    @pytest.mark.parametrize("field", ["note", "target_name"])
    def test_how_decrees_are_related(self, office, field):
        decree = published(office)
        told = {"target_name": "Keputusan Nomor 3 Tahun 2019"} | {field: WITH_NIK}
        with pytest.raises(PersonalDataInContent):
            relate_decrees(
                acting_id=decree.pk,
                kind=Bearing.REVOKES,
                effective_on=moment(office).day,
                by=office.head_of_legal,
                when=moment(office),
                **told,
            )
        assert not DecreeRelation.objects.exists()

    def test_why_a_relation_is_taken_back(self, office):
        decree = published(office)
        relation = relate_decrees(
            acting_id=decree.pk,
            kind=Bearing.REVOKES,
            target_name="Keputusan Nomor 3 Tahun 2019",
            effective_on=moment(office).day,
            by=office.head_of_legal,
            when=moment(office),
        )
        with pytest.raises(PersonalDataInContent):
            revert_relation(
                relation_id=relation.pk, reason=WITH_NIK, by=office.head_of_legal, when=moment(office)
            )
        assert not RelationRevert.objects.exists()
