"""Two public decrees, of which the later one changes the earlier."""

from diktum.stages.distribution.issued import issued
from diktum.stages.distribution.tests.acting import certified
from diktum.stages.publication.relating import relate_decrees
from diktum.stages.publication.relation_models import Bearing
from diktum.stages.publication.tests.acting import moment, opened, published

LATER = "Perubahan atas Tim Pelaksana Kegiatan Contoh"


def amended(office, *, parts=("Diktum KEDUA", "Lampiran"), dictum="KESATU", kind=Bearing.AMENDS, title=LATER):
    """Answer the changed decree and the one that changes it, both public."""
    older = published(office)
    newer = published(office, dossier=opened(office, certified(office, title=title)))
    relate_decrees(
        acting_id=newer.pk,
        kind=kind,
        target_id=older.pk,
        effective_on=issued(newer).enacted_on,
        dictum=dictum,
        parts=parts,
        by=office.head_of_legal,
        when=moment(office, 40),
    )
    return older, newer
