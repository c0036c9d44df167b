"""Petikan: one person's row and the dicta that matter, with own number, codes and receipt; nothing of anybody else."""

import pytest
from tests.formats.checking import faults

from diktum.core.document import Attachment, Clause, Decree, DecreeKind, Dictum, Row, Table
from diktum.formats.pdf import text_of
from diktum.stages.distribution import commands, papers, queries
from diktum.stages.distribution.extracts import GAP, excerpt_of, excerpts
from diktum.stages.distribution.refusals import CopiesAreNotReady, NobodyToSendTo, PersonIsNotListed
from diktum.stages.distribution.tests.acting import THREE, certified, copied, moment, sign_for
from diktum.stages.signing.tests.acting import numbered

PEOPLE = ("Melati Contoh, S.H.", "Budi Contoh")
DECREE = Decree(
    DecreeKind.APPOINTING,
    "TIM CONTOH",
    "Ketua KPU Contoh",
    considerations=(Clause("c", "bahwa"),),
    dicta=(
        Dictum("d1", "Menetapkan tim sebagaimana tercantum dalam Lampiran."),
        Dictum("d2", "Budi Contoh membawahi Melati Contoh, NIP 19800101 200501 1 001."),
        Dictum("d3", "Budi Contoh menerima honorarium."),
        Dictum("d4", "Biaya dibebankan pada anggaran."),
        Dictum("d5", "Keputusan ini mulai berlaku pada tanggal ditetapkan."),
    ),
    attachments=(
        Attachment("a0", "TUGAS"),
        Attachment(
            "a",
            "SUSUNAN",
            Table(
                ("Nama", "Jabatan"), tuple(Row(f"r{n}", (each, "Anggota")) for n, each in enumerate(PEOPLE))
            ),
        ),
    ),
)


def extracted(office):
    """Answer a certified decree with three salinan and a petikan for everybody of its lampiran."""
    dossier = numbered(office)
    rows = [each.person.row_id for each in queries.excerpts_of(dossier)]
    commands.make_copies(
        dossier_id=dossier.pk, recipients=THREE, extracts=rows, by=office.legal_officer, when=moment(office)
    )
    commands.certify_copies(dossier_id=dossier.pk, by=office.head_of_legal, when=moment(office))
    dossier.refresh_from_db()
    return dossier


class TestWhatIsExcerpted:
    def test_the_row_with_its_true_number_and_the_dicta_that_matter(self):
        found = excerpt_of(DECREE, "r0")
        assert (found.attachment_number, found.row_number, found.cells) == (2, 1, (PEOPLE[0], "Anggota"))
        assert [number for number, _dictum in found.dicta] == [1, 2, 5]

    def test_leaves_out_the_names_and_numbers_of_others(self):
        texts = [dictum.text for _number, dictum in excerpt_of(DECREE, "r0").dicta]
        assert texts[1] == f"{GAP} membawahi Melati Contoh, NIP {GAP}."
        assert not any("Budi" in text for text in texts)

    def test_everybody_once_and_nobody_who_is_not_there(self):
        assert [each.person.name for each in excerpts(DECREE)] == list(PEOPLE)
        assert excerpt_of(DECREE, "r9") is None


class TestMaking:
    def test_numbers_follow_the_salinan_and_every_one_has_codes_and_a_receipt(self, office):
        dossier = extracted(office)
        lines = queries.copies(dossier)
        people = queries.excerpts_of(dossier)
        assert people
        assert [line.copy.number for line in lines] == list(range(1, len(lines) + 1))
        assert [line.copy.recipient for line in lines if line.is_extract] == [p.person.name for p in people]
        assert len({line.copy.code for line in lines}) == len({line.token for line in lines}) == len(lines)
        sign_for(office, dossier, 4, name=people[0].person.name)
        assert queries.copy_numbered(dossier, 4).receipt.receiver == people[0].person.name

    def test_only_petikan_are_enough(self, office):
        dossier = numbered(office)
        row = queries.excerpts_of(dossier)[0].person.row_id
        made = commands.make_copies(
            dossier_id=dossier.pk,
            recipients=(),
            extracts=[row, row],
            by=office.legal_officer,
            when=moment(office),
        )
        assert [copy.kind for copy in made] == ["petikan"]

    @pytest.mark.parametrize(("rows", "refusal"), [(["tidak-ada"], PersonIsNotListed), ([], NobodyToSendTo)])
    def test_refuses_a_stranger_and_nobody(self, office, rows, refusal):
        dossier = numbered(office)
        with pytest.raises(refusal):
            commands.make_copies(
                dossier_id=dossier.pk,
                recipients=(),
                extracts=rows,
                by=office.legal_officer,
                when=moment(office),
            )
        assert queries.copies(dossier) == ()


class TestPaper:
    def test_says_petikan_and_shows_one_person_only(self, office):
        dossier = extracted(office)
        lines = [line for line in queries.copies(dossier) if line.is_extract]
        names = [line.copy.recipient for line in lines]
        for line in lines:
            pdf = papers.copy_paper(dossier, line.copy)
            text = " ".join(text_of(pdf).split())
            assert "PETIKAN" in text
            assert "SALINAN" not in text
            assert "Petikan sesuai dengan aslinya" in text
            assert "ttd." in text
            assert line.copy.code in text
            assert line.copy.recipient in text
            assert not [name for name in names if name != line.copy.recipient and name in text]
            assert "Tembusan" not in text
            assert not faults(pdf)

    def test_all_in_one_pdf_with_the_salinan(self, office):
        dossier = extracted(office)
        text = text_of(papers.copies_paper(dossier))
        assert all(line.copy.code in text for line in queries.copies(dossier))

    def test_not_before_certification(self, office):
        dossier = copied(office, extracts=True)
        extract = queries.copies(dossier)[-1].copy
        with pytest.raises(CopiesAreNotReady):
            papers.copy_paper(dossier, extract)

    def test_a_salinan_stays_a_salinan(self, office):
        dossier = certified(office)
        text = text_of(papers.copy_paper(dossier, queries.copies(dossier)[0].copy))
        assert "PETIKAN" not in text
